"""References to other decisions in a line of text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from relaybook.load.decisions.words import VERB, relation_of
from relaybook.model.decision_names import name_of

_FOLLOW = r"(?:and|or|in|on|since|as|due|because|for)\b"
_STOPS = rf"(?=\s*(?:$|[][,.;:)&|(/*_\u2013\u2014-]|<br|{_FOLLOW}))"
_TARGET = r"<[^<>]*> | [^\s()]* (?:\([^\s()]*\)[^\s()]*)*"
_LOG = r"(?<![\w-]) (?:[\w.-]+:)?"
_TOKEN = re.compile(
    rf"""(?xi)
    !?\[ (?P<text> (?:[^][]|\[[^][]*\])* ) \]
        (?: \( \s* (?P<target> {_TARGET} ) (?:\s+["'][^"'()]*["'])? \s* \) | \[[^][]*\] )?
  | (?P<web> https?://[^\s<>()\]|,]+ )
  | (?P<series> {_LOG} (?:[a-z]+[-_])*? (?:m?adr|rfc|decision) (?:[-_][a-z]+)*? [-_\ \#]*
        \d{{1,6}} (?:-\d\d(?!\d))? (?!\d) (?: [-_]\w[\w-]* )? (?:\.md)? )
  | (?P<slug> {_LOG} (?: \d{{1,8}}[-_][\w-]+ | [a-z0-9]+(?:-[a-z0-9]+)+ ) (?:\.md)? (?![\w/]) )
  | (?P<number> (?<![\w.-]) (?:[\w.-]+:\s?|\#)? \d{{1,6}} {_STOPS} )
  | (?P<end> [.!?]\s+(?=[A-Z]) | <br | \n )
    """
)
_DENIED = re.compile(r"(?i)\b(?:not|never|not yet)\s+(?:been\s+)?\Z")
_PAGE = re.compile(r"(?i)[^/]+\.(?:md|markdown|mdx)(?:#.*)?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_NEXT = re.compile(
    r"(?i)(?:[\s,;&:*_\"'\u201c\u201d(`]|and\b|or\b|the\b|adrs?\b|no\.|decisions?\b)*"
)


class Reference(NamedTuple):
    """What names another decision, and where in the text; `words` are those of a link."""

    name: str
    words: str
    start: int
    end: int


class Stated(NamedTuple):
    """A relation to another decision that a text states, and where."""

    relation: str
    is_partial: bool
    reference: Reference


def references_in(text: str, at: int = 0, end: int | None = None) -> Iterator[Reference]:
    """Yield what names a decision in `text[at:end]`, up to the end of the sentence.

    Links and names with a prefix count wherever they stand, bare numbers and slugs only where
    nothing but commas and "and" comes before them.
    """
    end = len(text) if end is None else end
    expected = _skip(text, at)
    for found in _TOKEN.finditer(text, at, end):
        if found["end"]:
            return
        if one := _reference(found, is_next=found.start() == expected):
            yield one
            expected = _skip(text, found.end())


def relations_in(text: str) -> Iterator[Stated]:
    """Yield the relations that a text states by a verb: "Superseded by ADR-0004"."""
    if " " not in text:
        return
    links = [one.span() for one in _TOKEN.finditer(text) if one.group().startswith(("[", "!"))]
    verbs = [one for one in VERB.finditer(text) if not _inside(one.start(), links)]
    ends = [verb.start() for verb in verbs[1:]] + [len(text)]
    for verb, end in zip(verbs, ends, strict=False):
        if _DENIED.search(text, 0, verb.start()):
            continue
        name, partial = relation_of(verb)
        for reference in references_in(text, verb.end(), end):
            if names_decision(name, reference.name):
                yield Stated(name, partial, reference)


def names_decision(relation: str, reference: str) -> bool:
    """Whether a reference may be to a decision: "see also" leads to all kinds of pages."""
    if relation != "relates_to":
        return True
    if "//" in reference:
        return False
    if not _PAGE.search(reference):
        return not ("/" in reference or "." in reference)
    name = name_of(reference.rpartition("/")[2])
    return bool(name.number or name.day) or "/" not in reference.removeprefix("./")


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _skip(text: str, at: int) -> int:
    found = _NEXT.match(text, at)
    return found.end() if found else at


def _reference(found: re.Match[str], *, is_next: bool) -> Reference | None:
    start, end = found.span()
    if found["text"] is not None:
        return _link(found, start, end)
    if found["web"]:
        return Reference(found["web"].rstrip(".,;*_"), "", start, end)
    if found["series"]:
        return Reference(found["series"].strip(), "", start, end)
    name = (found["slug"] or found["number"]).strip()
    if not is_next or _DATE.fullmatch(name[:10]):
        return None
    return Reference(name, "", start, end)


def _link(found: re.Match[str], start: int, end: int) -> Reference | None:
    words = found["text"].strip("[]* `")
    target = (found["target"] or "").strip("<>")
    if found["target"] is None:
        # `[ADR-0004][4]`: where it leads stands elsewhere, but its words name the decision.
        return Reference(words, words, start, end) if re.search(r"\d|-", words) else None
    if not target or target.startswith(("#", "mailto:")):
        return None
    return Reference(target, words, start, end)
