"""`relaybook explain`, `rules` and `schema`."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import Run
from tests.cli.sample_base import FILES, write

from relaybook.model.json_schema import KINDS
from relaybook.rules.registry import RULES


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_each_rule_is_explained_within_80_columns(rule: str, run: Run) -> None:
    result = run("explain", rule)
    lines = result.stdout.splitlines()

    assert result.exit_code == 0
    assert lines[0] == rule
    assert {"Problem", "Correct"} <= set(lines)
    assert "<- " not in result.stdout
    assert not any(line.startswith(("#", "```")) for line in lines)
    prose = [line for line in lines if not line.startswith(("    ", "  |"))]
    assert max(map(len, prose)) <= 80


def test_values_are_grouped_by_where_they_stand(run: Run) -> None:
    result = run("explain", "runbooks/restart.md")
    lines = result.stdout.splitlines()

    assert lines[:2] == [
        "Restart the ledger (runbook:restart)",
        "as of 2026-11-23 · level standard · profiles base",
    ]
    assert lines[3:7] == [
        "runbooks/restart.md",
        "    2  type     alert_response",
        "    3  systems  ledger",
        "    4  alerts   LedgerDown",
    ]
    assert lines[8:10] == ["systems/ledger.yaml, from system ledger", "    2  owner       payments"]
    assert lines[-1] == "Findings: none"


def test_aspects_defaults_and_reasons_are_named(base: Path, run: Run) -> None:
    write(base, {"systems/_defaults.yaml": "customer_facing: true\n"})
    ledger = run("explain", "systems/ledger/recovery.yaml").stdout
    rates = run("explain", "system:rates").stdout

    assert "\nsystems/ledger/recovery.yaml\n    1  rto  4h\n" in ledger
    assert (
        "\nsystems/_defaults.yaml, default of the folder\n    1  customer_facing  true\n"
    ) in ledger
    assert "\nSaid not to apply\n  depends_on: It runs alone on one host.\n" in rates
    assert "\ncontacts/payments.yaml, from its owning team payments\n" in rates
    assert "\nlifecycle: production, since nothing else is written\n" in rates


def test_sections_and_near_misses_are_shown(base: Path, run: Run) -> None:
    text = FILES["runbooks/restart.md"].replace("## Verification", "## Verificaton")
    write(base, {"runbooks/restart.md": text})
    result = run("explain", "runbooks/restart.md").stdout

    assert "\n    9  When to use  # When to use (style default)\n" in result
    assert "\n   23  # Verificaton: opens no section; did you mean 'Verification'?\n" in result
    assert "\n       Level standard asks for more: Verification\n" in result
    assert "1 step, of which 1 change something (step 1: Changes production)" in result
    assert "error[missing-verification]" in result


def test_the_reason_for_each_section_is_shown(base: Path, run: Run) -> None:
    configuration = (
        "format: 1\nname: Example\nlevel: full\nheading_style: {runbooks/gitlab: gitlab-playbook}\n"
        "aliases: {headings: {steps: [Vorgehen, 対処手順]}}\n"
    )
    titles = "Alert Behavior", "Verification", "2. VORGEHEN und Diagnosis", "対処手順", "Roll-bakcs"
    body = "".join(f"## {title}\n\nText.\n\n" for title in (*titles, "About us"))
    page = f"---\ntype: alert_response\nsystems: [ledger]\n---\n\n# A\n\n{body}"
    write(base, {"relaybook.yml": configuration, "runbooks/gitlab/a.md": page})

    shown = run("explain", "runbooks/gitlab/a.md").stdout.split("\n")

    at = shown.index("Sections, by heading style gitlab-playbook")
    assert shown[at + 1 : at + 10] == [
        "    8  When to use  # Alert Behavior (style gitlab-playbook)",
        "   12  Diagnosis    # Verification (style gitlab-playbook)",
        "   16  Diagnosis    # 2. VORGEHEN und Diagnosis (style default)",
        "   16  Steps        # 2. VORGEHEN und Diagnosis (aliases.headings)",
        "   20  Steps        # 対処手順 (aliases.headings)",
        "   24  # Roll-bakcs: opens no section; did you mean 'Rollbacks'?",
        "   28  # About us: opens no section that is asked for",
        "       Level full asks for more of alert_response: Impact, Prerequisites and",
        "       access, Escalation, Verification",
    ]


@pytest.mark.parametrize("name", ["ledger", "system:ledger", "systems/ledger.yaml"])
def test_a_record_is_found_by_any_of_its_names(name: str, run: Run) -> None:
    assert run("explain", name).stdout.startswith("Ledger (system:ledger)\n")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "missing-ownr",
            "there is no rule, file or record 'missing-ownr'; did you mean 'missing-owner'?",
        ),
        (
            "runbooks/restrat.md",
            (
                "there is no rule, file or record 'runbooks/restrat.md'; "
                "did you mean 'runbooks/restart.md'?"
            ),
        ),
        ("runbooks", "runbooks is a folder; name a file in it, or use `relaybook check runbooks`"),
        (".", "name a file: a whole knowledge base is judged by `relaybook check`"),
        (
            "systems/_defaults.yaml",
            (
                "systems/_defaults.yaml is no record: it holds defaults that 2 records take, "
                "such as systems/ledger.yaml"
            ),
        ),
        (
            "alerts/a.yaml",
            "alerts/a.yaml is no record: it holds alert rules, which runbooks name in `alerts`",
        ),
        (
            "relaybook.yml",
            (
                "relaybook.yml is no record: records are Markdown and YAML files in alerts/, "
                "contacts/, decisions/, docs/, exercises/, handovers/, runbooks/, systems/"
            ),
        ),
    ],
)
def test_what_cannot_be_explained_says_why(name: str, said: str, base: Path, run: Run) -> None:
    alert = "groups:\n  - name: g\n    rules:\n      - {alert: LedgerDown, expr: up == 0}\n"
    write(base, {"systems/_defaults.yaml": "customer_facing: true\n", "alerts/a.yaml": alert})
    result = run("explain", name)

    assert (result.exit_code, result.stderr) == (2, f"Error: {said}\n")


def test_secrets_in_values_are_masked(base: Path, run: Run) -> None:
    text = "title: Shop\nentrypoint: https://admin:hunter2hunter2@shop.example.com/\n"
    write(base, {"systems/shop.yaml": text})
    result = run("explain", "systems/shop.yaml").stdout

    assert "hunter2" not in result
    assert "https://(masked)@shop.example.com/" in result


def test_rules_are_listed_by_what_they_protect(run: Run) -> None:
    result = run("rules")

    for rule in RULES:
        assert f"\n  {rule.id} " in result.stdout
    assert result.stdout.splitlines()[-1] == (
        f"{len(RULES)} rules. `relaybook explain RULE` says more."
    )
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_rules_as_json(run: Run) -> None:
    found = json.loads(run("rules", "--format", "json").stdout)

    assert found["version"] == 1
    assert [rule["id"] for rule in found["rules"]] == [rule.id for rule in RULES]
    owner = next(rule for rule in found["rules"] if rule["id"] == "missing-owner")
    assert (owner["level"], owner["severity"], owner["area"]) == ("standard", "error", "ownership")
    assert owner["judges"] == ["System", "Runbook"]


def test_schemas_are_printed_and_written(base: Path, run: Run) -> None:
    printed = json.loads(run("schema", "system").stdout)
    result = run("schema", "--output", "schemas")

    Draft202012Validator.check_schema(printed)
    assert printed["title"] == "relaybook system"
    assert result.stdout == ""
    assert sorted(path.name for path in (base / "schemas").iterdir()) == sorted(
        f"{kind}.schema.json" for kind in KINDS
    )
    assert json.loads((base / "schemas/system.schema.json").read_text()) == printed


def test_an_unknown_kind_is_answered_with_the_nearest(run: Run) -> None:
    assert run("schema", "runbok").stderr == (
        "Error: there is no kind 'runbok'; did you mean 'runbook'?\n"
    )
    assert run("schema").stderr == (
        "Error: name a kind (system, contact, runbook, decision, exercise, handover, guide, "
        "configuration), or write all with --output\n"
    )
