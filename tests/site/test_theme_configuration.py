import hashlib
import re
from datetime import date
from pathlib import Path

import yaml

from relaybook.site.browser_assets import SCRIPT, STYLE_SHEET, WORKER_SHIM, browser_assets
from relaybook.site.build_script import build_script
from relaybook.site.theme_configuration import Entry, Section, SiteSettings, theme_configuration

SETTINGS = SiteSettings(
    name="Bank & Co",
    url="https://kb.example.com/",
    navigation=(
        Entry("Home", "index.md"),
        Section("Systems", (Entry('<b onclick="x">', "systems/index.md"),)),
    ),
)


def test_nothing_in_it_names_another_host() -> None:
    written = yaml.safe_dump(theme_configuration(SETTINGS))

    assert re.findall(r"https?://\S+", written) == ["https://kb.example.com/"]


def test_titles_cannot_reach_a_template_as_markup() -> None:
    configuration = theme_configuration(SETTINGS)

    assert configuration["site_name"] == "Bank &amp; Co"
    assert configuration["nav"] == [
        {"Home": "index.md"},
        {"Systems": [{"\u2039b onclick=\u201dx\u201d\u203a": "systems/index.md"}]},
    ]


def test_an_offline_copy_has_addresses_that_a_folder_can_open() -> None:
    offline = SiteSettings(name="x", navigation=(), offline=True)

    configuration = theme_configuration(offline)

    assert configuration["use_directory_urls"] is False
    assert configuration["plugins"][-1] == {"offline": {"enabled": True}}
    assert configuration["extra"]["polyfills"] == [WORKER_SHIM]
    assert "site_url" not in configuration


def test_every_file_it_names_is_published() -> None:
    assert {STYLE_SHEET, SCRIPT, WORKER_SHIM} <= browser_assets().keys()
    assert all(path.is_file() for path in browser_assets().values())
    assert not any(uri.endswith(".md") for uri in browser_assets())


def test_vendored_files_are_the_ones_that_were_vendored() -> None:
    folder = Path(browser_assets()[WORKER_SHIM]).parent
    listed = dict(re.findall(r"\| `([^`]+)` .*`([0-9a-f]{64})` \|", _text(folder / "VENDORED.md")))

    found = {path.name: _hash(path) for path in folder.iterdir() if path.name != "VENDORED.md"}

    assert listed == found


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_our_files_ask_for_nothing_else() -> None:
    for uri in (STYLE_SHEET, SCRIPT):
        text = _text(browser_assets()[uri])
        assert not re.search(r"https?://|@import|url\(|fetch\(|XMLHttpRequest|innerHTML", text)


def test_the_script_of_a_build_holds_what_pages_do_not() -> None:
    assert build_script("abc</script>", date(2026, 11, 23), None) == (
        'window.relaybookBuild = {"as_of": null, "built_on": "2026-11-23", '
        '"commit": "abc\\u003c/script>"};\n'
    )
