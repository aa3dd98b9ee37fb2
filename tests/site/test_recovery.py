"""The page that says in which order everything comes back, and what nobody knows of that."""

import re

from tests.site.planned_base import FILES, html_of, planned, with_files

LEDGER = """\
title: Ledger
owner: payments
service_tier: 1
rto: 1h
restore_time: 50m
depends_on: [{to: rates, kind: sync_call, criticality: hard, needed_for: [run, start]}]
escalation: [{contact: role:duty-manager}]
"""
RATES = "title: Rates\nowner: payments\nservice_tier: 2\nrestore_time: 15m\n"
RUNBOOK = "---\ntype: disaster_recovery\nsystems: [ledger]\n---\n\n# Restore the ledger\n"
RECORDS = {
    "systems/ledger.yaml": LEDGER,
    "systems/ledger/recovery.yaml": "needed_to_recover: []\n",
    "systems/rates.yaml": RATES,
    "runbooks/pay/restore-ledger.md": RUNBOOK,
}
TAGS = re.compile("<[^>]*>")


def page(**more: str) -> str:
    return html_of(planned(with_files(**{**RECORDS, **more}))["recovery.md"])


def words(html: str) -> str:
    return " ".join(TAGS.sub(" ", html).split())


def rows(html: str) -> list[list[str]]:
    """Return the words of each cell of each wave."""
    found = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    cells = (re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in found)
    return [[words(cell) for cell in row] for row in cells if row]


def test_each_system_stands_in_its_wave_with_time_runbook_and_who_does_it() -> None:
    assert rows(page()) == [
        [
            "Rates tier 2",
            "15m",
            "15m",
            "",
            "no recovery runbook",
            "Payments +44 20 5550 0100 · pager payments-primary · pay@example.com",
        ],
        [
            "Ledger tier 1",
            "1h 5m promised in 1h",
            "50m",
            "Rates",
            "Restore the ledger (runbooks/pay/restore-ledger.md)",
            "Payments call Duty manager +44 20 5550 0102",
        ],
    ]


def test_what_takes_longest_ends_with_the_whole_time() -> None:
    said = words(page())

    assert "2 systems in 2 waves. Everything is back after 1h 5m." in said
    assert "Rates : back after 15m Ledger : back after 1h 5m" in said
    assert 'href="runbooks/pay/restore-ledger.md"' in page()


def test_what_nobody_knows_is_counted_and_named() -> None:
    said = words(page(**{"systems/rates.yaml": "title: Rates\nservice_tier: 2\n"}))

    assert "1 of 2 with no restore time, counted as nothing in all times: Rates ." in said
    assert "1 of 2 with no runbook of type disaster_recovery: Rates ." in said
    assert "1 of 2 with nobody who can be reached: Rates ." in said
    assert "Everything is back after at least 50m." in said
    assert rows(page(**{"systems/rates.yaml": "title: Rates\n"}))[0] == [
        "Rates no tier",
        "nobody knows",
        "nobody knows",
        "",
        "no recovery runbook",
        "no owner nobody can be reached",
    ]


def test_a_deadlock_is_named_with_its_way_and_its_softest_need() -> None:
    need = "{to: ledger, kind: database, on_failure: degrades, needed_for: [start]}"
    html = page(**{"systems/rates.yaml": f"{RATES}depends_on: [{need}]\n"})

    assert (
        "What waits for itself (1) deadlock Ledger → Rates → Ledger . "
        "Easiest to do without: what Rates needs of Ledger ."
    ) in words(html)
    assert [row[:2] for row in rows(html)] == [
        ["Ledger tier 1 deadlock", "50m at least"],
        ["Rates tier 2 deadlock", "50m at least"],
    ]


def test_what_is_needed_to_recover_and_hangs_on_the_same_system_is_named() -> None:
    needs = "depends_on: [{to: ledger, kind: database, on_failure: fails}]\n"
    records = {
        "systems/ledger.yaml": LEDGER.partition("depends_on")[0],
        "systems/ledger/recovery.yaml": "needed_to_recover: [rates]\n",
        "systems/rates.yaml": RATES + needs,
    }

    said = words(page(**records))

    assert "deadlock Ledger needs Rates to recover, and Rates → Ledger" in said
    assert "1 hard need between these are for running only" in said


def test_what_is_in_no_wave_is_said() -> None:
    needs = "depends_on: [{to: mainframe, needed_for: [start]}]\n"
    records = {
        "systems/rates.yaml": RATES + needs,
        "systems/fax.yaml": "title: Fax\nlifecycle: retired\n",
    }

    said = words(page(**records))

    assert "1 needed, but in no wave: Rates needs mainframe." in said
    assert "1 not brought back: Fax (retired)." in said


def test_alternatives_are_told_from_what_all_are_waited_for() -> None:
    needs = "\n".join(
        f"  - {{to: {name}, any_of: rates, needed_for: [start]}}" for name in ("rates", "spare")
    )
    records = {
        "systems/ledger.yaml": f"title: Ledger\nservice_tier: 1\ndepends_on:\n{needs}\n",
        "systems/spare.yaml": "title: Spare\n",
    }

    assert [row[3] for row in rows(page(**records)) if row[0].startswith("Ledger")] == [
        "Rates or Spare"
    ]


def test_a_copy_without_records_for_others_says_so_and_does_not_name_them() -> None:
    hidden = {"systems/zanzibar.yaml": "title: Zanzibar\naudience: team\n"}
    needs = "depends_on: [{to: zanzibar, needed_for: [start]}]\n"

    html = page(**hidden, **{"systems/rates.yaml": RATES + needs})

    assert "zanzibar" not in html.lower()
    assert "This copy leaves out records for others" in html
    assert "1 needed, but in no wave: Rates needs not shown here ." in words(html)


def test_there_is_no_page_without_systems() -> None:
    assert "recovery.md" not in planned({"relaybook.yml": FILES["relaybook.yml"]})


def test_titles_are_text() -> None:
    html = page(**{"systems/rates.yaml": "title: <img src=x>\nrestore_time: 15m\n"})

    assert "<img" not in html
    assert "&lt;img src=x&gt;" in html


def test_home_and_the_page_of_a_system_lead_there() -> None:
    site = planned(with_files(**RECORDS))

    assert '<a href="recovery.md">Recovery</a>' in html_of(site["index.md"])
    ledger = html_of(site["systems/ledger.md"])
    assert '<a href="../recovery.md#wave-2">wave 2 of 2</a>. Takes: ' in ledger
    assert 'id="wave-2"' in html_of(site["recovery.md"])
