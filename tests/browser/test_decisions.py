"""Decisions in a real browser: the log, the banner, the reading path, the status in the search."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect
from tests.browser.conftest import OpenSite, Watched, examined

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1400, "height": 900}
OLD = "decisions/fraud-platform/0004-feature-store-on-postgresql.html"
PATH = "systems/fraud-scoring/decisions.html"
PAGES = ("decisions/index.html", OLD, PATH, "decisions/assumptions.html")

Opened = Callable[..., Watched]


@pytest.fixture(params=[False, True], ids=["http", "file"])
def opened(request: pytest.FixtureRequest, open_site: OpenSite, site: Path) -> Opened:
    """Return a function that opens a page of the site, served or from its folder."""

    def open_page(path: str, **context: object) -> Watched:
        watched = open_site(site, from_folder=request.param, **context)
        watched.goto(path)
        return watched

    return open_page


def shown(watched: Watched) -> list[str]:
    """Return the titles of the rows that a reader sees, in their order."""
    rows = watched.page.locator("table[data-filter] tbody tr:visible")
    return rows.locator('td[data-label="Decision"]').all_inner_texts()


def sort_by(watched: Watched, header: str) -> Locator:
    button = watched.page.get_by_role("button", name=header)
    button.click()
    return button


def test_the_log_is_sorted_by_its_columns(opened: Opened) -> None:
    watched = opened("decisions/index.html")

    sort_by(watched, "Date")
    oldest_first = shown(watched)
    sort_by(watched, "Decision")
    by_title = shown(watched)

    assert oldest_first[0].startswith("Score synchronously")
    assert by_title == sorted(by_title, key=str.casefold)
    assert len(by_title) == len(oldest_first) > 12
    assert watched.faults == []


def test_a_header_sorts_wherever_it_is_clicked(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, viewport=DESKTOP)
    watched.goto("decisions/index.html")
    header = watched.page.locator("th", has_text="Decision").first
    box = header.bounding_box()
    assert box is not None

    header.click(position={"x": box["width"] - 4, "y": box["height"] - 4})
    expect(header).to_have_attribute("aria-sort", "ascending")
    header.click(position={"x": 4, "y": 4})

    expect(header).to_have_attribute("aria-sort", "descending")


def test_the_log_is_picked_from_and_filtered_at_once(opened: Opened) -> None:
    watched = opened("decisions/index.html")
    page = watched.page
    everything = len(shown(watched))

    page.get_by_label("Systems").select_option("Feature store")
    assert shown(watched) == [
        "Feature store on Redis, with PostgreSQL behind",
        "Feature store on PostgreSQL",
    ]
    page.get_by_label("Status").select_option("superseded")
    assert shown(watched) == ["Feature store on PostgreSQL"]
    expect(page.get_by_role("status")).to_have_text(f"1 of {everything}")
    page.get_by_label("Status").select_option("")
    page.get_by_label("Filter decisions").fill("redis")
    assert shown(watched) == ["Feature store on Redis, with PostgreSQL behind"]
    page.get_by_label("Filter decisions").fill("nothing like it")
    assert shown(watched) == []
    page.get_by_label("Filter decisions").fill("")
    page.get_by_label("Systems").select_option("")

    assert len(shown(watched)) == everything
    expect(page.get_by_role("status")).to_have_text("")
    assert watched.faults == []


def test_the_log_is_a_plain_table_without_scripts(opened: Opened) -> None:
    page = opened("decisions/index.html", java_script_enabled=False).page

    assert page.locator("th").all_inner_texts()[:4] == ["No.", "Decision", "Status", "Date"]
    assert page.locator("tbody tr:visible").count() > 12
    assert page.locator("select, input.rb-filter, .rb-sort").count() == 0


def test_a_superseded_page_leads_to_what_to_follow(opened: Opened) -> None:
    watched = opened(OLD)
    page = watched.page

    expect(page.locator("h1")).to_contain_text("0004 Feature store on PostgreSQL (superseded)")
    banner = page.get_by_role("region", name="Status of this decision")
    expect(banner).to_contain_text("Superseded: do not follow this any more.")
    banner.get_by_role("link").click()

    expect(page.locator("h1")).to_contain_text("0005 Feature store on Redis")
    expect(page.locator("h1")).to_contain_text("(accepted)")
    expect(page.locator(".rb-banner")).to_have_count(0)
    assert watched.faults == []


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("vacuum velocity postgresql", "0004 Feature store on PostgreSQL (superseded)"),
        ("adr-0004 postgresql", "0004 Feature store on PostgreSQL (superseded)"),
    ],
)
def test_the_search_says_the_status(opened: Opened, words: str, title: str) -> None:
    watched = opened("index.html")
    page = watched.page

    page.locator("[data-open-search]").click()
    page.locator("[data-md-component=search-query]").press_sequentially(words)

    results = page.locator(".md-search-result__article h1")
    expect(results.filter(has_text="Feature store on PostgreSQL")).to_have_text(title)
    assert watched.faults == []


@pytest.mark.parametrize("words", ["4", "0004", "ADR 4", "adr-4", "ADR-0004"])
def test_the_search_for_a_number_finds_the_decision_first(opened: Opened, words: str) -> None:
    watched = opened("index.html")
    page = watched.page

    page.locator("[data-open-search]").click()
    page.locator("[data-md-component=search-query]").press_sequentially(words)

    first = page.locator(".md-search-result__article h1").first
    expect(first).to_have_text(re.compile("^0004 "))  # two logs have one
    assert watched.faults == []


def test_someone_new_reads_in_order(opened: Opened) -> None:
    watched = opened("systems/fraud-scoring.html")
    page = watched.page
    page.get_by_role("link", name="Read them in order").click()

    expect(page.locator("h1")).to_contain_text("Decisions about Fraud scoring")
    path = page.locator("table").first
    numbers = path.locator('td[data-label="No."]').all_inner_texts()
    assert numbers == ["0001", "0002", "0006", "0005"]
    expect(path).to_contain_text("The card network ends an authorisation")
    expect(path.locator('td[data-label="In the place of"]').last).to_contain_text("0004")
    path.get_by_role("link", name=re.compile("^Score synchronously")).first.click()

    expect(page.locator("h1")).to_contain_text("Score synchronously")
    assert watched.faults == []


def test_what_governed_a_system_is_folded_away(opened: Opened) -> None:
    page = opened("systems/feature-store.html").page
    gone = page.locator("details.rb-gone")

    expect(gone.get_by_role("link", name=re.compile("^0004"))).to_be_hidden()
    gone.locator("summary").click()

    expect(gone.get_by_role("link", name=re.compile("^0004"))).to_be_visible()
    expect(gone.get_by_role("link", name=re.compile("^0005"))).to_be_visible()


def test_an_assumption_that_has_run_out_since_is_marked(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site)
    script = "window.relaybookBuild = {as_of: '2027-01-03'};"
    watched.page.route(
        "**/assets/build.js",
        lambda route: route.fulfill(body=script, content_type="text/javascript"),
    )

    watched.goto("decisions/assumptions.html")

    row = watched.page.get_by_role("row").filter(has_text="Two engineers of the bank can retrain")
    expect(row.locator("time.rb-past")).to_contain_text("ended 3 days ago")
    others = watched.page.get_by_role("row").filter(has=watched.page.locator("time.rb-past"))
    assert others.count() == 2  # the other is about what device intelligence costs


@pytest.mark.parametrize(
    ("viewport", "scheme"),
    [
        pytest.param(PHONE, "dark", id="phone-dark"),
        pytest.param(DESKTOP, "light", id="desktop-light"),
    ],
)
def test_pages_fit_and_can_be_read_by_everybody(
    open_site: OpenSite, site: Path, viewport: dict[str, int], scheme: str
) -> None:
    watched = open_site(site, viewport=viewport, color_scheme=scheme)
    for path in PAGES:
        watched.goto(path)
        watched.page.wait_for_load_state("networkidle")

        assert watched.page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        found = examined(watched.page)
        assert found.violations_count == 0, (path, found.generate_report())
        assert watched.page.locator(".rb-scrolls").count() == 0, path
    assert watched.faults == []


def test_a_phone_shows_a_row_as_a_block_and_can_sort(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, viewport=PHONE)
    watched.goto("decisions/index.html")
    cells = watched.page.locator("tbody tr").first.locator("td:visible")

    widths = cells.evaluate_all("cells => cells.map(one => one.getBoundingClientRect().right)")
    sort_by(watched, "Date")

    assert max(widths) <= PHONE["width"]
    assert shown(watched)[0].startswith("Score synchronously")
