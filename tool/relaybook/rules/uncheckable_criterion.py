import re
from collections.abc import Iterator
from importlib.resources import files

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.handover import Handover
from relaybook.rules.context import Context
from relaybook.rules.requirement_packs import requirements_of
from relaybook.rules.rule import rule

_EVIDENCE = frozenset({"exercise", "test", "log", "demo"})
_UNSETTLED = "handovers whose criteria do not say what settles them"
_WORD = re.compile(r"[\w-]+")


@rule("uncheckable-criterion", on=Handover, level=Level.FULL, area="acceptance", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem | CannotTell]:
    """Each criterion for acceptance names the rule or the kind of evidence that settles it."""
    known = context.always("what settles a criterion", lambda: _known(context) | _EVIDENCE)
    criteria = handover.acceptance_criteria or ()
    if not any(one.check for one in criteria):
        yield CannotTell(_UNSETTLED)
    for number, one in enumerate(criteria):
        if one.check and not known & set(_WORD.findall(one.check.casefold())):
            yield Problem(
                handover.at("acceptance_criteria", number, "check"),
                f"nobody can tell when {one.id or 'this'} is met: {one.check!r} names neither a "
                "rule nor a kind of evidence",
                "name a rule, as `relaybook rules` lists them, or an exercise, a test, a log or a "
                "demo",
            )


def _known(context: Context) -> frozenset[str]:
    """Return the ids of all rules, which are the names of their pages, and the codes of packs."""
    folder = files("relaybook.rules")
    pages = (one.name for one in folder.iterdir() if one.name.endswith(".md"))
    rules = {name.removesuffix(".md").replace("_", "-") for name in pages}
    packs = requirements_of(context.kb)
    return frozenset(rules | {one.id for one in packs} | {one.code.casefold() for one in packs})
