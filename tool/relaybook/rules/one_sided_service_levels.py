import re
from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.monitoring import Slo
from relaybook.model.placeholder import is_placeholder
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running

_UNSAID = "systems that do not say whether they face customers: which service levels they need"
# A time with its unit says how quick in any language; the words say so in English alone.
_QUICK = re.compile(
    r"\d\s*(?:ms|[µu]s|s|secs?|seconds?|mins?|minutes?|h|hours?)\b"
    r"|\b(?:latenc\w+|quick\w*|fast|slow\w*|delays?|response times?|p[5-9]\d)\b",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"\b(?:availab\w+|uptime|downtime|reachab\w+|success\w*|errors?|fail\w*|lost|[25]xx)\b",
    re.IGNORECASE,
)


@rule("one-sided-service-levels", on=System, level=Level.FULL, area="monitoring", severity=None)
def check(system: System, _: Context) -> Iterator[Problem | CannotTell]:
    """A system that faces customers says how quick it answers and how often it does at all."""
    if system.scope == "external" or not is_running(system) or system.customer_facing is False:
        return
    levels = system.slos or ()
    if len(levels) <= 1 or any(is_placeholder(one.indicator or "") for one in levels):
        return  # missing-service-level says so
    if system.customer_facing is None:
        yield CannotTell(_UNSAID)
        return
    said = [_words(one) for one in levels]
    if not any(map(_QUICK.search, said)):
        yield _problem(system, "how quick it answers", "`indicator: answers within 2 s`")
    elif not any(_THERE.search(one) or not _QUICK.search(one) for one in said):
        yield _problem(system, "how often it answers at all", "`indicator: answers without error`")


def _words(level: Slo) -> str:
    """Return what is measured and how much of it is asked: the window is a time of another kind."""
    return f"{level.indicator} {level.target or ''}"


def _problem(system: System, what: str, example: str) -> Problem:
    return Problem(
        system.at("slos"),
        f"{system.id} faces customers, and none of its service levels says {what}",
        f"add a level for it: {example} with `target`, `window` and `source`",
    )
