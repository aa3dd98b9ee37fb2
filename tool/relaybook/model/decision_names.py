"""Names of decision files: number, prefix, date and slug, in all the forms that teams use."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

# Words that stand before a number and say that it is one ("ADR-004", "ODH-ADR-Operator-0006").
_SERIES = r"(?:m?adr|[a-z]dr|rfc|decision|dec)"
_SEPARATOR = r"[-_ .]"
_DAY = re.compile(r"(?P<y>\d{4})(?P<gap>[-_.]?)(?P<m>\d\d)(?P=gap)(?P<d>\d\d)(?=[-_ .]|$)")
_BARE = re.compile(r"(?P<number>\d{1,6})(?=[-_ .:]|$)")
_PREFIXED = re.compile(
    rf"""(?xi)
    (?P<prefix> (?:[a-z][a-z0-9]*{_SEPARATOR})*? {_SERIES} (?:{_SEPARATOR}[a-z]+)*? )
    {_SEPARATOR}* (?P<number> \d{{1,6}} (?:-\d\d(?=-[a-z]|$))? ) (?=[-_ .:]|$)
    """
)
_HEADING = re.compile(
    rf"""(?xi)
    (?: (?P<prefix> (?:[a-z][a-z0-9]*-)*? {_SERIES} (?:[- ][a-z]+)?? ) [-_\ \#:.]* )?
    (?P<number> \d{{1,6}} ) (?P<end> \s*[:.\u2013\u2014)-](?:\s+|$) | \s+ | $ )
    """
)


class DecisionName(NamedTuple):
    """What the name of a file, or the beginning of a heading, says.

    number: as text ("0012"), empty for none. prefix: what stands before it ("ADR"), upper case.
    day: the date in it. slug: the rest, lower case with hyphens; in a heading the title as it is.
    """

    number: str = ""
    prefix: str = ""
    day: date | None = None
    slug: str = ""

    @property
    def value(self) -> str:
        """The number as it is compared: without zeros at its beginning."""
        return plain_number(self.number)


def plain_number(number: str) -> str:
    """Return a number as it is compared: "0012" and "12" are one."""
    return number and "-".join(part.lstrip("0") or "0" for part in number.split("-"))


@lru_cache(maxsize=65_536)
def name_of(stem: str) -> DecisionName:
    """Read the name of a file without folder and extension."""
    rest, day = stem, None
    if (found := _DAY.match(stem)) and (day := _day(found)):
        rest = stem[found.end() :].lstrip("-_ .")
    if found := _BARE.match(rest) or _PREFIXED.match(rest):
        prefix = (found.groupdict().get("prefix") or "").upper()
        return DecisionName(found["number"], prefix, day, _slug(rest[found.end() :]))
    return DecisionName(day=day, slug=_slug(rest))


def heading_of(title: str) -> DecisionName:
    """Read the number that a heading begins with: `# 3. Title`, `# ADR-0012: Title`.

    A number that only a blank follows counts where it has a prefix, a zero, or a capital behind
    it, so that "3 replicas are enough" is a title.
    """
    found = _HEADING.match(title.strip())
    if found is None:
        return DecisionName(slug=title.strip())
    rest = title.strip()[found.end() :]
    sure = found["prefix"] or found["end"].strip() or found["number"].startswith("0")
    if not sure and not rest[:1].isupper():
        return DecisionName(slug=title.strip())
    return DecisionName(found["number"], (found["prefix"] or "").upper(), None, rest)


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _slug(text: str) -> str:
    return re.sub(r"[^\w]+|_+", "-", text.lower()).strip("-")
