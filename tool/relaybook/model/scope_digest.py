"""What a sign-off covers: every file of the records in the scope of a handover, as one digest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from relaybook.model.decision import Decision
from relaybook.model.digest import digest
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import KnowledgeBase, systems_of
from relaybook.model.record import Record
from relaybook.model.references import CONTACT_KINDS, references_of, split_reference
from relaybook.model.runbook import Runbook

_SIGN_OFFS = "sign_offs"
_FRONT = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\n(?:.*\n)*?---[ \t]*(?:\n|\Z)")
_KEY = re.compile(rb"[\"']?([A-Za-z_][\w-]*)[\"']?[ \t]*:(?=\s|\Z)")


@dataclass(frozen=True, slots=True)
class ScopeDigest:
    """What is signed. files: (path, digest) of each, by path."""

    files: tuple[tuple[str, str], ...]

    @property
    def lines(self) -> str:
        """One line for each file, as `sha256sum` writes them."""
        return "".join(f"{one.partition(':')[2]}  {path}\n" for path, one in self.files)

    @property
    def digest(self) -> str:
        """The digest of the lines, which is what a sign-off names."""
        return digest(self.lines.encode("utf-8", "surrogateescape"))


def scope_digest(kb: KnowledgeBase, handover: Handover) -> ScopeDigest:
    """Return the digest of the records in scope as they are.

    Covered are the systems with their aspects and tables, the runbooks and decisions about them,
    the contacts that any of these names, and the handover itself without its sign-offs. Line ends
    do not count.
    """
    return ScopeDigest(tuple(sorted(_digests(kb, handover))))


def _digests(kb: KnowledgeBase, handover: Handover) -> Iterator[tuple[str, str]]:
    own = handover.files or (handover.path,)
    paths = {path for one in records_in_scope(kb, handover) for path in one.files or (one.path,)}
    for path in paths - {one for one in own if _holds_sign_offs(one)}:
        content = signed_part(kb.sources.data(path)) if path in own else kb.sources.data(path)
        yield path, digest(_with_unix_lines(content))


def _holds_sign_offs(path: str) -> bool:
    return PurePosixPath(path).stem.replace("-", "_") == _SIGN_OFFS


def records_in_scope(kb: KnowledgeBase, handover: Handover) -> tuple[Record, ...]:
    """Return what a sign-off covers, each record once, by path."""
    systems = frozenset(systems_of(handover))
    found: list[Record] = [handover, *(kb.systems[one] for one in systems if one in kb.systems)]
    found += [
        one
        for one in kb.documents
        if isinstance(one, Runbook | Decision) and systems.intersection(systems_of(one))
    ]
    contacts = {name for record in found for name in _contacts_of(record) if name in kb.contacts}
    found += [kb.contacts[name] for name in contacts]
    return tuple(sorted(found, key=lambda one: one.path))


def _contacts_of(record: Record) -> Iterator[str]:
    """Yield the ids of the contacts that a record names, but for those who sign."""
    for use in references_of(record):
        is_of_contact = any(kind in CONTACT_KINDS for kind in use.kinds)
        if is_of_contact and use.path[0] != _SIGN_OFFS:
            yield split_reference(use.value)[1]


def signed_part(content: bytes) -> bytes:
    """Return the file of a handover without `sign_offs` in its fields; other files as they are."""
    unix = _with_unix_lines(content)
    front = _FRONT.match(unix)
    if front is None or b"sign" not in front[0]:
        return unix
    kept, is_dropped = [], False
    for line in front[0].splitlines(keepends=True):
        if key := _KEY.match(line):
            is_dropped = key[1].replace(b"-", b"_") == _SIGN_OFFS.encode()
        elif line.startswith(b"---"):
            is_dropped = False
        if not is_dropped:
            kept.append(line)
    return b"".join(kept) + unix[front.end() :]


def _with_unix_lines(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n")
