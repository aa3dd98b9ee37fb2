"""By which names people call those who leave, in texts that no field refers to."""

import re
from collections.abc import Iterator
from functools import cached_property

from relaybook.model.contact import Contact, Vendor
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.review.leaver_people import Going

IN_WORDS = "write who it is then: a team or a role outlasts people"
"""What to write where a text names them."""

_FEWEST_DIGITS = 7
_BETWEEN_DIGITS = r"[\s().-]*"
_INSIDE = r"(?<![\w/.@#:-])", r"(?![\w/-]|\.\w)"
_WORD = r"(?<!\w)", r"(?![\w-])"


class SpokenNames:
    """Finds who is meant by a text: those who leave with a contact, by what nobody else is called.

    A name is a full one (`Ann Lee`), an address, a number, a chat, a handle (`@ann`), a reference
    (`person:a-lee`), a link to the contact, or an id with a dash in it. A name of one word is none
    for a person or a team: it may be any word.
    """

    def __init__(self, base: KnowledgeBase, going: Going) -> None:
        self._contacts = [base.contacts[one] for one in sorted(going.ids)]
        staying = [one for one in base.contacts.values() if one.id not in going.ids]
        self._taken = {name for one in staying for name in _names(one)} | base.systems.keys()

    def find(self, text: str) -> Contact | None:
        """Return the first of them whom a text names."""
        found = self._pattern.search(text) if self._pattern else None
        return self._contacts[int((found.lastgroup or "g0")[1:])] if found else None

    def is_named(self, value: str) -> Contact | None:
        """Return whom a whole value names, as a label or a file of owners writes it."""
        plain = _plain(value)
        return next((one for one in self._contacts if plain in self._labels(one)), None)

    def _labels(self, contact: Contact) -> set[str]:
        reference = f"{contact.type}:{contact.id}"
        email = contact.reach.email if contact.reach else None
        handles = getattr(contact, "handles", None) or ()
        named = (contact.id, reference, email, contact.title, *handles)
        return {_plain(one) for one in named if one and one not in self._taken}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        groups = []
        for index, contact in enumerate(self._contacts):
            forms = [form for name, form in _names(contact).items() if name not in self._taken]
            if forms:
                groups.append(f"(?P<g{index}>{'|'.join(forms)})")
        return re.compile("|".join(groups)) if groups else None


def _plain(name: str) -> str:
    return name.strip().lstrip("@#").casefold()


def _names(contact: Contact) -> dict[str, str]:
    """Return each name with the pattern that finds it, the longest first."""
    found = {name: _bounded(re.escape(name), _WORD) for name in _titles(contact)}
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
