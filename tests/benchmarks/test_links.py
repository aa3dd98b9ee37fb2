"""Links and anchors, by markdown-it and GitHub's way to make heading ids."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.benchmarks.made_corpus import Corpus

FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)


def tokens(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(FRONT_MATTER.sub("", text, count=1))


def heading_ids(parsed: list[Token]) -> set[str]:
    ids: list[str] = []
    for opening, inline in pairwise(parsed):
        if opening.type == "heading_open":
            words = "".join(t.content for t in inline.children or () if t.type != "softbreak")
            plain = re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")
            ids.append(f"{plain}-{ids.count(plain)}" if plain in ids else plain)
    return set(ids)


def destinations(parsed: list[Token]) -> list[str]:
    inline = [child for token in parsed for child in token.children or ()]
    links = [str(child.attrs.get("href") or child.attrs.get("src") or "") for child in inline]
    return [link for link in links if link and not re.match(r"[a-z]+:", link)]


@cache
def parsed_file(path: Path) -> list[Token]:
    return tokens(path.read_text(encoding="utf-8"))


def faults(corpus: Corpus, path: str) -> set[str]:
    found: set[str] = set()
    for link in destinations(parsed_file(corpus.kb / path)):
        file, _, anchor = link.partition("#")
        target = ((corpus.kb / path).parent / unquote(file)) if file else corpus.kb / path
        if not target.resolve().is_file():
            found.add("broken-link")
        elif anchor and anchor not in heading_ids(parsed_file(target.resolve())):
            found.add("broken-anchor")
    return found


@pytest.mark.parametrize("rule", ["broken-link", "broken-anchor"])
def test_exactly_the_planted_links_are_broken(corpus: Corpus, rule: str) -> None:
    found = {path for path in corpus.files(".md") if rule in faults(corpus, path)}
    assert found == corpus.planted(rule)


def test_headings_of_runbooks_are_those_that_standard_asks_for(corpus: Corpus) -> None:
    steps = {"steps", "mitigation", "resolution", "procedure", "remediation"}
    combined = {"diagnosis-and-mitigation"}
    for path in corpus.files(".md"):
        if not path.startswith("runbooks/"):
            continue
        ids = heading_ids(parsed_file(corpus.kb / path))
        complete = {"when-to-use", "verification"} <= ids and ids & (steps | combined)
        lacking = path in corpus.planted("missing-section", "missing-verification")
        assert bool(complete) != lacking, path
