import re
from collections.abc import Iterator

from relaybook.findings import Level, Problem, Severity
from relaybook.load.blanks import blanks_of
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_NOISE = re.compile(r"[^a-z0-9]+")


@rule(
    "undeclared-placeholder",
    on=Runbook,
    level=Level.FULL,
    area="steps",
    severity=Severity.WARNING,
    profiles={"regulated": Severity.ERROR, "vendor-exit": Severity.ERROR},
)
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Each value that a reader fills into a command is declared as a parameter."""
    declared = {_plain(one.name) for one in runbook.parameters or () if one.name}
    content = context.kb.sources.data(runbook.path)
    for mention in blanks_of(content, runbook.outline.fences):
        if _plain(mention.words) in declared:
            continue
        declared.add(_plain(mention.words))
        if _is_set(mention.words, content):
            continue
        yield Problem(
            runbook.within(mention.range),
            f"the command is copied with {mention.words!r} in it, which is no declared parameter",
            f"write `parameters: [{{name: {mention.words}, example: ..., meaning: ...}}]`, or set"
            " it with a command in an earlier step",
        )


def _is_set(name: str, content: bytes) -> bool:
    """Whether the text tells the reader to set it, as `NAME=value` outside a code block."""
    return re.search(rb"\b%s=" % re.escape(name.encode()), content) is not None


def _plain(name: str) -> str:
    return _NOISE.sub("_", name.lower()).strip("_")
