"""How somebody is reached, and who, as people type it on one line."""

import re
from dataclasses import dataclass

from relaybook.model.contact import URGENT, leads_to_somebody
from relaybook.model.placeholder import is_placeholder

_PHONE = re.compile(r"\+?[\d\s()./x-]*\d[\d\s()./x-]*")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_FEWEST_DIGITS, _MOST_DIGITS = 3, 20
_EMAIL = re.compile(r"[^\s@,]+@[^\s@,]+\.[^\s@,]+")
_CHAT_HOSTS = re.compile(r"//[^/]*(?:slack|teams|mattermost|zulip|chat|discord|matrix|meet)")
_CHANNELS = ("phone", "pager", "chat", "rota", "email", "ticket")
_NAMED = re.compile(rf"(?i)({'|'.join(_CHANNELS)})\s*[: ]\s*(\S.*)")
_EXAMPLES = "a phone number (+44 20 7946 0100), a chat channel (#payments) or pager:payments"
_HOLDER = re.compile(r"(?P<name>[^()]*[^()\s])\s*\((?P<holder>[^()]+)\)\s*")
_ROLE = re.compile(
    r"(?i)\b(?:duty|manager|lead|head|officer|director|chief|desk|on-?call|rota|engineer"
    r"|supervisor|admin|administrator|operator|operations|team|cto|cio|ciso)\b"
)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach somebody: a field of `reach` and its value."""

    channel: str
    value: str

    @property
    def is_urgent(self) -> bool:
        """Whether it reaches somebody at night."""
        return self.channel in URGENT


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as typed. holder: who holds the role, where it is one. way: None where not said."""

    name: str
    holder: str = ""
    way: Way | None = None

    @property
    def sounds_like_a_role(self) -> bool:
        """Whether the name is probably not that of a person."""
        return bool(_ROLE.search(self.name))


def read_way(text: str) -> Way:
    """Return how somebody is reached; raises ValueError with what to write instead."""
    value = " ".join(text.split())
    if is_placeholder(value):
        raise ValueError(f"reaches nobody: {value!r}; write {_EXAMPLES}")
    way = _way(value)
    if way is None:
        raise ValueError(f"could be anything: {value!r}; write {_EXAMPLES}")
    if way.channel == "phone":
        _check_phone(way.value)
    if way.is_urgent and not leads_to_somebody(way.channel, way.value):
        raise ValueError(f"reaches nobody: {value!r}; write {_EXAMPLES}")
    return way


def read_urgent_way(text: str) -> Way:
    """Return how somebody is reached at night; raises ValueError with what to write instead."""
    way = read_way(text)
    if not way.is_urgent:
        raise ValueError(f"wakes nobody: {way.value!r}; write {_EXAMPLES}")
    return way


def read_named(text: str) -> Named:
    """Return who was meant by `NAME`, `ROLE (PERSON)` or either with `, WAY` behind it.

    Raises ValueError where no name is left, or where the way is one that does not lead anywhere.
    """
    line = " ".join(text.split())
    front, comma, back = line.rpartition(",")
    way = None
    if comma and _looks_like_a_way(back.strip()):
        line, way = front.strip(), read_way(back.strip())
    if is_placeholder(line) or _looks_like_a_way(line):
        raise ValueError(f"has no name: {text!r}; write Priya Nair, +44 20 7946 0101")
    held = _HOLDER.fullmatch(line)
    return Named(held["name"], held["holder"].strip(), way) if held else Named(line, "", way)


def _way(value: str) -> Way | None:
    if named := _NAMED.fullmatch(value):
        channel = named[1].lower()
        return Way("rota_url" if channel == "rota" else channel, named[2])
    if _EMAIL.fullmatch(value):
        return Way("email", value)
    if "://" in value:
        return Way("chat" if _CHAT_HOSTS.search(value.lower()) else "rota_url", value)
    if value.startswith(("#", "@")):
        return Way("chat", value)
    is_phone = _PHONE.fullmatch(value) and not _DATE.fullmatch(value)
    return Way("phone", value) if is_phone else None


def _looks_like_a_way(text: str) -> bool:
    return _way(text) is not None


def _check_phone(value: str) -> None:
    digits = sum(character.isdigit() for character in value)
    if not _PHONE.fullmatch(value) or not _FEWEST_DIGITS <= digits <= _MOST_DIGITS:
        raise ValueError(f"is no phone number: {value!r}; write it like +44 20 7946 0100")
