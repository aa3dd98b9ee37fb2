"""Each requirement put to each record: how far it is up the ladder, and what blocks."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.review.handed_over import FILES, base_with

from relaybook.check.options import CheckOptions
from relaybook.model.requirement import Requirement, Rung
from relaybook.review.bench import bench_at
from relaybook.review.ladder import AreaLadder, Bench, Judgement, ladders, lowest
from relaybook.rules.with_requirements import rule_of

DAY = date(2026, 11, 20)
BACKUPS: dict[str, Any] = {
    "id": "untried-copy",
    "area": "recovery",
    "on": "system",
    "asks": "Each copy was restored once.",
    "profiles": {"base": "error"},
    "gate": True,
    "gate_to_tier": 2,
    "protects": "restore it",
    "checks": [
        {"check": "present", "fields": ["backups"]},
        {
            "check": "age_at_most",
            "each": "backups",
            "fields": ["restore_tested_on"],
            "days": 365,
            "strength": "evidence",
        },
    ],
}


def knowing(bench: Bench, requirement: Requirement) -> Bench:
    """Return a bench that knows one more requirement than the packs have."""
    return replace(bench, rules={**bench.rules, requirement.id: rule_of(requirement)})


def judged(
    folder: Path, system: str = "", requirement: dict[str, Any] | None = None, **options: Any
) -> Judgement:
    """Put one requirement to the system of the small handover, some lines added to it."""
    base = base_with(folder, {"systems/scoring.yaml": FILES["systems/scoring.yaml"] + system})
    asked = Requirement.model_validate({**BACKUPS, **(requirement or {})})
    bench = bench_at(base, DAY, CheckOptions(**options))
    if asked.checks:
        bench = knowing(bench, asked)
    (found,) = bench.judged([asked], [base.systems["scoring"]])
    return found


@pytest.mark.parametrize(
    ("system", "state", "rung"),
    [
        ("", "open", Rung.MISSING),
        ("backups: [{what: Books}]\n", "open", Rung.STATED),
        ("backups: [{what: Books, restore_tested_on: 2024-01-01}]\n", "open", Rung.STATED),
        ("backups: [{what: Books, restore_tested_on: 2026-11-21}]\n", "open", Rung.STATED),
        ("backups: [{what: Books, restore_tested_on: 2026-10-01}]\n", "met", Rung.EVIDENCED),
        (
            'backups: {not_applicable: "It keeps nothing that cannot be made again."}\n',
            "not applicable",
            Rung.MISSING,
        ),
    ],
)
def test_a_record_stands_below_the_first_check_that_fails(
    tmp_path: Path, system: str, state: str, rung: Rung
) -> None:
    found = judged(tmp_path, system)

    assert (found.state, found.rung) == (state, rung)
    assert found.is_gate
    assert found.counts == (state != "not applicable")


def test_what_the_receiver_has_done_is_proven(tmp_path: Path) -> None:
    checks = [{**BACKUPS["checks"][1], "by_receiver": True}]

    found = judged(
        tmp_path,
        "backups: [{what: Books, restore_tested_on: 2026-10-01}]\n",
        {"checks": checks},
    )

    assert (found.state, found.rung) == ("met", Rung.PROVEN)


@pytest.mark.parametrize(("tier", "is_gate"), [("1", True), ("2", True), ("3", False)])
def test_a_gate_may_hold_for_critical_systems_only(
    tmp_path: Path, tier: str, is_gate: bool
) -> None:
    system = FILES["systems/scoring.yaml"].replace("service_tier: 1", f"service_tier: {tier}")
    base = base_with(tmp_path, {"systems/scoring.yaml": system})
    asked = Requirement.model_validate(BACKUPS)

    (found,) = knowing(bench_at(base, DAY), asked).judged([asked], [base.systems["scoring"]])

    assert (found.state, found.is_gate) == ("open", is_gate)


def test_a_warning_is_no_gate(tmp_path: Path) -> None:
    assert not judged(tmp_path, requirement={"profiles": {"base": "warning"}}).is_gate


def test_what_no_profile_asks_is_not_judged(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    asked = Requirement.model_validate({**BACKUPS, "profiles": {"regulated": "error"}})

    bench = knowing(bench_at(base, DAY), asked)

    assert bench.judged([asked], [base.systems["scoring"]]) == ()


def test_what_is_switched_off_is_said(tmp_path: Path) -> None:
    settings = "rule_settings:\n  missing-owner: {severity: off}\n"
    base = base_with(tmp_path, {"relaybook.yml": FILES["relaybook.yml"] + settings})
    asked = Requirement.model_validate({**BACKUPS, "checks": [], "rules": ["missing-owner"]})

    (found,) = bench_at(base, DAY).judged([asked], [base.systems["scoring"]])

    assert (found.state, found.reason) == ("not applicable", "switched off in relaybook.yml")


def test_a_rule_that_judges_it_decides(tmp_path: Path) -> None:
    asked = {"checks": [], "rules": ["missing-owner"], "strength": "consistency"}

    assert judged(tmp_path / "a", requirement=asked).state == "met"
    system = FILES["systems/scoring.yaml"].replace("owner: payments\n", "")
    base = base_with(tmp_path / "b", {"systems/scoring.yaml": system})
    requirement = Requirement.model_validate({**BACKUPS, **asked})
    (found,) = bench_at(base, DAY).judged([requirement], [base.systems["scoring"]])

    assert (found.state, found.rung, found.is_gate) == ("open", Rung.MISSING, True)
    assert [one.rule for one in found.findings] == ["missing-owner"]


def test_the_lowest_area_is_named_and_nothing_is_averaged(tmp_path: Path) -> None:
    asked = [
        Requirement.model_validate(
            {**BACKUPS, "id": "unowned", "checks": [], "rules": ["missing-owner"]}
            | {"area": "ownership"}
        ),
        Requirement.model_validate(BACKUPS),
    ]
    base = base_with(tmp_path)
    bench = knowing(bench_at(base, DAY), asked[1])

    found = ladders(bench.judged(asked, [base.systems["scoring"]]))

    assert [(one.area, one.rungs) for one in found] == [
        ("ownership", (0, 1, 0, 0)),
        ("recovery", (1, 0, 0, 0)),
    ]
    assert lowest(found) is found[1]
    assert lowest([AreaLadder("empty", (0, 0, 0, 0), {})]) is None
