"""Alternatives must not hang on the same thing, and what nobody says of them is no pass."""

from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Report, Severity

RULE = "hidden-shared-fate"
PAY = "title: Pay\ndepends_on:\n  - {to: north, any_of: x}\n  - {to: south, any_of: x}\n"
ALONE = 'depends_on: {not_applicable: "It runs alone on one host."}\n'
HELP = (
    "make one of them do without what both share, or test what stands ready for it and write its"
    " `redundancy`; where they are no alternatives, take the `any_of` away"
)


def _report(folder: Path, **files: str) -> Report:
    systems = {f"systems/{name}.yaml": text for name, text in {"pay": PAY, **files}.items()}
    return judged(folder, systems, Level.STANDARD, RULE)


def test_the_way_of_both_to_what_they_share_is_told(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        north="title: North\ndepends_on: [vpn]\n",
        south="title: South\ndepends_on: [dns]\n",
        vpn="title: VPN\ndepends_on: [dns]\n",
        dns="title: DNS\ndepends_on: [power]\n",
        power="title: Power\n",
    )

    assert [(f.path, f.severity) for f in report.findings] == [
        ("systems/pay.yaml", Severity.WARNING)
    ]
    assert said(report) == [
        (
            4,
            6,
            (
                "North and South are alternatives for Pay, but both need DNS and 1 more: "
                "North → VPN → DNS; South → DNS"
            ),
            HELP,
        )
    ]
    assert [(one.path, one.span.line, one.message) for one in report.findings[0].related] == [
        ("systems/pay.yaml", 3, "the alternative North"),
        ("systems/north.yaml", 2, "North needs VPN"),
        ("systems/vpn.yaml", 2, "VPN needs DNS"),
        ("systems/south.yaml", 2, "South needs DNS"),
    ]


def test_one_that_needs_the_other_is_no_alternative(tmp_path: Path) -> None:
    report = _report(
        tmp_path, north=f"title: North\n{ALONE}", south="title: South\ndepends_on: [north]\n"
    )

    assert [finding.message for finding in report.findings] == [
        "North and South are alternatives for Pay, but South needs North: South → North"
    ]


def test_one_provider_is_one_fate(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        north=f"title: North\nprovider: acme\n{ALONE}",
        south=f"title: South\nprovider: vendor:acme\n{ALONE}",
    )

    assert [finding.message for finding in report.findings] == [
        "North and South are alternatives for Pay, but both are provided by vendor:acme"
    ]


@pytest.mark.parametrize(
    ("north", "south", "messages"),
    [
        (
            "Mumbai",
            "Mumbai",
            ["North and South are alternatives for Pay, but both run in Mumbai only"],
        ),
        ("Mumbai and Pune", "Mumbai", []),
        ("Mumbai and Pune", "Mumbai and Pune", []),
    ],
)
def test_one_region_is_one_fate_but_not_one_of_two(
    tmp_path: Path, north: str, south: str, messages: list[str]
) -> None:
    place = "environments: [{{name: production, region: {}}}]\n"
    report = _report(
        tmp_path,
        north=f"title: North\n{ALONE}{place.format(north)}",
        south=f"title: South\n{ALONE}{place.format(south)}",
    )

    assert [finding.message for finding in report.findings] == messages
    assert report.tallies[RULE].unknown == {}


def test_what_is_shared_softly_or_safely_does_no_harm(tmp_path: Path) -> None:
    place = "environments: [{region: %s}]\n"
    report = _report(
        tmp_path,
        north="title: North\ndepends_on: [dns, {to: log}]\n" + place % "Mumbai",
        south="title: South\ndepends_on: [dns, {to: log, criticality: soft}]\n" + place % "Pune",
        dns="title: DNS\nredundancy: {mode: warm, tested_on: 2026-09-13}\n",
        log="title: Log\n",
    )

    assert said(report) == []
    assert report.tallies[RULE].unknown == {}


def test_what_nobody_says_of_an_alternative_is_counted(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        north="title: North\nenvironments: [{region: Mumbai}]\n",
        south=f"title: South\n{ALONE}",
        old="title: Old\nlifecycle: retired\n" + PAY.partition("\n")[2],
    )

    assert said(report) == []
    assert report.tallies[RULE].unknown == {
        "systems with alternatives of which nobody says what they need": 1,
        "systems with alternatives of which nobody says who provides them or where they run": 1,
    }
