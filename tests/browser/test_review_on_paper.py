"""A review for a meeting: one file that a browser prints on A4, and that fits a phone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.conftest import examined
from tests.report.review.test_review_reports import CARD

from relaybook.report.review import html
from relaybook.review.content import document_of

A4 = (595, 842)  # points


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Page:
    (tmp_path / "review.html").write_text(html.render(document_of(CARD)), encoding="utf-8")
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto((tmp_path / "review.html").as_uri())
    return page


def test_it_prints_on_a4(opened: Page) -> None:
    printed = opened.pdf(prefer_css_page_size=True)

    boxes = re.findall(rb"/MediaBox \[([\d. ]+)\]", printed)
    sizes = {tuple(round(float(one)) for one in box.split()[2:]) for box in boxes}
    assert sizes == {A4}
    assert len(boxes) <= 2


def test_nothing_is_cut_off_on_paper(opened: Page) -> None:
    opened.emulate_media(media="print")
    opened.set_viewport_size({"width": 703, "height": 1000})  # A4 less its margins

    assert opened.evaluate("document.documentElement.scrollWidth") <= 703
    tables = opened.locator("table").all()
    assert tables
    assert all((table.bounding_box() or {"width": 9999})["width"] <= 703 for table in tables)


def test_it_fits_a_phone_and_can_be_read_by_everybody(opened: Page) -> None:
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    found = examined(opened)
    assert found.violations_count == 0, found.generate_report()
