"""Steps that are ticked, and the log that a run of a runbook becomes."""

import re
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenSite, examined
from tests.browser.following import DNS, INDIA, LAG, done, follow, start
from tests.browser.runbook_site import REPOSITORY, clipboard


@pytest.mark.parametrize("from_folder", [True, False], ids=["folder", "server"])
def test_ticks_outlive_a_reload_and_can_be_cleared(
    open_site: OpenSite, site: Path, *, from_folder: bool
) -> None:
    watched = open_site(site, from_folder=from_folder)
    watched.goto(LAG)
    page = watched.page
    expect(page.locator(".rb-bar__count")).to_have_text("0 of 5 steps done")

    done(page, 2).check()
    done(page, 3).check()
    done(page, 3).uncheck()
    page.reload()

    expect(done(page, 2)).to_be_checked()
    expect(done(page, 3)).not_to_be_checked()
    expect(page.locator(".rb-bar__count")).to_have_text("1 of 5 steps done")

    page.get_by_role("button", name="Go to the log").click()
    page.get_by_role("button", name="Clear the run").click()
    expect(page.locator(".rb-log__question")).to_contain_text(
        "Delete all ticks and the 4 lines of this log from this browser?"
    )
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("button", name="Delete the log")).not_to_be_visible()
    expect(done(page, 2)).to_be_checked()

    page.get_by_role("button", name="Clear the run").click()
    page.get_by_role("button", name="Delete the log").click()
    expect(done(page, 2)).not_to_be_checked()
    expect(page.get_by_role("button", name="Bring it back")).to_be_focused()
    page.keyboard.press("Enter")
    expect(done(page, 2)).to_be_checked()
    page.get_by_role("button", name="Clear the run").click()
    page.get_by_role("button", name="Delete the log").click()
    page.reload()

    expect(done(page, 2)).not_to_be_checked()
    assert (
        page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('relaybook:run'))") == []
    )
    assert watched.faults == []


def test_nothing_that_deletes_the_log_stands_beside_the_steps(
    open_site: OpenSite, site: Path
) -> None:
    watched = open_site(site, from_folder=True)
    watched.goto(LAG)
    page = watched.page

    assert page.locator(".rb-bar button:visible").all_text_contents() == [
        "Start the run",
        "Go to the log",
    ]
    done(page, 2).check()
    assert page.locator(".rb-bar button:visible").all_text_contents() == ["Go to the log"]
    expect(page.get_by_text("Run log", exact=True)).to_have_count(1)


def test_what_is_kept_and_cannot_be_read_is_left_out(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site)
    watched.goto(LAG)
    done(watched.page, 2).check()
    for bad in ("{", "null", '[{"at": 1, "what": "done", "step": 99}, null, {"what": "<b>"}]'):
        watched.page.evaluate(
            "bad => localStorage.setItem("
            "Object.keys(localStorage).find(k => k.startsWith('relaybook:run')), bad)",
            bad,
        )
        watched.page.reload()
        expect(done(watched.page, 2)).not_to_be_checked()
        expect(watched.page.locator(".rb-bar__count")).to_contain_text("0 of 5 steps done")
    assert watched.faults == []


def test_a_browser_that_keeps_nothing_says_so(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site)
    watched.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied'); }})"
    )
    watched.goto(LAG)

    done(watched.page, 1).check()

    expect(watched.page.locator(".rb-bar__count")).to_have_text(
        "1 of 5 steps done. This browser keeps nothing: a reload clears it"
    )


def test_the_log_can_be_copied_for_a_ticket(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, from_folder=True, **INDIA)
    page = start(watched)
    follow(page)

    page.get_by_role("button", name="Go to the log").click()
    page.get_by_role("button", name="Copy for a ticket").click()

    digest = sha256((REPOSITORY / "runbooks/platform/event-bus-lag.md").read_bytes()).hexdigest()
    assert clipboard(page) == (
        "**Run of Event bus consumer lag**\n"
        "\n"
        f"- Runbook `event-bus-lag`, sha256:{digest}\n"
        "- 2026-11-19, times in UTC+05:30\n"
        "- 2 of 5 steps done, 1 wrong, 182 min\n"
        "\n"
        "- 10:00:01 Started\n"
        "- 10:01:02 Step 1 done: Tell the owner.\n"
        "- 10:01:32 Step 1, note: posted in \\*\\#bus\\*, https://t.example.com/a_b_c\n"
        '- 10:01:37 Step 2 was wrong: label is "app"\n'
        "  not name: \\#1\n"
        "- 13:01:37 Step 3 done: Under-replicated partitions: move leaders off the sick broker.\n"
    )
    assert watched.faults == []


def test_the_log_outlives_a_reload(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, **INDIA)
    page = start(watched)
    follow(page)
    before = page.locator(".rb-log__lines li").all_text_contents()

    page.reload()

    assert len(before) == 5
    assert page.locator(".rb-log__lines li").all_text_contents() == before
    expect(page.get_by_label("What was wrong with step 2")).to_have_value(
        'label is "app"\nnot name: #1'
    )


def test_the_keyboard_is_enough(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, from_folder=True)
    watched.goto(LAG)
    page = watched.page

    page.get_by_role("button", name="Start the run").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Go to the log")).to_be_focused()
    done(page, 1).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Note: step 1")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("seen")
    page.keyboard.press("Tab")

    expect(done(page, 1)).to_be_checked()
    expect(page.locator(".rb-log__lines li").last).to_contain_text("Step 1, note: seen")


def test_steps_of_others_can_be_ticked(open_site: OpenSite, foreign_site: Path) -> None:
    watched = open_site(foreign_site, from_folder=True)
    watched.goto(DNS)
    page = watched.page

    boxes = page.get_by_role("checkbox", name=re.compile("Step .* done"))
    count = boxes.count()
    assert count > 0
    boxes.first.check()
    page.reload()

    expect(boxes.first).to_be_checked()
    expect(page.locator(".rb-bar__count")).to_contain_text(f"1 of {count} step")
    assert watched.faults == []


def test_without_scripts_and_on_paper_a_step_is_a_box(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, from_folder=True, java_script_enabled=False)
    watched.goto(LAG)

    expect(watched.page.get_by_text("Find the consumer that flaps.")).to_be_visible()
    expect(watched.page.locator("button:visible").filter(has_text="Copy")).to_have_count(0)
    assert "rb-step::before" in (site / "assets/runbook.css").read_text(encoding="utf-8")

    scripted = open_site(site, from_folder=True)
    scripted.goto(LAG)
    done(scripted.page, 1).check()
    scripted.page.emulate_media(media="print")
    boxes = scripted.page.locator(".rb-step").evaluate_all(
        "steps => steps.map(step => { const box = getComputedStyle(step, '::before');"
        " return [box.display, box.borderTopStyle, box.content]; })"
    )
    assert boxes == [
        ["inline-block", "solid", '"\u2713"'],
        *[["inline-block", "solid", '""']] * 4,
    ]
    for part in (".rb-copy", ".rb-fill", ".rb-bar", ".rb-tick", ".rb-log"):
        assert scripted.page.locator(f"{part}:visible").count() == 0, part


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1400])
def test_everything_open_fits_and_can_be_read_by_everybody(
    open_site: OpenSite, site: Path, width: int, scheme: str
) -> None:
    watched = open_site(site, viewport={"width": width, "height": 900}, color_scheme=scheme)
    watched.goto(LAG)
    page = watched.page
    page.get_by_label("CG").first.fill("case-loader")
    done(page, 1).check()
    page.get_by_role("button", name="Note: step 1").click()
    page.get_by_role("button", name="Was wrong: step 2").click()
    page.keyboard.type("x" * 200)
    page.get_by_role("button", name="Go to the log").click()

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = examined(page)
    assert found.violations_count == 0, found.generate_report()
    assert watched.faults == []
