"""The labels of a step, such as **Undo:**, by one name each."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from relaybook.model.outline import Label
from relaybook.source import ByteRange

_LABELS: Mapping[str, str] = {
    "expected": "expected|expected output|expected result|expected results|you should see|verify"
    "|expect|output|example output",
    "if_not": "if not|otherwise",
    "stop_if": "stop if|stop when",
    "undo": "undo|rollback|roll back|revert|back out",
    "approval": "approval|approvals",
    "where": "where",
    "takes": "takes",
}
_REFUSES = re.compile(r"(?:no|none|not|nothing|never|n/?a)\b", re.IGNORECASE)
LABEL_NAMES = frozenset(_LABELS)
_NAMES_BY_WORDS = {word: name for name, words in _LABELS.items() for word in words.split("|")}


class StepLabel(NamedTuple):
    """A label of a step by its canonical name; start and end take in what it says, in bytes."""

    name: str
    has_content: bool
    refusal: str
    leads_on: bool
    start: int
    end: int

    @property
    def refuses(self) -> bool:
        """Whether it says that there is nothing of its kind: none, not needed, n/a."""
        return _REFUSES.match(self.refusal) is not None

    @property
    def range(self) -> ByteRange:
        """The label and what it says."""
        return ByteRange(self.start, self.end)


Words = Mapping[str, str]
"""Your own words for labels, in lower case, with the name of each."""
NO_WORDS: Words = {}


def words_for_labels(own: Mapping[str, Iterable[str]]) -> Words:
    """Return the words that `aliases.labels` gives: `undo: [Zurück]`."""
    return {word.strip().rstrip(":").lower(): name for name, words in own.items() for word in words}


def canonical_label(text: str, own: Words = NO_WORDS) -> str:
    """Return the name of the label with these words: `Roll back` is `undo`; empty for none."""
    word = text.lower()
    return _NAMES_BY_WORDS.get(word) or own.get(word, "")


def labels_until(
    labels: tuple[Label, ...], end: int, own: Words = NO_WORDS
) -> tuple[StepLabel, ...]:
    """Return those of a step's labels that have a name; end: where the step ends."""
    ends = [*(label.start for label in labels[1:]), end]
    return tuple(
        StepLabel(name, label.has_content, label.refusal, label.leads_on, label.start, to)
        for label, to in zip(labels, ends, strict=False)
        if (name := canonical_label(label.text, own))
    )
