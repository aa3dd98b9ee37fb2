import re
from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.knowledge_base import systems_of
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.people import is_planned, is_retired
from relaybook.rules.rule import rule

_ELSEWHERE = ("decision", "decisions", "adr", "adrs")


@rule("model-without-decision", on=System, level=Level.FULL, area="decisions", severity=None)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Each model is named in a decision in force about its system."""
    if not system.models or is_retired(system) or is_planned(system):
        return
    text = _decided(system, context)
    for at, model in enumerate(system.models):
        if not model.id or _is_named(model.id, text):
            continue
        if any(link.rel in _ELSEWHERE and link.url for link in system.links or ()):
            yield CannotTell("models whose decisions are kept elsewhere, as a link says")
            return
        yield Problem(
            system.at("models", at, "id"),
            f"no accepted decision about {system.id} names its model {model.id}",
            f"write down why it is used, with `systems: [{system.id}]` and {model.id} in the text; "
            "`origin: reconstructed` where nobody wrote it down then",
        )


def _decided(system: System, context: Context) -> str:
    """Return the text of all decisions in force about a system."""
    found = (one for one in context.kb.decisions.values() if one.is_in_force)
    about = (one for one in found if system.id in systems_of(one))
    return "\n".join(context.kb.sources.text(one.path) for one in about)


def _is_named(model: str, text: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){re.escape(model)}(?![\w-])", text, re.IGNORECASE))
