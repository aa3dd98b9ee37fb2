"""What someone new reads, and what the decisions take for granted."""

import re

from tests.site.decisions.decision_files import decision, page_of
from tests.site.planned_base import html_of, planned, with_files

from relaybook.site.decisions.reading_time import time_of

PATH, LOG_PATH = "systems/ledger/decisions.md", "decisions/pay/reading-path.md"
BELIEFS = "decisions/assumptions.md"
OVERDUE = "\n  - {what: Peaks stay low, valid_until_on: 2026-11-19, revisit_when: they grow}"
DATED = "\n  - {what: The port stays open, valid_until_on: 2026-11-20}"
OPEN = "\n  - Nobody prints"
SIX_HUNDRED = "word " * 599

DECISIONS = {
    "0003-late": decision(
        "accepted",
        "Late",
        SIX_HUNDRED,
        systems="[ledger]",
        date="2026-03-01",
        supersedes="['0001']",
        assumptions=OVERDUE + OPEN,
    ),
    "0004-early": decision(
        "accepted", "Early", systems="[ledger]", date="2025-03-01", assumptions=DATED
    ),
    "0005-undated": decision("accepted", "Undated", systems="[ledger]"),
    "0006-plan": decision("proposed", "Plan", systems="[ledger]", assumptions=OPEN),
}


def section(html: str, title: str) -> str:
    """Return what stands below one heading of a page."""
    start = html.index(f">{title}")
    end = html.find("<h2", start)
    return html[start:end] if end >= 0 else html[start:]


def test_the_path_goes_from_the_oldest_to_the_newest_in_force() -> None:
    path = section(page_of(PATH, DECISIONS), "Reading path (3)")

    assert re.findall(r'data-label="Read"[^>]*><a[^>]*>([^<]*)', path) == [
        "Early",
        "Late",
        "Undated",
    ]
    assert re.findall(r'data-label="No." data-sort="(\d)">(\d+)<', path) == [
        ("4", "0004"),
        ("3", "0003"),
        ("5", "0005"),
    ]
    assert "3 decisions, about 6 min to read." in path
    assert 'data-label="Time" data-sort="4">4 min</td>' in path  # 600 words and the title


def test_a_step_says_what_it_replaced_and_what_it_rests_on() -> None:
    path = section(page_of(PATH, DECISIONS), "Reading path (3)")

    assert 'data-label="In the place of"><a href="../../decisions/pay/0001-keep-it.md">' in path
    assert "Peaks stay low" in path
    assert 'until <time data-until="2026-11-19" datetime="2026-11-19">' in path
    assert "again when they grow" in path


def test_a_log_has_a_path_of_its_own() -> None:
    html = page_of(LOG_PATH, DECISIONS)

    assert "<h1" in html
    assert "Reading path: pay</h1>" in html
    assert html.count("Reading path") == 1  # the title says it, no heading repeats it
    assert "4 decisions, about" in html
    assert "Log (" not in html  # it is the only one, and stands on the page of all


def test_assumptions_stand_in_the_order_in_which_they_run_out() -> None:
    html = page_of(BELIEFS, DECISIONS)

    assert re.findall(r'data-label="Assumption"[^>]*>([^<]*)', html) == [
        "Peaks stay low",
        "The port stays open",
        "Nobody prints",
    ]
    assert re.findall(r'data-label="State">.*?<span class="rb-badge[^>]*>([^<]*)', html) == [
        "overdue",
        "in date",
        "no date",
    ]
    assert "3 in all, 1 overdue on 2026-11-20." in html
    assert '<time data-until="2026-11-19" datetime="2026-11-19">2026-11-19</time>' in html


def test_an_overdue_assumption_links_its_finding() -> None:
    files = with_files(
        **{f"decisions/pay/{name}.md": text for name, text in DECISIONS.items()},
        **{"relaybook.yml": "name: Sample\nlevel: full\n"},
    )
    site = planned(files)

    assert (
        '<a href="pay/0003-late.md#open-findings"><span class="rb-badge rb-badge--error">overdue'
        in html_of(site[BELIEFS])
    )
    assert 'id="open-findings"' in html_of(site["decisions/pay/0003-late.md"])


def test_a_system_shows_what_it_rests_on() -> None:
    html = page_of("systems/ledger.md", DECISIONS)

    assert "Assumptions it rests on (3)" in html
    assert html.index("Peaks stay low") < html.index("The port stays open")


def test_nothing_that_is_dead_is_taken_for_granted() -> None:
    dead = {"0003-x": decision("rejected", "X", systems="[ledger]", assumptions=OVERDUE)}

    assert "Peaks" not in page_of(BELIEFS, dead)
    assert "not in force" in page_of("decisions/pay/0003-x.md", dead)


def test_assumptions_for_others_are_not_shown() -> None:
    hidden = decision("accepted", "X", systems="[ledger]", assumptions=OVERDUE, audience="team")
    files = with_files(**{"decisions/pay/0003-x.md": hidden})

    assert all("Peaks" not in html_of(file) for file in planned(files).values() if file.markdown)
    assert "Peaks" in html_of(planned(files, audience="team")[BELIEFS])


def test_time_is_said_as_people_do() -> None:
    assert [time_of(1), time_of(59), time_of(60), time_of(125)] == [
        "1 min",
        "59 min",
        "1 h 0 min",
        "2 h 5 min",
    ]
