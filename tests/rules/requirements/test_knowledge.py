"""What is asked of passing knowledge on, beside what the pages show."""

from pathlib import Path

import pytest
from tests.rules.requirements.asking import asked
from tests.rules.requirements.exit_records import (
    handover,
    of,
    of_handover,
    unknown_of,
)

CARDS = "title: Cards\nservice_tier: 1\n"
RESTART = "---\nsystems: [cards]\naccess: [operator]\n---\n# Restart\n\nRestart it.\n"
SOLO = "shadowing:\n  - {system: cards, stage: solo, runbook: restart, "


@pytest.mark.parametrize(
    ("system", "lacking"),
    [
        ("title: Cards\n", "architecture, deploy, incidents, data, cost or vendors"),
        ("title: Cards\nscope: external\n", "incidents, data or vendors"),
        (
            "title: Cards\nmodels: [{id: m}]\n",
            "architecture, deploy, incidents, data, cost, vendors or model",
        ),
    ],
)
def test_what_there_is_to_know_depends_on_the_system(
    system: str, lacking: str, tmp_path: Path
) -> None:
    fields = "systems: [cards, unknown]\nsessions: [{system: cards, topic: small talk}]\n"

    assert of_handover(tmp_path, "untaught-topic", fields, cards=system) == [
        f"no session on Cards is about {lacking}"
    ]


def test_topics_are_read_in_the_words_of_those_who_plan(tmp_path: Path) -> None:
    topics = "Deployment; Architecture / incident and costs | data + vendors"
    fields = (
        "systems: [cards]\n"
        f"sessions: [{{system: 'system:cards', date: 2026-12-01, topic: '{topics}'}}]\n"
    )

    assert of_handover(tmp_path, "untaught-topic", fields, cards="title: Cards\n") == []


@pytest.mark.parametrize(
    ("session", "fault"),
    [
        ("date: 2026-11-20", ""),
        ("date: 2026-11-19", "left nothing to read"),
        ("date: 2026-11-19, artefact: tbd", "left nothing to read"),
        ("date: 2026-11-19, artefact: kt/1, questions_open: n/a", "does not say which questions"),
        ("date: 2026-11-19, artefact: kt/1, questions_open: 0", ""),
        ("artefact: kt/1", ""),
    ],
)
def test_a_session_leaves_a_trace_on_the_day_after(
    session: str, fault: str, tmp_path: Path
) -> None:
    fields = f"sessions: [{{id: KT-1, {session}}}]\n"

    found = of_handover(tmp_path, "session-without-trace", fields)

    assert [fault in one for one in found] == ([True] if fault else [])


@pytest.mark.parametrize(
    ("row", "counts"),
    [
        ("person: person:k-das, date: 2026-11-20, outcome: pass, help_needed: none", True),
        ("person: person:k-das, date: 2026-11-20, outcome: partial", True),
        ("person: person:k-das, date: 2026-11-21, outcome: pass", False),
        ("person: person:k-das, date: 2026-11-20", False),
        ("person: person:k-das, date: 2026-11-20, outcome: pass, help_needed: vendor", False),
        ("person: person:v-shah, date: 2026-11-20, outcome: pass", False),
        ("date: 2026-11-20, outcome: pass", False),
    ],
    ids=["alone", "in part", "to come", "no outcome", "with help", "by the vendor", "by nobody"],
)
def test_a_system_was_run_alone_when_somebody_of_ours_did_it(
    row: str, counts: bool, tmp_path: Path
) -> None:
    fields = f"systems: [cards]\n{SOLO}{row}}}\n"

    found = of_handover(tmp_path, "never-run-alone", fields, cards=CARDS)

    assert found == ([] if counts else ["nobody of ours has run Cards alone yet"])


@pytest.mark.parametrize(
    "system",
    ["title: Cards\nservice_tier: 3\n", "title: Cards\n", f"{CARDS}scope: external\n"],
    ids=["tier 3", "no tier", "external"],
)
def test_only_what_is_critical_and_ours_has_to_be_run_alone(system: str, tmp_path: Path) -> None:
    assert of_handover(tmp_path, "never-run-alone", "systems: [cards]\n", cards=system) == []


@pytest.mark.parametrize(
    ("holders", "found"),
    [
        ("person:k-das", []),
        ("team:receivers", []),
        ("team:payments", []),
        ("person:unknown", []),
        (
            "team:secondees, person:left",
            ["person:k-das followed restart without holding operator, so somebody else's access "],
        ),
    ],
)
def test_whoever_did_it_holds_the_access(holders: str, found: list[str], tmp_path: Path) -> None:
    files = {
        "runbooks/restart.md": RESTART,
        "systems/cards.yaml": f"{CARDS}access: [{{id: operator, holders: [{holders}]}}]\n",
        "handovers/exit.md": handover(f"{SOLO}person: person:k-das}}\n"),
    }

    said = of(tmp_path, "done-without-access", files)

    assert [one.removesuffix("was used") for one in said] == found


@pytest.mark.parametrize(("day", "count"), [("2026-10-31", 0), ("2026-11-01", 1)])
def test_whoever_has_left_since_held_the_access_through_their_team(
    day: str, count: int, tmp_path: Path
) -> None:
    files = {
        "runbooks/restart.md": RESTART,
        "contacts/receivers.yaml": "type: team\ntitle: Receivers\nmembers: [k-das, left]\n",
        "systems/cards.yaml": f"{CARDS}access: [{{id: operator, holders: [team:receivers]}}]\n",
        "handovers/exit.md": handover(f"{SOLO}person: person:left, date: {day}}}\n"),
    }

    assert len(of(tmp_path, "done-without-access", files)) == count


@pytest.mark.parametrize(
    ("rows", "who"),
    [
        ("person: person:v-shah, date: 2026-11-02, outcome: pass", "by nobody"),
        ("person: person:k-das, date: 2026-12-02, outcome: pass", "by nobody"),
        ("person: person:k-das, date: 2026-11-02, outcome: fail", "by nobody"),
        ("person: person:k-das, date: 2026-11-02, outcome: pass", "only by k-das"),
        ("person: team:receivers, date: 2026-11-02, outcome: pass", ""),
    ],
)
def test_a_runbook_is_followed_by_people_of_ours(rows: str, who: str, tmp_path: Path) -> None:
    files = {
        "runbooks/restart.md": RESTART,
        "systems/cards.yaml": CARDS,
        "handovers/exit.md": handover(f"systems: [cards]\n{SOLO}{rows}}}\n"),
    }

    found = of(tmp_path, "one-person-runbook", files)

    told = f"restart, for a system of tier 1, was followed {who} of ours; 2 are asked"
    assert found == ([told] if who else [])


@pytest.mark.parametrize(
    ("to", "systems", "found"),
    [
        ("receivers", "", []),
        ("receivers", "systems: [cards]\n", ["team:receivers has 2 on 2026-11-20; 3 are asked"]),
        (
            "vendors-own",
            "",
            ["team:vendors-own, which takes over, belongs to vendor:nimbus"],
        ),
        ("unknown", "", []),
    ],
)
def test_the_team_that_takes_over_has_people(
    to: str, systems: str, found: list[str], tmp_path: Path
) -> None:
    files = {
        "contacts/vendors-own.yaml": "type: team\ntitle: Theirs\norg: vendor:nimbus\n",
        "systems/cards.yaml": CARDS,
        "handovers/exit.md": handover(systems).replace("to: receivers", f"to: {to}"),
    }

    assert of(tmp_path, "unstaffed-receiver", files) == found


def test_a_team_that_names_nobody_cannot_be_judged(tmp_path: Path) -> None:
    files = {"handovers/exit.md": handover("").replace("to: receivers", "to: payments")}

    assert unknown_of(tmp_path, "unstaffed-receiver", files) == [
        "receiving teams of which nobody says who is in them"
    ]


def test_notes_that_lie_with_the_vendor_are_no_trace(tmp_path: Path) -> None:
    notes = "artefact: 'https://wiki.NIMBUS.example.com/kt', questions_open: 0"
    fields = f"sessions: [{{id: KT-1, date: 2026-11-02, {notes}}}]\n"

    assert of_handover(tmp_path, "session-without-trace", fields) == [
        "KT-1 of 2026-11-02 left its notes with the vendor, at https://wiki.NIMBUS.example.com/kt"
    ]


def test_what_is_to_be_learnt_is_named_by_its_topic(tmp_path: Path) -> None:
    fields = (
        "training:\n  - {person: person:k-das, topic: Restore to a point in time,"
        " due_on: 2026-11-19}\n"
    )

    assert of_handover(tmp_path, "untrained-receiver", fields) == [
        "training[1] (Restore to a point in time) was to be learnt by 2026-11-19"
    ]


def test_what_is_overdue_is_to_be_learnt_and_not_to_be_listed_again(tmp_path: Path) -> None:
    fields = "training: [{person: person:k-das, topic: Restore, due_on: 2026-11-19}]\n"

    report = asked(tmp_path, {"handovers/exit.md": handover(fields)}, "untrained-receiver")

    assert [one.help for one in report.findings] == [
        "let them learn it and write `done_on`, or agree on a later `due_on`"
    ]
