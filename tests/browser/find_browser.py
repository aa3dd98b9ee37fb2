"""Which browser the tests drive, and how one gets on a machine that has none.

`python -m tests.browser.find_browser` installs one where none is found.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "no Chromium: set RELAYBOOK_CHROMIUM to one, or put chromium or google-chrome on PATH"


def found_browser(environment: dict[str, str]) -> str | None:
    """Return the browser to drive: the one asked for, else one on the PATH."""
    if chosen := environment.get("RELAYBOOK_CHROMIUM"):
        return chosen if Path(chosen).is_file() else None
    path = environment.get("PATH", "")
    return next((found for name in NAMES if (found := shutil.which(name, path=path))), None)


def downloaded_browser() -> str | None:
    """Return the browser that `playwright install` has put on this machine."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where no other is found

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def install_commands() -> list[list[str]]:
    """Return what to run, in order, until a browser is there."""
    download = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not (is_root and shutil.which("apt-get")):
        return download
    packages = [["apt-get", "update"], ["apt-get", "install", "--yes", "chromium"]]
    return [*packages, *download]


def main() -> None:
    environment = dict(os.environ)
    if found_browser(environment) or environment.get("RELAYBOOK_CHROMIUM"):
        return
    if downloaded_browser():
        return
    sys.stderr.write("Installing a browser for the tests ...\n")
    quiet = {**environment, "DEBIAN_FRONTEND": "noninteractive"}
    for command in install_commands():
        subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False)
        if found_browser(environment):
            return
    if not downloaded_browser():
        sys.stderr.write(f"{MISSING}; the browser tests will fail\n")


if __name__ == "__main__":
    main()
