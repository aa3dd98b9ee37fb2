"""Reads the page beside a rule: its examples are the rule's tests."""

import re
from dataclasses import dataclass
from itertools import pairwise, takewhile
from pathlib import Path

from relaybook.rules import registry

ENCODINGS = ("latin1",)
FOLDER = Path(registry.__file__).parent
_FENCED = re.compile(r"^(?P<fence>`{3,}).*?^(?P=fence)$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(
    r"(?:^Committed on (?P<day>\d{4}-\d\d-\d\d):\n\n)?"
    r'^(?P<fence>`{3,})(?P<language>\w+) title="(?P<path>[^"]+)"\n(?P<text>.*?)^(?P=fence)$',
    re.MULTILINE | re.DOTALL,
)
_MARK = re.compile(
    r"[ \t]*(?:# <- (?P<a>[\w-]+):(?P<ac>\d+)|<!-- <- (?P<b>[\w-]+):(?P<bc>\d+) -->)"
)


@dataclass(frozen=True)
class Example:
    """Files of one example, and the findings it promises as (path, line, column, rule).

    encodings: of files that are not UTF-8; their block names the encoding as its language.
    commits: (day, path, text) of each file that was committed, in order; the last is the present.
    """

    files: dict[str, str]
    expected: list[tuple[str, int, int, str]]
    encodings: dict[str, str]
    commits: list[tuple[str, str, str]]


def page(rule: str) -> str:
    name = f"{rule.replace('-', '_')}.md"
    place = FOLDER if (FOLDER / name).is_file() else FOLDER / "packs"
    return (place / name).read_text()


def examples(rule: str, title: str) -> list[Example]:
    """Return the examples of a section of the page of a rule."""
    return examples_in(page(rule), f"## {title}\n")


def examples_in(text: str, heading: str) -> list[Example]:
    """Return the examples below `heading`; a heading `### ...` below it starts another example."""
    plain = _FENCED.sub(lambda fence: " " * len(fence.group()), text)  # examples have headings too
    headings = [match.start() for match in re.finditer(r"^##+ ", plain, re.MULTILINE)]
    parts = [text[start:end] for start, end in pairwise([*headings, len(text)])]
    at = next(at for at, part in enumerate(parts) if part.startswith(heading))
    more = takewhile(lambda part: part.startswith("### "), parts[at + 1 :])
    return [example for part in (parts[at], *more) if (example := _example(part)).files]


def _example(text: str) -> Example:
    files: dict[str, str] = {}
    expected = []
    encodings = {}
    commits = []
    for match in _FILE.finditer(text):
        lines = match["text"].split("\n")
        expected = [one for one in expected if one[0] != match["path"]]
        for number, line in enumerate(lines, 1):
            for mark in _MARK.finditer(line):
                rule, column = mark["a"] or mark["b"], mark["ac"] or mark["bc"]
                expected.append((match["path"], number, int(column), rule))
        files[match["path"]] = "\n".join(_MARK.sub("", line) for line in lines)
        if match["day"]:
            commits.append((match["day"], match["path"], files[match["path"]]))
        if match["language"] in ENCODINGS:
            encodings[match["path"]] = match["language"]
    return Example(files, sorted(expected), encodings, commits)
