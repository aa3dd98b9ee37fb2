"""Sites with runbooks to follow, and what a reader does on them."""

import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page

REPOSITORY = Path(__file__).parents[2]
_RECORDS = "alerts contacts decisions exercises handovers runbooks systems"
_CORPUS = "openshift-runbooks"


def example(folder: Path) -> Path:
    """Copy the records of the worked example, so that a test may add to them."""
    for name in _RECORDS.split():
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "relaybook.yml", folder)
    return folder


def foreign(folder: Path) -> Path:
    """Copy runbooks that others wrote, as they are."""
    data = REPOSITORY / "tests/data"
    shutil.copytree(data / "corpora" / _CORPUS, folder, dirs_exist_ok=True)
    shutil.copytree(data / "corpora-configuration" / _CORPUS, folder, dirs_exist_ok=True)
    return folder


def built(base: Path, output: Path) -> Path:
    """Build a copy for a folder; it works from a server too."""
    command = [sys.executable, "-m", "relaybook", "build", "--offline"]
    subprocess.run(
        [*command, "--base", str(base), "--output", str(output)], check=True, capture_output=True
    )
    return output


def clipboard(page: Page) -> str:
    """Return what somebody would paste: no permission is needed for that."""
    other = page.context.new_page()
    other.set_content("<textarea></textarea>")
    other.locator("textarea").focus()
    other.keyboard.press("Control+V")
    pasted = other.locator("textarea").input_value()
    other.close()
    return pasted
