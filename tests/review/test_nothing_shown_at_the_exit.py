"""Where nobody said or showed anything, nothing of models, access or the exit stands on a rung."""

from datetime import date
from pathlib import Path

import pytest
from tests.review.handed_over import base_with

from relaybook.check.options import CheckOptions
from relaybook.model.requirement import Rung
from relaybook.review.bench import bench_at
from relaybook.rules.requirement_packs import our_requirements

AREAS = ("access", "exit", "knowledge", "models")
DAY = date(2026, 11, 20)
ALL = "[base, ai, regulated, vendor-exit]"
SILENT = f"---\nstatus: in_progress\nsystems: [scoring]\nprofiles: {ALL}\n---\n\n# Exit\n"
EMPTY_ROWS = (
    f"---\nstatus: in_progress\nsystems: [scoring]\nprofiles: {ALL}\nfrom: acme\n"
    "deliverables: [{id: DL-1}]\nrights: [{asset: Offices}]\nopen_items: [{id: OI-1}]\n"
    "access_transfers: [{access: admin}]\nsessions: [{id: KT-1}]\n"
    "shadowing: [{system: scoring}]\ntraining: [{person: person:r-okafor}]\n"
    "subcontractors: [{name: Labelworks}]\nacceptance_criteria: [{id: AC-1}]\n---\n\n# Exit\n"
)
MODEL = "title: Scoring\nservice_tier: 1\nmodels: [{id: m}]\naccess: [{id: key, type: key}]\n"


def standing(folder: Path, system: str, handover: str) -> dict[str, Rung]:
    """Return the rung of each requirement that is met."""
    base = base_with(folder, {"systems/scoring.yaml": system, "handovers/acme.md": handover})
    asked = [one for one in our_requirements() if one.area in AREAS]
    subjects = [base.systems["scoring"], base.handovers["acme"]]
    judged = bench_at(base, DAY, CheckOptions()).judged(asked, subjects)
    assert {one.requirement.area for one in judged} == set(AREAS)
    return {one.requirement.id: one.rung for one in judged if one.state == "met"}


def test_nothing_that_nobody_said_is_met(tmp_path: Path) -> None:
    assert standing(tmp_path, "title: Scoring\nservice_tier: 1\n", SILENT) == {}


@pytest.mark.parametrize("handover", [SILENT, EMPTY_ROWS], ids=["silent", "empty rows"])
def test_rows_that_say_nothing_evidence_nothing(handover: str, tmp_path: Path) -> None:
    met = standing(tmp_path, MODEL, handover)

    assert {name for name, rung in met.items() if rung > Rung.STATED} == set()
