"""The worked example in a real browser: what somebody does at night, and what no page may do."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenSite, Watched, examined

REPOSITORY = Path(__file__).parents[2]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1400, "height": 900}
RUNBOOK = "runbooks/fraud/fraud-score-latency"
PAGES = (
    "",
    f"{RUNBOOK}/",
    "systems/fraud-scoring/",
    "map/",
    "health/",
    "contacts/",
    "contacts/fraud-platform/",
    "decisions/",
    "alerts/",
    "a/fraudscorerdown/",
    "runbooks/",
    "handovers/nimbus-to-fraud-platform/",
    "rules/missing-owner/",
    "portfolio/cost/",
    "handovers/nimbus-to-fraud-platform/review/",
)


def built(output: Path, *options: str) -> Path:
    command = [sys.executable, "-m", "relaybook", "build", "--base", str(REPOSITORY)]
    subprocess.run([*command, "--output", str(output), *options], check=True, capture_output=True)
    return output


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("example") / "site")


SHEET = {"width": 703, "height": 1032}  # A4 less its margins, in pixels of a print
ON_PAPER = ("portfolio/", "portfolio/metrics/", "handovers/nimbus-to-fraud-platform/review/")


def follow_an_alert(watched: Watched, ending: str) -> None:
    """Go from the home page by search to the runbook, its system, the map and who to call."""
    page = watched.page
    page.locator("[data-open-search]").click()
    page.locator("[data-md-component=search-query]").press_sequentially("FraudScoreLatencyHigh")
    first = page.locator(".md-search-result__link").first
    expect(first).to_have_attribute("href", re.compile(f"{RUNBOOK}{ending}"))
    first.click()
    expect(page.locator("h1")).to_contain_text("Fraud score latency above 250 ms")
    card = page.locator(".rb-card")
    expect(card.locator(".rb-call-first")).to_contain_text("call now")

    card.get_by_role("link", name="Fraud scoring", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Fraud scoring")
    expect(page.locator("svg.rb-map")).to_contain_text("Feature store")

    page.get_by_role("link", name="the map around it").click()
    expect(page.locator("h1")).to_contain_text("Map")
    page.locator('svg.rb-map a[href*="systems/core-banking"]').click()

    expect(page.locator("h1")).to_contain_text("Core banking")
    page.locator(".rb-escalation a").first.click()
    expect(page.locator("section.rb-card")).to_contain_text("How to reach")
    expect(page.locator('section.rb-card a[href^="tel:"]')).to_be_visible()


def test_from_an_alert_to_who_to_call(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site)
    watched.goto()

    follow_an_alert(watched, "/")

    assert watched.faults == []


def test_the_same_on_a_phone(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, viewport=PHONE, has_touch=True)
    watched.goto()

    follow_an_alert(watched, "/")

    assert watched.faults == []


def test_the_same_from_a_folder_without_a_server(open_site: OpenSite, offline_site: Path) -> None:
    watched = open_site(offline_site, from_folder=True)
    watched.goto("index.html")

    follow_an_alert(watched, ".html")

    assert watched.faults == []


def test_the_search_knows_records_and_no_pages_about_rules(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    found = {document["location"].partition("/")[0] for document in index["docs"]}

    assert {"runbooks", "systems", "contacts", "decisions"} <= found
    assert (site / "rules/missing-owner/index.html").is_file()
    assert found & {"rules", "health", "map", "404.html"} == set()


@pytest.mark.parametrize(
    ("size", "scheme", "paths"),
    [
        pytest.param(PHONE, "dark", PAGES, id="phone-dark"),
        pytest.param(DESKTOP, "light", PAGES, id="desktop-light"),
        pytest.param(PHONE, "light", PAGES[:2], id="phone-light"),
        pytest.param(DESKTOP, "dark", PAGES[:2], id="desktop-dark"),
    ],
)
def test_pages_are_quiet_fit_and_can_be_read_by_everybody(
    open_site: OpenSite, site: Path, size: dict[str, int], scheme: str, paths: tuple[str, ...]
) -> None:
    watched = open_site(site, viewport=size, color_scheme=scheme)
    for path in paths:
        watched.goto(path)
        watched.page.wait_for_load_state("networkidle")

        wide = watched.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= size["width"], path
        found = examined(watched.page)
        assert found.violations_count == 0, (path, found.generate_report())
    assert watched.faults == []


def test_the_foot_of_every_page_says_which_copy_this_is(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site)
    watched.goto(f"{RUNBOOK}/")

    foot = watched.page.locator("footer [data-build]")
    expect(foot).to_contain_text("as of 2026-11-20, a fixed date")
    expect(foot).to_contain_text("commit ")


def test_what_ends_soon_is_marked_by_the_readers_clock(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site)
    script = "window.relaybookBuild = {as_of: '2027-02-01'};"
    watched.page.route(
        "**/assets/build.js",
        lambda route: route.fulfill(body=script, content_type="text/javascript"),
    )

    watched.goto("contacts/")

    vendor = watched.page.get_by_role("row").filter(has_text="Nimbus Risk Systems")
    expect(vendor.locator("time.rb-past")).to_contain_text("ended 32 days ago")


def test_an_alert_leads_to_its_runbook_at_an_address_that_stays(
    open_site: OpenSite, site: Path
) -> None:
    watched = open_site(site)

    watched.goto("a/fraudscorerdown/")
    watched.page.get_by_role("link", name="Scorer down").click()

    expect(watched.page).to_have_url(re.compile("/runbooks/fraud/scorer-down/"))


def test_tables_on_a_phone_are_readable(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, viewport=PHONE)
    page = watched.page
    watched.goto("systems/fraud-scoring/")

    expect(page.locator(".rb-table.rb-scrolls").first).to_be_visible()
    assert page.locator(".rb-part").count() > 0
    narrowest = page.locator(".rb-table td:is(.rb-words, .rb-long)").evaluate_all(
        "cells => Math.min(...cells.map(cell => cell.getBoundingClientRect().width))"
    )
    assert narrowest >= 96
    assert watched.faults == []


def test_meters_are_equally_long(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, viewport=DESKTOP)
    watched.goto("health/")

    widths = watched.page.locator(".rb-meter").evaluate_all(
        "meters => meters.map(meter => Math.round(meter.getBoundingClientRect().width))"
    )

    assert len(widths) == 3
    assert len(set(widths)) == 1


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP])
def test_a_heading_ends_with_its_words(
    open_site: OpenSite, site: Path, viewport: dict[str, int]
) -> None:
    """The link to a heading must not begin a line of its own, which nobody sees."""
    watched = open_site(site, viewport=viewport)
    watched.goto("decisions/fraud-platform/0001-score-synchronously-with-a-300-ms-budget/")
    lines = """headings => headings.map(heading => {
        const words = document.createRange();
        words.selectNodeContents(heading);
        words.setEndBefore(heading.querySelector('.headerlink'));
        return Math.round((heading.getBoundingClientRect().bottom
                           - words.getBoundingClientRect().bottom) / heading.offsetHeight * 10);
    })"""

    below = watched.page.locator(".md-typeset :is(h1, h2, h3)").evaluate_all(lines)

    assert len(below) > 5
    assert max(below) <= 1


def test_the_bar_of_rollback_has_no_gap_for_what_changes_nothing(
    open_site: OpenSite, site: Path
) -> None:
    watched = open_site(site, viewport=PHONE)
    watched.goto("health/")
    bar = watched.page.get_by_role("img", name=re.compile("^Rollback: "))

    about = bar.get_attribute("aria-label") or ""
    legend = " ".join(watched.page.locator(".rb-completeness__parts .rb-key").all_text_contents())
    parts = bar.locator("rect").evaluate_all("all => all.map(one => +one.getAttribute('width'))")
    said = re.fullmatch(
        r"(\d+) of the (\d+) known to change something have one (\d+) of them ha\w+ none "
        r"(\d+) \w+ not known to change anything",
        legend,
    )

    assert said is not None, legend
    have, must, lack, rest = map(int, said.groups())
    assert parts == [have, lack, rest]
    assert have + lack == must
    assert str(must + rest) == (bar.get_attribute("viewBox") or "").split()[2]
    assert about == f"Rollback: {', '.join(watched.page.locator('.rb-key').all_text_contents())}"


def test_pages_for_those_who_decide_are_whole_on_paper(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, viewport=SHEET)
    page = watched.page
    for path in ON_PAPER:
        watched.goto(path)
        expect(page.locator(".rb-sort").first).to_be_visible()
        page.emulate_media(media="print")

        assert page.evaluate("document.documentElement.scrollWidth") <= SHEET["width"], path
        assert all(
            (table.bounding_box() or {"width": 9999})["width"] <= SHEET["width"]
            for table in page.locator("table").all()
        ), path
        # No browser paints a button in a head that it repeats on the next sheet.
        assert (
            page.eval_on_selector(".rb-sort", "one => getComputedStyle(one).display") == "contents"
        )
        expect(
            page.locator(".rb-trail, .rb-doors--here, .md-header, .md-sidebar")
        ).not_to_have_count(0)
        assert not [
            one
            for one in page.locator(".rb-trail, .rb-doors--here, .md-header, .md-sidebar").all()
            if one.is_visible()
        ], path
        page.emulate_media(media="screen")
    watched.goto("portfolio/metrics/")
    page.emulate_media(media="print")
    beside = "one => getComputedStyle(one, '::after').content"
    assert page.eval_on_selector("a.rb-bare", beside) == "none"
    assert watched.faults == []
