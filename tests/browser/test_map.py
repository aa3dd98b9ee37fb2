"""The map in a real browser: overview, opening a group, search, table, deep links, keys."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenSite, Watched, examined
from tests.browser.map_site import HUB, built, many_systems, rows, said, show, shown, written

COMPARED = """compare:
  - {file: traces.json, format: jaeger, window: one week, taken_on: 2026-11-19}
  - {file: gone.csv, format: csv}
"""
OBSERVED = [("s00", "hub"), ("s01", "bought")]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1400, "height": 900}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    files = many_systems()
    files["relaybook.yml"] += COMPARED
    files["traces.json"] = json.dumps(
        {"data": [{"parent": one, "child": two, "callCount": 9} for one, two in OBSERVED]}
    )
    files["systems/s00.yaml"] = files["systems/s00.yaml"].replace('["hub"]', "[hub, nowhere]")
    return built(written(folder / "kb", files), folder / "site", "--offline")


@pytest.fixture(params=["http", "file"])
def opened(request: pytest.FixtureRequest, open_site: OpenSite, site: Path) -> Watched:
    return open_site(site, viewport=DESKTOP, from_folder=request.param == "file")


def test_the_overview_counts_what_it_shows(opened: Watched) -> None:
    show(opened, "map.html")

    assert "Showing 45 systems of 45 in 3 groups" in said(opened)
    assert [row[:2] for row in rows(opened)] == [
        ["Cards", "22"],
        ["Loans", "22"],
        ["No domain", "1"],
    ]
    assert opened.page.locator(".rb-mapview__canvas canvas").count() == 3
    assert opened.faults == []


def test_a_group_is_opened_from_the_table_and_left_again(opened: Watched) -> None:
    show(opened, "map.html")

    opened.page.locator(".rb-mapview").get_by_role("link", name="Loans").click()
    shown(opened, "#by=domain&open=Loans")
    assert "Showing 22 of 45 systems. Of this group 22 of 22 systems." in said(opened)
    assert len(rows(opened)) == 22

    opened.page.go_back()
    shown(opened, "#")
    assert opened.faults == []


def test_groups_can_be_those_of_owners_tiers_vendors_and_waves(opened: Watched) -> None:
    show(opened, "map.html")
    by = opened.page.get_by_label("Group by")

    found = {}
    for name in ("owner", "vendor", "tier", "wave"):
        by.select_option(name)
        shown(opened, f"#by={name}")
        found[name] = [row[:2] for row in rows(opened)]

    assert found["owner"] == [["East", "21"], ["West", "22"], ["No owner", "2"]]
    assert found["vendor"] == [["Nimbus", "1"], ["Run by us", "44"]]
    assert found["tier"][0] == ["Tier 1", "11"]
    assert found["tier"][-1] == ["No tier", "2"]
    assert found["wave"][0][0] == "Wave 1"


@pytest.mark.parametrize("words", ["bought", "Bought", "CI-4711", "west bou"])
def test_search_finds_by_id_title_alias_and_owner(opened: Watched, words: str) -> None:
    show(opened, "map.html")

    opened.page.get_by_label("Find a system").fill(words)
    expect(opened.page.locator(".rb-found a")).to_have_text(["Bought"])
    opened.page.keyboard.press("Enter")

    shown(opened, "#focus=bought")
    expect(opened.page.locator(".rb-mapview__title")).to_contain_text("Bought")
    assert opened.faults == []


def test_a_link_in_a_runbook_opens_a_view(opened: Watched) -> None:
    show(opened, "map.html", f"#focus={HUB}")

    expect(opened.page.locator(".rb-mapview__title")).to_have_text(
        "Hub: what needs it and what it needs"
    )
    assert rows(opened)[0][1] == "Hub"
    opened.page.get_by_role("link", name="Page of Hub", exact=True).first.click()
    expect(opened.page.locator("h1")).to_contain_text("Hub")
    assert opened.faults == []


def test_the_page_of_a_system_leads_to_the_map_around_it(opened: Watched) -> None:
    opened.goto("systems/s00.html")

    opened.page.get_by_role("link", name="the map around it").click()

    shown(opened, "#focus=s00&depth=1")
    assert opened.faults == []


@pytest.mark.parametrize(
    "address", ["#focus=nobody%22%3E%3Cscript%3E", "#by=domain&open=__proto__", "#focus=%E0%A4%A"]
)
def test_an_address_that_names_nothing_says_so(opened: Watched, address: str) -> None:
    show(opened, "map.html", address)

    assert re.match("There is no (system|group) ", said(opened))
    assert "Showing 45 systems of 45" in said(opened)
    assert opened.faults == []


def test_the_table_can_be_sorted(opened: Watched) -> None:
    show(opened, "map.html", "#by=domain&open=Loans")

    opened.page.locator(".rb-mapview").get_by_role("button", name="Tier").click()

    tiers = [row[1] for row in rows(opened)]
    assert tiers == sorted(tiers)
    assert tiers != tiers[::-1]


@pytest.mark.parametrize(
    ("size", "scheme"),
    [
        pytest.param(PHONE, "dark", id="phone-dark"),
        pytest.param(DESKTOP, "light", id="desktop-light"),
    ],
)
def test_the_map_fits_and_can_be_read_by_everybody(
    open_site: OpenSite, site: Path, size: dict[str, int], scheme: str
) -> None:
    watched = open_site(site, viewport=size, color_scheme=scheme)
    for address in ("", f"#focus={HUB}&depth=2", f"#focus={HUB}&mode=blast", "#mode=exit"):
        show(watched, "map.html", address)
        watched.page.reload()
        shown(watched, address or "#")

        assert watched.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        found = examined(watched.page)
        assert found.violations_count == 0, (address, found.generate_report())
    assert watched.faults == []


def test_no_other_page_loads_the_library(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site)
    asked: list[str] = []
    watched.page.on("request", lambda request: asked.append(request.url))

    watched.goto("systems/hub.html")
    watched.page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "cytoscape" in url or "map-data" in url]

    show(watched, "map.html")
    assert len([url for url in asked if "cytoscape" in url]) == 1


def test_what_is_declared_is_held_against_what_was_observed(opened: Watched) -> None:
    show(opened, "map.html")

    opened.page.get_by_role("button", name="Comparison").click()
    shown(opened, "#mode=comparison")

    assert "only declared, 1 only observed, 1 in both, which are not drawn." in said(opened)
    assert "Taken on 2026-11-19. Window: one week. Observed data can be wrong too." in said(opened)
    found = rows(opened)
    assert ["Service 1", "Bought", "only observed"] in found
    assert ["Service 1", "Hub", "only declared"] in found
    assert "Service 0" not in {row[0] for row in found}

    opened.page.get_by_role("combobox", name="Compared with").select_option("1")
    shown(opened, "#mode=comparison&with=1")
    assert "Could not be read: no file is there." in said(opened)
    assert opened.faults == []


def test_needs_of_what_is_no_system_are_counted(opened: Watched) -> None:
    show(opened, "map.html")

    assert "Not on the map: 1 dependency on what is no system here." in said(opened)


def test_the_colours_follow_the_scheme(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, viewport=DESKTOP, color_scheme="light")
    show(watched, "map.html")
    picture = "document.querySelectorAll('.rb-mapview__canvas canvas')[2].toDataURL()"
    light = watched.page.evaluate(picture)

    watched.page.emulate_media(color_scheme="dark")
    watched.page.wait_for_function(f"before => {picture} !== before", arg=light)

    assert watched.faults == []
