"""What MkDocs makes of a staged site."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.site.sample_site import CARD, build, stage


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(stage(tmp_path_factory.mktemp("site"), offline=False))


def read(site: Path, page: str) -> str:
    return (site / page / "index.html").read_text(encoding="utf-8")


def test_links_in_blocks_are_rewritten_like_those_in_text(site: Path) -> None:
    html = read(site, "runbooks/score-latency")

    assert '<a href="../../contacts/fraud-platform/">Duty manager</a>' in html
    assert 'href="../../#map"' in html
    assert 'href="runbooks/score-latency/"' in read(site, ".")


def test_an_offline_build_links_to_files(tmp_path: Path) -> None:
    site = build(stage(tmp_path, offline=True))

    html = (site / "runbooks/score-latency.html").read_text(encoding="utf-8")

    assert '<a href="../contacts/fraud-platform.html">Duty manager</a>' in html


def test_the_table_of_contents_links_to_the_ids_of_the_forge(site: Path) -> None:
    html = read(site, "runbooks/score-latency")

    assert '<a href="#when-to-use" class="md-nav__link">' in html


def test_a_record_cannot_bring_a_card_along(site: Path) -> None:
    assert CARD.digest not in read(site, "runbooks/hostile")
    assert 'class="rb-card"' not in read(site, "runbooks/hostile")


class Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self.found.append(dict(attrs).get("src") or "inline")
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


def test_a_hostile_record_adds_no_script_to_the_page_around_it(site: Path) -> None:
    hostile, harmless = Scripts(), Scripts()

    hostile.feed(read(site, "runbooks/hostile"))
    harmless.feed(read(site, "runbooks/score-latency"))

    assert hostile.found == harmless.found
    assert hostile.handlers == harmless.handlers == []


def test_the_search_index_holds_no_markup_of_a_record(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))

    texts = [entry["title"] + entry["text"] for entry in index["docs"]]

    assert not [text for text in texts if "<script" in text or "<img" in text]


def test_the_page_around_a_record_is_small(site: Path) -> None:
    html = read(site, "contacts/fraud-platform")

    assert len(html.encode()) < 16 * 1024


def test_two_builds_are_the_same(site: Path, tmp_path: Path) -> None:
    again = build(stage(tmp_path, offline=False))

    # The theme itself writes the time into the sitemap.
    for path in sorted(site.rglob("*.html")):
        assert path.read_bytes() == (again / path.relative_to(site)).read_bytes(), path.name
