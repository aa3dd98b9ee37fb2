"""The words of a decision that stay once it is accepted: all but what is said about it."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from relaybook.load.front_matter import split_front_matter
from relaybook.load.parse import decode
from relaybook.model.decision_names import heading_of
from relaybook.source import ByteRange, Unreadable

_BOM = b"\xef\xbb\xbf"
_KEY = (
    r"(?:status|state|date|(?:last )?(?:updated|modified|reviewed)(?: on)?|created|proposed"
    r"|accepted|decided|rejected|deciders?|decision[- _]makers?|authors?|owners?|approvers?"
    r"|reviewers?|consulted|informed|contributors?|stakeholders?|tags?|labels?|systems?|scope|id"
    r"|number|adr|technical story|ticket|issue|review[- _]by|related(?:[- _]to)?|relates[- _]to"
    r"|links?|see also|formerly|former (?:number|name)s?|alias(?:es)?"
    r"|(?:partially |partly )?super[sc]ede[sd](?:[- _]by)?|replaces|replaced[- _]by"
    r"|amend(?:s|ed)(?:[- _]by)?|obsolete[sd](?:[- _]by)?|depends[- _]on|version)"
)
_MARKS = r"(?:\*\*|__|\*|_|`)?"
_FIELD_LINE = re.compile(rf"(?im)^[ \t>]*(?:[-*+][ \t]+)?{_MARKS}{_KEY}\s*{_MARKS}\s*:.*$")
_TABLE_LINE = re.compile(r"(?m)^[ \t]*\|.*$")
_TABLE_KEY = re.compile(rf"(?i)\|?\s*{_MARKS}{_KEY}\s*{_MARKS}\s*:?\s*(?:\||$)")
_RELATION = re.compile(
    r"""(?imx) ^[ \t>]* (?:[-*+][ \t]+)? [\[(*_]{0,3}
    (?: (?:partially\s|partly\s)? super[sc]ede[sd] | replaces | replaced | amend(?:s|ed)
      | obsoleted? | obsoletes | refine[sd] | relate[sd] | extend(?:s|ed) | clarifie[sd] )
    \b [^.\n]* (?: \[ | \bADR | \d ) .* $
    """
)
_HEADING = re.compile(
    r"(?m)^(?P<marks>\#{1,6})[ \t]+(?P<text>.*?)[ \t#]*$|"
    r"^(?P<under>[^\s#>|*+-].*)\n(?P<rule>=+|-+)[ \t]*$"
)
_STATUS = re.compile(r"(?i)(?:\d+[.)]?\s+)?(?:status|state|metadata|supersession|relations?)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TARGET = re.compile(r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+[\"'][^\"'\n]*[\"'])?\)")
_DEFINITION = re.compile(r"(?m)^ {0,3}\[[^\]\n]+\]:[ \t]*\S+")
_ADDRESS = re.compile(r"<?https?://[^\s<>)\]]+>?")
_LINK_TEXT = re.compile(r"\[(?P<text>[^\[\]\n]+)\](?=[(\[])")
_FILE_NUMBER = re.compile(r"(?:[A-Za-z]+-)*\d{1,6}(?=[-_][a-z])")
# Which decision a text cites may follow a decision that gets another number.
_CITED_NUMBER = re.compile(
    r"(?i)(?<![\w/.-])(?:m?adr[-_ #]?(?:[a-z][a-z0-9]{0,11}-)?(?P<number>\d{1,6})(?![\w-])"
    r"|(?:[\w.-]+/)+(?:[a-z]+-)*?(?P<file>\d{1,6})(?=[-_][\w-]+\.md\b))"
)
_WORD = re.compile(r"\S+")


class Word(NamedTuple):
    """A word and where it stands in the file."""

    text: str
    place: ByteRange


def decided_words(data: bytes) -> tuple[Word, ...] | None:
    """Return the words that count, in order; None where the file is no text.

    Left out are front matter and other metadata, relations to other decisions, comments, targets
    of links, and numbers in the title, in the text of a link, in "ADR-0012" and in the names of
    pages. Line breaks do not count.
    """
    text = decode(data)
    if isinstance(text, Unreadable):
        return None
    rest = _without(text, _said_about_it(text))
    offset = len(_BOM) if data.startswith(_BOM) else 0
    return tuple(_words(text, rest, offset))


def first_change(before: bytes, after: bytes) -> Word | None:
    """Return the first word of `after` that is not that of `before`; None where all are.

    Where words are only gone from the end, the last one that is left, else an empty one.
    """
    old, new = decided_words(before), decided_words(after)
    if old is None or new is None:
        return None
    pairs = zip(old, new, strict=False)
    differing = next((mine for theirs, mine in pairs if theirs.text != mine.text), None)
    if differing or len(old) == len(new):
        return differing
    if len(new) > len(old):
        return new[len(old)]
    return new[-1] if new else Word("", ByteRange(0, 0))


def _words(text: str, rest: str, offset: int) -> Iterable[Word]:
    at = 0
    for found in _WORD.finditer(rest):
        offset += len(text[at : found.start()].encode())
        end = offset + len(text[found.start() : found.end()].encode())
        yield Word(found.group(), ByteRange(offset, end))
        at, offset = found.end(), end


def _said_about_it(text: str) -> Iterable[tuple[int, int]]:
    body_at = split_front_matter(text).body_at
    yield 0, body_at
    headings = [one for one in _HEADING.finditer(text, body_at) if one["text"] or one["under"]]
    yield from _title_number(headings)
    head_end = headings[1].start() if len(headings) > 1 else len(text)
    yield from (one.span() for one in _FIELD_LINE.finditer(text, body_at, head_end))
    yield from _tables(text, body_at, head_end)
    for index, heading in enumerate(headings):
        if _STATUS.fullmatch((heading["text"] or heading["under"]).strip()):
            following = headings[index + 1 :]
            yield heading.end(), following[0].start() if following else len(text)
    for pattern in (_COMMENT, _RELATION, _TARGET, _DEFINITION, _ADDRESS):
        yield from (one.span() for one in pattern.finditer(text, body_at))
    for cited in _CITED_NUMBER.finditer(text, body_at):
        yield cited.span("number" if cited["number"] else "file")
    for link in _LINK_TEXT.finditer(text, body_at):
        yield link.start("text"), link.start("text") + _number_end(link["text"])


def _title_number(headings: list[re.Match[str]]) -> Iterable[tuple[int, int]]:
    for title in headings[:1]:
        group = "text" if title["text"] else "under"
        yield title.start(group), title.start(group) + _number_end(title[group])


def _number_end(title: str) -> int:
    """Return where the number that a title begins with ends; 0 where there is none."""
    found = heading_of(title)
    if found.number:
        return title.rfind(found.slug)
    as_file = _FILE_NUMBER.match(title)
    return as_file.end() if as_file else 0


def _tables(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Yield the rows that say something of it: all rows below a header that does."""
    is_header_of_fields, last_end = False, -2
    for row in _TABLE_LINE.finditer(text, start, end):
        begins = row.start() != last_end + 1
        is_named = bool(_TABLE_KEY.match(row.group().strip()))
        is_header_of_fields = is_named if begins else is_header_of_fields
        if is_named or is_header_of_fields:
            yield row.span()
        last_end = row.end()


def _without(text: str, parts: Iterable[tuple[int, int]]) -> str:
    """Return the text with blanks in place of some parts."""
    kept = list(text)
    for start, end in parts:
        kept[start:end] = [one if one == "\n" else " " for one in kept[start:end]]
    return "".join(kept)
