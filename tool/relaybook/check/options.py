"""What one run of a check asks for."""

from dataclasses import dataclass

from relaybook.findings import Level


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What one run asks for beside the configuration.

    profiles are added, level replaces. select: only these rules, where any are named.
    below: report only on these files and folders, where any are named; all are still judged.
    raise_errors: let an error inside a rule through, for whoever mends it.
    """

    profiles: tuple[str, ...] = ()
    level: Level | None = None
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    below: tuple[str, ...] = ()
    raise_errors: bool = False

    def runs(self, rule: str) -> bool:
        """Whether a rule takes part."""
        return (not self.select or rule in self.select) and rule not in self.ignore

    def covers(self, path: str) -> bool:
        """Whether the file at `path` is reported on."""
        if not self.below:
            return True
        return any(path == one or path.startswith(f"{one}/") for one in self.below)
