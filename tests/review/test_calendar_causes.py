"""Of several dates on one day, the one that a finding rests on is its cause."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from tests.review.calendar_bases import knowledge_base
from tests.review.calendar_example import FILES, FIRST

from relaybook.check.options import CheckOptions
from relaybook.findings import AsOf, Level, Problem
from relaybook.model.handover import Handover
from relaybook.model.system import System
from relaybook.review.calendar import calendar
from relaybook.review.calendar_dates import RecordedDates
from relaybook.rules.context import Context
from relaybook.rules.rule import Rule, rule
from relaybook.source import Place

ENDS = date(2027, 3, 31)
LAST = date(2027, 5, 31)
SCORER = FILES["systems/scorer.yaml"]
HANDOVER = """\
---
status: planned
from: vendor:acme
to: fraud
contract: {vendor: acme, ref: C-1}
systems: [scorer]
access_transfers:
  - {access: one, planned_on: 2027-03-31}
  - {access: two, planned_on: 2027-02-03}
waivers:
  - {rule: made-up, subject: system:scorer, approved_on: 2026-11-01, expires_on: 2027-03-31}
---
# Acme out
"""


def _rule(on: type[Any], *at: str | int, ends: date = ENDS, says: str = "It fails") -> Rule:
    """Make a rule that fails at a place once a date is over."""

    def check(record: Any, context: Context) -> Iterator[Problem]:
        """All is well."""
        if context.day > ends:
            yield Problem(record.at(*at) if at else Place(record.path), says)

    return rule("made-up", on=on, level=Level.BASIC, area="hygiene")(check)


def _causes(made: Rule, **files: str) -> list[str]:
    """Return the causes of the one thing that begins; `files` by stem take the place of ours."""
    known = {**FILES, "handovers/out.md": HANDOVER}
    names = {path.rpartition("/")[2].split(".")[0]: path for path in known}
    kb = knowledge_base({**known, **{names[stem]: text for stem, text in files.items()}})
    found = calendar(kb, AsOf(FIRST), LAST, CheckOptions(raise_errors=True), rules=(made,))
    (entry,) = found.entries
    return [f"{one.kind}: {one.text}" for one in entry.causes]


CONTRACT = "contract: contract C-1 with vendor:acme ends on 2027-03-31"


def test_another_entry_of_the_list_is_none() -> None:
    """Both accesses fail when the contract ends, whatever is planned for the other one."""
    assert _causes(_rule(Handover, "access_transfers", 1)) == [CONTRACT]


def test_the_entry_that_it_points_at_is_one_beside_the_contract() -> None:
    assert _causes(_rule(Handover, "access_transfers", 0)) == [
        "access: access one is to change hands on 2027-03-31",
        CONTRACT,
    ]


def test_the_very_date_that_it_points_at_is_the_only_one() -> None:
    assert _causes(_rule(Handover, "access_transfers", 0, "planned_on")) == [
        "access: access one is to change hands on 2027-03-31"
    ]


def test_the_entry_around_the_key_that_it_points_at_is_one() -> None:
    model = "models:\n  - id: m\n    trained_on: 2026-10-01\n    max_age: 10w\n  - id: n\n"
    ends = date(2026, 12, 10)
    review = FILES["runbooks/scorer-down.md"].replace("6 months", "131d")  # until the same day

    found = _causes(
        _rule(System, "models", 0, "max_age", ends=ends),
        scorer=SCORER + model,
        **{"scorer-down": review},
    )

    assert found == ["model: model m of system:scorer is to be trained again by 2026-12-10"]


def test_what_the_text_names_is_one_where_a_time_was_added() -> None:
    metric = "success_metrics: [{name: Recall, measured_on: 2026-12-01}]\n"
    made = _rule(
        System,
        "success_metrics",
        ends=date(2026, 12, 1) + timedelta(days=70),
        says="Recall was last measured on 2026-12-01",
    )

    assert _causes(made, scorer=SCORER + metric) == [
        "measurement: metric Recall of system:scorer was measured on 2026-12-01, 71 days ago"
    ]


def test_until_when_something_lasts_stands_for_the_date_it_lasts_from() -> None:
    """Both are meant by one field, and the text of the finding names the second."""
    model = "models: [{id: m, trained_on: 2026-10-01, max_age: 10w}]\n"
    made = _rule(System, "models", ends=date(2026, 12, 10), says="m was trained on 2026-10-01")

    assert _causes(made, scorer=SCORER + model) == [
        "model: model m of system:scorer is to be trained again by 2026-12-10"
    ]


def test_an_exercise_is_one_for_the_systems_of_its_runbook() -> None:
    made = _rule(System, "title", ends=date(2026, 12, 24))
    exercise = FILES["exercises/2026-09-01-scorer.yaml"].replace("2026-09-01", "2026-12-24")

    assert _causes(made, **{"2026-09-01-scorer": exercise}) == [
        "exercise: the exercise of runbook:scorer-down is dated 2026-12-24"
    ]


def test_an_entry_of_another_record_is_one_only_where_it_names_this() -> None:
    made = _rule(System, "title", ends=date(2027, 2, 3))
    named = HANDOVER.replace("access_transfers:", "shadowing:").replace(
        "{access: two, planned_on: 2027-02-03}", "{system: scorer, date: 2027-02-03}"
    )

    with_name = _causes(made, out=named.replace("{access: one, planned_on", "{system: x, date"))
    without = _causes(made)

    assert with_name == ["shadowing: the shadowing of scorer by somebody is on 2027-02-03"]
    assert without == []


@pytest.mark.parametrize(
    ("stem", "text", "says", "cause"),
    [
        (
            "bob",
            FILES["contacts/bob.yaml"].replace("2027-01-15", "2027-03-31"),
            "nobody is there: person:bob left",
            ["person: person:bob leaves on 2027-03-31"],
        ),
        (
            "fraud",
            FILES["contacts/fraud.yaml"].replace(
                "[bob, cy]", "[{person: cy, until_on: 2027-03-31}]"
            ),
            "team:fraud has nobody",
            ["person: person:cy leaves team:fraud on 2027-03-31"],
        ),
    ],
)
def test_of_contacts_the_one_that_was_asked_about_and_is_named(
    stem: str, text: str, says: str, cause: list[str]
) -> None:
    def check(system: System, context: Context) -> Iterator[Problem]:
        """All is well."""
        people = context.directory
        standing = {one.id: people.standing(one) for one in context.kb.contacts.values()}
        if context.day > ENDS and not standing["acme"].active:
            yield Problem(system.at("owner"), says)

    made = rule("made-up", on=System, level=Level.BASIC, area="hygiene")(check)

    assert _causes(made, **{stem: text}) == cause


def test_the_last_day_to_give_notice_is_one() -> None:
    acme = FILES["contacts/acme.yaml"].replace(
        "end_on: 2027-03-31", "end_on: 2027-03-31, notice_days: 90"
    )

    found = _causes(_rule(System, "title", ends=date(2026, 12, 31)), acme=acme)

    assert found == ["contract: notice on contract C-1 with vendor:acme is due by 2026-12-31"]


def test_somebody_leaves_once_whatever_they_are_part_of() -> None:
    bob = FILES["contacts/bob.yaml"].replace("2027-01-15", "2027-03-31")
    fraud = FILES["contacts/fraud.yaml"].replace("[bob, ", "[{person: bob, until_on: 2027-03-31}, ")

    def check(system: System, context: Context) -> Iterator[Problem]:
        """All is well."""
        if not context.directory.standing(context.kb.contacts["bob"]).active:
            yield Problem(system.at("owner"), "nobody is there: person:bob left")

    made = rule("made-up", on=System, level=Level.BASIC, area="hygiene")(check)

    assert _causes(made, bob=bob, fraud=fraud) == ["person: person:bob leaves on 2027-03-31"]


def test_the_end_of_a_comment_is_one_for_what_is_wrong_with_the_comment() -> None:
    comment = "  # relaybook: accept[escalation-inactive] until 2027-03-31 known\n"
    scorer = SCORER.replace("  - {contact: person:ann", f"{comment}  - {{contact: person:ann")
    dates = RecordedDates(knowledge_base({**FILES, "systems/scorer.yaml": scorer}))

    found = {
        rule: len(dates.acceptances(ENDS, "systems/scorer.yaml", rule))
        for rule in ("escalation-inactive", "unused-acceptance", "invalid-acceptance", "other")
    }

    assert found == {
        "escalation-inactive": 1,
        "unused-acceptance": 1,
        "invalid-acceptance": 1,
        "other": 0,
    }


def test_a_date_that_no_record_holds_has_no_cause() -> None:
    assert _causes(_rule(System, "title", ends=date(2027, 4, 3))) == []


def test_in_a_file_that_is_no_record_contacts_are_left() -> None:
    def check(system: System, context: Context) -> Iterator[Problem]:
        """All is well."""
        if context.day > ENDS:
            yield Problem(Place("relaybook.yml"), f"{system.id} fails")

    made = rule("made-up", on=System, level=Level.BASIC, area="hygiene")(check)

    assert _causes(made) == [CONTRACT]


def test_a_waiver_that_ends_is_one_where_its_row_is_at_fault() -> None:
    assert _causes(_rule(Handover, "waivers", 0, "expires_on")) == [
        "waiver: the waiver of made-up for system:scorer ends on 2027-03-31"
    ]
