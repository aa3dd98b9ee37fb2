import re
from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import systems_of
from relaybook.model.references import split_reference
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.requirements.entry import Entry
from relaybook.rules.rule import rule

_TOPICS = ("architecture", "deploy", "incidents", "data", "cost", "vendors")
_OF_MODELS = ("model",)
_OF_OTHERS = ("incidents", "data", "vendors")
_SEPARATOR = re.compile(r"[,;/|+]|\band\b")
_FORMS = {"deployment": "deploy", "incident": "incidents", "models": "model", "costs": "cost"}


@rule("untaught-topic", on=Handover, level=Level.FULL, area="knowledge", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem]:
    """Each topic of each system is passed on in a session that is planned or was held."""
    if not handover.sessions:
        return  # incomplete-session says so
    for number, name in enumerate(systems_of(handover)):
        system = context.kb.systems.get(name)
        if system is None:
            continue
        taught = _taught(handover, name)
        if lacking := [topic for topic in _asked(system) if topic not in taught]:
            yield Problem(
                handover.at("systems", number),
                f"no session on {system.name} is about {_either(lacking)}",
                f"plan one in `sessions`, or several topics in one: `topic: {', '.join(lacking)}`",
            )


def _asked(system: System) -> tuple[str, ...]:
    """Return what there is to know of a system; of one that others run, how to live with it."""
    if system.scope == "external":
        return _OF_OTHERS
    return (*_TOPICS, *(_OF_MODELS if system.models else ()))


def _taught(handover: Handover, name: str) -> set[str]:
    found: set[str] = set()
    for number, session in enumerate(handover.sessions or ()):
        is_excused = bool(Entry(handover, ("sessions", number), session).reason(("date",)))
        if (session.date or is_excused) and split_reference(session.system or "")[1] == name:
            words = _SEPARATOR.split((session.topic or "").casefold())
            found |= {_FORMS.get(word.strip(), word.strip()) for word in words}
    return found


def _either(names: list[str]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
