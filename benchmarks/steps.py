"""Changes to the steps of a runbook, made of the lines that `runbooks` writes."""

from typing import Final

from benchmarks.draft import MARK, Draft, mark
from benchmarks.systems import system
from benchmarks.variant import Case, Change
from benchmarks.world import World

FULL_FOLDER: Final = "runbooks/at-full"
PLAN: Final = (
    "rollback:",
    "  decider: role:duty-manager-00",
    "  trigger: the queue grows for 5 minutes",
    "  deadline: 15m",
)
ACCESS: Final = ("## Prerequisites", "", "A session on the jump host with your own account.")


def at_full(change: Change, tier: int = 2) -> Change:
    """Do so in a runbook that is judged at full, has all of that, and serves a system of a tier."""

    def moved(draft: Draft, case: Case) -> None:
        draft.path = f"{FULL_FOLDER}/{case.world.runbooks[case.number]}.md"
        draft.front |= {
            "type": ["type: operational_procedure"],
            "systems": ["systems:", f"  - {_of_tier(case.world, tier)}"],
            "escalate_after": ["escalate_after: 30m"],
            "rollback": list(PLAN),
        }
        # Where it comes first, so that what a variant appends to another section stays in it.
        draft.sections = {"access": list(ACCESS)} | draft.sections
        change(draft, case)

    return moved


def _of_tier(world: World, tier: int) -> str:
    written = [f"service_tier: {tier}"]
    numbers = range(world.sound_systems)
    return next(
        world.systems[n] for n in numbers if system(world, n).front["service_tier"] == written
    )


def in_step(number: int, old: str, *new: str) -> Change:
    """Write lines in place of the first line of a step that holds `old`.

    A mark on one of `new` is kept; without any the step itself is marked, because what it lacks is
    reported where it begins.
    """

    def change(draft: Draft, _: Case) -> None:
        lines = draft.sections["steps"]
        first = next(at for at, line in enumerate(lines) if line.startswith(f"{number}. "))
        found = next(at for at, line in enumerate(lines) if at > first and old in line)
        lines[found : found + 1] = new
        if not new:
            lines[first] = mark(lines[first])

    return change


def one_more_step(*lines: str) -> Change:
    """Add a fifth step; a mark on its first line stands before its number."""

    def change(draft: Draft, _: Case) -> None:
        draft.sections["steps"] += ["", *lines]

    return change


def both(*changes: Change) -> Change:
    """Make several changes."""

    def change(draft: Draft, case: Case) -> None:
        for one in changes:
            one(draft, case)

    return change


def command(*lines: str) -> tuple[str, ...]:
    """The lines of a block of commands inside a step; a mark stays where its line begins."""
    fenced = ("```bash", *lines, "```")
    return ("", *(_indented(line) for line in fenced))


def _indented(line: str) -> str:
    plain = f"    {line.removeprefix(MARK)}"
    return mark(plain) if line.startswith(MARK) else plain
