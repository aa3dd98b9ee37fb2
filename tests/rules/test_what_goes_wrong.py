"""The fifteen failures that the documents tell are found, and mended bases are clean."""

import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from tests.rules.pages import Example, examples_in

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import AsOf, Level
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree

PAGE = Path(__file__).parents[2] / "docs/explanation/what-goes-wrong.md"
BASE = Path(__file__).parent / "base"
_TITLE = re.compile(r"^## (?P<number>\d+)\. (?P<title>.+)$", re.MULTILINE)
_SETTING = re.compile(
    r"^As of (?P<day>\S+), profile (?P<profiles>`[^:,]+`)(?:, without `(?P<gone>[\w-]+)`)?: "
    r"(?P<rules>.+)\.$",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Story:
    """One failure. text: its section of the page. gone: who is taken to have left."""

    number: str
    text: str
    day: date
    profiles: tuple[str, ...]
    gone: frozenset[str]
    rules: frozenset[str]


def _stories() -> list[Story]:
    text = PAGE.read_text()
    starts = [*_TITLE.finditer(text)]
    ends = [*(one.start() for one in starts[1:]), len(text)]
    return [
        _story(one["number"], text[one.start() : end])
        for one, end in zip(starts, ends, strict=True)
    ]


def _story(number: str, text: str) -> Story:
    found = _SETTING.search(text)
    assert found, number
    return Story(
        number,
        text,
        date.fromisoformat(found["day"]),
        tuple(re.findall(r"`([\w-]+)`", found["profiles"])),
        frozenset({found["gone"]} if found["gone"] else ()),
        frozenset(re.findall(r"`([\w-]+)`", found["rules"])),
    )


STORIES = _stories()
NUMBERS = [one.number for one in STORIES]


def _example(story: Story, title: str) -> Example:
    return examples_in(story.text, f"### {title} {story.number}\n")[0]


def _found(story: Story, example: Example, folder: Path) -> list[tuple[str, int, int, str]]:
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for path, text in example.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    options = CheckOptions(
        profiles=story.profiles,
        level=Level.FULL,
        select=story.rules,
        gone=story.gone,
        raise_errors=True,
    )
    report = check(load(WorkingTree(folder)), AsOf(story.day), options)
    return sorted(
        (one.path, one.span.line, one.span.column, one.rule)
        for one in report.findings
        if one.path in example.files
    )


def test_there_are_fifteen() -> None:
    assert [str(number) for number in range(1, 16)] == NUMBERS


@pytest.mark.parametrize("story", STORIES, ids=NUMBERS)
def test_each_failure_is_found_where_it_stands(story: Story, tmp_path: Path) -> None:
    example = _example(story, "Problem")

    assert {found[3] for found in example.expected} == story.rules
    assert _found(story, example, tmp_path) == example.expected


@pytest.mark.parametrize("story", STORIES, ids=NUMBERS)
def test_each_correction_is_clean(story: Story, tmp_path: Path) -> None:
    assert _found(story, _example(story, "Correct"), tmp_path) == []
    plain = check(load(WorkingTree(tmp_path)), AsOf(story.day), CheckOptions(level=Level.BASIC))
    assert [one for one in plain.findings if one.severity.word == "error"] == []
