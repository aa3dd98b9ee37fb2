"""The order of recovery in a real browser: read at night, on a phone, and on paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenSite, examined

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1400, "height": 900}
SHEET = {"width": 703, "height": 1032}  # A4 less its margins, in pixels of a print
A4 = (595, 842)
COLOUR = "link => getComputedStyle(link).color"
VISIBLE = "all => all.filter(one => one.getClientRects().length).map(one => one.className)"
CUT_OFF = """cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth + 1)
    .map(cell => cell.innerText)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("from_folder", [False, True], ids=["http", "folder"])
def test_the_page_is_quiet_fits_and_can_be_read_by_everybody(
    open_site: OpenSite, site: Path, viewport: dict[str, int], scheme: str, *, from_folder: bool
) -> None:
    watched = open_site(site, from_folder=from_folder, viewport=viewport, color_scheme=scheme)
    watched.goto("recovery.html")

    expect(watched.page.locator("h2").first).to_contain_text("What takes longest")
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    watched.page.wait_for_load_state("networkidle")
    assert watched.faults == []
    # From a folder the browser refuses axe the style sheets, which is no fault of the page.
    found = examined(watched.page)
    assert found.violations_count == 0, found.generate_report()


def test_it_leads_to_runbook_and_back_from_the_system_without_scripts(
    open_site: OpenSite, site: Path
) -> None:
    watched = open_site(site, from_folder=True, java_script_enabled=False)
    page = watched.page
    watched.goto("index.html")
    page.locator(".rb-doors").get_by_role("link", name="Recovery").click()

    row = page.get_by_role("row").filter(has_text="Recover fraud scoring in Hyderabad")
    expect(row.locator(".rb-reach").first).to_be_visible()
    row.get_by_role("link", name="Fraud scoring", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Fraud scoring")
    page.get_by_role("link", name=re.compile(r"wave \d of \d")).click()

    expect(page.locator("h1")).to_contain_text("Recovery")
    assert re.search(r"recovery\.html#wave-\d$", page.url)
    assert watched.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_nothing_is_cut_off_and_no_navigation_is_left(
    open_site: OpenSite, site: Path, scheme: str
) -> None:
    watched = open_site(site, from_folder=True, viewport=SHEET, color_scheme=scheme)
    page = watched.page
    watched.goto("recovery.html")
    page.emulate_media(media="print")

    chrome = page.locator("header, nav, footer, button, .md-sidebar, .rb-filter")
    assert chrome.evaluate_all(VISIBLE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SHEET["width"]
    assert page.locator(".rb-recovery :is(th, td)").evaluate_all(CUT_OFF) == []
    paths = page.locator(".rb-on-paper").all_inner_texts()
    assert " (runbooks/fraud/fraud-scoring-recovery.md)" in paths
    link = page.locator(".rb-recovery td a").first
    assert link.evaluate(COLOUR) == "rgb(64, 81, 181)"


def test_it_prints_on_a4(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, from_folder=True)
    watched.goto("recovery.html")

    pdf = watched.page.pdf(prefer_css_page_size=True)

    boxes = re.findall(rb"/MediaBox *\[ *0 +0 +([\d.]+) +([\d.]+)", pdf)
    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {A4}
    assert 2 <= len(boxes) <= 6
