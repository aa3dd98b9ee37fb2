"""Comments that accept a finding: `# relaybook: accept[rule] until 2027-01-31 reason`."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import pyromark
import yaml

from relaybook.load.markdown_outline import OPTIONS
from relaybook.load.yaml_document import Loader

MARKER = "relaybook: accept["
_COMMENT = re.compile(
    r"relaybook:\s*accept\[(?P<rule>[^\]\n]*)\](?:\s+until\s+(?P<until>\d{4}-\d{2}-\d{2}))?(?P<reason>.*)",
    re.DOTALL,
)


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
    lines_above = text.count("\n", 0, yaml_to)
    found += [
        _entry(comment, *(line + lines_above if line else 1 for line in lines))
        for comment, *lines in _markdown_comments(text[yaml_to:])
    ]
    return tuple(found)


def _entry(comment: str, line: int, first: int, last: int) -> tuple[Any, ...]:
    match = _COMMENT.search(comment)
    if match is None:
        return ("", "", "", line, first, last)
    reason = " ".join(match["reason"].split())
    return (match["rule"].strip(), reason, match["until"] or "", line, first, last)


def _markdown_comments(body: str) -> Iterator[tuple[str, int, int, int]]:
    """Yield each comment with its line and those of its section; 0 is the top of the file.

    The parser tells comments and headings from text about them, such as code.
    """
    data = body.encode()
    headings: list[int] = []
    comments: list[tuple[int, str]] = []
    for event, where in pyromark.events_with_range(body, options=OPTIONS):
        opened = event.get("Start") if isinstance(event, dict) else None
        line = data.count(b"\n", 0, where["start"]) + 1
        if isinstance(opened, dict) and "Heading" in opened:
            headings.append(line)
        elif opened == "HtmlBlock" or (isinstance(event, dict) and "InlineHtml" in event):
            source = data[where["start"] : where["end"]].decode()
            comments += [(line + extra, comment) for extra, comment in _html_comments(source)]
    for line, comment in comments:
        at = bisect_right(headings, line)
        whole = at == 0 or at == len(headings)
        last = body.count("\n") + 1 if whole else headings[at] - 1
        yield comment, line, headings[at - 1] if at else 0, last


def _html_comments(source: str) -> Iterator[tuple[int, str]]:
    at = source.find("<!--")
    while at >= 0 and (end := source.find("-->", at)) >= 0:
        comment = source[at + 4 : end].lstrip()
        if comment.startswith(MARKER):
            yield source.count("\n", 0, at), comment
        at = source.find("<!--", end)


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
