"""A runbook that somebody follows in a browser, at a time that stands still."""

from typing import Any

from playwright.sync_api import Page
from tests.browser.conftest import Watched

LAG = "runbooks/platform/event-bus-lag.html"
DNS = "alerts/network-observability-operator/DNSErrors.html"
BEGINNING = "2026-11-19T10:00:00+05:30"
INDIA: dict[str, Any] = {"timezone_id": "Asia/Kolkata"}


def done(page: Page, number: int) -> Any:
    return page.get_by_role("checkbox", name=f"Step {number} done")


def start(watched: Watched) -> Page:
    """Open the runbook at a time that stands still."""
    watched.page.clock.install(time=BEGINNING)
    watched.page.clock.pause_at("2026-11-19T10:00:01+05:30")
    watched.goto(LAG)
    return watched.page


def follow(page: Page) -> None:
    """Start, do two steps, note something, find a step wrong."""
    page.get_by_role("button", name="Start the run").click()
    page.clock.run_for(61_000)
    done(page, 1).check()
    page.clock.run_for(30_000)
    page.get_by_role("button", name="Note: step 1").click()
    page.keyboard.type("posted in *#bus*, https://t.example.com/a_b_c")
    page.clock.run_for(5_000)
    page.get_by_role("button", name="Was wrong: step 2").click()
    page.keyboard.type('label is "app"\nnot name: #1')
    page.clock.run_for(3 * 3_600_000)
    done(page, 3).check()
