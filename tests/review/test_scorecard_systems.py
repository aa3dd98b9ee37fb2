"""What a review says of each system, of rotas, doubts, amounts and what is late."""

from datetime import date
from pathlib import Path

import pytest
from tests.review.handed_over import FILES, base_with

from relaybook.findings import AsOf
from relaybook.model.requirement import Rung
from relaybook.review.ladder import Judgement
from relaybook.review.scorecard import Scorecard, scorecard
from relaybook.review.systems_view import systems_view
from relaybook.rules.registry import RULES
from relaybook.rules.requirement_packs import our_requirements

TODAY = AsOf(date(2026, 11, 20))
HANDOVER = FILES["handovers/acme.md"]


def reviewed(folder: Path, lines: str = "", files: dict[str, str] | None = None) -> Scorecard:
    """Review the small handover, some lines added to its front matter."""
    text = HANDOVER.replace("early_life_support", f"{lines}early_life_support")
    base = base_with(folder, {"handovers/acme.md": text, **(files or {})})
    return scorecard(base, base.handovers["acme"], TODAY)


def test_each_system_says_who_answers_and_what_is_open(tmp_path: Path) -> None:
    system = FILES["systems/scoring.yaml"].replace("accountable_executive: person:r-okafor\n", "")

    card = reviewed(tmp_path, "profiles: [vendor-exit]\n", files={"systems/scoring.yaml": system})

    (line,) = card.systems
    about = [one for one in card.open_gates if one.subject == "system:scoring"]
    assert (line.system, line.owner, line.technical_owner, line.executive) == (
        "scoring",
        "payments",
        "person:l-marsh",
        "",
    )
    assert line.gates == len(about) > 0
    assert line.rungs[0] > 0
    assert line.lowest
    assert line.lowest_rungs[0] > 0


def test_the_lowest_area_of_a_system_is_named_where_nothing_is_missing(tmp_path: Path) -> None:
    base = base_with(tmp_path, {})
    handover = base.handovers["acme"]
    judged = [
        Judgement(one, base.systems["scoring"], "met", rung)
        for one in our_requirements()
        for rung in [Rung.STATED if one.area == "escalation" else Rung.PROVEN]
        if one.on == "system" and one.area in ("escalation", "recovery")
    ]

    (line,) = systems_view(base, handover, judged)

    assert (line.rungs[0], line.lowest, line.lowest_rungs[0]) == (0, "escalation", 0)
    assert line.lowest_rungs[1] > 0
    assert systems_view(base, handover, [])[0].lowest == ""


@pytest.mark.parametrize(
    ("hours", "tier", "needed"), [("24x7", 1, 4), ("24x7", 2, 2), ("Mon-Fri 09:00-17:00", 1, 2)]
)
def test_a_rota_around_the_clock_needs_more(
    tmp_path: Path, hours: str, tier: int, needed: int
) -> None:
    on_call = f"on_call: {{members: [person:r-okafor], hours: '{hours}'}}\n"
    system = FILES["systems/scoring.yaml"].replace("service_tier: 1", f"service_tier: {tier}")

    people = reviewed(tmp_path, files={"systems/scoring.yaml": system + on_call}).people

    assert (people.needed, people.rota) == (needed, ("scoring",))


def test_without_anybody_on_call_no_size_is_asked(tmp_path: Path) -> None:
    people = reviewed(tmp_path).people

    assert (people.needed, people.rota) == (0, ())


@pytest.mark.parametrize(
    ("systems", "files", "doubt"),
    [
        ("[]", {}, "no system is in scope"),
        ("[scoring, nowhere]", {}, "there is no record of the system nowhere"),
        (
            "[scoring]",
            {"systems/scoring.yaml": "title: [\n"},
            "systems/scoring.yaml cannot be read",
        ),
    ],
)
def test_what_was_not_judged_is_no_yes(
    tmp_path: Path, systems: str, files: dict[str, str], doubt: str
) -> None:
    text = HANDOVER.replace("systems: [scoring]", f"systems: {systems}")

    base = base_with(tmp_path, {"handovers/acme.md": text, **files})

    assert scorecard(base, base.handovers["acme"], TODAY).doubts == (doubt,)


def test_all_that_was_judged_leaves_no_doubt(tmp_path: Path) -> None:
    card = reviewed(tmp_path)

    assert card.doubts == ()
    assert card.untold == 1  # no alert names the system, so nobody can tell what pages for it


def test_an_amount_that_nobody_can_add_is_counted_and_not_taken_for_nothing(tmp_path: Path) -> None:
    cost = (
        "cost:\n  items:\n    - {category: cloud, amount: 100, currency: eur, per: month}\n"
        "    - {category: api, currency: EUR, per: month}\n"
        "    - {category: people, amount: 50, currency: EUR}\n"
        '    - {category: licence, amount: {not_applicable: "All of it is open source."}}\n'
    )

    card = reviewed(tmp_path, files={"systems/scoring.yaml": FILES["systems/scoring.yaml"] + cost})

    assert [(one.currency, one.today) for one in card.costs] == [("EUR", 1200)]
    assert card.unclear_amounts == 2


def test_a_milestone_whose_day_has_passed_undone_is_late(tmp_path: Path) -> None:
    rows = "id,name,baseline_on,forecast_on,done_on\n"
    rows += (
        "M1,A,2026-11-10,2026-11-10,\nM2,B,2026-10-01,2026-10-01,2026-10-31\nM3,C,2026-12-01,,\n"
    )

    card = reviewed(tmp_path, files={"handovers/acme/milestones.csv": rows})

    assert [(one.milestone, one.days, one.done) for one in card.slips] == [
        ("M1", 10, False),
        ("M2", 30, True),
    ]


def test_that_words_are_all_that_is_asked_for_is_said_only_where_it_is_so(tmp_path: Path) -> None:
    settings = "".join(
        f"  {rule.id}: {{severity: off}}\n"
        for rule in RULES
        if any(one.strongest != "presence" for one in rule.requirements)
    )
    words = {"relaybook.yml": f"{FILES['relaybook.yml']}rule_settings:\n{settings}"}

    assert not reviewed(tmp_path / "usual").presence_only
    assert reviewed(tmp_path / "words", files=words).presence_only


@pytest.mark.parametrize("status", ["planned", "accepted", "handed_back"])
def test_a_review_asks_the_same_whatever_the_status(tmp_path: Path, status: str) -> None:
    text = HANDOVER.replace("status: in_progress", f"status: {status}")
    assert text != HANDOVER

    decided = reviewed(tmp_path / "a", files={})
    other = base_with(tmp_path / "b", {"handovers/acme.md": text})
    card = scorecard(other, other.handovers["acme"], TODAY)

    assert (card.status, card.asked, card.profiles) == (status, decided.asked, decided.profiles)
    assert len(card.open_gates) == len(decided.open_gates) > 0


def test_a_gate_that_a_record_says_does_not_apply_is_counted(tmp_path: Path) -> None:
    reason = "{not_applicable: The security team passes on every access elsewhere.}"

    found = reviewed(tmp_path, f"access_transfers: {reason}\nprofiles: [vendor-exit]\n")

    assert found.excused >= 1


def test_a_pack_that_asks_less_is_named(tmp_path: Path) -> None:
    pack = "requirements:\n  - {id: missing-executive, gate: false}\n"

    assert reviewed(tmp_path / "a").weakened == ()
    assert reviewed(tmp_path / "b", files={"packs/ours.yaml": pack}).weakened == (
        "missing-executive",
    )
