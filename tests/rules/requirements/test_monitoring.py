from pathlib import Path

import pytest
from tests.rules.requirements.asking import asked, messages, unknown

CARDS = "systems/cards.yaml"
FULL = "format: 1\nname: Alerts\nlevel: full\nprofiles: []\nurl: https://kb.example.com/\n"
RULE = "page-without-runbook"


def alert(labels: str, notes: str = "summary: It is down") -> str:
    return (
        "groups:\n  - name: all\n    rules:\n      - alert: CardsDown\n        expr: up == 0\n"
        f"        labels: {{{labels}}}\n        annotations: {{{notes}}}\n"
    )


@pytest.mark.parametrize(
    ("notes", "lacks"),
    [
        ("summary: It is down", "no runbook"),
        ("runbook_url: https://kb.example.com/r/restart/", "no summary or description"),
        ("severity: none", "no summary or description and no runbook"),
        ("summary: Down, runbook_url: https://kb.example.com/r/none/#step-2", "no runbook"),
    ],
)
def test_what_an_alert_lacks_is_said_at_its_name(notes: str, lacks: str, tmp_path: Path) -> None:
    files = {
        "relaybook.yml": FULL,
        "alerts/cards.yaml": alert("severity: critical, team: payments", notes),
        "runbooks/restart.md": "# Restart\n\nRestart it.\n",
    }

    report = asked(tmp_path, files, RULE)

    assert messages(report) == [f"CardsDown wakes somebody, and has {lacks}"]
    assert report.findings[0].span.line == 4


@pytest.mark.parametrize(
    ("labels", "systems", "is_routed"),
    [
        ("team: payments", "", True),
        ("owner: 'team:payments'", "", True),
        ("team: '@Payments'", "", True),  # a handle
        ("team: Lea Brandt", "", False),  # has left
        ("team: acme", "", False),  # a vendor
        ("team: squad-7", "", False),
        ("team: TBD", "", False),
        ("system: squad-7", "", False),
        ("", "", False),
        ("", "systems: [cards]\n", True),
        ("", "systems: [squad-7]\n", False),
    ],
)
def test_an_alert_without_a_system_says_whom_it_reaches(
    labels: str, systems: str, is_routed: bool, tmp_path: Path
) -> None:
    files = {
        "relaybook.yml": FULL,
        CARDS: "title: Cards\n",
        "alerts/cards.yaml": alert(f"severity: page, {labels}".rstrip(", ")),
        "runbooks/down.md": f"---\nalerts: [CardsDown]\n{systems}---\n\n# Down\n\nLook.\n",
        "contacts/payments.yaml": "type: team\ntitle: Payments\nhandles: ['@payments']\n",
        "contacts/lea.yaml": "type: person\ntitle: Lea Brandt\nuntil_on: 2026-10-31\n",
        "contacts/acme.yaml": "type: vendor\ntitle: Acme\n",
    }

    found = messages(asked(tmp_path, files, RULE))

    says = "CardsDown wakes somebody, and has no route to anybody of ours"
    assert found == ([] if is_routed else [says])


def test_an_alert_of_a_folder_that_is_not_in_full_is_asked_for_its_system(tmp_path: Path) -> None:
    files = {
        CARDS: "aliases: [{source: kubernetes, value: prod/cards}]\n",
        "alerts/cards.yaml": alert("severity: page, service: prod/cards"),
        "alerts/other.yaml": alert("severity: page"),
    }

    report = asked(tmp_path, files, RULE)

    assert [one.path for one in report.findings] == ["alerts/cards.yaml"]


def test_a_runbook_on_another_site_is_not_followed(tmp_path: Path) -> None:
    notes = "summary: Down, runbook_url: https://wiki.example.org/cards"
    files = {
        CARDS: "title: Cards\n",
        "alerts/a.yaml": alert("severity: page, system: cards", notes),
    }

    report = asked(tmp_path, files, RULE)

    assert messages(report) == []
    assert unknown(report) == ["alerts whose runbook is kept elsewhere, as their runbook_url says"]


def test_a_system_without_alerts_is_no_pass(tmp_path: Path) -> None:
    report = asked(tmp_path, {CARDS: "title: Cards\n"}, RULE)

    assert unknown(report) == ["systems that no alert names in its label `system`"]


def test_a_team_of_one_is_one_person(tmp_path: Path) -> None:
    files = {
        CARDS: "on_call: {members: [team:payments, person:r-okafor]}\n",
        "contacts/payments.yaml": "type: team\ntitle: Payments\nmembers: [r-okafor]\n",
    }

    report = asked(tmp_path, files, "understaffed-rota")

    assert messages(report) == ["on_call.members of the system cards are 1 of ours on the day"]


def test_a_capacity_in_other_words_cannot_be_judged(tmp_path: Path) -> None:
    text = "capacity: {peak: 14 calls/s, limit: plenty, tested_on: 2026-10-24}\n"

    report = asked(tmp_path, {CARDS: text}, "unknown-capacity")

    assert messages(report) == []
    assert unknown(report) == ["capacity.peak and capacity.limit cannot be compared"]


def test_an_audit_log_kept_as_long_as_needed_cannot_be_judged(tmp_path: Path) -> None:
    text = "audit_log: {events: All, location: Here, retention: as long as needed, readers: [x]}\n"

    report = asked(tmp_path, {CARDS: text}, "unkept-audit-log")

    assert messages(report) == []
    assert unknown(report) == ["audit_log.retention is no number and no time"]


def level(indicator: str, target: str = "99 %", more: str = "window: 28d, source: Panel 2") -> str:
    return f"  - {{indicator: {indicator}, target: {target}, {more}}}\n"


THERE, QUICK = level("Payments answered"), level("Answers within 2 s")


@pytest.mark.parametrize(
    ("levels", "lacks"),
    [
        (THERE + QUICK, ""),
        (THERE + level("Latency at the counter"), ""),
        (THERE + level("p99 at the counter", "300 ms"), ""),
        (level("Uptime, measured each 5 min") + QUICK, ""),
        (THERE + level("Files taken over"), "how quick it answers"),
        (THERE + level("Rows kept", "9 of 10", "window: 5 min, source: x"), "how quick it answers"),
        (QUICK + level("Pages shown in 300 ms"), "how often it answers at all"),
        (QUICK, ""),  # missing-service-level asks for a second
        (THERE + level("TBD"), ""),  # missing-service-level asks what that is
    ],
)
def test_levels_for_customers_say_how_quick_and_how_often(
    levels: str, lacks: str, tmp_path: Path
) -> None:
    files = {CARDS: f"customer_facing: true\nslos:\n{levels}"}

    found = messages(asked(tmp_path, files, "one-sided-service-levels"))

    says = f"cards faces customers, and none of its service levels says {lacks}"
    assert found == ([says] if lacks else [])


@pytest.mark.parametrize("levels", [QUICK, THERE + level("TBD"), "", "  - n/a\n"])
def test_levels_that_cannot_be_held_against_each_other_are_asked_for(
    levels: str, tmp_path: Path
) -> None:
    files = {CARDS: f"customer_facing: true\nslos:\n{levels}"}
    rules = ("missing-service-level", "one-sided-service-levels", "unfilled-field")

    assert len(messages(asked(tmp_path, files, *rules, "invalid-field"))) == 1


def test_whether_customers_notice_is_not_guessed(tmp_path: Path) -> None:
    report = asked(tmp_path, {CARDS: f"slos:\n{QUICK}{QUICK}"}, "one-sided-service-levels")

    assert messages(report) == []
    assert unknown(report) == [
        "systems that do not say whether they face customers: which service levels they need"
    ]
