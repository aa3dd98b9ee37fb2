"""`relaybook impact` and `relaybook map`."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.cli.conftest import Run
from tests.cli.sample_base import write


def test_impact_names_who_is_hit_when_and_who_is_called(run: Run) -> None:
    result = run("impact", "rates")

    assert result.exit_code == 0
    assert result.stdout == (
        "Rates (system:rates) is down\n"
        "as of 2026-11-23\n"
        "Prices are those of yesterday.\n"
        "\n"
        "Degraded: works, but worse: 1 system\n"
        "  ledger  tier 1  payments  degrades after 10m\n"
        "\n"
        "Who to call\n"
        "  Payments: phone +44 20 5550 0100 (team:payments)\n"
        "    for rates, ledger\n"
    )


def test_impact_shows_the_way_what_keeps_going_and_what_fails_only_later(
    base: Path, run: Run
) -> None:
    shop = "title: Shop\ndepends_on: [{to: ledger, criticality: soft}]\n"
    batch = "title: Batch\ndepends_on: [{to: rates, needed_for: [start]}]\n"
    queue = "depends_on: [{to: rates, on_failure: queues, tolerates: 2h}]\n"
    either = "depends_on: [{to: rates, any_of: feeds}, {to: queue, any_of: feeds}]\n"
    part = "part_of: [group]\ndepends_on: [rates]\n"
    write(
        base,
        {
            "systems/shop.yaml": shop, "systems/batch.yaml": batch, "systems/queue.yaml": queue,
            "systems/either.yaml": either, "systems/part.yaml": part,
            "systems/group.yaml": "title: Group\n",
        },
    )  # fmt: skip

    assert run("impact", "system:rates").stdout.split("\n\n")[1:-1] == [
        "Down: 1 system\n  part  no tier  no owner  nobody says how",
        (
            "Degraded: works, but worse: 2 systems\n"
            "  ledger  tier 1  payments  degrades after 10m\n"
            "  shop    no tier  no owner  nobody says how after 10m\n"
            "          through ledger"
        ),
        (
            "Keeps going, as far as is written: 2 systems\n"
            "  either  no tier  no owner  any of feeds will do\n"
            "  queue   no tier  no owner  queues for 2h"
        ),
        "A part of it is hit: 1 system\n  group  no tier  no owner  its part part",
        (
            "Runs on, but cannot be started, recovered or deployed meanwhile: 1 system\n"
            "  batch  no tier  no owner  to start"
        ),
        (
            "Of 2 systems nobody says what happens somewhere on the way (on_failure): a hard\n"
            "need is taken to fail, a soft one to degrade."
        ),
    ]


def test_impact_of_what_nobody_needs(run: Run) -> None:
    assert run("impact", "Ledger").stdout == (
        "Ledger (system:ledger) is down\n"
        "as of 2026-11-23\n"
        "\n"
        "No system here needs it.\n"
        "\n"
        "Who to call\n"
        "  Payments: pager payments-primary (team:payments)\n"
        "    for ledger\n"
    )


def test_impact_when_somebody_has_left(run: Run) -> None:
    gone = ("--assume-gone", "person:r-okafor", "--assume-gone", "person:l-marsh")
    args = ("impact", "ledger", "rates", *gone)

    assert run(*args).stdout == (
        "Ledger (system:ledger), Rates (system:rates) are down\n"
        "as of 2026-11-23\n"
        "assuming that person:l-marsh and person:r-okafor are gone\n"
        "Prices are those of yesterday.\n"
        "\n"
        "No system here needs it.\n"
        "\n"
        "Who to call\n"
        "  Acme desk: phone +44 20 5550 0200 (team:acme-desk)\n"
        "    for ledger\n"
        "  nobody can be reached for rates\n"
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "vendor:acm",
            "there is no contact 'vendor:acm' who could be gone; did you mean vendor:acme?",
        ),
        (
            "team:acme",
            "there is no contact 'team:acme' who could be gone; did you mean vendor:acme?",
        ),
        ("duty-manager", "a role does not leave; name who holds 'duty-manager'"),
    ],
)
def test_only_who_is_known_can_be_gone(written: str, said: str, run: Run) -> None:
    for command in (["impact", "rates"], ["recover"], ["who", "rates"], ["map"]):
        result = run(*command, "--assume-gone", written)
        assert (result.exit_code, result.stderr) == (2, f"Error: {said}\n")


def test_impact_as_json(run: Run) -> None:
    phone = {"channel": "phone", "value": "+44 20 5550 0100"}
    pager = {"channel": "pager", "value": "payments-primary"}
    assert json.loads(run("impact", "rates", "--format", "json").stdout) == {
        "version": 2,
        "as_of": {"day": "2026-11-23", "fixed": None},
        "assumed_gone": [],
        "down": [
            {
                "system": "rates",
                "call": {"contact": "team:payments", "name": "Payments", "reach": [phone, pager]},
            }
        ],
        "affected": [
            {
                "system": "ledger",
                "title": "Ledger",
                "tier": 1,
                "owner": "payments",
                "how": "degraded",
                "after_seconds": 600,
                "assumed": False,
                "depth": 1,
                "path": [
                    {
                        "source": "ledger",
                        "target": "rates",
                        "criticality": "hard",
                        "on_failure": "degrades",
                        "tolerates": "10m",
                        "any_of": None,
                    }
                ],
                "call": {"contact": "team:payments", "name": "Payments", "reach": [pager, phone]},
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


def test_the_ways_between_two_systems(base: Path, run: Run) -> None:
    shop = "title: Shop\ndepends_on: [ledger, {to: rates, criticality: soft}]\n"
    write(base, {"systems/shop.yaml": shop})

    assert run("map", "--from", "shop", "--to", "rates").stdout == (
        "How Shop comes to need Rates\n"
        "as of 2026-11-23\n"
        "2 ways\n"
        "\n"
        "shop > ledger > rates (2 steps, hard)\n"
        "  shop > ledger   no kind, hard\n"
        "  ledger > rates  sync_call, hard, degrades\n"
        "\n"
        "shop > rates (1 step, with a soft step)\n"
        "  shop > rates  no kind, soft\n"
    )
    one = run("map", "--from", "shop", "--to", "rates", "--most", "1").stdout
    assert one.splitlines()[2] == "at least 2 ways, 1 shown"
    back = run("map", "--from", "rates", "--to", "ledger").stdout
    assert "rates does not need ledger; ledger needs rates:" in back
    none = json.loads(run("map", "--from", "ledger", "--to", "shop", "--format", "json").stdout)
    assert (none["ways"], [way["systems"] for way in none["back"]]) == ([], [["shop", "ledger"]])


def test_the_ways_can_be_drawn(base: Path, run: Run) -> None:
    write(base, {"systems/shop.yaml": "title: Shop\ndepends_on: [ledger]\n"})

    drawn = run("map", "--from", "shop", "--to", "ledger", "--format", "mermaid").stdout

    assert "Shop" in drawn
    assert "Rates" not in drawn


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--from", "rates"), "--from and --to need each other"),
        (("--to", "rates"), "--from and --to need each other"),
        (("--focus", "rates", "--from", "rates", "--to", "rates"), "do not go together"),
        (("--most", "3"), "--most needs --from and --to"),
    ],
)
def test_options_of_the_map_that_do_not_fit(args: tuple[str, ...], said: str, run: Run) -> None:
    result = run("map", *args)

    assert result.exit_code == 2
    assert said in result.stderr


def test_the_map_marks_whose_owner_is_gone_and_what_follows_from_parts(
    base: Path, run: Run
) -> None:
    api = "title: Api\nowner: acme-desk\npart_of: [shop]\ndepends_on: [rates]\n"
    write(base, {"systems/shop.yaml": "title: Shop\n", "systems/api.yaml": api})

    result = run("map", "--assume-gone", "vendor:acme")

    assert result.stderr == "assuming that vendor:acme is gone\n"
    assert "NOT ACTIVE: gone with vendor:acme" in " ".join(result.stdout.split())
    assert "  derived    rates  hard, from api > rates" in result.stdout
    assert "  part of    shop" in result.stdout
    found = json.loads(run("map", "--format", "json").stdout)
    assert found["part_of"] == [{"part": "api", "whole": "shop"}]
    assert [(one["source"], one["target"]) for one in found["derived"]] == [("shop", "rates")]
