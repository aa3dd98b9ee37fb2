from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level

RULE = "unresolved-reference"


@pytest.mark.parametrize(
    ("line", "message", "help_"),
    [
        (
            "owner: paiments",
            "owner names the team 'paiments', which does not exist",
            "did you mean payments?",
        ),
        (
            "owner: team:paiments",
            "owner names the team 'paiments', which does not exist",
            "did you mean team:payments?",
        ),
        (
            "owner: somebody-else",
            "owner names the team 'somebody-else', which does not exist",
            "correct the id, or add it in contacts/",
        ),
        (
            "owner: person:r-okafor",
            "owner names 'person:r-okafor', where a team is expected",
            "did you mean risk, the team of r-okafor?",
        ),
        (
            "owner: duty-manager",
            "owner names 'duty-manager', but duty-manager is a role, not a team",
            "write the id of a team",
        ),
        (
            "technical_owner: team:r-okafor",
            "technical_owner names 'team:r-okafor', but r-okafor is a person, not a team",
            "write person:r-okafor",
        ),
        (
            "technical_owner: ledger",
            (
                "technical_owner names 'ledger', but ledger is a system,"
                " not a team or role or person or vendor"
            ),
            "write the id of a team or role or person or vendor",
        ),
        (
            "depends_on: [{to: team:payments}]",
            "depends_on[1].to names 'team:payments', where a system is expected",
            "write the id of a system",
        ),
        (
            "depends_on: [{to: ledger, runbook: restart-ledgr}]",
            "depends_on[1].runbook names the runbook 'restart-ledgr', which does not exist",
            "did you mean restart-ledger?",
        ),
        (
            "manual_fallback: pay-by-hand",
            "manual_fallback names the runbook 'pay-by-hand', which does not exist",
            "correct the id, or add it in runbooks/",
        ),
    ],
)
def test_the_message_says_what_was_probably_meant(
    tmp_path: Path, line: str, message: str, help_: str
) -> None:
    files = {
        "systems/vault.yaml": f"title: Vault\n{line}\n",
        "runbooks/restart-ledger.md": "# Restart the ledger\n\nRestart it.\n",
        "contacts/risk.yaml": "type: team\ntitle: Risk\nreach: {pager: r}\nmembers: [r-okafor]\n",
    }

    report = judged(tmp_path, files, Level.BASIC, RULE)

    assert [(line, message, help_) for line, _, message, help_ in said(report)] == [
        (2, message, help_)
    ]


def test_an_organisation_is_ours_or_a_vendor(tmp_path: Path) -> None:
    team = "type: team\ntitle: Desk\nreach: {pager: d}\norg: "
    files = {
        "contacts/first.yaml": f"{team}internal\n",
        "contacts/second.yaml": f"{team}vendor:acmee\n",
        "contacts/acme.yaml": "type: vendor\ntitle: Acme\nreach: {email: a@example.com}\n",
    }

    report = judged(tmp_path, files, Level.BASIC, RULE)

    assert said(report) == [
        (
            4,
            1,
            "org names the vendor 'acmee', which does not exist",
            "did you mean vendor:acme?",
        )
    ]


def test_a_subcontractor_is_a_vendor_or_a_name(tmp_path: Path) -> None:
    vendor = "type: vendor\nreach: {email: a@example.com}\ntitle: "
    names = "[vendor:labelworks, vendor:labelwork, Two Sons Haulage, labelwork, team:payments]"
    files = {
        "contacts/acme.yaml": f"{vendor}Acme\nsubcontractors: {names}\n",
        "contacts/labelworks.yaml": f"{vendor}Labelworks\n",
    }

    report = judged(tmp_path, files, Level.BASIC, RULE)

    assert said(report) == [
        (
            4,
            37,
            "subcontractors[2] names the vendor 'labelwork', which does not exist",
            "did you mean vendor:labelworks?",
        ),
        (
            4,
            84,
            "subcontractors[5] names 'team:payments', where a vendor is expected",
            "write the id of a vendor",
        ),
    ]


def test_free_text_is_left_alone(tmp_path: Path) -> None:
    text = (
        "---\nstatus: accepted\ndeciders: [Jane Doe]\nsupersedes: [ADR-7]\n---\n# Use it\n\nYes.\n"
    )

    report = judged(tmp_path, {"decisions/0001-use-it.md": text}, Level.BASIC, RULE)

    assert report.findings == ()


def test_a_cell_of_a_table_is_named_by_its_row_and_column(tmp_path: Path) -> None:
    table = "id,what,custodian\ndb,Database,payments\nhsm,Key store,paymets\n"

    report = judged(tmp_path, {"systems/ledger/access.csv": table}, Level.BASIC, RULE)

    assert [(f.path, f.span.line, f.span.column, f.message) for f in report.findings] == [
        (
            "systems/ledger/access.csv",
            3,
            15,
            "access[2].custodian names the contact 'paymets', which does not exist",
        )
    ]
