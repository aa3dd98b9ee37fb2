"""The baseline: findings that were there when it was written, so that only new ones are reported.

An entry names a rule, a record and a path with a count, never a line: text may move, but one more
finding of the same rule in the same record is new. What no longer matches is a finding itself.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, NoReturn

from relaybook.check.acceptances import NEVER_ACCEPTED
from relaybook.config import BASELINE_NAME
from relaybook.errors import ConfigurationError
from relaybook.findings import Finding, Problem
from relaybook.load.yaml_document import parse_yaml
from relaybook.load.yaml_scalar import exact_scalar
from relaybook.source import LineColumn, Place

STALE = "stale-baseline-entry"
NEVER_BASELINED = NEVER_ACCEPTED | {STALE}
AGAIN = "relaybook check --write-baseline"

_OR_ALL = f", or write the file again with `{AGAIN}` and read the difference"
_HEADER = f"""\
# Findings that were there when `{AGAIN}` wrote this, to be mended
# later. Only new ones are reported. Nothing in it is accepted. An entry that matches nothing any
# more is a warning: remove it. Writing the file again takes in what is new: read the difference.
format: 1
findings:
"""
_ITEM = re.compile(r"^[ \t]*-[ \t]", re.MULTILINE)
_FIELDS = {"rule", "record", "path", "count"}


class Key(NamedTuple):
    """What an entry is about. record: as `kind:id`, empty where the file is none."""

    rule: str
    path: str
    record: str


@dataclass(frozen=True, slots=True)
class Entry:
    """How many findings of a rule a record may have. line: where the entry stands, from 1."""

    key: Key
    count: int
    line: int


@dataclass(frozen=True, slots=True)
class Sorted:
    """Findings by what becomes of them: still open, or in the baseline."""

    open: tuple[Finding, ...]
    baselined: tuple[Finding, ...]


@dataclass(frozen=True)
class Baseline:
    """The entries of one file. path: where it lies, relative to the knowledge base."""

    entries: Mapping[Key, Entry] = field(default_factory=dict)
    path: str = BASELINE_NAME

    def sort(self, findings: Iterable[Finding]) -> Sorted:
        """Tell new findings from old; of one entry's findings the first ones are taken as old.

        Accepted findings are nobody's debt and stay open, as does what may never be put off.
        """
        left = {key: entry.count for key, entry in self.entries.items()}
        fresh, old = [], []
        for one in findings:
            key = _key(one)
            if one.accepted is not None or one.rule in NEVER_BASELINED or key not in left:
                fresh.append(one)
            elif left[key] > 0:
                left[key] -= 1
                old.append(replace(one, baselined=True))
            else:
                fresh.append(_one_too_many(one, self.entries[key].count))
        return Sorted(tuple(fresh), tuple(old))

    def stale(
        self, findings: Iterable[Finding], judged: Callable[[str, str], bool], known: Iterable[str]
    ) -> Iterator[Problem]:
        """Yield the entries that match fewer findings than they say.

        judged: whether a rule was asked about a path. known: every rule that there is.
        """
        there = Counter(_key(one) for one in findings if one.accepted is None)
        rules = frozenset(known)
        for entry in self.entries.values():
            found = there[entry.key]
            if not judged(entry.key.rule, entry.key.path):
                continue
            if entry.key.rule in NEVER_BASELINED or entry.key.rule not in rules:
                yield _without_effect(self.path, entry, known_rule=entry.key.rule in rules)
            elif found < entry.count:
                yield _stale(self.path, entry, found)


NO_BASELINE = Baseline()


def written(findings: Iterable[Finding]) -> str:
    """Return the text of a baseline that holds `findings`, one entry a line, sorted."""
    keys = Counter(_key(one) for one in findings if may_wait(one))
    lines = [_line(key, count) for key, count in sorted(keys.items())]
    return _HEADER + "".join(lines) if lines else _HEADER.replace("findings:", "findings: []")


def _line(key: Key, count: int) -> str:
    path, record = exact_scalar(key.path), exact_scalar(key.record)
    return f"  - {{rule: {key.rule}, path: {path}, record: {record}, count: {count}}}\n"


def read_baseline(text: str, path: str = BASELINE_NAME) -> Baseline:
    """Read the text of a baseline; raises ConfigurationError with its line and what to write."""
    document = parse_yaml(text)
    for fault in document.faults:
        _refuse(path, fault.line, fault.column, fault.message)
    listed = _listed(document.value, path)
    entries: dict[Key, Entry] = {}
    for item, line in zip(listed, _lines(text, len(listed)), strict=True):
        entry = _entry(item, line, path)
        if entry.key in entries:
            _refuse(path, line, 1, "the same rule, record and path stand here twice")
        entries[entry.key] = entry
    return Baseline(entries, path)


def _listed(value: Any, path: str) -> list[Any]:
    if not isinstance(value, dict) or set(value) != {"format", "findings"}:
        _refuse(path, 1, 1, "is no baseline: it needs the keys `format` and `findings` only")
    if value["format"] != "1":
        _refuse(path, 1, 1, f"has a format that this version does not read: {value['format']!r}")
    if not isinstance(value["findings"], list):
        _refuse(path, 1, 1, "`findings` is no list")
    listed: list[Any] = value["findings"]
    return listed


def _lines(text: str, count: int) -> list[int]:
    """Return the line of each entry; where the file is laid out by hand, 1 for all."""
    found, at, line = [], 0, 1
    for match in _ITEM.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        found.append(line)
    return found if len(found) == count else [1] * count


def _entry(item: Any, line: int, path: str) -> Entry:
    if not isinstance(item, dict) or not set(item) <= _FIELDS or not {"rule", "path"} <= set(item):
        _refuse(path, line, 1, "an entry has the keys rule, path, record and count")
    texts = [item["rule"], item["path"], item.get("record") or ""]
    if not all(isinstance(one, str) for one in texts):
        _refuse(path, line, 1, "rule, path and record are texts")
    count = item.get("count", "1")
    if not (isinstance(count, str) and re.fullmatch(r"[1-9]\d{0,8}", count, re.ASCII)):
        _refuse(path, line, 1, f"`count` is no number from 1: {count!r}")
    return Entry(Key(*texts), int(count), line)


def _refuse(path: str, line: int, column: int, message: str) -> NoReturn:
    raise ConfigurationError(
        f"{path}:{line}:{column} {message}; write it again with `{AGAIN}`, and read the difference"
    )


def _key(finding: Finding) -> Key:
    return Key(finding.rule, finding.path, finding.record)


def may_wait(finding: Finding) -> bool:
    """Whether a finding may be put off: not where it is accepted, or makes all else unreliable."""
    return finding.accepted is None and finding.rule not in NEVER_BASELINED


def _one_too_many(finding: Finding, count: int) -> Finding:
    """Say that the new one may be any of them: a baseline knows no lines."""
    known = f"{count} of this rule in this record {'is' if count == 1 else 'are'} in the baseline"
    said = f"{known}, so another place than this may be the new one"
    return replace(finding, help=f"{finding.help} ({said})" if finding.help else said)


def _stale(path: str, entry: Entry, found: int) -> Problem:
    what = f"{entry.key.rule} in {entry.key.path}"
    if found:
        now = f"the baseline holds {entry.count} of {what}, and {found} are left"
        help_ = f"write `count: {found}`{_OR_ALL}"
        return Problem(_place(path, entry), now.replace("1 are", "1 is"), help_)
    return Problem(
        _place(path, entry), f"{what} is not found any more", f"remove this line{_OR_ALL}"
    )


def _without_effect(path: str, entry: Entry, *, known_rule: bool) -> Problem:
    rule = entry.key.rule
    why = "can never be put off" if known_rule else "is not a rule"
    return Problem(_place(path, entry), f"{rule!r} {why}", "remove this line")


def _place(path: str, entry: Entry) -> Place:
    return Place(path, LineColumn(entry.line, 1))
