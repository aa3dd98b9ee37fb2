"""What a vendor does on its last day is stated before it, and evidenced only once it is over."""

from datetime import date
from pathlib import Path

import pytest
from tests.review.handed_over import base_with

from relaybook.check.options import CheckOptions
from relaybook.model.requirement import Rung
from relaybook.review.bench import bench_at
from relaybook.rules.requirement_packs import our_requirements

ASKED = ("access-not-revoked", "data-not-returned")
BEFORE, AFTER, LATER = date(2026, 12, 31), date(2027, 1, 1), date(2027, 2, 2)
VENDOR = "type: vendor\ntitle: Acme\nreach: {phone: '5550'}\ncontracts: [{ref: C-1, END}]\n"
REVOKED = "access_transfers: [{access: admin, method: revoke, revoked_on: 2026-12-31}]\n"
RETURNED = "data_return: {verified_on: 2026-12-20}\n"
AGREED = "data_deletion: {due_on: 2027-01-31, covers: [backups, subcontractors]}\n"
CERTIFIED = AGREED.replace("due_on", "certified_on: 2026-12-31, due_on")


def standing(
    folder: Path, fields: str, day: date, end: str = "end_on: 2026-12-31"
) -> dict[str, tuple[str, Rung]]:
    """Return state and rung of both requirements on a day."""
    page = (
        "---\nstatus: in_progress\nsystems: [scoring]\nprofiles: [vendor-exit]\nfrom: acme\n"
        f"contract: {{vendor: acme, ref: C-1}}\n{fields}---\n\n# Exit\n"
    )
    vendor = VENDOR.replace("END", end)
    base = base_with(folder, {"contacts/acme.yaml": vendor, "handovers/acme.md": page})
    asked = [one for one in our_requirements() if one.id in ASKED]
    options = CheckOptions(profiles=("vendor-exit",))
    judged = bench_at(base, day, options).judged(asked, [base.handovers["acme"]])
    return {one.requirement.id: (one.state, one.rung) for one in judged}


@pytest.mark.parametrize(
    ("fields", "day", "access", "data"),
    [
        (REVOKED + RETURNED + CERTIFIED, BEFORE, ("met", "stated"), ("met", "stated")),
        (REVOKED + RETURNED + CERTIFIED, AFTER, ("met", "evidenced"), ("met", "evidenced")),
        (REVOKED + RETURNED + AGREED, AFTER, ("met", "evidenced"), ("met", "stated")),
        (REVOKED + RETURNED + AGREED, LATER, ("met", "evidenced"), ("open", "missing")),
        (REVOKED.replace("revoked", "done") + AGREED, BEFORE, ("met", "stated"), ("met", "stated")),
        (
            REVOKED.replace("revoked", "done") + AGREED,
            AFTER,
            ("open", "missing"),
            ("open", "missing"),
        ),
    ],
    ids=["before", "after", "not deleted yet", "deletion late", "planned", "never done"],
)
def test_a_rung_is_reached_when_there_is_something_to_see(
    fields: str, day: date, access: tuple[str, str], data: tuple[str, str], tmp_path: Path
) -> None:
    found = standing(tmp_path, fields, day)

    assert {name: (state, rung.word) for name, (state, rung) in found.items()} == {
        "access-not-revoked": access,
        "data-not-returned": data,
    }


def test_a_contract_without_an_end_cannot_be_told(tmp_path: Path) -> None:
    found = standing(tmp_path, REVOKED + RETURNED + AGREED, BEFORE, "start_on: 2024-01-01")

    assert {state for state, _ in found.values()} == {"cannot tell"}


def test_a_day_written_ahead_shows_nothing(tmp_path: Path) -> None:
    found = standing(tmp_path, REVOKED + RETURNED + CERTIFIED, date(2026, 12, 30))

    assert {state for state, _ in found.values()} == {"open"}
