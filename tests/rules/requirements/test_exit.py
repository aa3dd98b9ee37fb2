"""What is asked of contract, deliverables, rights and data at an exit, beside what pages show."""

from pathlib import Path

import pytest
from tests.rules.requirements.exit_records import (
    CONTRACT,
    PEOPLE,
    handover,
    of,
    of_handover,
    unknown_of,
)

VENDOR = "contacts/nimbus.yaml"
ELS = "early_life_support: {start_on: 2027-01-01, end_on: 2027-02-28}\n"


def contracted(contract: str, fields: str = "", more: str = "") -> dict[str, str]:
    """Return a handover whose vendor has this contract."""
    text = PEOPLE[VENDOR].replace(CONTRACT, contract)
    return {VENDOR: f"{text}{more}", "handovers/exit.md": handover(fields)}


def test_of_two_contracts_without_a_name_nobody_knows_which(tmp_path: Path) -> None:
    files = contracted(f"{CONTRACT}, {CONTRACT.replace('C-07', 'C-08')}")
    files["handovers/exit.md"] = handover("", "contract: {vendor: nimbus}\n")

    assert of(tmp_path, "incomplete-contract", files) == [
        "nobody knows which contract this handover ends"
    ]


def test_the_contract_of_an_unknown_vendor_cannot_be_judged(tmp_path: Path) -> None:
    files = {"handovers/exit.md": handover("", "from: nobody\n")}

    assert unknown_of(tmp_path, "incomplete-contract", files) == [
        "handovers from a vendor that nobody names"
    ]


def test_the_contract_that_a_handover_ends_is_asked_for_once(tmp_path: Path) -> None:
    assert of(tmp_path, "incomplete-contract", contracted("{end_on: 2026-12-31, ref: C-07}")) == [
        "contract C-07 with vendor:nimbus has no start_on and no notice_days"
    ]


@pytest.mark.parametrize(
    ("contract", "is_missed"),
    [
        ("{ref: C-07, end_on: 2026-12-31, notice_days: 41}", False),
        ("{ref: C-07, end_on: 2026-12-31, notice_days: 42}", True),
        ("{ref: C-07, end_on: 2026-12-31, notice_days: 90, notice_given_on: 2026-11-20}", False),
        ("{ref: C-07, end_on: 2026-12-31, notice_days: 90, notice_given_on: 2026-11-21}", True),
        ("{ref: C-07, end_on: 2026-12-31}", False),
        ("{ref: C-99, end_on: 2026-12-31, notice_days: 90}", False),
    ],
    ids=["last day", "day after", "given", "to be given", "no time of notice", "another contract"],
)
def test_notice_has_to_be_given_by_its_day(contract: str, is_missed: bool, tmp_path: Path) -> None:
    assert len(of(tmp_path, "missed-notice", contracted(contract))) == is_missed


@pytest.mark.parametrize(
    ("contract", "count"),
    [
        ("{ref: C-07, end_on: 2027-02-28}", 0),
        ("{ref: C-07, end_on: 2027-02-27}", 1),
        ("{ref: C-07, end_on: 2026-12-31, transition_support_until: 2027-02-28}", 0),
        ("{ref: C-07}", 0),
        ("{ref: C-99, end_on: 2026-12-31}", 0),
    ],
)
def test_the_vendor_is_bound_to_the_last_day_of_support(
    contract: str, count: int, tmp_path: Path
) -> None:
    assert len(of(tmp_path, "support-ends-early", contracted(contract, ELS))) == count


@pytest.mark.parametrize(
    ("evidence", "fault"),
    [
        ("[{type: document, ref: Report, date: 2026-11-01}]", "nothing with a date that shows it"),
        ("[{type: test, ref: Run 8841}]", "nothing with a date that shows it"),
        ("[{type: test, ref: Run 8841, date: 2026-12-01}]", "nothing with a date that shows it"),
        ("[{type: test, ref: TODO, date: 2026-11-01}]", "nothing with a date that shows it"),
        ("[]", "no evidence"),
        ("[{type: demo, ref: Two analysts, date: 2026-11-20}]", ""),
    ],
)
def test_evidence_is_something_that_happened(evidence: str, fault: str, tmp_path: Path) -> None:
    fields = f"deliverables:\n  - {{id: DL-1, what: Source, evidence: {evidence}}}\n"

    found = of_handover(tmp_path, "deliverable-only-claimed", fields)

    assert found == ([f"DL-1 has {fault}"] if fault else [])


def test_what_was_accepted_on_a_word_is_said_to_be_so(tmp_path: Path) -> None:
    fields = (
        "deliverables:\n  - what: Signing key\n    accepted_on: 2026-11-12\n"
        "    accepted_by: person:k-das\n"
        "    evidence: [{type: attestation, by: person:v-shah, date: 2026-11-06}]\n"
    )

    assert of_handover(tmp_path, "deliverable-only-claimed", fields) == [
        "Signing key was accepted on 2026-11-12 and rests on the word of person:v-shah alone"
    ]


@pytest.mark.parametrize(
    ("models", "lacking"),
    [
        ("", []),
        ("models: [{id: m}]\n", ["models"]),
        ("models: [{id: m, prompts: {location: 's3://prompts'}}]\n", ["models", "prompts"]),
    ],
)
def test_rights_cover_what_the_systems_have(
    models: str, lacking: list[str], tmp_path: Path
) -> None:
    rights = "rights:\n  - {asset: Source and data, basis: owned}\n"

    found = of_handover(
        tmp_path,
        "uncovered-right",
        f"systems: [scoring]\n{rights}",
        scoring=f"title: Scoring\n{models}",
    )

    assert found == [f"nobody wrote down on what basis we may use the {one}" for one in lacking]


def test_a_right_without_a_basis_covers_nothing(tmp_path: Path) -> None:
    assert of_handover(tmp_path, "uncovered-right", "rights: [{asset: Source and data}]\n") == [
        "nobody wrote down on what basis we may use the data",
        "nobody wrote down on what basis we may use the source",
    ]


END = "the contract ends on 2026-12-31"
BACK = "data_return: {verified_on: 2026-11-21}\n"
UNVERIFIED = "before anybody had verified that our data came back"
COVERS = "covers: [backups, subcontractors]"


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        (f"data_deletion: {{due_on: 2027-03-31, {COVERS}}}\n", []),
        (
            f"data_deletion: {{due_on: 2027-04-01, {COVERS}}}\n",
            [f"deletion is due on 2027-04-01, more than 90 days after {END}"],
        ),
        (
            f"data_deletion: {{due_on: 2026-11-19, certified_on: 2026-11-21, {COVERS}}}\n",
            ["deletion was due on 2026-11-19, and nobody has certified it"],
        ),
        (
            f"{BACK}data_deletion: {{due_on: 2026-12-19, certified_on: 2026-11-18, {COVERS}}}\n",
            [f"the vendor's copies were deleted on 2026-11-18, {UNVERIFIED}"],
        ),
        ("data_deletion: {covers: [laptops]}\n", ["does not cover backups or subcontractors"]),
    ],
    ids=["in time", "late", "certified in time to come", "verified in time to come", "laptops"],
)
def test_data_comes_back_before_it_is_deleted(
    fields: str, found: list[str], tmp_path: Path
) -> None:
    said = of_handover(tmp_path, "data-not-returned", fields)

    assert [one.removeprefix("the deletion ") for one in said] == found


@pytest.mark.parametrize(
    ("retention", "count"),
    [("8 years", 0), ("9 years", 1), ("as long as the law asks", 0)],
)
def test_records_are_kept_as_long_as_decisions(retention: str, count: int, tmp_path: Path) -> None:
    rights = "audit_rights: true, supervisor_access: true, records_until: 2034-12-31"
    files = contracted(f"{CONTRACT[:-1]}, {rights}}}", "systems: [scoring, unknown]\n")
    files["systems/scoring.yaml"] = (
        f"title: Scoring\nmodels: [{{id: m, decision_record: {{retention: {retention}}}}}]\n"
    )

    assert len(of(tmp_path, "audit-access-ends", files)) == count


def test_a_subcontractor_is_known_by_its_title_too(tmp_path: Path) -> None:
    files = contracted(
        CONTRACT,
        "subcontractors: [{name: Label  Works, service: Labels}]\n",
        "subcontractors: [vendor:labelworks, Hosting Ltd]\n",
    )
    files["contacts/labelworks.yaml"] = "type: vendor\ntitle: Label Works\nreach: {phone: '1'}\n"

    assert of(tmp_path, "hidden-fourth-party", files) == [
        "Hosting Ltd works for vendor:nimbus, and no row says what becomes of that"
    ]
