"""Comments that accept a finding: `# relaybook: accept[rule] until 2027-01-31 reason`."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from relaybook.load.yaml_document import Loader

MARKER = "relaybook: accept["
_COMMENT = re.compile(
    r"relaybook:\s*accept\[(?P<rule>[^\]\n]*)\](?:\s+until\s+(?P<until>\d{4}-\d{2}-\d{2}))?(?P<reason>.*)",
    re.DOTALL,
)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)", re.DOTALL)
_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)


def find_acceptances(text: str, yaml_from: int, yaml_to: int) -> tuple[tuple[Any, ...], ...]:
    """Return (rule, reason, until, line, first line, last line) of each such comment.

    yaml_from, yaml_to: the characters of `text` that are YAML; below them is Markdown. A comment
    on a line of its own covers the key below it with all it holds, a trailing one its own line,
    one in Markdown the section it stands in (above the first heading: the whole file).
    """
    if MARKER not in text:
        return ()
    found = [
        _entry(comment, *_yaml_cover(text, at))
        for at, comment in _yaml_comments(text[yaml_from:yaml_to], yaml_from)
    ]
    found += [
        _entry(comment, *_section_cover(text, at, yaml_to))
        for at, comment in _html_comments(_without_fences(text), yaml_to)
    ]
    return tuple(found)


def _entry(comment: str, line: int, first: int, last: int) -> tuple[Any, ...]:
    match = _COMMENT.search(comment)
    if match is None:
        return ("", "", "", line, first, last)
    reason = " ".join(match["reason"].split())
    return (match["rule"].strip(), reason, match["until"] or "", line, first, last)


def _html_comments(text: str, start: int) -> Iterator[tuple[int, str]]:
    at = text.find("<!--", start)
    while at >= 0 and (end := text.find("-->", at)) >= 0:
        comment = text[at + 4 : end].lstrip()
        if comment.startswith(MARKER):
            yield at, comment
        at = text.find("<!--", end)


def _without_fences(text: str) -> str:
    """Blank out code blocks, so that every other character keeps its place."""
    kept = []
    fence = ""
    for line in text.split("\n"):
        match = _FENCE.match(line)
        inside = bool(fence)
        if match and not fence:
            fence = match[1]
        elif match and match[1].startswith(fence) and not match[2].strip():
            fence = ""
        kept.append(" " * len(line) if inside or fence else line)
    return "\n".join(kept)


def _yaml_comments(text: str, offset: int) -> list[tuple[int, str]]:
    """A # counts only between tokens, so that one inside a quoted text is none."""
    if MARKER not in text:
        return []
    try:
        marks = [(t.start_mark.index, t.end_mark.index) for t in yaml.scan(text, Loader=Loader)]
    except yaml.YAMLError:
        return []
    ends = [0, *(end for _, end in marks)]
    starts = [*(start for start, _ in marks), len(text)]
    found: list[tuple[int, str]] = []
    for gap_start, gap_end in zip(ends, starts, strict=True):
        comments = re.finditer(r"#[^\n]*", text[gap_start:gap_end])
        found += [
            (offset + gap_start + match.start(), match.group())
            for match in comments
            if MARKER in match.group()
        ]
    return found


def _line_of(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _yaml_cover(text: str, at: int) -> tuple[int, int, int]:
    line = _line_of(text, at)
    lines = text.split("\n")
    if lines[line - 1].lstrip().startswith("#"):
        first = line
        while first < len(lines) and lines[first].lstrip().startswith("#"):
            first += 1
        if first == len(lines):
            return line, line, line
        return line, first + 1, _block_end(lines, first)
    return line, line, line


def _block_end(lines: list[str], index: int) -> int:
    """Return the number of the last line of the block that begins at `index`."""
    if index >= len(lines):
        return index
    indent = len(lines[index]) - len(lines[index].lstrip())
    end = index + 1
    while end < len(lines) and (
        not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indent
    ):
        end += 1
    return end


def _section_cover(text: str, at: int, body_at: int) -> tuple[int, int, int]:
    line = _line_of(text, at)
    headings = [match.start() for match in _HEADING.finditer(_without_fences(text), body_at)]
    above = [start for start in headings if start < at]
    below = [start for start in headings if start > at]
    first = _line_of(text, above[-1]) if above else 1
    last = _line_of(text, below[0]) - 1 if below and above else text.count("\n") + 1
    return line, first, last
