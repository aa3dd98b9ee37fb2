"""Browser profiles that tests borrow: each gets an empty one, few pay for a new window."""

import json
from collections import defaultdict
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page


class Profiles:
    """Idle profiles by their settings. An empty page keeps the window of each open.

    A new window costs more than all that a test does in it, so a profile is emptied and lent again.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: dict[str, list[BrowserContext]] = defaultdict(list)

    def lend(self, **settings: Any) -> BrowserContext:
        """Return an empty profile with these settings, which nobody else has."""
        if idle := self._idle[_key(settings)]:
            return idle.pop()
        profile = self._browser.new_context(**settings)
        profile.new_page()
        return profile

    def take_back(self, profile: BrowserContext, home: str, **settings: Any) -> None:
        """Empty a profile that was lent; home: the origin whose pages it showed."""
        kept, *shown = profile.pages
        if kept.evaluate("Date.isFake"):  # a clock that was set stays so for the whole profile
            profile.close()
            return
        for page in shown:
            page.close()
        _empty(kept, home)
        profile.clear_cookies()
        self._idle[_key(settings)].append(profile)


def _empty(page: Page, home: str) -> None:
    """Forget what pages stored, and the files of a server: another may get its port."""
    session = page.context.new_cdp_session(page)
    everything = {"origin": home, "storageTypes": "all"}
    session.send("Storage.clearDataForOrigin", everything)
    session.send("Network.clearBrowserCache")
    session.detach()


def _key(settings: dict[str, Any]) -> str:
    return json.dumps(settings, sort_keys=True)
