from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.duration import Duration, span_in_words
from relaybook.model.recovery import Backup
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.rules.running import is_running


@rule("backup-too-rare", on=System, level=Level.FULL, area="recovery", severity=None)
def check(system: System, _: Context) -> Iterator[Problem | CannotTell]:
    """The newest copy of a system's data is never older than what may be lost."""
    if system.rpo is None or not system.backups or not is_running(system):
        return
    known = sorted((seconds, at) for at, seconds in _frequencies(system.backups))
    if known and known[0][0] <= system.rpo.in_seconds:
        return
    if len(known) < len(system.backups):
        yield CannotTell("systems with a backup whose frequency is no length of time")
        return
    seconds, at = known[0]
    yield Problem(
        system.at("backups", at, "frequency"),
        f"{system.name} may lose {span_in_words(system.rpo.in_seconds)}, but its most frequent "
        f"copy is made every {span_in_words(seconds)}",
        "copy more often, or agree on an `rpo` that the copies can keep",
    )


def _frequencies(backups: tuple[Backup, ...]) -> Iterator[tuple[int, int]]:
    """Yield the number of each backup and the seconds between two copies, where they are known."""
    for at, backup in enumerate(backups):
        try:
            yield at, Duration.parse((backup.frequency or "").removeprefix("every ")).in_seconds
        except ValueError:
            continue
