"""What is asked of every record, beside what pages show."""

from pathlib import Path

import pytest
from tests.rules.requirements.asking import asked, messages

FIELDS = ("unfilled-field", "unexplained-not-applicable")


def said(folder: Path, fields: str, *rules: str) -> list[str]:
    files = {"systems/cards.yaml": f"title: Cards\n{fields}"}
    return messages(asked(folder / "base", files, *(rules or FIELDS)))


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        (
            "impact_of_outage: to be written\n",
            ["impact_of_outage still holds the text of a template: 'to be written'"],
        ),
        ("impact_of_outage: N/A\n", ["impact_of_outage says 'N/A', and not why"]),
        ("impact_of_outage: '-'\n", ["impact_of_outage says '-', and not why"]),
        (
            "impact_of_outage: Not applicable.\n",
            ["impact_of_outage says 'Not applicable.', and not why"],
        ),
        ("impact_of_outage: None of the payers notices.\n", []),
        ("users: [TODO, analysts]\n", ["users[1] still holds the text of a template: 'TODO'"]),
        ("redundancy: {mode: none}\n", []),  # a word of a fixed set
        ("owner: TBD\n", []),  # unresolved-reference says so
        ("description: TBD\n", []),  # missing-description says so
        ("tags: [todo]\nlabels: {state: todo}\n", []),
    ],
)
def test_a_field_that_says_nothing_is_named(fields: str, found: list[str], tmp_path: Path) -> None:
    assert said(tmp_path, fields) == found


def test_what_is_inherited_is_named_where_it_stands_only(tmp_path: Path) -> None:
    files = {
        "systems/_defaults.yaml": "impact_of_outage: TBD\n",
        "systems/cards.yaml": "title: Cards\n",
    }

    assert messages(asked(tmp_path / "base", files, *FIELDS)) == []


def test_secrets_are_named_by_shape_and_never_shown(tmp_path: Path) -> None:
    key = "AKIA" + "ABCDEFGHIJKLMNOP"
    note = (
        f"Key {key}, https://bob:hunter22@db.example.com, token=abcdefghij, password: s3cr3t-word"
    )
    files = {"systems/cards.yaml": f"title: Cards\nimpact_of_outage: >-\n  {note}\n"}
    report = asked(tmp_path / "base", files, "exposed-secret")

    assert [(one.span.line, one.span.column, one.message) for one in report.findings] == [
        (3, 7, "this looks like the id of a cloud key"),
        (3, 37, "this looks like a password in an address"),
        (3, 72, "this looks like a password or token"),
        (3, 94, "this looks like a password"),
    ]
    assert not any(
        secret in f"{one.message}{one.help}"
        for one in report.findings
        for secret in (key, "hunter22", "abcdefghij", "s3cr3t")
    )


def test_a_blank_to_fill_in_is_no_secret(tmp_path: Path) -> None:
    text = "impact_of_outage: token=$TOKEN, password=<PASSWORD>, secret={{ it }}\n"

    assert said(tmp_path, text, "exposed-secret") == []


def test_secrets_are_found_in_every_file_that_a_record_rests_on_and_in_no_other(
    tmp_path: Path,
) -> None:
    key = "AKIA" + "ABCDEFGHIJKLMNOP"
    catalogue = "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: ledger\n"
    files = {
        "relaybook.yml": "imports: [{file: catalog-info.yaml, format: backstage}]\n",
        "catalog-info.yaml": f"{catalogue}  description: Keeps {key}.\n",
        "systems/cards.yaml": "title: Cards\n",
        "systems/cards/access.csv": f"id,kind,location\nvault,account,see {key}\n",
        "systems/cards/recovery.yaml": f"restore_point: {key}\n",
        "runbooks/restore.md": f"# Restore\n\nUse `{key}`.\n",
        "systems/_defaults.yaml": f"# {key}\n",
        "notes.md": f"{key}\n",
    }
    report = asked(tmp_path / "base", files, "exposed-secret")

    assert [(one.path, one.span.line, one.span.column) for one in report.findings] == [
        ("catalog-info.yaml", 5, 22),
        ("runbooks/restore.md", 3, 6),
        ("systems/cards/access.csv", 2, 19),
        ("systems/cards/recovery.yaml", 1, 16),
    ]
