"""A real browser on a real server, with an eye on everything a page must not do."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.find_browser import MISSING, downloaded_browser, found_browser
from tests.browser.profiles import Profiles
from tests.browser.runbook_site import built, example, foreign
from tests.built_once import built_once

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = found_browser(dict(os.environ))
    if executable is None and "RELAYBOOK_CHROMIUM" not in os.environ:
        executable = downloaded_browser()
    if executable is None:
        pytest.fail(MISSING, pytrace=False)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=executable, headless=True, args=ARGUMENTS
        )
        yield launched
        launched.close()


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing: the tests read the browser's side."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port; the value is its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder)))
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Watched:
    """A page and what went wrong on it. `faults` is what a test asserts to be empty."""

    page: Page
    home: str
    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    failed_requests: list[str] = field(default_factory=list)
    foreign_requests: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        return [
            *self.console_errors,
            *self.page_errors,
            *self.failed_requests,
            *self.foreign_requests,
        ]

    def watch(self) -> None:
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.page_errors.append(str(error)))
        self.page.on("requestfailed", self._on_failure)
        self.page.on("request", self._on_request)
        self.page.on("response", self._on_response)

    def goto(self, path: str = "") -> None:
        self.page.goto(f"{self.home}/{path}")

    def _on_console(self, message: Any) -> None:
        if message.type == "error":
            self.console_errors.append(message.text)

    def _on_failure(self, request: Any) -> None:
        if request.failure != "net::ERR_ABORTED":  # what a reader leaves behind is no fault
            self.failed_requests.append(f"{request.failure} {request.url}")

    def _on_request(self, request: Any) -> None:
        address, home = urlsplit(request.url), urlsplit(self.home)
        if address.scheme in {"data", "blob"}:
            return
        if (address.scheme, address.netloc) != (home.scheme, home.netloc):
            self.foreign_requests.append(request.url)

    def _on_response(self, response: Any) -> None:
        if response.status >= 400:
            self.failed_requests.append(f"{response.status} {response.url}")


def examined(page: Page) -> AxeResults:
    """Return the barriers that axe finds; what it finds well is not described, which is dear."""
    return Axe().run(page, options={"resultTypes": ["violations"]})


OpenSite = Callable[..., Watched]


@pytest.fixture(scope="session")
def profiles(browser: Browser) -> Profiles:
    return Profiles(browser)


@pytest.fixture
def open_site(profiles: Profiles) -> Iterator[OpenSite]:
    """Return a function that opens a built site, served or from its folder, in an empty profile."""
    closing: list[Callable[[], Any]] = []

    def opened(folder: Path, *, from_folder: bool = False, **settings: Any) -> Watched:
        if from_folder:
            home = folder.as_uri()
        else:
            serving = served(folder)
            home = serving.__enter__()
            closing.append(partial(serving.__exit__, None, None, None))
        profile = profiles.lend(**settings)
        origin = "file://" if from_folder else home
        closing.append(partial(profiles.take_back, profile, origin, **settings))
        watched = Watched(profile.new_page(), home)
        watched.watch()
        return watched

    yield opened
    for close in reversed(closing):
        close()


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the worked example for a folder; it works from a server too. Not to be changed."""

    def build(folder: Path) -> Path:
        return built(example(folder / "base"), folder / "site")

    return built_once(tmp_path_factory, "example", build)


@pytest.fixture(scope="session")
def site(offline_site: Path) -> Path:
    """Return the worked example, for tests whose file builds no site of its own."""
    return offline_site


@pytest.fixture(scope="session")
def foreign_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build runbooks that others wrote. Not to be changed."""

    def build(folder: Path) -> Path:
        return built(foreign(folder / "base"), folder / "site")

    return built_once(tmp_path_factory, "foreign", build)
