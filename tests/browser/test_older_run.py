"""A run whose steps have changed since: its log is offered, and never dropped unasked."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenSite
from tests.browser.following import INDIA, LAG, done, follow, start
from tests.browser.runbook_site import clipboard


def changed(page: Page, site: Path) -> None:
    """Open the page again after its steps have changed."""
    html = (site / LAG).read_text(encoding="utf-8")
    other = re.sub(r'data-procedure="[^"]*"', 'data-procedure="sha256:other"', html)
    page.route(f"**/{LAG}", lambda route: route.fulfill(body=other, content_type="text/html"))
    page.reload()


def kept(page: Page) -> list[str]:
    return page.evaluate(
        "Object.keys(localStorage).filter(k => k.startsWith('relaybook:run')).sort()"
    )


def test_changed_steps_begin_unticked_and_the_older_log_can_be_copied(
    open_site: OpenSite, site: Path
) -> None:
    watched = open_site(site, **INDIA)
    page = start(watched)
    follow(page)
    page.get_by_role("button", name="Go to the log").click()
    page.get_by_role("button", name="Copy for a ticket").click()
    log = clipboard(page)

    changed(page, site)

    expect(done(page, 1)).not_to_be_checked()
    box = page.get_by_role("region", name="Run of earlier steps")
    expect(box).to_contain_text(
        "The steps of this runbook have changed since the run of 2026-11-19 10:00:01, which this "
        "browser keeps. Its ticks are not shown; its log has 5 lines."
    )
    page.evaluate("navigator.clipboard.writeText('')")
    box.get_by_role("button", name="Copy the log of that run").click()
    assert clipboard(page) == log
    assert watched.faults == []


def test_the_older_log_stays_until_it_is_deleted(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, **INDIA)
    page = start(watched)
    done(page, 2).check()
    (before,) = kept(page)
    changed(page, site)
    done(page, 3).check()
    assert len(kept(page)) == 2
    page.reload()

    box = page.get_by_role("region", name="Run of earlier steps")
    box.get_by_role("button", name="Clear the run").click()
    expect(box.get_by_text("Delete all ticks and the 2 lines of this log")).to_be_visible()
    box.get_by_role("button", name="Delete the log").click()
    expect(done(page, 3)).to_be_checked()
    assert before not in kept(page)
    box.get_by_role("button", name="Bring it back").click()
    assert before in kept(page)
    box.get_by_role("button", name="Clear the run").click()
    box.get_by_role("button", name="Delete the log").click()
    page.reload()

    expect(box).to_have_count(0)
    expect(done(page, 3)).to_be_checked()
    assert watched.faults == []


@pytest.mark.parametrize("bad", ["{", "null", "[]", '[{"at": 1, "what": "<b>"}]'])
def test_what_cannot_be_read_is_no_log(open_site: OpenSite, site: Path, bad: str) -> None:
    watched = open_site(site)
    page = start(watched)
    done(page, 2).check()
    (before,) = kept(page)
    page.evaluate("([key, bad]) => localStorage.setItem(key, bad)", [before, bad])

    changed(page, site)

    expect(done(page, 2)).not_to_be_checked()
    expect(page.get_by_role("region", name="Run of earlier steps")).to_have_count(0)
    assert kept(page) == []
    assert watched.faults == []


def test_a_log_of_before_names_were_kept_is_offered_too(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, **INDIA)
    page = start(watched)
    done(page, 2).check()
    (before,) = kept(page)
    plain = '[{"at": 1763526601000, "step": 1, "what": "done"}]'
    page.evaluate("([key, plain]) => localStorage.setItem(key, plain)", [before, plain])

    changed(page, site)
    page.get_by_role("button", name="Copy the log of that run").click()

    assert clipboard(page).endswith("- 10:00:01 Step 2 done: as it was then\n")
