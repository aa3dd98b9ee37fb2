"""By which names people call those who leave, in texts that no field refers to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from relaybook.model.contact import Contact, Vendor
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.review.leaver_people import Going

IN_WORDS = "write who it is then: a team or a role outlasts people"
"""What to write where a text names them."""

_FEWEST_DIGITS = 7
_DIGIT = re.compile(r"\d")
_CLOSED_UP = str.maketrans("", "", " \t\n\r().-")
_BETWEEN_DIGITS = r"[ \t\r\n().-]*"
_INSIDE = r"(?<![\w/.@#:-])", r"(?![\w/-]|\.\w)"
_WORD = r"(?<!\w)", r"(?![\w-])"


@dataclass(frozen=True, slots=True)
class _Form:
    """A name of a contact. needle: what a text must hold; of a number its digits, closed up."""

    contact: Contact
    needle: str
    pattern: re.Pattern[str]
    is_number: bool


class SpokenNames:
    """Finds who is meant by a text: those who leave with a contact, by what nobody else is called.

    A name is a full one (`Ann Lee`), an address, a number, a chat, a handle (`@ann`), a reference
    (`person:a-lee`), a link to the contact, or an id with a dash in it. A name of one word is none
    for a person or a team: it may be any word.
    """

    def __init__(self, base: KnowledgeBase, going: Going) -> None:
        self._contacts = [base.contacts[one] for one in sorted(going.ids)]
        staying = [one for one in base.contacts.values() if one.id not in going.ids]
        self._taken = {name for one in staying for name in _names(one)}
        self._taken.update(name for one in base.systems.values() for name in (one.id, one.name))

    def find(self, text: str) -> Contact | None:
        """Return the first of them whom a text names."""
        plain, close = text.casefold(), text.translate(_CLOSED_UP)
        found = [
            (match.start(), form.contact.id, form.contact)
            for form in self._forms
            if form.needle in (close if form.is_number else plain)
            and (match := form.pattern.search(text))
        ]
        return min(found)[2] if found else None

    def find_lines(self, text: str) -> Mapping[int, Contact]:
        """Return whom each line names in which a name begins, from 1; it may end on the next."""
        lines, plain, close = text.split("\n"), text.casefold(), text.translate(_CLOSED_UP)
        found: dict[int, tuple[int, str, Contact]] = {}
        for form in self._forms:
            asked = _with_digits(lines) if form.is_number else _lines_with(form.needle, plain)
            for number in asked if form.needle in (close if form.is_number else plain) else ():
                match = form.pattern.search("\n".join(lines[number - 1 : number + 1]))
                if match and match.start() < len(lines[number - 1]):
                    one = (match.start(), form.contact.id, form.contact)
                    found[number] = min(found.get(number, one), one)
        return {number: found[number][2] for number in sorted(found)}

    def is_named(self, value: str) -> Contact | None:
        """Return whom a whole value names, as a label or a file of owners writes it."""
        return self._labels.get(_plain(value))

    @cached_property
    def _labels(self) -> Mapping[str, Contact]:
        return {
            _plain(one): contact
            for contact in reversed(self._contacts)
            for one in _written(contact)
            if one not in self._taken
        }

    @cached_property
    def _forms(self) -> tuple[_Form, ...]:
        return tuple(
            _Form(contact, name.casefold().split()[0], re.compile(form), name.isdecimal())
            for contact in self._contacts
            for name, form in _names(contact).items()
            if name not in self._taken
        )


def _lines_with(needle: str, plain: str) -> Iterator[int]:
    at = plain.find(needle)
    while at >= 0:
        yield plain.count("\n", 0, at) + 1
        end = plain.find("\n", at)
        at = plain.find(needle, end) if end >= 0 else -1


def _with_digits(lines: Sequence[str]) -> Iterator[int]:
    return (number for number, line in enumerate(lines, 1) if _DIGIT.search(line))


def _written(contact: Contact) -> list[str]:
    email = contact.reach.email if contact.reach else None
    handles = getattr(contact, "handles", None) or ()
    named = (contact.id, f"{contact.type}:{contact.id}", email, contact.title, *handles)
    return [one for one in named if one]


def _plain(name: str) -> str:
    return name.strip().lstrip("@#").casefold()


def _names(contact: Contact) -> dict[str, str]:
    """Return each name with the pattern that finds it, the longest first."""
    titles = {name: r"\s+".join(map(re.escape, name.split())) for name in _titles(contact)}
    found = {name: _bounded(form, _WORD) for name, form in titles.items()}
    reference = f"{contact.type}:{contact.id}"
    found[reference] = _bounded(re.escape(reference), _WORD)
    found[contact.path] = rf"{re.escape(contact.path)}(?!\w)"
    for handle in getattr(contact, "handles", None) or ():
        found["@" + handle.lstrip("@")] = _bounded(re.escape("@" + handle.lstrip("@")), _INSIDE)
    if "-" in contact.id:
        found[contact.id] = _bounded(re.escape(contact.id), _INSIDE)
    return {**dict(_ways(contact)), **found}


def _titles(contact: Contact) -> Iterator[str]:
    words = (contact.title or "").split()
    if isinstance(contact, Vendor):
        yield " ".join(words) or contact.id
        labels = {label for domain in contact.domains or () for label in domain.split(".")}
        if words and words[0].casefold() in labels:
            yield words[0]
    elif len(words) > 1:
        yield " ".join(words)


def _ways(contact: Contact) -> Iterator[tuple[str, str]]:
    reach = contact.reach
    digits = re.sub(r"\D", "", (reach.phone or "") if reach else "")
    if len(digits) >= _FEWEST_DIGITS:
        yield digits, _bounded(_BETWEEN_DIGITS.join(digits), (r"(?<!\d)", r"(?!\d)"))
    if reach and reach.email:
        yield reach.email, f"(?i:{_bounded(re.escape(reach.email), _WORD)})"
    if reach and reach.chat and reach.chat.startswith(("#", "@")):
        yield reach.chat, _bounded(re.escape(reach.chat), _INSIDE)


def _bounded(form: str, bounds: tuple[str, str]) -> str:
    return f"{bounds[0]}{form}{bounds[1]}"
