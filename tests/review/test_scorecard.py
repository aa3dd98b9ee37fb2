"""A handover reviewed as a meeting would."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.review.handed_over import FILES, base_with

from relaybook.check.options import CheckOptions
from relaybook.findings import AsOf
from relaybook.review.canonical import canonical, digest, written
from relaybook.review.exit_view import CauseCount
from relaybook.review.scorecard import Scorecard, scorecard

TODAY = AsOf(date(2026, 11, 20))
HANDOVER = FILES["handovers/acme.md"]


def reviewed(folder: Path, lines: str = "", files: dict[str, str] | None = None) -> Scorecard:
    """Review the small handover, some lines added to its front matter."""
    text = HANDOVER.replace("early_life_support", f"{lines}early_life_support")
    base = base_with(folder, {"handovers/acme.md": text, **(files or {})})
    return scorecard(base, base.handovers["acme"], TODAY)


def test_the_days_of_the_exit_follow_from_the_contract(tmp_path: Path) -> None:
    card = reviewed(tmp_path)

    assert card.exit_on == date(2027, 1, 1)
    assert [(one.name, one.day.isoformat()) for one in card.days] == [
        ("today", "2026-11-20"),
        ("exit", "2027-01-01"),
        ("end of early-life support", "2027-02-28"),
    ]
    assert card.profiles == ("base",)
    assert card.status == "in_progress"


def test_an_unknown_exit_is_said(tmp_path: Path) -> None:
    vendor = FILES["contacts/acme.yaml"].replace(", end_on: 2026-12-31", "")

    card = reviewed(tmp_path, files={"contacts/acme.yaml": vendor})

    assert card.exit_on is None
    assert card.no_exit == "contract C-1 with vendor:acme has no end_on"
    assert [one.name for one in card.days] == ["today", "end of early-life support"]


def test_what_flips_at_the_exit_names_its_cause(tmp_path: Path) -> None:
    calling = FILES["contacts/payments.yaml"].replace(
        "escalation: [team:payments,", "escalation: [team:payments, person:v-shah,"
    )

    card = reviewed(tmp_path, files={"contacts/payments.yaml": calling})

    flipped = [one for one in card.flips if one.rule == "escalation-inactive"]
    assert [(one.subject, one.kind, one.cause, one.on, one.is_gate) for one in flipped] == [
        (
            "contact:payments",
            "vendor:acme leaves",
            "person:v-shah leaves on 2026-12-31",
            date(2027, 1, 1),
            True,
        )
    ]
    assert card.days[1].gates == card.days[0].gates + 1
    assert card.causes[0] == CauseCount("vendor:acme leaves", 1, 1, date(2027, 1, 1))


def test_what_the_vendor_has_no_part_in_is_not_put_down_to_it(tmp_path: Path) -> None:
    rows = (
        "risks:\n  - {id: R-1, what: One, likelihood: low, impact: low, due_on: 2026-12-10,\n"
        "     owner: person:r-okafor, response: reduce, plan: It is cut down to half by a drill}\n"
    )

    card = reviewed(tmp_path, f"profiles: [vendor-exit]\n{rows}")

    due = [one for one in card.flips if one.rule == "unplanned-handover-risk"]
    assert [(one.kind, one.on) for one in due] == [("a risk falls due", date(2026, 12, 11))]


def test_a_gate_names_its_owner_and_the_day_that_its_row_plans(tmp_path: Path) -> None:
    system = FILES["systems/scoring.yaml"].replace("accountable_executive: person:r-okafor\n", "")
    head = "id,name,baseline_on,forecast_on\n"
    files = {
        "systems/scoring.yaml": system,
        "handovers/acme/milestones.csv": f"{head}M1,A,2026-10-01,2026-11-30\n",
    }

    card = reviewed(tmp_path, "profiles: [vendor-exit]\n", files)

    executive = next(one for one in card.open_gates if one.code == "OWN002")
    assert executive.owner == "team:payments"
    assert executive.by is None
    assert executive.subject == "system:scoring"
    assert (executive.path, executive.line) == ("systems/scoring.yaml", 1)
    assert [(one.milestone, one.days) for one in card.slips] == [("M1", 60)]


def test_an_attestation_is_a_claim_and_a_test_is_none(tmp_path: Path) -> None:
    rows = (
        "deliverables:\n"
        "  - {id: D1, what: Source, evidence: [{type: test, ref: Build 7, date: 2026-11-02}]}\n"
        "  - {id: D2, what: Keys, evidence: [{type: attestation, by: person:v-shah, ref: Mail}]}\n"
        "  - {id: D3, what: Labels}\n"
        "  - {id: D4, what: Rules, evidence: [{type: test, ref: Run 9, date: 2026-11-02, by: "
        "person:v-shah}]}\n"
    )

    card = reviewed(tmp_path, rows)

    assert [(one.deliverable, one.by, one.words) for one in card.claims] == [
        ("D2", "person:v-shah", "Mail"),
        ("D3", "", ""),
        ("D4", "person:v-shah", "Run 9"),
    ]


def test_people_are_counted_on_both_days(tmp_path: Path) -> None:
    rows = (
        "shadowing:\n"
        "  - {system: scoring, stage: shadow, person: person:l-marsh, outcome: pass}\n"
        "  - {system: scoring, stage: solo, person: person:r-okafor, outcome: fail}\n"
        "  - {system: scoring, stage: reverse_shadow, person: person:r-okafor, outcome: pass}\n"
    )
    system = FILES["systems/scoring.yaml"] + "known_about_by: [person:r-okafor, person:v-shah]\n"

    people = reviewed(tmp_path, rows, {"systems/scoring.yaml": system}).people

    assert people.today == ("person:r-okafor", "person:l-marsh")
    assert people.at_exit == ("person:r-okafor",)
    assert [(one.knowers, one.stage, one.alone) for one in people.systems] == [
        (("person:r-okafor",), "reverse_shadow", ())
    ]
    assert not people.systems[0].has_enough


def test_costs_of_one_currency_are_added_by_year(tmp_path: Path) -> None:
    cost = (
        "cost:\n  items:\n    - {category: cloud, amount: 100, currency: EUR, per: month}\n"
        "    - {category: api, amount: 50, currency: USD, per: year}\n"
        "  budget: {amount: 2000, currency: EUR, per: year}\n"
        "business_case: {problem: Fraud, value: {amount: 9000, currency: EUR, per: year}}\n"
    )
    rows = (
        "after_exit_cost:\n  - {category: cloud, amount: 200, currency: EUR, per: month}\n"
        "  - {category: licence, amount: 700, currency: EUR, per: once}\n"
    )

    card = reviewed(tmp_path, rows, {"systems/scoring.yaml": FILES["systems/scoring.yaml"] + cost})

    assert [
        (one.currency, one.today, one.after_exit, one.budget, one.once, one.value)
        for one in card.costs
    ] == [("EUR", 1200, 2400, 2000, 700, 9000), ("USD", 50, None, None, 0, None)]


def test_the_worst_risks_come_first(tmp_path: Path) -> None:
    rows = (
        "risks:\n  - {id: A, what: One, likelihood: low, impact: high}\n"
        "  - {id: B, what: Two, likelihood: high, impact: high}\n"
        "  - {id: C, what: Three}\n"
    )
    own = "risks: [{id: S, what: Four, likelihood: medium, impact: high}]\n"

    card = reviewed(tmp_path, rows, {"systems/scoring.yaml": FILES["systems/scoring.yaml"] + own})

    assert [(one.id, one.where) for one in card.risks] == [
        ("B", "handover:acme"),
        ("S", "system:scoring"),
        ("A", "handover:acme"),
        ("C", "handover:acme"),
    ]


def test_somebody_gone_changes_the_review(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    handover = base.handovers["acme"]
    options = CheckOptions(gone=frozenset({"r-okafor"}))

    card = scorecard(base, handover, TODAY, options, gone=("person:r-okafor",))

    plain = scorecard(base, handover, TODAY)
    assert len(card.open_gates) > len(plain.open_gates)
    assert plain.people.today == ("person:r-okafor", "person:l-marsh")
    assert card.people.today == ("person:l-marsh",)
    assert canonical(card)["gone"] == ["person:r-okafor"]


def test_the_same_records_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (canonical(reviewed(tmp_path / name)) for name in ("a", "b"))

    assert written(first) == written(second)
    assert json.loads(written(first))["as_of"] == "2026-11-20"
    assert digest(first) == digest(second) != digest({**first, "as_of": "2026-11-21"})


def test_what_looks_like_a_secret_is_masked(tmp_path: Path) -> None:
    card = replace(reviewed(tmp_path), title="password=hunter2hunter2")

    assert "hunter2" not in written(canonical(card))


@pytest.mark.parametrize("profile", ["ai", "regulated", "vendor-exit"])
def test_each_profile_asks_for_more(tmp_path: Path, profile: str) -> None:
    plain = reviewed(tmp_path / "plain")

    card = reviewed(tmp_path / "more", f"profiles: [{profile}]\n")

    assert card.asked > plain.asked


def test_a_comment_accepts_until_its_day_and_nobody_approved_it(tmp_path: Path) -> None:
    system = FILES["systems/scoring.yaml"].replace(
        "title: Scoring",
        "title: Scoring  # relaybook: accept[missing-description] until 2026-12-24 It is written",
    )

    card = reviewed(tmp_path, files={"systems/scoring.yaml": system})

    assert [(one.subject, one.approved_by, one.until, one.reason) for one in card.accepted] == [
        ("system:scoring", "", date(2026, 12, 24), "It is written")
    ]
