"""`relaybook impact` and `relaybook map`."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.cli.conftest import Run
from tests.cli.sample_base import write


def test_impact_names_who_is_hit_and_how(run: Run) -> None:
    result = run("impact", "rates")

    assert result.exit_code == 0
    assert result.stdout == (
        "Rates (system:rates) is down\n"
        "Prices are those of yesterday.\n"
        "\n"
        "Cannot do without it: 1 system\n"
        "  ledger  tier 1  payments  degrades after 10m\n"
    )


def test_impact_shows_the_way_and_what_fails_only_later(base: Path, run: Run) -> None:
    shop = "title: Shop\ndepends_on: [{to: ledger, criticality: soft}]\n"
    batch = "title: Batch\ndepends_on: [{to: rates, needed_for: [start]}]\n"
    write(base, {"systems/shop.yaml": shop, "systems/batch.yaml": batch})

    assert run("impact", "system:rates").stdout.split("\n\n")[2:] == [
        (
            "Hit less: somewhere on the way the need is soft: 1 system\n"
            "  shop  no tier  no owner  nobody says how\n"
            "        through ledger"
        ),
        (
            "Runs on, but cannot be started, recovered or deployed meanwhile: 1 system\n"
            "  batch  no tier  no owner  to start\n"
        ),
    ]


def test_impact_of_what_nobody_needs(run: Run) -> None:
    assert run("impact", "Ledger").stdout == (
        "Ledger (system:ledger) is down\n\nNo system here needs it.\n"
    )


def test_impact_as_json(run: Run) -> None:
    assert json.loads(run("impact", "rates", "--format", "json").stdout) == {
        "version": 1,
        "system": "rates",
        "affected": [
            {
                "system": "ledger",
                "title": "Ledger",
                "tier": 1,
                "owner": "payments",
                "how": "hard",
                "depth": 1,
                "path": ["ledger", "rates"],
                "on_failure": ["degrades"],
            }
        ],
    }


@pytest.mark.parametrize("args", [("impact", "ratse"), ("map", "--focus", "ratse")])
def test_an_unknown_system_is_answered_with_the_nearest(args: tuple[str, ...], run: Run) -> None:
    result = run(*args)

    assert result.exit_code == 2
    assert result.stderr == "Error: there is no system 'ratse'; did you mean 'rates'?\n"


def test_the_map_as_text(run: Run) -> None:
    lines = run("map").stdout.splitlines()

    assert lines[:2] == ["Dependency map of Sample", "2 systems and 1 dependency."]
    assert "Ledger · ledger · tier 1 · Payments" in lines


@pytest.mark.usefixtures("broken")
def test_the_map_counts_open_findings(run: Run) -> None:
    nodes = json.loads(run("map", "--format", "json").stdout)["nodes"]
    checked = json.loads(run("check", "--format", "json").stdout)["findings"]

    expected = sum(one["record"] == "system:rates" for one in checked)
    assert expected > 0
    assert {node["id"]: node["findings"] for node in nodes}["rates"] == expected


def test_the_map_is_written_to_a_file(base: Path, run: Run) -> None:
    result = run("map", "--format", "svg", "--output", "out/map.svg")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "wrote out/map.svg\n")
    assert ET.parse(base / "out/map.svg").getroot().tag.endswith("svg")  # noqa: S314 - our own


def test_an_output_that_cannot_be_written_is_said(run: Run) -> None:
    result = run("map", "--output", "relaybook.yml/map.txt")

    assert result.exit_code == 2
    assert result.stderr.startswith("Error: relaybook.yml/map.txt cannot be written: ")


@pytest.mark.parametrize(("format_", "start"), [("mermaid", "%% "), ("dot", "digraph ")])
def test_other_formats(format_: str, start: str, run: Run) -> None:
    assert run("map", "--focus", "rates", "--format", format_).stdout.startswith(start)


def test_depth_without_focus_is_refused(run: Run) -> None:
    result = run("map", "--depth", "2")

    assert result.exit_code == 2
    assert result.stderr == "Error: --depth needs --focus: say around which system\n"


def test_a_fixed_day_is_said_beside_the_map(run: Run) -> None:
    assert run("map", "--as-of", "2027-01-01").stderr == (
        "as of 2027-01-01, fixed by --as-of 2027-01-01\n"
    )
