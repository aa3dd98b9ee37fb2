"""Dates in fields as records write them, where the day that is meant is beyond doubt."""

from collections.abc import Iterable, Iterator

from relaybook.fix.correction import Correction, Edit
from relaybook.load.discover import form_of
from relaybook.load.front_matter import split_front_matter
from relaybook.load.parse import decode
from relaybook.load.yaml_positions import locate_value_in_yaml
from relaybook.model.day_forms import the_day
from relaybook.model.knowledge_base import LoadProblem
from relaybook.source import Span, Unreadable

RULE = "invalid-field"


def date_corrections(
    path: str, data: bytes, problems: Iterable[LoadProblem]
) -> Iterator[Correction]:
    """Yield a correction for each value of a file that is no date but can only mean one."""
    text = decode(data)
    if isinstance(text, Unreadable):
        return
    yaml, at = _yaml(path, text)
    for seen in problems:
        where = seen.problem.place.at
        if (
            seen.rule == RULE
            and isinstance(where, tuple)
            and " is not a date: " in seen.problem.message
        ):
            edit, value = _edit(data, yaml, at, locate_value_in_yaml(yaml, where))
            if edit is not None:
                yield Correction(RULE, edit.start, edit.end, (edit,), field=where, value=value)


def _yaml(path: str, text: str) -> tuple[str, int]:
    """Return the YAML of a file, and the line before its first."""
    if form_of(path) != "markdown":
        return text, 0
    return split_front_matter(text).yaml or "", 1


def _edit(data: bytes, yaml: str, line: int, span: Span) -> tuple[Edit | None, str]:
    lines = yaml.split("\n")
    if span.line != span.end_line or not 0 < span.line <= len(lines):
        return None, ""
    shown = lines[span.line - 1]
    raw = shown[span.column - 1 : span.end_column - 1].rstrip()
    quote = raw[:1] if len(raw) > 1 and raw[:1] in "'\"" and raw[-1] == raw[0] else ""
    meant = the_day(raw[len(quote) : len(raw) - len(quote)])
    if meant is None:
        return None, ""
    row = data.split(b"\n")[: span.line + line - 1]
    start = sum(map(len, row)) + len(row) + len(shown[: span.column - 1].encode())
    start += 3 if not row and data.startswith(b"\xef\xbb\xbf") else 0
    new = f"{quote}{meant.isoformat()}{quote}"
    return Edit(start, start + len(raw.encode()), new.encode()), meant.isoformat()
