"""Sound system records."""

from random import Random
from typing import Final

from benchmarks.draft import Draft
from benchmarks.wording import sentence, title_of
from benchmarks.world import World

KINDS: Final = ("sync_call", "async_event", "data_feed", "database", "identity", "network")
ON_FAILURE: Final = ("fails", "degrades", "queues", "manual")
NO_DEPENDENCY: Final = (
    'depends_on: {not_applicable: "It stands alone: power and network are counted elsewhere."}'
)


def system(world: World, number: int) -> Draft:
    """The record of one system, valid at `standard` and with a few aspects filled in."""
    path = world.system_path(number)
    rng = world.random(path)
    team = rng.choice(world.teams)
    own_escalation = rng.random() < 0.5 or number >= world.sound_systems
    front = {
        "title": [f"title: {title_of(world.systems[number])}"],
        "owner": [f"owner: {team}"],
        "service_tier": [f"service_tier: {tier_of(world, number)}"],
        "description": ["description: >-", f"  {sentence(rng)}", f"  {sentence(rng)}"],
        "lifecycle": ["lifecycle: production"],
    }
    if own_escalation:
        front["escalation"] = ["escalation:", *escalation(world, team, rng)]
    front["depends_on"] = depends_on(world, number, rng)
    return Draft(path, front | _aspects(world, number, rng))


def tier_of(world: World, number: int) -> int:
    """What is needed has a lower number, so it is as critical as what needs it."""
    return 1 + 4 * number // len(world.systems)


def escalation(world: World, team: str, rng: Random) -> list[str]:
    """Two levels that are internal, active and reachable."""
    return [
        f"  - {{contact: team:{team}, respond_within: 15m, hours: 24x7}}",
        f"  - {{contact: role:{rng.choice(world.roles)}, respond_within: 30m, hours: 24x7}}",
    ]


def depends_on(world: World, number: int, rng: Random) -> list[str]:
    """The system's edges, each with its detail."""
    edges = world.dependencies[number]
    if not edges:
        return [NO_DEPENDENCY]
    return ["depends_on:", *(edge(world.systems[to], rng) for to in edges)]


def edge(to: str, rng: Random) -> str:
    """One hard dependency, on one line."""
    detail = f"kind: {rng.choice(KINDS)}, criticality: hard, on_failure: {rng.choice(ON_FAILURE)}"
    return f"  - {{to: {to}, {detail}, tolerates: {rng.randrange(5, 60)}m}}"


def _aspects(world: World, number: int, rng: Random) -> dict[str, list[str]]:
    runbook = world.referable_runbook(rng)
    return {
        "support_hours": ["support_hours: 24x7"],
        "environments": [
            "environments:",
            "  - {name: production, hosting: own data centre, region: eu-central}",
            "  - {name: standby, hosting: own data centre, region: eu-west}",
        ],
        "rto": [f"rto: {rng.randrange(1, 9)}h"],
        "rpo": [f"rpo: {15 * tier_of(world, number)}m"],
        "manual_fallback": [f"manual_fallback: {runbook}"],
        "slos": [
            "slos:",
            f'  - {{indicator: availability, target: "99.{rng.randrange(10, 99)}%", window: 30d}}',
        ],
        "tags": [f"tags: [made, wave-{rng.randrange(1, 9)}]"],
        "last_reviewed_on": [f"last_reviewed_on: 2026-{rng.randrange(7, 11):02d}-15"],
        "review_in": ["review_in: 6 months"],
    }
