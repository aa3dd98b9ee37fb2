"""The picture on the page of a system: there without scripts, and light on paper."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenSite
from tests.browser.runbook_site import built

SHEET = {"width": 703, "height": 1032}  # A4 less its margins, in pixels of a print
RECORDS = {
    "shop": "title: Shop\n",
    "api": "title: Api\npart_of: [shop]\ndepends_on: [rates]\n",
    "rates": "title: Rates\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parts")
    (folder / "base/systems").mkdir(parents=True)
    (folder / "base/relaybook.yml").write_text("name: Parts\nlevel: basic\n", encoding="utf-8")
    for name, text in RECORDS.items():
        (folder / f"base/systems/{name}.yaml").write_text(text, encoding="utf-8")
    return built(folder / "base", folder / "site")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_scripts_and_on_paper_it_is_whole_and_light(
    open_site: OpenSite, site: Path, scheme: str
) -> None:
    watched = open_site(
        site, from_folder=True, viewport=SHEET, color_scheme=scheme, java_script_enabled=False
    )
    page = watched.page
    watched.goto("systems/shop.html")
    picture = page.locator("svg.rb-map")

    expect(picture.locator("a")).to_have_count(2)
    expect(picture.locator(".rb-link.rb-derived")).to_have_count(1)
    page.emulate_media(media="print", color_scheme=scheme)
    box = picture.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= SHEET["width"]
    paper = picture.locator(".rb-paper").evaluate("one => getComputedStyle(one).fill")
    assert paper == "rgb(246, 247, 249)"
    assert watched.faults == []


def test_on_a_dark_site_with_scripts_paper_is_light_too(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, from_folder=True, color_scheme="dark")
    watched.goto("systems/shop.html")
    paper = watched.page.locator(".rb-paper")
    fill = "one => getComputedStyle(one).fill"

    assert paper.evaluate(fill) == "rgb(18, 22, 28)"
    watched.page.emulate_media(media="print", color_scheme="dark")
    assert paper.evaluate(fill) == "rgb(246, 247, 249)"
