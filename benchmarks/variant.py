"""A way to change a sound document: into one with a defect, or into one that only looks so."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from benchmarks.draft import Draft
from benchmarks.world import World


@dataclass(frozen=True)
class Case:
    """The document being changed: its number in its kind, and how often the variant came before."""

    world: World
    rng: Random
    number: int
    round: int


Change = Callable[[Draft, Case], None]


@dataclass(frozen=True)
class Variant:
    """`change` edits the draft in place; for a defect it leaves the mark and `rule` is set."""

    name: str
    change: Change
    rule: str | None = None


def append(section: str, *lines: str) -> Change:
    """Add lines at the end of a section, after a blank line."""

    def change(draft: Draft, _: Case) -> None:
        draft.sections[section] += ["", *lines]

    return change


def put(key: str, *lines: str) -> Change:
    """Write a front matter key with these lines, in place of what it held."""

    def change(draft: Draft, _: Case) -> None:
        draft.front[key] = list(lines)

    return change


def add(key: str, *lines: str) -> Change:
    """Add lines to what a front matter key holds."""

    def change(draft: Draft, _: Case) -> None:
        draft.front[key] += lines

    return change
