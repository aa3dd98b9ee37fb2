"""Whoever is there at night needs somebody to call for what it cannot run without."""

from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Report, Severity

RULE = "hours-inversion"
OFFICE = "support_hours: Mon-Fri 09:00-18:00\n"
ALWAYS = "support_hours: 24x7\n"


def _report(folder: Path, need: str = "to: rates", /, **files: str) -> Report:
    cards = f"title: Cards\n{ALWAYS}depends_on:\n  - {{{need}}}\n"
    systems = {
        f"contacts/{name}.yaml" if text.startswith("type:") else f"systems/{name}.yaml": text
        for name, text in {"cards": cards, **files}.items()
    }
    return judged(folder, systems, Level.FULL, RULE)


def test_it_tells_both_hours_and_how_long_nobody_answers(tmp_path: Path) -> None:
    report = _report(tmp_path, "to: rates, tolerates: 4h", rates=f"title: Rates\n{OFFICE}")

    assert [(f.path, f.severity) for f in report.findings] == [
        ("systems/cards.yaml", Severity.WARNING)
    ]
    assert said(report) == [
        (
            4,
            6,
            (
                "Cards is supported 24x7, but Rates, which it cannot run without, Mon-Fri"
                " 09:00-18:00: for up to 2d 15h nobody answers for it (4h is tolerated): Cards →"
                " Rates"
            ),
            (
                "agree on hours with whoever runs Rates and write its `support_hours`, promise"
                " fewer hours of Cards, or write for how long it does without: `tolerates: 2d 15h`"
            ),
        )
    ]
    assert [(one.path, one.span.line, one.message) for one in report.findings[0].related] == [
        ("systems/cards.yaml", 2, "Cards is supported 24x7"),
        ("systems/rates.yaml", 2, "Rates is supported Mon-Fri 09:00-18:00"),
    ]


@pytest.mark.parametrize(
    "need",
    [
        "to: rates, tolerates: 2d 15h",
        "to: rates, criticality: soft",
        "to: rates, on_failure: unaffected",
        "to: rates, on_failure: manual",
        "to: rates, needed_for: [deploy]",
    ],
)
def test_what_can_wait_is_no_inversion(tmp_path: Path, need: str) -> None:
    report = _report(tmp_path, need, rates=f"title: Rates\n{OFFICE}")

    assert said(report) == []
    assert report.tallies[RULE].unknown == {}


def test_an_alternative_that_answers_is_enough(tmp_path: Path) -> None:
    needs = "to: rates, any_of: x}\n  - {to: spare, any_of: x"
    rates = f"title: Rates\n{OFFICE}"

    spared = _report(tmp_path / "a", needs, rates=rates, spare=f"title: Spare\n{ALWAYS}")
    both = _report(tmp_path / "b", needs, rates=rates, spare=f"title: Spare\n{OFFICE}")

    assert said(spared) == []
    assert [finding.span.line for finding in both.findings] == [4]


def test_the_hours_of_the_rota_the_vendor_and_the_owner_stand_in(tmp_path: Path) -> None:
    desk = "type: vendor\ntitle: Acme\nreach: {phone: '1'}\nhours: Mon-Fri 09:00-18:00\n"
    outside = "title: Rates\nowner: payments\nscope: external\nprovider: acme\n"

    vendor = _report(tmp_path / "a", rates=outside, acme=desk)
    rota = _report(tmp_path / "b", rates=f"{outside}on_call: {{hours: 24x7}}\n", acme=desk)
    owner = _report(tmp_path / "c", rates="title: Rates\nowner: payments\n")  # 24x7

    assert [one.path for one in vendor.findings[0].related] == [
        "systems/cards.yaml",
        "contacts/acme.yaml",
    ]
    assert said(rota) == said(owner) == []


def test_hours_of_two_time_zones_are_held_against_one_clock(tmp_path: Path) -> None:
    def team(zone: str) -> str:
        return f"type: team\ntitle: T\nreach: {{phone: '1'}}\nhours: 24x7\n{zone}"

    files = {
        "desk": f"title: Desk\nowner: north\n{OFFICE}depends_on: [{{to: rates, tolerates: 3h}}]\n",
        "rates": f"title: Rates\nowner: south\n{OFFICE}",
        "cards": "title: Cards\n",
        "south": team("time_zone: Asia/Kolkata\n"),
    }

    # Winter: 09:00 to 18:00 in London is 14:30 to 23:30 in Mumbai, where they leave at 18:00.
    far = _report(tmp_path / "a", **files, north=team("time_zone: Europe/London\n"))
    near = _report(tmp_path / "b", **files, north=team("time_zone: Asia/Dhaka\n"))
    unknown = _report(tmp_path / "c", **files, north=team(""))

    assert "for up to 5h 30m nobody" in far.findings[0].message
    assert said(near) == said(unknown) == []
    assert unknown.tallies[RULE].unknown == {
        ("systems whose hours are in another time zone than those of what they need, or in none"): 1
    }


def test_what_nobody_has_written_is_counted(tmp_path: Path) -> None:
    silent = _report(tmp_path / "a", rates="title: Rates\n")
    queue = _report(
        tmp_path / "b", "to: rates, on_failure: queues", rates=f"title: Rates\n{OFFICE}"
    )

    assert said(silent) == said(queue) == []
    assert silent.tallies[RULE].unknown == {
        "systems whose hours, or those of something they need, nobody has written": 1
    }
    assert queue.tallies[RULE].unknown == {
        "systems that queue what they have for something, and do not say how long they can": 1
    }
