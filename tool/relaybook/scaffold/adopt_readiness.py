"""Which folders are nearest to level `standard`, from what a check at that level says."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from relaybook.findings import Finding
from relaybook.model.record import Record

_ASKED_MORE = frozenset({"runbook", "decision", "system"})
_MOST_RULES = 3


@dataclass(frozen=True, slots=True)
class Readiness:
    """How near a folder is, with all below it, as a check of that folder counts.

    whole: documents without a finding. lacking: findings by rule.
    """

    folder: str
    documents: int
    whole: int
    lacking: tuple[tuple[str, int], ...]

    @property
    def findings(self) -> int:
        """How many findings stand between the folder and the level."""
        return sum(count for _, count in self.lacking)

    @property
    def what_is_lacking(self) -> str:
        """The rules that fail most, as `missing-owner 12, missing-tier 3`."""
        shown = [f"{rule} {count:,}" for rule, count in self.lacking[:_MOST_RULES]]
        return ", ".join([*shown, *(["..."] if len(self.lacking) > _MOST_RULES else [])])


def nearest_to_standard(
    records: Iterable[Record], findings: Iterable[Finding]
) -> tuple[Readiness, ...]:
    """Return the folders with records that a level asks more of, the nearest to it first.

    findings: of a check of `records` at the level.
    """
    folders: set[str] = set()
    paths: list[str] = []
    for record in records:
        paths.append(record.path)
        if record.kind in _ASKED_MORE and "/" in record.path:
            folders.add(record.path.rpartition("/")[0])
    by_path: dict[str, Counter[str]] = defaultdict(Counter)
    for finding in findings:
        by_path[finding.path][finding.rule] += 1
    found = [_readiness(folder, _below(folder, paths), by_path) for folder in sorted(folders)]
    return tuple(
        sorted(found, key=lambda one: (one.findings / one.documents, -one.documents, one.folder))
    )


def _below(folder: str, paths: list[str]) -> list[str]:
    return [path for path in paths if path.startswith(f"{folder}/")]


def _readiness(folder: str, paths: list[str], by_path: dict[str, Counter[str]]) -> Readiness:
    lacking = sum((by_path[path] for path in paths if path in by_path), Counter[str]())
    return Readiness(
        folder,
        len(paths),
        sum(path not in by_path for path in paths),
        tuple(sorted(lacking.items(), key=lambda one: (-one[1], one[0]))),
    )
