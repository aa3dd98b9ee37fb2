"""What is asked of escalations, hours and addresses, beside what pages show."""

from pathlib import Path

import pytest
from tests.rules.requirements.asking import asked, messages, unknown

HOURS = "uncovered-support-hours"


def system(levels: str, hours: str = "Mon-Fri 08:00-18:00", more: str = "") -> dict[str, str]:
    escalation = f"escalation: [{levels}]\n" if levels else ""
    text = f"title: Cards\nsupport_hours: {hours}\n{more}{escalation}"
    return {
        "systems/cards.yaml": text,
        "contacts/london.yaml": (
            "type: team\ntitle: London\nreach: {phone: '5550'}\n"
            "hours: Mon-Fri 08:00-16:00\ntime_zone: Europe/London\n"
        ),
        "contacts/mumbai.yaml": (
            "type: team\ntitle: Mumbai\nreach: {phone: '5550'}\n"
            "hours: Mon-Fri 12:00-20:00\ntime_zone: Asia/Kolkata\n"
        ),
    }


@pytest.mark.parametrize(
    ("levels", "hours", "more", "gap"),
    [
        ("team:london", "Mon-Fri 08:00-16:00", "", ""),
        ("team:london", "Mon-Fri 08:00-18:00", "", "2h"),
        ("team:london", "Sat 10:00-11:00", "", "1h"),
        ("{contact: team:london, hours: 24x7}", "24x7", "", ""),
        ("team:payments, team:london", "24x7", "", ""),
        ("", "24x7", "", ""),
        ("role:duty-manager", "24x7", "", ""),
        ("team:london", "Mon-Fri 08:00-18:00", "lifecycle: planned\n", ""),
        ("team:london", "Mon-Fri 08:00-18:00", "scope: external\n", ""),
    ],
)
def test_promised_hours_are_covered(
    levels: str, hours: str, more: str, gap: str, tmp_path: Path
) -> None:
    found = messages(asked(tmp_path / "base", system(levels, hours, more), HOURS))

    assert [one.partition(" nobody")[0] for one in found] == ([f"for up to {gap}"] if gap else [])


def test_in_two_time_zones_nobody_can_tell_from_here(tmp_path: Path) -> None:
    files = system("team:london, team:mumbai")
    report = asked(tmp_path / "base", files, HOURS)

    assert (messages(report), unknown(report)) == (
        [],
        ["systems whose escalation calls people in several time zones"],
    )


def test_at_tier_1_hours_that_are_not_promised_are_asked_for(tmp_path: Path) -> None:
    (found,) = messages(
        asked(tmp_path / "base", system("team:london", more="service_tier: 1\n"), HOURS)
    )

    assert found.endswith("at tier 1 somebody is asked for 24x7")


@pytest.mark.parametrize(
    ("reach", "found"),
    [
        ("{email: r.okafor@example.com, phone: '5550'}", []),
        (
            "{email: remi.okafor@example.com}",
            ["the email of desk is that of person:r-okafor, and goes with them"],
        ),
        (
            "{email: Remi-Okafor@example.com}",
            ["the email of desk is that of person:r-okafor, and goes with them"],
        ),
        (
            "{phone: '+44 20 7946 0002'}",
            ["the phone of desk is that of person:r-okafor, and goes with them"],
        ),
        ("{email: okafor@example.com}", []),
    ],
)
def test_what_belongs_to_one_person(reach: str, found: list[str], tmp_path: Path) -> None:
    files = {"contacts/desk.yaml": f"type: team\ntitle: Desk\nreach: {reach}\n"}

    assert messages(asked(tmp_path / "base", files, "personal-address")) == found


@pytest.mark.parametrize(
    "escalation", ["", "escalation: []\n", "escalation: [{respond_within: 5m}]\n"]
)
def test_an_escalation_that_names_nobody_is_incomplete(escalation: str, tmp_path: Path) -> None:
    files = {"systems/cards.yaml": f"title: Cards\n{escalation}"}

    assert messages(asked(tmp_path / "base", files, "incomplete-escalation-level"))


@pytest.mark.parametrize(
    "clock",
    [
        "[{authority: TBD, clock: 6h, owner_role: role:duty-manager, runbook: tell}]",
        "[{authority: Regulator, clock: soon, owner_role: role:duty-manager, runbook: tell}]",
        "{not_applicable: 'n/a'}",
        "{not_applicable: 'TODO: find out who has to be told'}",
        "none",
    ],
)
def test_words_are_no_clock(clock: str, tmp_path: Path) -> None:
    tell = "---\ntype: incident_reporting\nsystems: [cards]\n---\n\n# Tell\n\nTell them.\n"
    files = {
        "systems/cards.yaml": f"title: Cards\nincident_reporting: {clock}\n",
        "runbooks/tell.md": tell,
    }
    report = asked(
        tmp_path / "base",
        files,
        *("missing-regulatory-clock", "invalid-field", "unfilled-field"),
        "unexplained-not-applicable",
    )

    assert messages(report)
