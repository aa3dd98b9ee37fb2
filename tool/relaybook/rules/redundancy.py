"""Whether something stands ready for a system, as far as anybody has written and tried it."""

from datetime import date

from relaybook.model.system import System


def is_redundant(system: System, day: date) -> bool | None:
    """Whether something tested stands ready at `day`, or need not; None where nobody says."""
    if not system.applies("redundancy"):
        return True
    stands_ready = system.redundancy
    if stands_ready is None or stands_ready.mode is None:
        return None
    tested_on = stands_ready.tested_on
    return stands_ready.mode != "none" and tested_on is not None and tested_on <= day


def why_not_redundant(system: System) -> str:
    """Return what is wrong with the redundancy of a system that is not redundant."""
    stands_ready = system.redundancy
    if stands_ready is None or stands_ready.mode is None:
        return "nobody says whether anything stands ready for it"
    if stands_ready.mode == "none":
        return "nothing stands ready for it"
    word = stands_ready.mode.replace("_", "/")
    if stands_ready.tested_on is None:
        return f"its redundancy ({word}) was never tested"
    return f"its redundancy ({word}) is tested only on {stands_ready.tested_on}"
