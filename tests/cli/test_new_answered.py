"""`relaybook new`: with its answers a record is clean."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml
from tests.cli.conftest import Run
from tests.cli.new_records import ALL_ANSWERS, TEXTS, WRITTEN, findings
from tests.cli.terminal import COLUMNS

from relaybook.cli.new import command as new
from relaybook.scaffold.runbook import TYPES

KEYS = {
    "system": ["title", "owner", "service_tier", "depends_on"],
    "contact": ["type", "title", "reach"],
    "runbook": ["type", "systems"],
    "decision": ["status", "date"],
    "handover": ["status", "from", "to", "contract", "systems"],
    # Two of the seven are filled in by relaybook: the digest and the date.
    "exercise": ["runbook", "digest", "date", "mode", "by", "outcome", "steps"],
}


def keys(folder: Path, path: str) -> list[str]:
    text = (folder / path).read_text(encoding="utf-8")
    return list(yaml.safe_load(text.split("---\n")[1] if text.startswith("---") else text))


@pytest.mark.parametrize("kind", ALL_ANSWERS)
def test_each_kind_is_clean_with_its_answers(base: Path, run: Run, kind: str) -> None:
    result = run("new", kind, *ALL_ANSWERS[kind])

    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"{WRITTEN[kind]}\n"
    assert "  check  no findings in it\n" in result.stderr
    assert result.stderr.count("  next   ") == 2
    assert findings(base, WRITTEN[kind]) == ()
    assert keys(base, WRITTEN[kind]) == KEYS[kind]
    assert "TODO" not in (base / WRITTEN[kind]).read_text()


@pytest.mark.parametrize("type_", TYPES)
def test_each_type_of_runbook_is_clean_with_its_answers(base: Path, run: Run, type_: str) -> None:
    result = run(
        *("new", "runbook", "Procedure", "--type", type_, "--system", "ledger", *TEXTS),
        *("--command", "kubectl rollout restart deploy/x", "--expected", "`restarted`"),
    )

    path = "runbooks/procedure.md"
    assert result.stdout == f"{path}\n", result.stderr
    assert findings(base, path) == ()
    text = (base / path).read_text()
    assert f"---\ntype: {type_}\nsystems: [ledger]\n---\n\n# Procedure\n\n## When to use\n" in text
    assert "1. **Look.**\n\n    ```bash\n    kubectl rollout restart deploy/x\n    ```\n" in text
    assert "\n    **Expected:** `restarted`\n" in text
    assert "Go back" in text


def test_a_command_is_left_as_it_was_typed(base: Path, run: Run) -> None:
    undo = ("--command", "helm upgrade x", "--undo", "helm rollback x")

    run("new", "runbook", "X", "--system", "ledger", *TEXTS[:6], *undo)

    text = (base / "runbooks/x.md").read_text()
    assert "    helm upgrade x\n" in text
    assert "    **Undo:** `helm rollback x`\n" in text


@pytest.mark.parametrize(
    ("options", "content"),
    [
        (
            ("Desk", "--reach", "4101", "--org", "acme", "--then", "Duty manager"),
            (
                'type: team\ntitle: Desk\norg: vendor:acme\nreach: {phone: "4101"}\n'
                "escalation: [team:desk, role:duty-manager]\n"
            ),
        ),
        (
            ("Ann Lee", "--type", "person", "--reach", "@ann"),
            'type: person\ntitle: Ann Lee\nreach: {chat: "@ann"}\n',
        ),
        (
            ("On call", "--type", "role", "--held-by", "Ruth Okafor"),
            "type: role\ntitle: On call\nheld_by: [person:r-okafor]\n",
        ),
        (
            ("Zed", "--type", "vendor", "--reach", "a@zed.example.com", "--covers", "Hosting"),
            (
                "type: vendor\ntitle: Zed\nreach: {email: a@zed.example.com}\n"
                "contracts: [{covers: Hosting}]\n"
            ),
        ),
        (
            (
                *("Zed", "--type", "vendor", "--reach", "a@zed.example.com"),
                *("--covers", "Hosting", "--ends", "2027-01-31"),
            ),
            (
                "type: vendor\ntitle: Zed\nreach: {email: a@zed.example.com}\n"
                "contracts: [{covers: Hosting, end_on: 2027-01-31}]\n"
            ),
        ),
    ],
)
def test_each_type_of_contact_is_clean(
    base: Path, run: Run, options: Sequence[str], content: str
) -> None:
    result = run("new", "contact", *options)

    path = result.stdout.strip()
    assert path, result.stderr
    assert (base / path).read_text() == content
    assert findings(base, path) == ()


@pytest.mark.parametrize("kind", list(new.commands))
def test_each_kind_is_documented(run: Run, kind: str) -> None:
    shown = run("new", kind, "--help").stdout
    listed = run("new", "--help").stdout

    assert "Examples:" in shown
    assert max(map(len, shown.splitlines())) <= COLUMNS + 20  # examples are not broken
    assert f"  {kind:<8}  " in listed
    assert "..." not in listed


@pytest.mark.parametrize("type_", ["team", "person"])
def test_a_contact_is_known_by_its_handles(base: Path, run: Run, type_: str) -> None:
    named = ("--type", type_, "--reach", "#platform", "--handles", "@acme/platform, plat-bot")
    result = run("new", "contact", "Platform", *named)

    assert result.exit_code == 0, result.stderr
    text = (base / "contacts/platform.yaml").read_text()
    assert yaml.safe_load(text)["handles"] == ["@acme/platform", "plat-bot"]


def test_a_role_has_no_handles(run: Run) -> None:
    named = ("--type", "role", "--held-by", "r-okafor", "--handles", "@a")

    assert "--handles are those of a team or a person" in run("new", "contact", "Y", *named).stderr
