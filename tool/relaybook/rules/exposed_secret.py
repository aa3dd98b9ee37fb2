from collections.abc import Iterator
from functools import partial

from relaybook.findings import Problem
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.secrets import Secret, secrets_in
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.source import LineColumn, Place

_HELP = (
    "change it where it is valid, since it is in the history too, and write where it is kept:"
    " `vault:<path>`; gitleaks finds more shapes than these"
)


@rule("exposed-secret", on=KnowledgeBase, area="security")
def check(base: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """No record holds a key, a token or a password."""
    for path in sorted({path for record in base.documents for path in record.files}):
        # Whoever judges many revisions asks again only for files that are others.
        yield from context.once(f"secrets in {path}", partial(_in_file, base, path))


def _in_file(base: KnowledgeBase, path: str) -> tuple[Problem, ...]:
    text = base.sources.text(path)
    return tuple(_problem(text, path, secret) for secret in secrets_in(text))


def _problem(text: str, path: str, secret: Secret) -> Problem:
    line = text.count("\n", 0, secret.start) + 1
    column = secret.start - text.rfind("\n", 0, secret.start)
    place = Place(path, LineColumn(line, column))
    return Problem(place, f"this looks like {secret.what}", _HELP)
