"""How fresh a runbook is, in lines: what to know first, then each signal with its evidence."""

from collections.abc import Iterator

from relaybook.model.freshness import Freshness
from relaybook.model.signal import Evidence
from relaybook.report.printable import wrapped
from relaybook.report.style import Style

_NAMES = 11


def freshness_lines(freshness: Freshness, style: Style, width: int) -> Iterator[str]:
    """Yield the line for readers and the signals behind it."""
    yield from map(style.strong, wrapped(f"Freshness: {freshness.line}", width))
    for signal in freshness.signals:
        yield from wrapped(signal.state, width, f"  {signal.name:<{_NAMES}}", " " * (_NAMES + 2))
        for one in signal.evidence:
            indent = " " * (_NAMES + 2)
            yield from wrapped(_in_words(one), width, f"{indent}- ", f"{indent}  ")


def _in_words(evidence: Evidence) -> str:
    who = f" {', '.join(evidence.who)}" if evidence.who else ""
    where = f", {evidence.record}" if evidence.record else ""
    return f"{evidence.text}{who}{where}"
