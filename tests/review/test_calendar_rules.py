"""Rules that are not like others: they crash, look at everything, or ask what cannot be watched."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from tests.review.calendar_bases import knowledge_base
from tests.review.calendar_example import FILES, FIRST

from relaybook.check.engine import check as check_day
from relaybook.check.options import CheckOptions
from relaybook.findings import AsOf, CannotTell, Level, Problem
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.system import System
from relaybook.model.watched_day import Watch, WatchedDay
from relaybook.review.calendar import calendar
from relaybook.review.watched_context import Memory, WatchedContext
from relaybook.rules import rule_crashed
from relaybook.rules.context import Context
from relaybook.rules.rule import Rule, rule
from relaybook.source import Place

TURN = date(2026, 12, 5)
LAST = date(2026, 12, 20)
Found = list[tuple[str, bool, str]]


def _rule(on: type[Any], fails: Callable[[Context], bool]) -> Rule:
    def check(subject: Any, context: Context) -> Iterator[Problem | CannotTell]:
        """All is well."""
        if fails(context):
            yield Problem(Place(getattr(subject, "path", "relaybook.yml")), "It fails")

    return rule("made-up", on=on, level=Level.BASIC, area="hygiene")(check)


def _changes(made: Rule, options: CheckOptions | None = None, **files: str) -> Found:
    kb = knowledge_base({**FILES, **files})
    rules = (made, rule_crashed.check)
    found = calendar(kb, AsOf(FIRST), LAST, options or CheckOptions(), rules=rules)
    keys = {one.rule for one in found.open}
    entries = list(found.entries)
    for count in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=count)
        while entries and entries[0].day <= day:
            (keys.add if entries[0].begins else keys.discard)(entries.pop(0).finding.rule)
        report = check_day(kb, AsOf(day), options or CheckOptions(), rules)
        assert keys == {one.rule for one in report.findings}, day
    return [(str(one.day), one.begins, one.finding.rule) for one in found.entries]


def _crash(context: Context) -> bool:
    if context.day >= TURN:
        raise ValueError("boom")
    return False


def test_a_rule_that_crashes_from_a_day_on_is_a_finding_from_then_on() -> None:
    assert _changes(_rule(System, _crash)) == [("2026-12-05", True, "rule-crashed")]


def test_a_crash_is_let_through_where_that_is_asked_for() -> None:
    with pytest.raises(ValueError, match="boom"):
        _changes(_rule(System, _crash), CheckOptions(raise_errors=True))


def test_a_rule_that_looks_at_all_at_once_is_asked_again_too() -> None:
    made = _rule(KnowledgeBase, lambda context: context.day >= TURN)

    assert _changes(made) == [("2026-12-05", True, "made-up")]


def test_what_cannot_be_watched_is_asked_every_day() -> None:
    made = _rule(System, lambda context: context.day.weekday() == 5)

    assert _changes(made)[:3] == [
        ("2026-11-21", True, "made-up"),
        ("2026-11-22", False, "made-up"),
        ("2026-11-28", True, "made-up"),
    ]


def test_what_is_remembered_is_asked_again_when_what_it_rests_on_changes() -> None:
    def fails(context: Context) -> bool:
        is_late = context.day >= TURN
        return context.once("late", lambda: is_late)

    assert _changes(_rule(System, fails)) == [("2026-12-05", True, "made-up")]


def test_a_file_that_cannot_be_read_is_judged_by_nobody() -> None:
    made = _rule(System, lambda context: context.day >= TURN)

    assert _changes(made, **{"systems/scorer.yaml": "title: [\n"}) == []


def test_only_what_lies_below_a_folder_is_reported() -> None:
    made: Rule = _rule(System, lambda context: context.day >= TURN)

    assert _changes(made, CheckOptions(below=("runbooks",))) == []
    assert _changes(made, CheckOptions(below=("systems",))) == [("2026-12-05", True, "made-up")]


def test_whatever_a_context_keeps_but_people_rests_on_no_day() -> None:
    """A property that did would have to be left behind when the day moves on."""
    watch = Watch(date.max)
    kb = knowledge_base(FILES)
    names = [name for name, value in vars(Context).items() if hasattr(value, "attrname")]
    names.remove("directory")

    for name in names:
        context = WatchedContext(kb, WatchedDay(FIRST, watch), memory=Memory(watch))
        _, turns = watch.during(lambda name=name, context=context: getattr(context, name))  # type: ignore[misc]
        assert turns == frozenset(), name
    assert "graph" in names


def test_a_context_moves_on_with_what_it_kept() -> None:
    watch = Watch(date.max)
    context = WatchedContext(
        knowledge_base(FILES),
        WatchedDay(FIRST, watch),
        gone=frozenset({"ann"}),
        memory=Memory(watch),
    )
    graph, bob = context.graph, context.kb.contacts["bob"]
    assert context.directory.standing(bob).active

    moved = context.on(date(2027, 1, 16))

    assert (moved.graph is graph, str(moved.day)) == (True, "2027-01-16")
    assert not moved.directory.standing(bob).active
    assert not moved.directory.standing(context.kb.contacts["ann"]).active
    assert context.directory.standing(
        bob.inheriting({}, {})
    ).active  # another of that id is asked anew
