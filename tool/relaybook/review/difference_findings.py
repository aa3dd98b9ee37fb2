"""Which findings a change opened and closed: matched by what they say, never by their line."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from relaybook.findings import Finding, Report, Severity
from relaybook.review.difference_renames import NO_RENAMES, Renames, with_new_ids

_QUOTED = re.compile(r"('[^']*'|\"[^\"]*\"|`[^`]*`)")
_NUMBER = re.compile(r"\d+")
_Groups = dict[tuple[str, ...], list[Finding]]


@dataclass(frozen=True, slots=True)
class Changed:
    """A finding that is there before and after, but weighs more or less, or was accepted."""

    before: Finding
    after: Finding


@dataclass(frozen=True, slots=True)
class FindingChanges:
    """What became of the findings, each list in the order of reports.

    opened: open after, and not there before. closed: open before, and gone after. accepted: open
    before or not there, and after accepted or put off by the baseline. returned: the other way
    round. reweighed: open before and after, with another severity. stayed: how many are as before.
    """

    opened: tuple[Finding, ...]
    closed: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    returned: tuple[Finding, ...]
    reweighed: tuple[Changed, ...]
    stayed: int


def finding_changes(before: Report, after: Report, renamed: Renames = NO_RENAMES) -> FindingChanges:
    """Hold two reports against each other. renamed: records that have another id in `after`."""
    anew = with_new_ids(renamed)

    def key(one: Finding) -> tuple[str, ...]:
        # What is no record is known by its path; a record keeps its name where it moves.
        record = renamed.get(one.record, one.record)
        return one.rule, record or one.path, normalised(anew(one.message))

    pairs = list(_pairs(_by_key(_all(before), key), _by_key(_all(after), key)))
    both = [Changed(one, other) for one, other in pairs if one and other]
    new = [other for one, other in pairs if other and not one]
    gone = [one for one, other in pairs if one and not other]
    set_aside = [one.after for one in both if _is_open(one.before) and not _is_open(one.after)]
    return FindingChanges(
        opened=_sorted(one for one in new if _is_open(one)),
        closed=_sorted(one for one in gone if _is_open(one)),
        accepted=_sorted([*set_aside, *(one for one in new if not _is_open(one))]),
        returned=_sorted(
            one.after for one in both if _is_open(one.after) and not _is_open(one.before)
        ),
        reweighed=tuple(sorted(_reweighed(both), key=lambda one: one.after.order)),
        stayed=sum(one.before.severity is one.after.severity for one in _still_open(both)),
    )


def worst_opened(changes: FindingChanges) -> Severity | None:
    """Return the worst severity that a change adds; None where it adds nothing."""
    added = [one.severity for one in (*changes.opened, *changes.returned)]
    harder = [
        one.after.severity for one in changes.reweighed if one.after.severity > one.before.severity
    ]
    return max((*added, *harder), default=None)


def normalised(message: str) -> str:
    """Return a message without its numbers, which count or age; what is quoted stays."""
    parts = _QUOTED.split(message)
    return "".join(
        part if index % 2 else _NUMBER.sub("#", part) for index, part in enumerate(parts)
    )


def _all(report: Report) -> tuple[Finding, ...]:
    return (*report.findings, *report.accepted, *report.baselined)


def _is_open(finding: Finding) -> bool:
    return finding.accepted is None and not finding.baselined


def _still_open(both: Iterable[Changed]) -> Iterator[Changed]:
    return (one for one in both if _is_open(one.before) and _is_open(one.after))


def _reweighed(both: Iterable[Changed]) -> Iterator[Changed]:
    return (one for one in _still_open(both) if one.before.severity is not one.after.severity)


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda one: one.order))


def _pairs(ours: _Groups, theirs: _Groups) -> Iterator[tuple[Finding | None, Finding | None]]:
    """Pair each finding with the same one on the other side, None where there is none."""
    for key in sorted({*ours, *theirs}):
        yield from _paired(ours.get(key, []), theirs.get(key, []))


def _by_key(findings: Iterable[Finding], key: Callable[[Finding], tuple[str, ...]]) -> _Groups:
    groups: _Groups = defaultdict(list)
    for one in sorted(findings, key=lambda one: one.order):
        groups[key(one)].append(one)
    return groups


def _paired(
    before: Sequence[Finding], after: Sequence[Finding]
) -> Iterator[tuple[Finding | None, Finding | None]]:
    """Pair what says the very same on the same words first, then what is left in order."""
    left = list(after)
    unlike = []
    for one in before:
        same = next((other for other in left if _words(other) == _words(one)), None)
        if same is None:
            unlike.append(one)
        else:
            left.remove(same)
            yield one, same
    for index in range(max(len(unlike), len(left))):
        yield (
            unlike[index] if index < len(unlike) else None,
            left[index] if index < len(left) else None,
        )


def _words(finding: Finding) -> tuple[str, str, str]:
    return finding.path, finding.message, finding.excerpt
