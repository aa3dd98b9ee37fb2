from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.site.planned_base import base_of

from relaybook.model.digest import digest
from relaybook.model.freshness import Freshness, freshness_of, short_day
from relaybook.model.history import Change, ChangeKind, History
from relaybook.model.versions import is_older

DAY = date(2026, 11, 20)
ONE, TWO = "1. Look at the log.", "2. Call the team."
RUNBOOK = """---
systems: [ledger]
authors: [person:ada]
last_reviewed_on: 2026-09-01
review_in: 6 months
tested_with: [{{component: PostgreSQL, version: "14"}}]
---

# Queue full

## Steps

{steps}
"""
SYSTEM = """title: Ledger
service_tier: 1
components: [{name: postgresql, version: "15.4"}]
"""
IN_PART = "last worked in part for someone else on 12 Sep"
PATH = "runbooks/queue-full.md"


def exercise(day: str, **fields: str) -> str:
    given_ = {
        "by": "person:bo",
        "outcome": "pass",
        "mode": "drill",
        "first": ONE,
        "was": "ok",
    } | fields
    return (
        f"runbook: queue-full\ndate: {day}\nby: [{given_['by']}]\noutcome: {given_['outcome']}\n"
        f"mode: {given_['mode']}\nsteps:\n"
        f"  - {{number: 1, digest: {digest(given_['first'].encode())}, result: {given_['was']}}}\n"
        f"  - {{number: 2, digest: {digest(TWO.encode())}, result: ok}}\n"
    )


def fresh(
    exercises: Mapping[str, str],
    history: History | None = None,
    steps: tuple[str, ...] = (ONE, TWO),
) -> Freshness:
    files = {PATH: RUNBOOK.format(steps="\n".join(steps)), "systems/ledger.yaml": SYSTEM}
    files |= {f"exercises/{name}.yaml": text for name, text in exercises.items()}
    base = base_of(files)
    return freshness_of(base, base.runbooks["queue-full"], history, DAY)


@pytest.mark.parametrize(
    ("exercises", "line"),
    [
        ({}, "never exercised"),
        (
            {"a": exercise("2026-09-12")},
            "last worked for someone else on 12 Sep; its steps are unchanged",
        ),
        (
            {"a": exercise("2025-09-12", first="1. Look.")},
            "last worked for someone else on 12 Sep 2025; step 1 has changed since",
        ),
        (
            {"a": exercise("2026-09-12", outcome="partial", first="1. Look.", was="wrong")},
            f"{IN_PART}; step 1 went wrong and has changed since",
        ),
        (
            {"a": exercise("2026-09-12", outcome="partial", was="wrong")},
            f"{IN_PART}; step 1 went wrong and is as it was",
        ),
        (
            {"a": exercise("2026-09-12"), "b": exercise("2026-10-01", outcome="fail")},
            "last worked for someone else on 12 Sep; failed on 1 Oct; its steps are unchanged",
        ),
        ({"a": exercise("2026-09-12", outcome="fail")}, "failed when last tried, on 12 Sep"),
        (
            {"a": exercise("2026-09-12", by="person:ada")},
            "tried by its authors only, last on 12 Sep",
        ),
        ({"a": exercise("2026-09-12", mode="tabletop")}, "read through on 12 Sep, never done"),
        ({"a": exercise("2026-11-21")}, "never exercised"),
    ],
)
def test_the_line_says_what_a_reader_must_know(exercises: Mapping[str, str], line: str) -> None:
    assert fresh(exercises).line == line


def test_a_step_that_moved_keeps_its_proof_and_a_new_one_has_none() -> None:
    steps = ("1. Breathe.", "2. Look.", TWO)
    moved = fresh({"a": exercise("2026-09-12", first=ONE)}, steps=(TWO, ONE))

    assert moved.line.endswith("its steps are unchanged")
    assert fresh({"a": exercise("2026-09-12")}, steps=steps).line == (
        "last worked for someone else on 12 Sep; step 1 has changed since; step 2 is new since"
    )


def test_a_step_that_is_gone_is_said() -> None:
    line = fresh({"a": exercise("2026-09-12")}, steps=(ONE,)).line

    assert line == "last worked for someone else on 12 Sep; step 2 is gone"


def test_the_way_lines_end_changes_no_step() -> None:
    base = base_of(
        {
            PATH: RUNBOOK.format(steps=f"{ONE}\n{TWO}").replace("\n", "\r\n").encode(),
            "exercises/a.yaml": exercise("2026-09-12"),
        }
    )

    line = freshness_of(base, base.runbooks["queue-full"], None, DAY).line

    assert line == "last worked for someone else on 12 Sep; its steps are unchanged"


def history(*changes: tuple[str, str, ChangeKind]) -> History:
    by_path: dict[str, tuple[Change, ...]] = {}
    for path, day, kind in changes:
        change = Change(
            date.fromisoformat(day), "Cy", "c" * 40, kind, touches_dependencies=path != PATH
        )
        by_path[path] = (*by_path.get(path, ()), change)
    return History(by_path)


def test_each_signal_has_its_evidence() -> None:
    past = history(
        (PATH, "2026-09-01", ChangeKind.REVIEW_DATE),
        (PATH, "2026-03-01", ChangeKind.REVIEW_DATE),
        (PATH, "2025-12-01", ChangeKind.TEXT),
        ("systems/ledger.yaml", "2026-10-02", ChangeKind.TEXT),
    )

    told = {
        one.name: (one.state, [evidence.text for evidence in one.evidence])
        for one in fresh({"a": exercise("2026-09-12")}, past).signals
    }

    assert told == {
        "changed": (
            "text last changed on 2025-12-01",
            ["commit cccccccccc by Cy", "since then review date only, last on 2026-09-01"],
        ),
        "reviewed": (
            "on 2026-09-01",
            ["only the date was changed, 2 times in a row; the text is unchanged since 2025-12-01"],
        ),
        "exercised": ("on 2026-09-12, pass (drill)", ["by", "every step is as exercised"]),
        "drifted": (
            "2 signs",
            [
                "what Ledger depends on changed on 2026-10-02 (commit cccccccccc by Cy)",
                "tested with PostgreSQL 14, Ledger has 15.4",
            ],
        ),
    }


def test_what_changed_on_the_day_of_the_exercise_or_after_the_report_is_no_drift() -> None:
    past = history(
        ("systems/ledger.yaml", "2026-11-21", ChangeKind.TEXT),
        ("systems/ledger.yaml", "2026-09-12", ChangeKind.TEXT),
    )

    drifted = fresh({"a": exercise("2026-09-12")}, past).drifted

    assert [one.text for one in drifted.evidence] == ["tested with PostgreSQL 14, Ledger has 15.4"]


@pytest.mark.parametrize(
    ("past", "state"),
    [
        (None, "cannot tell: there is no git history here"),
        (History(is_shallow=True), "cannot tell: the history is cut off (a shallow clone)"),
        (History(), "not in the history yet"),
        (
            history((PATH, "2026-11-21", ChangeKind.TEXT)),
            "only after 2026-11-20, last on 2026-11-21",
        ),
    ],
)
def test_what_git_cannot_tell_is_said(past: History | None, state: str) -> None:
    assert fresh({}, past).changed.state == state


REVIEWED = "last_reviewed_on: 2026-09-01\n"


@pytest.mark.parametrize(
    ("reviewed", "past", "state"),
    [
        ("", History(), "cannot tell: never exercised or reviewed"),
        ("last_reviewed_on: 2026-11-21\n", History(), "cannot tell: never exercised or reviewed"),
        (REVIEWED, None, "cannot tell: there is no git history here"),
        (
            REVIEWED,
            History(is_shallow=True),
            "cannot tell: the history is cut off (a shallow clone)",
        ),
        (REVIEWED, History(), "no sign"),
    ],
)
def test_no_sign_is_said_only_where_somebody_looked(
    reviewed: str, past: History | None, state: str
) -> None:
    base = base_of({PATH: f"---\nsystems: [ledger]\n{reviewed}---\n# Full\n\n## Steps\n\n{ONE}\n"})

    drifted = freshness_of(base, base.runbooks["queue-full"], past, DAY).drifted

    assert (drifted.state, drifted.evidence) == (state, ())


def test_an_exercise_that_names_no_steps_shows_no_drift_and_no_lack_of_it() -> None:
    record = f"runbook: queue-full\ndate: 2026-09-12\ndigest: {digest(b'other')}\n"
    page = f"# Full\n\n## Steps\n\n{ONE}\n"
    base = base_of({PATH: page, "exercises/a.yaml": record})

    drifted = freshness_of(base, base.runbooks["queue-full"], History(), DAY).drifted

    assert drifted.state == "cannot tell: which steps have changed since"


def test_a_sign_is_shown_even_where_git_cannot_tell() -> None:
    assert fresh({"a": exercise("2026-09-12")}).drifted.state == "1 sign"


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 900))
def test_an_exercise_counts_from_its_day_on(day: date, later: int) -> None:
    base = base_of({PATH: RUNBOOK.format(steps=ONE), "exercises/a.yaml": exercise(day.isoformat())})
    runbook = base.runbooks["queue-full"]
    seen_from = day + timedelta(days=later)

    assert short_day(day, seen_from) in freshness_of(base, runbook, None, seen_from).line
    before = freshness_of(base, runbook, None, day - timedelta(days=1))
    assert before.line == "never exercised"


@pytest.mark.parametrize(
    ("version", "than", "older"),
    [
        ("14", "15.4", True),
        ("15", "15.4", False),
        ("15.4", "15", False),
        ("v1.9", "1.10", True),
        ("1.10", "1.9", False),
        ("2026.11", "2026.11", False),
        ("latest", "15", False),
        ("15", "", False),
    ],
)
def test_versions_are_compared_as_far_as_both_go(version: str, than: str, *, older: bool) -> None:
    assert is_older(version, than) is older


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_two_versions_are_each_older(one: str, other: str) -> None:
    assert not (is_older(one, other) and is_older(other, one))
