"""Sound decision records."""

from random import Random
from typing import Final

from benchmarks.draft import Draft
from benchmarks.wording import ARGUMENTS, paragraph, title_of
from benchmarks.world import World

STATUSES: Final = ("accepted", "accepted", "proposed", "rejected")


def decision(world: World, number: int) -> Draft:
    """One decision of 2 to 4 KB with front matter, four sections and a few links."""
    path = world.decision_path(number)
    rng = world.random(path)
    front = {
        "status": [f"status: {rng.choice(STATUSES)}"],
        "date": [f"date: 20{rng.randrange(21, 26)}-{rng.randrange(1, 13):02d}-17"],
        "decision_makers": [f"decision_makers: [team:{rng.choice(world.teams)}]"],
        "owners": [f"owners: [{rng.choice(world.teams)}]"],
        "systems": ["systems:", f"  - {world.sound_system(rng)}"],
        "review_by_on": [f"review_by_on: 2027-{rng.randrange(1, 13):02d}-01"],
        "tags": ["tags: [made]"],
    }
    title = title_of(world.decisions[number].split("-", 1)[1])
    return Draft(path, front, f"# {title}", _sections(world, rng))


def standing_decision(world: World, rng: Random) -> int:
    """The number of a sound decision that was not rejected, so that others may cite it."""
    number = rng.randrange(world.sound_decisions)
    # The status is the first thing that `decision` draws.
    while world.random(world.decision_path(number)).choice(STATUSES) == "rejected":
        number = (number + 1) % world.sound_decisions
    return number


def _sections(world: World, rng: Random) -> dict[str, list[str]]:
    names = ("the common pool", "a pool for each", "no pool at all")
    options = [f"- **{name}.** {' '.join(paragraph(rng, 2, ARGUMENTS))}" for name in names]
    return {
        "context": ["## Context", "", *_prose(rng, 2)],
        "options": ["## Options", "", *options],
        "decision": ["## Decision", "", *_prose(rng, 2)],
        "consequences": ["## Consequences", "", *_prose(rng, rng.randrange(1, 3))],
        "more": ["## More information", "", *_links(world, rng)],
    }


def _prose(rng: Random, paragraphs: int) -> list[str]:
    lines: list[str] = []
    for _ in range(paragraphs):
        lines += [*paragraph(rng, 4, ARGUMENTS), ""]
    return lines[:-1]


def _links(world: World, rng: Random) -> list[str]:
    runbook = rng.randrange(world.sound_runbooks)
    other = rng.randrange(world.sound_decisions)
    return [
        f"- [Runbook](../../{world.runbook_path(runbook)})",
        f"- [Earlier decision](../../{world.decision_path(other)}#context)",
        "- [Measurements](https://metrics.example.com/d/pool)",
    ]
