"""What one run of a check asks for."""

from collections.abc import Iterable
from dataclasses import dataclass

from relaybook.check.baseline import Baseline
from relaybook.config import BASELINE_NAME
from relaybook.findings import Level


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What one run asks for beside the configuration.

    profiles are added, level replaces. select: only these rules, where any are named.
    below: report only on these files and folders, where any are named; all are still judged.
    only: report only on these files, where that is not None; completeness is still that of all.
    baseline: takes the place of the one in the knowledge base. judges_baseline: whether an entry
    without a finding is stale, which a run that asks for less or for another day cannot tell.
    gone: ids of contacts that are taken to have left, see `model.assumed_gone`.
    reviewing: ids of handovers that are judged as one in progress is, whatever their status.
    raise_errors: let an error inside a rule through, for whoever mends it.
    """

    profiles: tuple[str, ...] = ()
    level: Level | None = None
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    below: tuple[str, ...] = ()
    only: frozenset[str] | None = None
    baseline: Baseline | None = None
    judges_baseline: bool = True
    gone: frozenset[str] = frozenset()
    reviewing: frozenset[str] = frozenset()
    raise_errors: bool = False

    def runs(self, rule: str) -> bool:
        """Whether a rule takes part."""
        return (not self.select or rule in self.select) and rule not in self.ignore

    def concerns(self, rule: str, path: str) -> bool:
        """Whether this run says what the baseline holds of `rule` at `path` and is not there."""
        return self.runs(rule) and (self.covers(path) or self.covers(BASELINE_NAME))

    def covers(self, path: str) -> bool:
        """Whether the file at `path` is reported on."""
        return (self.only is None or path in self.only) and self.lies_below(path)

    def lies_below(self, path: str) -> bool:
        """Whether the file at `path` is one of those that were named, if any were."""
        if not self.below:
            return True
        return any(path == one or path.startswith(f"{one}/") for one in self.below)

    def reports_on(self, files: Iterable[str]) -> bool:
        """Whether a record that is made of `files` is reported on."""
        return not self.restricts or any(map(self.covers, files))

    @property
    def restricts(self) -> bool:
        """Whether some records are not reported on."""
        return bool(self.below) or self.only is not None
