"""Our style sheet and script on pages that MkDocs built, over http and from a folder."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenSite, Watched, examined
from tests.site.sample_site import build, stage

RUNBOOK = "runbooks/score-latency/"
# The brackets and quotes of the heading as look-alikes, which no template can take for markup.
PLAIN_TITLE = "\u2039/title\u203a\u2039script\u203aalert(1)\u2039/script\u203a \u201donmouseover="
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1400, "height": 900}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(stage(tmp_path_factory.mktemp("site"), offline=False))


@pytest.fixture(scope="module")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(stage(tmp_path_factory.mktemp("offline"), offline=True))


def search(watched: Watched, words: str, expected: str) -> None:
    """Type into the search and wait until its first result is the expected page."""
    watched.page.locator("[data-open-search]").click()
    watched.page.locator("[data-md-component=search-query]").press_sequentially(words)
    first = watched.page.locator(".md-search-result__link").first
    expect(first).to_have_attribute("href", re.compile(expected))


@pytest.mark.parametrize("page", ["", RUNBOOK, "runbooks/hostile/", "404.html"])
def test_a_page_asks_no_other_host_and_reports_no_error(
    open_site: OpenSite, site: Path, page: str
) -> None:
    watched = open_site(site)

    watched.goto(page)
    watched.page.wait_for_load_state("networkidle")

    assert watched.faults == []


def test_search_finds_an_alert_from_the_home_page(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site)
    watched.goto()

    search(watched, "FraudScoreLatencyHigh", "score-latency")

    assert watched.faults == []


@pytest.mark.parametrize("words", ["ORA-00600", "db-prod-01", "scorer-consumer"])
def test_search_finds_parts_of_names(open_site: OpenSite, site: Path, words: str) -> None:
    watched = open_site(site)
    watched.goto()

    search(watched, words, "score-latency")


def test_an_offline_copy_works_from_a_folder(open_site: OpenSite, offline_site: Path) -> None:
    watched = open_site(offline_site, from_folder=True)
    watched.goto("index.html")

    search(watched, "FraudScoreLatencyHigh", "score-latency")
    watched.page.locator(".md-search-result__link").first.click()

    expect(watched.page.locator("h1")).to_contain_text("Fraud score latency")
    assert watched.faults == []


def test_a_hostile_heading_stays_text_in_every_place(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site)
    watched.page.on("dialog", lambda dialog: watched.page_errors.append(dialog.message))
    watched.goto("runbooks/hostile/")

    assert watched.page.title().startswith(PLAIN_TITLE)
    assert watched.page.locator("h1").inner_text().startswith("</title><script>alert(1)</script>")
    assert watched.page.locator("[onmouseover], [onfocus], [onerror]").count() == 0
    assert watched.page.locator(".rb-card").count() == 0
    assert watched.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("page", ["", RUNBOOK, "404.html"], ids=["home", "runbook", "missing"])
def test_a_page_is_accessible(
    open_site: OpenSite, site: Path, page: str, viewport: dict[str, int], scheme: str
) -> None:
    watched = open_site(site, viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
    watched.goto(page)

    found = examined(watched.page)

    assert found.response["violations"] == [], found.generate_report()


@pytest.mark.parametrize("page", ["", RUNBOOK])
def test_nothing_is_wider_than_a_phone(open_site: OpenSite, site: Path, page: str) -> None:
    watched = open_site(site, viewport=PHONE)
    watched.goto(page)

    assert watched.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def at(watched: Watched, moment: str) -> Watched:
    watched.page.clock.set_fixed_time(moment)
    watched.goto(RUNBOOK)
    return watched


def escalation(watched: Watched) -> list[str]:
    return watched.page.locator(".rb-escalation .rb-now").all_inner_texts()


@pytest.mark.parametrize(
    ("moment", "marks"),
    [
        ("2026-10-05T03:29:00Z", ["outside hours", "call now"]),  # Monday 08:59 in Kolkata
        ("2026-10-05T03:30:00Z", ["call now", "answers now"]),
        ("2026-10-05T12:29:00Z", ["call now", "answers now"]),
        ("2026-10-05T12:30:00Z", ["outside hours", "call now"]),
        ("2026-10-04T05:00:00Z", ["outside hours", "call now"]),  # Sunday
        ("2026-10-04T19:00:00Z", ["outside hours", "call now"]),  # Monday 00:30 in Kolkata
    ],
)
@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_who_answers_now_is_marked_wherever_the_reader_is(
    open_site: OpenSite, site: Path, moment: str, marks: list[str], zone: str
) -> None:
    assert escalation(at(open_site(site, timezone_id=zone), moment)) == marks


@pytest.mark.parametrize(
    ("hours", "holidays", "mark"),
    [
        ("Fri-Mon 22:00-06:00", "", "call now"),  # over midnight, over the week's end
        ("Mon,Wed 00:00-06:00; Sun 09:00-10:00", "", "call now"),
        ("Mon 01:00-02:00", "", "outside hours"),
        ("24x7", "2026-10-05", "call now"),
        ("Mon-Sun 00:00-24:00", "2026-10-05", "outside hours"),
        ("when the sun shines", "", None),
        ("Mon-Fri 09:00", "2026-10-05", None),
    ],
)
def test_hours_are_read_as_records_write_them(
    open_site: OpenSite, site: Path, hours: str, holidays: str, mark: str | None
) -> None:
    watched = open_site(site, timezone_id="UTC")
    watched.page.route(
        f"**/{RUNBOOK}",
        lambda route: route.fulfill(
            body=route.fetch()
            .text()
            .replace('<li data-hours="24x7"', "<li")
            .replace("Mon-Fri 09:00-18:00", hours)
            .replace("Asia/Kolkata", "UTC")
            .replace("<li data-hours", f'<li data-holidays="{holidays}" data-hours'),
        ),
    )

    at(watched, "2026-10-05T00:30:00Z")  # Monday

    assert escalation(watched) == ([mark] if mark else [])


def test_what_ran_out_since_the_build_is_marked(open_site: OpenSite, site: Path) -> None:
    before = at(open_site(site, timezone_id="UTC"), "2026-10-31T12:00:00Z")
    after = at(open_site(site, timezone_id="UTC"), "2026-11-03T12:00:00Z")

    assert before.page.locator(".rb-past").count() == 0
    assert after.page.locator(".rb-past > .rb-badge--error").all_inner_texts() == [
        "ended 2 days ago",
        "overdue by 3 days",
    ]


def test_nobody_is_offered_after_their_last_day(open_site: OpenSite, site: Path) -> None:
    watched = at(open_site(site), "2026-11-15T12:00:00Z")  # a Sunday

    assert escalation(watched) == ["outside hours"]
    assert watched.page.locator(".rb-call-first").count() == 0


def test_a_fixed_date_keeps_a_demonstration_as_it_was(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site)
    watched.page.route(
        "**/build.js",
        lambda route: route.fulfill(body='window.relaybookBuild = {"as_of": "2026-10-01"};'),
    )

    at(watched, "2031-11-23T12:00:00Z")

    assert watched.page.locator(".rb-past").count() == 0


def test_the_copy_says_how_old_it_is(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, timezone_id="UTC")
    watched.page.clock.set_fixed_time("2026-12-03T12:00:00Z")
    watched.goto()

    assert watched.page.locator("[data-build]").inner_text() == (
        "commit 0123456789ab · built on 2026-11-23 · this copy is 10 days old"
    )


def rows(watched: Watched) -> list[str]:
    return watched.page.locator(
        "table[data-sortable] tbody tr:visible td:first-child"
    ).all_inner_texts()


def test_a_table_is_sorted_by_numbers_and_words(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site)
    watched.goto()
    header = watched.page.get_by_role("button", name="Documents")

    header.click()
    ascending = rows(watched)
    header.click()

    assert ascending == ["Wiki", "Fraud scoring", "Card switch"]
    assert rows(watched) == ascending[::-1]
    assert watched.page.locator("th[aria-sort=descending]").inner_text() == "Documents"


def test_a_table_is_filtered_by_all_words(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site)
    watched.goto()
    field = watched.page.get_by_label("Filter systems")

    field.fill("fraud SCORING")

    assert rows(watched) == ["Fraud scoring"]
    assert watched.page.get_by_role("status").inner_text() == "1 of 3"


def test_a_command_is_copied_without_anything_added(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, permissions=["clipboard-read", "clipboard-write"])
    watched.goto(RUNBOOK)

    watched.page.locator(".highlight").hover()
    watched.page.locator(".rb-copy").click()

    copied = watched.page.evaluate("navigator.clipboard.readText()")
    assert copied.strip().startswith("kubectl -n fraud scale deploy/scorer-consumer --replicas=0")
