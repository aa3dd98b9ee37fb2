from pathlib import Path

import pytest
from tests.browser.find_browser import found_browser


def executable(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_the_browser_that_is_asked_for_is_taken(tmp_path: Path) -> None:
    on_path = executable(tmp_path / "bin/chromium")
    chosen = executable(tmp_path / "mine")

    assert (
        found_browser({"RELAYBOOK_CHROMIUM": chosen, "PATH": str(Path(on_path).parent)}) == chosen
    )


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_a_browser_on_the_path_is_found(tmp_path: Path, name: str) -> None:
    found = executable(tmp_path / name)

    assert found_browser({"PATH": str(tmp_path)}) == found


def test_chromium_goes_before_chrome(tmp_path: Path) -> None:
    executable(tmp_path / "google-chrome")
    chromium = executable(tmp_path / "chromium")

    assert found_browser({"PATH": str(tmp_path)}) == chromium


def test_one_that_is_asked_for_and_missing_is_not_replaced(tmp_path: Path) -> None:
    executable(tmp_path / "chromium")

    missing = str(tmp_path / "missing")
    assert found_browser({"RELAYBOOK_CHROMIUM": missing, "PATH": str(tmp_path)}) is None


def test_no_browser_is_no_browser(tmp_path: Path) -> None:
    assert found_browser({"PATH": str(tmp_path)}) is None
