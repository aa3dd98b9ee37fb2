"""Which headings of a decision hold its options and its consequences."""

import re
from collections.abc import Iterator

from relaybook.model.decision import Decision
from relaybook.model.placeholder import has_content
from relaybook.source import ByteRange

_CONSEQUENCES = re.compile(
    r"\b(?:consequences?|implications?|trade-?offs?|drawbacks?|impacts?|ramifications?"
    r"|(?:advantages|benefits|pros)\b.*\b(?:disadvantages|risks|cons)"
    r"|results?|konsequenzen|auswirkungen|folgen|conséquences?|consecuencias|gevolgen)\b",
    re.IGNORECASE,
)
_OPTIONS = re.compile(
    r"\b(?:considered|consider|possible|available)\b.*\b(?:options?|alternatives?|solutions?)\b"
    r"|^\W*(?:\d+[.)]?\s*)?(?:options?|alternatives?)\b(?:\s+considered)?\W*$",
    re.IGNORECASE,
)
_OF_OPTIONS = re.compile(r"\bpros\b.*\bcons\b", re.IGNORECASE)
_ITEM = re.compile(rb"^(?P<indent> *)(?:[-*+]|\d{1,3}[.)])[ \t]+\S", re.MULTILINE)
_ROW = re.compile(rb"^ *\|.*\|[ \t]*\r?$", re.MULTILINE)
_BESIDE_ROWS = 2


def consequences(decision: Decision) -> Iterator[int]:
    """Yield the headings, and after them the bold labels, that open the consequences."""
    for index, heading in enumerate(decision.outline.headings):
        if (index or heading.level > 1) and _CONSEQUENCES.search(heading.text):
            yield index
    for label in decision.outline.labels:
        if _CONSEQUENCES.search(label.text):
            yield label.section


def option_headings(decision: Decision) -> Iterator[int]:
    """Yield the headings under which the options stand."""
    for index, heading in enumerate(decision.outline.headings):
        if (index or heading.level > 1) and _OPTIONS.search(heading.text):
            yield index


def options_in(decision: Decision, index: int, data: bytes) -> int:
    """Return how many options stand under a heading: as headings, items of a list or rows."""
    below = decision.outline.subtree(index)
    depth = decision.outline.headings[index].level + 1
    titled = [at for at in below[1:] if decision.outline.headings[at].level == depth]
    part = data[slice_of(decision, below)]
    return max(len(titled), _items(part), len(_ROW.findall(part)) - _BESIDE_ROWS)


def titled_options(decision: Decision) -> int:
    """Return how many options have a heading of their own below "Pros and cons of the options"."""
    headings = decision.outline.headings
    found = [at for at, one in enumerate(headings) if at and _OF_OPTIONS.search(one.text)]
    return max((_below(decision, at) for at in found), default=0)


def slice_of(decision: Decision, headings: range) -> slice:
    """Return the bytes that headings and what stands under them take."""
    all_ = decision.outline.headings
    end = all_[headings.stop].start if headings.stop < len(all_) else decision.outline.end
    return slice(all_[headings.start].start, end)


def is_written(decision: Decision, index: int) -> bool:
    """Whether a section holds anything; one that does not is an empty section, not too few."""
    return has_content(decision.outline, index)


def range_of(decision: Decision, index: int) -> ByteRange:
    """Return the heading in bytes."""
    return decision.outline.headings[index].range


def _below(decision: Decision, index: int) -> int:
    level = decision.outline.headings[index].level
    below = decision.outline.subtree(index)[1:]
    return sum(decision.outline.headings[at].level == level + 1 for at in below)


def _items(part: bytes) -> int:
    """Return how many items stand at the least indentation."""
    indents = [len(found["indent"]) for found in _ITEM.finditer(part)]
    return sum(one <= min(indents) + 1 for one in indents) if indents else 0
