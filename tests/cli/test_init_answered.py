"""`relaybook init`: with all its answers the knowledge base is clean."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml
from tests.cli.conftest import Run
from tests.cli.first_base import THEN, VENDOR, WHO, files, report, text


def test_options_answer_everything(here: Path, run: Run) -> None:
    result = run("init", *WHO, *THEN, *VENDOR, "--tier", "1", "--name", "Our ledger")

    assert result.exit_code == 0, result.output
    assert not report(here).findings
    assert files(here) == [
        ".gitignore",
        "README.md",
        "contacts/duty-manager.yaml",
        "contacts/northwind.yaml",
        "contacts/payments.yaml",
        "contacts/priya-nair.yaml",
        "decisions/ledger/0001-keep-what-we-need-to-run-ledger-in-git.md",
        "handovers/northwind-to-payments.md",
        "relaybook.yml",
        "runbooks/ledger/get-help-with-ledger.md",
        "systems/ledger.yaml",
    ]
    assert text(here, "relaybook.yml").endswith("name: Our ledger\nlevel: standard\n")
    assert yaml.safe_load(text(here, "contacts/payments.yaml")) == {
        "type": "team",
        "title": "Payments",
        "reach": {"phone": "+44 20 7946 0100"},
        "escalation": ["team:payments", "role:duty-manager"],
    }
    assert text(here, "systems/ledger.yaml").startswith(
        "title: Ledger\nowner: payments\nservice_tier: 1\n"
    )
    assert text(here, ".gitignore") == "/site/\n"
    assert "date: 2026-11-23" in text(here, files(here)[6])


@pytest.mark.usefixtures("here")
def test_the_output_ends_with_what_to_do_next(run: Run) -> None:
    lines = run("init", *WHO, *THEN).stdout.splitlines()

    assert lines[0] == "wrote relaybook.yml"
    assert "No findings in 6 documents · 0 accepted" in lines
    assert lines[-5:] == [
        "Next",
        "  relaybook who ledger        who to call, as everybody will see it",
        "  systems/ledger.yaml         write into it what it does and needs",
        "  relaybook new runbook NAME  write what to do about its worst failure",
        "  relaybook build             publish it all as a site, in site/",
    ]


def test_another_folder_is_made_and_named_in_the_next_step(here: Path, run: Run) -> None:
    result = run("init", "deep/our kb", *WHO, *THEN)

    assert result.exit_code == 0
    assert not report(here / "deep/our kb").findings
    assert "wrote deep/our kb/relaybook.yml" in result.stdout
    assert "  cd 'deep/our kb'" in result.stdout


@pytest.mark.parametrize(
    "who",
    [
        ("--then", "Priya Nair, 4101"),
        ("--then", "Duty manager, #duty"),
        ("--then", "Head of Payments (Priya Nair), pager:head"),
        (*THEN, "--vendor", "Payments, 4102"),
        (*THEN, "--vendor", "Priya Nair, 4102", "--vendor-ends", "2026-11-23"),
        (*THEN, "--team", "Ledger"),
        (*THEN, "--system", 'Zürich: #1 "Börse" {x} [y] *z*', "--team", "Équipe & Søn"),
        (*THEN, "--system", "決済", "--team", "no"),
        (*THEN, "--name", "yes: # no"),
    ],
)
def test_whatever_is_typed_the_result_is_clean(here: Path, run: Run, who: Sequence[str]) -> None:
    result = run("init", *WHO, *who)

    assert result.exit_code == 0, result.output
    assert not report(here).findings


def test_names_with_one_id_stay_two_contacts(here: Path, run: Run) -> None:
    run("init", *WHO, *THEN, "--vendor", "PAYMENTS, 4102")

    assert yaml.safe_load(text(here, "contacts/payments.yaml"))["type"] == "team"
    assert yaml.safe_load(text(here, "contacts/payments-vendor.yaml"))["type"] == "vendor"
    assert "provider: payments-vendor\n" in text(here, "systems/ledger.yaml")


@pytest.mark.parametrize("options", [("--example",), ()])
def test_a_sample_is_written_where_nobody_can_be_asked(
    here: Path, run: Run, options: Sequence[str]
) -> None:
    result = run("init", *options)

    assert result.exit_code == 0
    assert not report(here).findings
    kinds = [path.split("/")[0] for path in files(here) if "/" in path]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "contacts": 5,
        "decisions": 1,
        "exercises": 1,
        "handovers": 1,
        "runbooks": 2,
        "systems": 2,
    }


@pytest.mark.usefixtures("here")
def test_the_sample_knows_when_its_vendor_leaves(run: Run) -> None:
    run("init", "--example")

    assert "as of 2027-08-24" in run("check", "--as-of", "exit").stdout
