"""A made estate: systems that need each other as in a bank, four needs each, from one seed."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

AS_OF: Final = "2026-11-20"
NEEDS: Final = 4
_TEAM_OF: Final = 40  # systems
_DOMAIN_OF: Final = 50
_PARTS_OF: Final = 20  # one in so many is a part
_VENDORS: Final = 5
_KINDS: Final = ("sync_call", "async_event", "data_feed", "database", "identity", "network")
_ON_FAILURE: Final = ("fails", "fails", "degrades", "queues", "manual")
_PURPOSES: Final = ("run", "run", "run, start", "start", "recover")
_CYCLES: Final = 0.005  # of the needs lead back to what needs the system


def write_systems(folder: Path, count: int, seed: int = 1) -> None:
    """Write a knowledge base of `count` systems and four times as many needs.

    Most needs lead to systems of a lower number, and rather to a few of those: hubs.
    """
    rng = Random(seed)
    for name in ("systems", "contacts"):
        (folder / name).mkdir(parents=True)
    settings = f"name: Made\nlevel: full\nas_of: {AS_OF}\n"
    (folder / "relaybook.yml").write_text(settings, encoding="utf-8")
    for path, text in (*_contacts(count), *_systems(count, rng)):
        (folder / path).write_text(text, encoding="utf-8")


def _contacts(count: int) -> Iterator[tuple[str, str]]:
    for number in range(_VENDORS):
        contract = "contracts: [{ref: all, start_on: 2020-01-01, end_on: 2027-06-30}]"
        text = f"type: vendor\ntitle: Vendor {number}\n{contract}\n"
        yield f"contacts/vendor-{number}.yaml", text
    for number in range(_teams(count)):
        org = f"org: vendor:vendor-{number % _VENDORS}\n" if number % 10 == 0 else ""
        reach = f'reach: {{phone: "+44 20 5550 {number:04}"}}\nhours: 24x7\ntime_zone: UTC\n'
        yield f"contacts/team-{number}.yaml", f"type: team\ntitle: Team {number}\n{org}{reach}"


def _systems(count: int, rng: Random) -> Iterator[tuple[str, str]]:
    for number in range(count):
        yield f"systems/{_name(number)}.yaml", _system(number, count, rng)


def _system(number: int, count: int, rng: Random) -> str:
    lines = [
        f"title: System {number}",
        "description: Made.",
        f"owner: team:team-{rng.randrange(_teams(count))}",
        f"service_tier: {rng.choice((1, 2, 2, 3, 3, 3, 4))}",
        f"restore_time: {rng.choice((5, 10, 20, 30, 45))}m",
        f"rto: {rng.choice((2, 4, 8, 24))}h",
        "depends_on:",
        *(f"  - {_need(to, rng)}" for to in _targets(number, count, rng)),
    ]
    if number % _PARTS_OF == 1:
        lines.append(f"part_of: [{_name(number - 1)}]")
    return "\n".join(lines) + "\n"


def _targets(number: int, count: int, rng: Random) -> list[int]:
    found: set[int] = set()
    while len(found) < min(NEEDS, count - 1):
        lower = rng.random() >= _CYCLES and number > NEEDS
        # The square of a uniform draw: the lower the number, the more systems need it.
        to = int(rng.random() ** 2 * (number if lower else count))
        if to != number:
            found.add(to)
    return sorted(found)


def _need(to: int, rng: Random) -> str:
    criticality = "hard" if rng.random() < 0.6 else "soft"
    return (
        f"{{to: {_name(to)}, kind: {rng.choice(_KINDS)}, criticality: {criticality}, "
        f"on_failure: {rng.choice(_ON_FAILURE)}, needed_for: [{rng.choice(_PURPOSES)}]}}"
    )


def _name(number: int) -> str:
    return f"d{number // _DOMAIN_OF}-s{number}"


def _teams(count: int) -> int:
    return max(count // _TEAM_OF, 1)
