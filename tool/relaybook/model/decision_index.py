"""Which decision a reference names: `0012`, `ADR-0012`, `12`, a slug, a relative link, `log:12`."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from relaybook.model.decision import Decision
from relaybook.model.decision_names import DecisionName, name_of, plain_number

_EXTENSION = re.compile(r"(?:\.html)?\.(?:md|markdown|mdx|html)(?:\.erb)?$|\.html$", re.IGNORECASE)
_WEB = re.compile(r"(?i)(?:[a-z][a-z0-9+.-]*:)?//")


def is_external(reference: str) -> bool:
    """Whether a reference is a web address, so that no file here can be what it names."""
    return bool(_WEB.match(reference.strip()))


class DecisionIndex:
    """Finds decisions by what names them, first in the log of the decision that names them."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._by_path: dict[str, Decision] = {}
        self._by_id: dict[str, list[Decision]] = defaultdict(list)
        self._by_number: dict[tuple[str, str], list[Decision]] = defaultdict(list)
        self._by_slug: dict[str, list[Decision]] = defaultdict(list)
        self._by_alias: dict[str, list[Decision]] = defaultdict(list)
        self._spaces: dict[str, set[str]] = defaultdict(set)
        for decision in decisions:
            self._add(decision)

    def _add(self, decision: Decision) -> None:
        name = name_of_decision(decision)
        self._by_path[decision.path] = decision
        self._by_id[decision.id.lower()].append(decision)
        if name.number:
            self._by_number[number_space(decision), name.value].append(decision)
        if name.slug:
            self._by_slug[name.slug].append(decision)
        self._by_slug[_stem(decision).lower()].append(decision)
        for alias in decision.aliases or ():
            self._by_alias[_alias(alias)].append(decision)
        for log in {decision.log, decision.log.rpartition("/")[2], _folder(decision)} - {""}:
            self._spaces[log.lower()].add(number_space(decision))

    def find(self, near: Decision | None, reference: str) -> Decision | None:
        """Return the one decision that `near` means; None where there is none, or several."""
        found = self.candidates(near, reference)
        return found[0] if len(found) == 1 else None

    def candidates(self, near: Decision | None, reference: str) -> tuple[Decision, ...]:
        """Return every decision that a reference may mean, by path; several share its number.

        near: the decision that holds the reference, None where it stands in another record: then
        every log is searched. A number that one had before counts where none has it now.
        """
        plain = _plain(reference)
        if not plain or is_external(plain):
            return ()
        found = self._at_path(near, plain) or self._in_log(near, plain)
        found = found or _nearest(self._by_alias.get(_alias(plain), []), near)
        unique = {one.path: one for one in found}
        return tuple(unique[path] for path in sorted(unique))

    def same_number(self, decision: Decision) -> tuple[Decision, ...]:
        """Return the other decisions with the number of `decision` in its number space, by path.

        A different prefix ("ODH-ADR-0002", "ODH-ADR-OPERATOR-0002") is a different number.
        """
        name = name_of_decision(decision)
        found = self._by_number.get((number_space(decision), name.value), ()) if name.number else ()
        others = [one for one in found if one is not decision and one.path != decision.path]
        same = [one for one in others if name_of_decision(one).prefix == name.prefix]
        return tuple(sorted(same, key=lambda one: one.path))

    def _at_path(self, near: Decision | None, plain: str) -> list[Decision]:
        if "/" not in plain and not _EXTENSION.search(plain):
            return []
        path = unquote(plain)
        folder = posixpath.dirname(near.path) if near else ""
        for candidate in (posixpath.normpath(posixpath.join(folder, path)), path.lstrip("./")):
            if candidate in self._by_path:
                return [self._by_path[candidate]]
        return []

    def _in_log(self, near: Decision | None, plain: str) -> list[Decision]:
        if "/" not in plain and ":" in plain:
            log, _, rest = plain.partition(":")
            if log.strip().lower() in self._spaces:
                return self._named(rest.strip(), self._spaces[log.strip().lower()])
            return []
        stem = _EXTENSION.sub("", unquote(plain))
        if exact := self._by_id.get(stem.lower()):
            return _nearest(exact, near)
        stem = stem.rpartition("/")[2]
        if near is None:
            return self._named(stem, None)
        own = self._named(stem, {number_space(near)})
        # A bare number means one of this log; in another log it would be another decision.
        return own or ([] if stem.strip("#").isdigit() else self._named(stem, None))

    def _named(self, stem: str, spaces: set[str] | None) -> list[Decision]:
        exact = _within(self._by_slug.get(stem.lower(), ()), spaces)
        if exact:
            return exact
        name = name_of(stem.strip("# "))
        if name.number:
            return self._numbered(name, spaces)
        return _within(self._by_slug.get(name.slug, ()), spaces) if name.slug else []

    def _numbered(self, name: DecisionName, spaces: set[str] | None) -> list[Decision]:
        if spaces is None:
            spaces = {space for space, number in self._by_number if number == name.value}
        found = [one for space in spaces for one in self._by_number.get((space, name.value), ())]
        # A prefix decides between records that share a number; a single one needs none.
        same = [one for one in found if name_of_decision(one).prefix == name.prefix]
        if len(found) > 1 and name.prefix and same:
            found = same
        with_slug = [one for one in found if name.slug and name_of_decision(one).slug == name.slug]
        return with_slug or found


def name_of_decision(decision: Decision) -> DecisionName:
    """Return what the file name of a decision says."""
    return name_of(_stem(decision))


def number_space(decision: Decision) -> str:
    """Return the folder, or the first of those, over which its number is unique."""
    return decision.reading.space or _folder(decision)


def numbers(decisions: Iterable[Decision]) -> Mapping[str, tuple[Decision, ...]]:
    """Return the numbered decisions of each number space, by number and path."""
    spaces: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.number:
            spaces[number_space(decision)].append(decision)
    return {space: tuple(sorted(found, key=_by_number)) for space, found in sorted(spaces.items())}


def _by_number(decision: Decision) -> tuple[int, str]:
    return int(plain_number(decision.number).partition("-")[0]), decision.path


def _plain(reference: str) -> str:
    text = reference.strip().strip("<>").partition("#")[0] or reference.strip().lstrip("#")
    return text.strip().removeprefix("decision:").strip()


def _stem(decision: Decision) -> str:
    return decision.id.rpartition("/")[2]


def _folder(decision: Decision) -> str:
    return decision.path.rpartition("/")[0]


def _within(found: Iterable[Decision], spaces: set[str] | None) -> list[Decision]:
    return [one for one in found if spaces is None or number_space(one) in spaces]


def _alias(text: str) -> str:
    """Return a former number or name as it is compared."""
    name = name_of(_EXTENSION.sub("", unquote(text)).rpartition("/")[2].strip("# "))
    return name.value if name.number else name.slug


def _nearest(found: list[Decision], near: Decision | None) -> list[Decision]:
    same = [one for one in found if near and number_space(one) == number_space(near)]
    return same or found
