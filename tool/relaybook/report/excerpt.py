"""The line at fault with a mark under what is wrong."""

from collections.abc import Iterator

from relaybook.findings import Finding
from relaybook.report.printable import columns, printable
from relaybook.report.style import Style

_BEFORE = 12
_CUT = "..."


def excerpt(finding: Finding, style: Style, width: int, indent: str) -> Iterator[str]:
    """Yield the line and the mark, at most `width` columns wide; nothing for an empty line."""
    text = finding.excerpt
    if not text.strip():
        return
    start = min(finding.span.column - 1, len(text))
    end = finding.span.end_column - 1 if finding.span.end_line == finding.span.line else len(text)
    before, marked, after = text[:start], text[start:end], text[end:]
    number = f"{finding.span.line:>5}"
    room = max(width - len(indent) - len(number) - 3, 20)
    before, marked, after = _fit(printable(before), printable(marked), printable(after), room)
    caret = style.severity(finding.severity, "^" * max(1, columns(marked)))
    yield f"{indent}{style.faint(f'{number} |')} {(before + marked + after).rstrip()}"
    yield f"{indent}{style.faint('      |')} {' ' * columns(before)}{caret}"


def _fit(before: str, marked: str, after: str, room: int) -> tuple[str, str, str]:
    """Cut what stands far from the mark, then the mark itself."""
    if columns(before + marked + after) <= room:
        return before, marked, after
    if columns(before) + min(columns(marked), room // 2) > room:
        before = _CUT + before[-_BEFORE:]
    marked = _head(marked, room - columns(before))
    return before, marked, _head(after, room - columns(before + marked))


def _head(text: str, room: int) -> str:
    if columns(text) <= room:
        return text
    kept = ""
    for char in text:
        if columns(kept + char) + len(_CUT) > room:
            break
        kept += char
    return kept + _CUT if room >= len(_CUT) else ""
