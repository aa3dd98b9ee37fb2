"""The knowledge base of this repository is what users read first: it must be what it says."""

import json
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner

from relaybook.check.engine import CheckOptions, check
from relaybook.cli import clock
from relaybook.cli.group import relaybook
from relaybook.findings import AsOf, Report
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.exercise_proof import is_by_authors_only, tier_of
from relaybook.model.exercised_text import StepState, step_states
from relaybook.model.freshness import freshness_of
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.runbook import RunbookType

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 20)
EXIT = date(2027, 1, 1)
OPEN = Path(__file__).with_name("open_gates.txt").read_text().splitlines()
"""What is still open in the handover, each as `rule path:line`; the summary there says why."""


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return load(WorkingTree(ROOT))


def judged(base: KnowledgeBase, day: date, *profiles: str) -> Report:
    return check(base, AsOf(day), CheckOptions(profiles=profiles, raise_errors=True))


def test_it_is_as_large_as_a_real_one(base: KnowledgeBase) -> None:
    assert len(base.systems) >= 16
    assert len(base.contacts) >= 12
    assert len(base.runbooks) >= 18
    assert len(base.decisions) >= 10
    assert len(base.exercises) >= 22
    assert len(base.alerts) >= 10
    assert {one.type for one in base.runbooks.values()} == set(get_args(RunbookType))
    assert sum(1 for one in base.contacts.values() if one.type == "vendor") == 2


def test_the_handover_goes_in_two_waves(base: KnowledgeBase) -> None:
    (handover,) = base.handovers.values()

    waves = Counter(scoped.wave for scoped in handover.systems or ())

    assert set(waves) == {"1", "2"}


def test_aspects_are_filled_by_different_people(base: KnowledgeBase) -> None:
    scoring = base.systems["fraud-scoring"]

    assert {Path(path).stem for path in scoring.files[1:]} >= {
        "access",
        "business",
        "controls",
        "cost",
        "data",
        "models",
        "monitoring",
        "recovery",
    }
    assert sum(1 for system in base.systems.values() if len(system.files) > 1) >= 6


def shown(report: Report) -> list[str]:
    """Return each finding as `rule path:line`, as the list of open gates has them."""
    return sorted(f"{one.rule} {one.path}:{one.span.line}" for one in report.findings)


def test_open_at_its_date_is_what_the_handover_says(base: KnowledgeBase) -> None:
    report = judged(base, DAY)

    assert shown(report) == OPEN
    assert report.accepted == ()
    assert report.profiles == ("base", "ai")
    assert all(line.have == line.of and not line.not_enforced for line in report.completeness)


def test_after_the_exit_it_shows_what_the_vendor_still_holds(base: KnowledgeBase) -> None:
    report = judged(base, EXIT)
    found = Counter(finding.rule for finding in report.findings)

    assert found["owner-inactive"] == 2
    assert found["escalation-inactive"] == 6
    assert set(found) >= {line.partition(" ")[0] for line in OPEN} - {"access-not-used"}
    held = {finding.record for finding in report.findings}
    assert held >= {"system:fraud-scoring", "system:feature-store", "system:model-registry"}


def test_it_stays_as_it_is_five_years_from_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2031, 11, 23, 2, 10, tzinfo=UTC))

    result = CliRunner().invoke(relaybook, ["check", str(ROOT), "--format", "json"])

    found = json.loads(result.stdout)
    assert sorted({one["rule"] for one in found["findings"]}) == sorted(
        {line.partition(" ")[0] for line in OPEN}
    )
    assert found["as_of"] == {"day": "2026-11-20", "fixed": "relaybook.yml"}


def test_exercises_say_truly_what_was_exercised(base: KnowledgeBase) -> None:
    """All steps are as they were exercised but for one, which went wrong and was mended."""
    states = {
        (name, step.number): state
        for name, exercise in base.exercises.items()
        for step, state in step_states(exercise, base.exercised[exercise.runbook or ""]) or ()
        if state not in (StepState.AS_EXERCISED, StepState.SKIPPED)
    }

    assert states == {("2026-10-08-feature-store-restore", 4): StepState.MENDED}


def test_every_runbook_was_followed_by_somebody_who_did_not_write_it(base: KnowledgeBase) -> None:
    worked = {
        exercise.runbook
        for exercise in base.exercises.values()
        if exercise.outcome in ("pass", "partial")
        and exercise.date is not None
        and exercise.date < DAY
        and is_by_authors_only(base, base.runbooks[exercise.runbook or ""], exercise) is False
    }

    assert worked == set(base.runbooks)


def test_every_runbook_of_tier_1_has_worked_for_somebody_else(base: KnowledgeBase) -> None:
    lines = {
        name: freshness_of(base, runbook, None, DAY).line
        for name, runbook in base.runbooks.items()
        if tier_of(base, runbook) == 1
    }

    assert len(lines) >= 14
    assert {line.split(" on ")[0] for line in lines.values()} == {
        "last worked for someone else",
        "last worked in part for someone else",
    }
    assert lines["feature-store-restore"] == (
        "last worked in part for someone else on 8 Oct; step 4 went wrong and has changed since"
    )


def test_alerts_lead_to_runbooks(base: KnowledgeBase) -> None:
    claimed = Counter(alert for runbook in base.runbooks.values() for alert in runbook.alerts or ())

    assert set(claimed) == {rule.name for rule in base.alerts}
    assert set(claimed.values()) == {1}
    assert all(
        rule.runbook_url == f"https://kb.kestrel.example.com/a/{rule.slug}/" for rule in base.alerts
    )
