"""What the views of the map say, and that keys reach everything."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenSite, Watched
from tests.browser.map_site import (
    HUB,
    built,
    many_systems,
    press,
    rows,
    said,
    show,
    shown,
    written,
)

DESKTOP = {"width": 1400, "height": 900}
HOSTILE = "</script><script>alert(1)</script>\u2028\"'<img src=x onerror=alert(2)>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("views")
    files = many_systems()
    files["systems/evil.yaml"] = (
        f"title: {json.dumps(HOSTILE)}\nowner: east\nservice_tier: 4\ndepends_on: [s01]\n"
        f"aliases: [{{value: {json.dumps(HOSTILE)}}}]\n"
    )
    return built(written(folder / "kb", files), folder / "site", "--offline")


@pytest.fixture(params=["http", "file"])
def opened(request: pytest.FixtureRequest, open_site: OpenSite, site: Path) -> Watched:
    watched = open_site(site, viewport=DESKTOP, from_folder=request.param == "file")
    watched.page.on("dialog", lambda dialog: watched.page_errors.append(dialog.message))
    return watched


def test_a_hub_is_folded_and_opened(opened: Watched) -> None:
    show(opened, "map.html", f"#focus={HUB}")

    assert "Showing 14 of 46 systems." in said(opened)
    assert "29 systems folded into 1 box with a plus" in said(opened)

    opened.page.locator(".rb-mapview").get_by_role("link", name="+29 more").click()
    shown(opened, f"#focus={HUB}&all={HUB}")
    assert "Showing 43 of 46 systems." in said(opened)
    assert "folded" not in said(opened)
    assert opened.faults == []


def test_steps_lead_further_and_each_row_says_how_far(opened: Watched) -> None:
    show(opened, "map.html", "#focus=evil")
    assert [row[0] for row in rows(opened)] == ["in the middle", "needed, 1 step away"]

    opened.page.get_by_label("Steps").select_option("4")
    shown(opened, "#focus=evil&depth=4")

    assert [row[0] for row in rows(opened)] == [
        "in the middle",
        "needed, 1 step away",
        "needed, 2 steps away",
        "needed, 3 steps away",
    ]
    assert [row[1] for row in rows(opened)][1:] == ["Service 1", "Hub", "Bought"]


def test_the_filters_count_what_they_leave_out(opened: Watched) -> None:
    show(opened, "map.html", f"#focus={HUB}&all={HUB}")

    opened.page.get_by_label("Legacy only").check()
    shown(opened, f"#focus={HUB}&legacy=1&all={HUB}")
    assert [row[1] for row in rows(opened)] == ["Hub", "Old"]
    assert "41 systems left out by the filters." in said(opened)

    opened.page.get_by_label("Legacy only").uncheck()
    opened.page.get_by_label("Vendor").select_option("Nimbus")
    shown(opened, f"#focus={HUB}&vendor=Nimbus&all={HUB}")
    assert sorted(row[1] for row in rows(opened)) == ["Bought", "Hub"]


def test_what_fails_with_a_system(opened: Watched) -> None:
    show(opened, "map.html", "#focus=bought")

    opened.page.get_by_role("button", name="Blast radius").click()
    shown(opened, "#focus=bought&mode=blast")

    # Everything behind the hub, but what works by hand without it, and the two domains.
    assert "42 down and 0 degraded besides it" in said(opened)
    assert "Of these 42 are assumed" in said(opened)
    found = {row[4]: row[:4] for row in rows(opened)}
    assert found["Bought"][0] == "fails"
    assert found["Hub"] == ["down (assumed)", "1", "at once", ""]
    assert found["Service 7"] == ["down (assumed)", "2", "at once", "Hub"]
    assert "Old" not in found


def test_what_comes_back_when(opened: Watched) -> None:
    show(opened, "map.html", "#mode=recovery")
    assert rows(opened)[0][0] == "Wave 1"

    show(opened, "map.html", "#focus=hub&mode=recovery")
    assert "Showing 1 of 46 systems." in said(opened)
    assert rows(opened)[0][2] == "Hub"


def test_what_leaves_at_each_date(opened: Watched) -> None:
    show(opened, "map.html", "#mode=exit")
    days = opened.page.get_by_role("combobox", name="As of")
    assert [one.split(":")[0] for one in days.locator("option").all_inner_texts()] == [
        "2026-11-20",
        "2027-01-01",
    ]
    assert [row[:2] for row in rows(opened)] == [
        ["leaves: it is deprecated", "Old"],
        ["stays, is needed by what leaves", "Hub"],
    ]

    days.select_option("2027-01-01")
    shown(opened, "#mode=exit&day=2027-01-01")
    title = opened.page.locator(".rb-mapview__title")
    expect(title).to_contain_text("contract MSA-1 of Nimbus has ended")
    assert "2 systems leave; 2 dependencies cross the line." in said(opened)


def test_findings_are_signs_and_words(opened: Watched) -> None:
    show(opened, "map.html", "#mode=findings")

    worst = [row[0] for row in rows(opened)]
    assert worst
    assert worst == sorted(worst, key=["error", "warning", "info"].index)
    assert all(row[5][0] in "\u2716\u25b2\u25cf" for row in rows(opened))


def test_without_a_comparison_there_is_no_button_for_one(opened: Watched) -> None:
    show(opened, "map.html", "#mode=comparison")

    assert opened.page.get_by_role("button", name="Comparison").count() == 0
    assert "Showing 46 systems of 46" in said(opened)


def test_keys_reach_every_box_and_open_it(opened: Watched) -> None:
    show(opened, "map.html", "#by=domain&open=Loans")
    opened.page.locator(".rb-mapview__canvas").focus()

    seen = {press(opened, "Home")}
    for _ in range(40):
        seen.add(press(opened, "PageDown"))
    assert len([one for one in seen if one.startswith(("Service", "Loans, Tier", "Old"))]) == 21

    press(opened, "Home")
    first = press(opened, "ArrowRight").split(",")[0]
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator(".rb-mapview__title")).to_contain_text(first)
    opened.page.locator(".rb-mapview__canvas").focus()
    opened.page.keyboard.press("Escape")
    expect(opened.page.locator(".rb-mapview__title")).to_have_text("All systems by domain")
    assert opened.faults == []


def test_what_somebody_wrote_is_only_text(opened: Watched) -> None:
    show(opened, "map.html", "#focus=evil")

    expect(opened.page.locator(".rb-mapview__title")).to_contain_text("</script><script>alert(1)")
    opened.page.get_by_label("Find a system").fill("onerror")
    expect(opened.page.locator(".rb-found a")).to_have_count(1)
    assert opened.page.locator("img[src=x]").count() == 0
    assert opened.faults == []


def test_rows_lead_to_the_pages_of_systems(opened: Watched) -> None:
    show(opened, "map.html", f"#focus={HUB}")

    opened.page.get_by_role("link", name="Page of Bought").click()

    expect(opened.page.locator("h1")).to_contain_text("Bought")
    assert opened.faults == []


def test_a_click_on_a_box_opens_it(opened: Watched) -> None:
    show(opened, "map.html", "#focus=evil")
    canvas = opened.page.locator(".rb-mapview__canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None

    # Two boxes side by side: the second is what it needs.
    opened.page.mouse.click(box["x"] + box["width"] / 2 + 160, box["y"] + box["height"] / 2)

    shown(opened, "#focus=s01")
    assert opened.faults == []
