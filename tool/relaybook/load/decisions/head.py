"""What a Markdown body says about its decision: in the lines below its title, and in sections.

It runs in a worker for each decision, so it looks at the few lines where a head may stand, and
at those sections whose heading is a word of it. All it returns are plain values.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from relaybook.load.decisions.labels import Labelled, labelled_lines, table_below_heading
from relaybook.load.decisions.references import names_decision, references_in, relations_in
from relaybook.load.decisions.words import field_of
from relaybook.model.decision_reading import RELATIONS, SECTION

_LONGEST_HEAD = 6_000
_LONGEST_VALUE = 1_500
_LONGEST_HEADING = 40
_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|^[ \t]*(```|~~~).*?(?:^[ \t]*\1|\Z)", re.DOTALL | re.MULTILINE
)
_HEADING = re.compile(r"[ \t]*#*[ \t]*(?P<words>[^\n]*?)[ \t]*#*[ \t]*(?:\r?\n|\Z)")
_UNDERLINED = re.compile(rb"\s*(?P<words>\d+[.)][ \t]+\S[^\n]*)\n={2,}[ \t]*\r?(?:\n|\Z)")
_BULLET = re.compile(r"[-*+]\s+(?=\S)")
_NUMBERING = re.compile(r"^[\W\d_]+|[\W_]+$")
_META = frozenset({"metadata", "meta data", "meta", "document information", "info"})
_DECIDES = re.compile(
    r"(?i)\b(?:context|decision|consequences?|options?|alternatives?|rationale|problem|drivers?"
    r"|outcome|proposal|proposed|reasoning|motivation|background)\b"
)


_OPENS = re.compile(r"(?i)(?:context|decision|consequences?|options?|alternatives?|rationale)\b")


class Head(NamedTuple):
    """What was found.

    facts: (field, form, text, start, end) of values as written. relations: (relation, reference,
    its words, whether of a part, form, start, end). Both in the order of the file, ranges in
    bytes of it. decides: whether any heading is one that decisions have. title: one with a
    number that is underlined ("9. Use X" above "===="), which Markdown takes for a list.
    """

    facts: list[tuple[str, str, str, int, int]]
    relations: list[tuple[str, str, str, bool, str, int, int]]
    decides: bool
    title: str = ""


def read_head(body: bytes, offset: int, headings: list[tuple[Any, ...]]) -> Head:
    """Return what a body says of its decision.

    offset: bytes of the file before the body. headings: as in the plain parts of an outline.
    """
    reader = _Reader(body, offset)
    ends = [heading[-2] for heading in headings[1:]] + [offset + len(body)]
    first = headings[0][-2] if headings else offset + len(body)
    reader.lines(offset, first)
    has_title = False
    for index, (heading, end) in enumerate(zip(headings, ends, strict=False)):
        words = heading[1]
        name = _name(words)
        if name:
            reader.section(name, heading[-1], end)
            if name == "status" and has_title and not reader.has_status:
                reader.headings(_below(headings, index))
        elif words.endswith("}") and _name(words.partition("{")[0]):
            reader.left(_name(words.partition("{")[0]), heading[-2], heading[-1])
        elif ":" in words:
            # `Status: x` above a line of hyphens is a heading to Markdown, and a head to people.
            reader.lines(heading[-2], heading[-1] if has_title else end)
        elif not has_title or words.lower() in _META:
            reader.lines(heading[-1], end)
        has_title = True
    decides = any(_DECIDES.search(heading[1]) for heading in headings)
    return Head(reader.facts, reader.relations, decides, _underlined(body))


def _underlined(body: bytes) -> str:
    found = _UNDERLINED.match(body, 0, _LONGEST_HEAD)
    return found["words"].decode("utf-8", "replace").strip() if found else ""


def _below(headings: list[tuple[Any, ...]], index: int) -> Iterator[tuple[Any, ...]]:
    """Yield the headings below one, up to the first that has a name of its own."""
    for heading in headings[index + 1 :]:
        if heading[0] <= headings[index][0] or _name(heading[1]) or _OPENS.match(heading[1]):
            return
        yield heading


def _name(words: str) -> str:
    """Return the field that a whole section gives, empty for none."""
    if len(words) > _LONGEST_HEADING:
        return ""
    plain = _NUMBERING.sub("", words)
    if plain.lower() in ("links", "relations", "relationships"):
        return "links"
    name = field_of(plain)
    return "" if name in ("review_by_on", "tags", "aliases") else name


class _Reader:
    def __init__(self, body: bytes, offset: int) -> None:
        self._body = body
        self._offset = offset
        self.facts: list[tuple[str, str, str, int, int]] = []
        self.relations: list[tuple[str, str, str, bool, str, int, int]] = []

    def lines(self, start: int, end: int) -> None:
        """Read labels with values."""
        text = self._text(start, end)
        if not text or text.isspace():
            return
        for one in labelled_lines(text):
            self._value(one, text, start)

    @property
    def has_status(self) -> bool:
        """Whether any status was read."""
        return any(fact[0] == "status" for fact in self.facts)

    def headings(self, headings: Iterable[tuple[Any, ...]]) -> None:
        """Read headings below that of the status, such as `### Accepted`."""
        for heading in headings:
            start = heading[-2]
            text = self._text(start, heading[-1])
            if found := _HEADING.match(text):
                words = found["words"][:_LONGEST_VALUE]
                self._value(Labelled("status", SECTION, words, found.start("words")), text, start)

    def left(self, name: str, start: int, end: int) -> None:
        """Read a heading with the text of a template: `## Status {proposed | accepted}`."""
        text = self._text(start, end)
        if found := re.search(r"\{[^\n]*\}", text):
            self._value(Labelled(name, SECTION, found.group(), found.start()), text, start)

    def section(self, name: str, start: int, end: int) -> None:
        """Read a section of which every line gives the same field."""
        text = self._text(start, end)
        if name == "status" and "|" in text and (table := table_below_heading(text)):
            for one in table:
                self._value(one, text, start)
            return
        for line in re.finditer(r"[^\n]+", text):
            value = line.group().strip()
            if not value:
                continue
            at = line.start() + line.group().index(value)
            labelled = next(labelled_lines(value), None) if ":" in value else None
            if labelled and labelled.name not in ("", name):
                self._value(_moved(labelled, at), text, start)
            else:
                bullet = _BULLET.match(value)
                at, value = (at + bullet.end(), value[bullet.end() :]) if bullet else (at, value)
                self._value(Labelled(name, SECTION, value[:_LONGEST_VALUE], at), text, start)

    def _text(self, start: int, end: int) -> str:
        shift = self._offset
        source = self._body[start - shift : min(end, start + _LONGEST_HEAD) - shift]
        if not source or source.isspace():
            return ""
        text = source.decode("utf-8", "ignore")
        if "<!--" in text or "```" in text or "~~~" in text:
            text = _HIDDEN.sub(_blank, text)
        return text

    def _value(self, one: Labelled, text: str, start: int) -> None:
        if one.name == "links":
            self._stated(one, text, start)
            return
        value = one.text.rstrip()
        if one.name not in RELATIONS:
            at, to = _range(text, start, one.at, one.at + len(value))
            self.facts.append((one.name, one.form, value, at, to))
            if one.name == "status":
                self._stated(one, text, start)
            return
        if self._stated(one, text, start) and one.form == SECTION:
            return
        for reference in references_in(value):
            if names_decision(one.name, reference.name):
                at, to = one.at + reference.start, one.at + reference.end
                where = _range(text, start, at, to)
                self.relations.append(
                    (one.name, reference.name, reference.words, False, one.form, *where)
                )

    def _stated(self, one: Labelled, text: str, start: int) -> bool:
        """Keep the relations that a value states by a verb; whether there are any."""
        found = False
        for name, is_partial, reference in relations_in(one.text):
            found = True
            at, to = one.at + reference.start, one.at + reference.end
            where = _range(text, start, at, to)
            row = (name, reference.name, reference.words, is_partial, one.form, *where)
            self.relations.append(row)
        return found


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", lambda one: " " * len(one.group().encode()), found.group())


def _range(text: str, start: int, at: int, to: int) -> tuple[int, int]:
    if text.isascii():
        return start + at, start + to
    before = len(text[:at].encode())
    return start + before, start + before + len(text[at:to].encode())


def _moved(one: Labelled, by: int) -> Labelled:
    return one._replace(at=one.at + by)
