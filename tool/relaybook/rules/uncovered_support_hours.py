from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.duration import span_in_words
from relaybook.model.hours import Hours
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_ZONES = "systems whose escalation calls people in several time zones"
_ALWAYS = Hours.parse("24x7")


@rule(
    "uncovered-support-hours",
    on=System,
    level=Level.FULL,
    area="escalation",
    severity=None,
)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Somebody is there in all hours in which a system is supported, at tier 1 in all hours."""
    if system.scope == "external" or system.lifecycle in ("planned", "retired"):
        return
    promised = _ALWAYS if system.service_tier == 1 else system.support_hours
    called = [(hours, zone) for hours, zone in _called(system, context) if hours]
    if promised is None or not called:
        return  # undescribed-environment and incomplete-escalation-level say so
    if any(hours.round_the_clock for hours, _ in called):
        return
    if len({zone for _, zone in called}) > 1:
        yield CannotTell(_ZONES)
        return
    ranges = sorted(one for hours, _ in called for one in hours.ranges)
    gap = promised.longest_without(Hours("", tuple(ranges)))
    if gap:
        what = "at tier 1 somebody is asked for 24x7" if promised is _ALWAYS else promised.text
        yield Problem(
            system.at("escalation"),
            f"for up to {span_in_words(gap * 60)} nobody of the escalation is there; {what}",
            "add a level with somebody who is there then, such as a duty manager, or promise fewer"
            " hours",
        )


def _called(system: System, context: Context) -> Iterator[tuple[Hours | None, str]]:
    for level in system.escalation or ():
        contact = context.directory.find(level.contact) if level.contact else None
        hours = level.hours or (contact.hours if contact else None)
        yield hours, (contact.time_zone if contact else None) or ""
