"""What exists in a made knowledge base and what each thing may refer to."""

from dataclasses import dataclass
from random import Random
from typing import Final

from benchmarks.wording import slug

AS_OF: Final = "2026-11-20"
RUNBOOKS_PER_AREA: Final = 150
DECISIONS_PER_LOG: Final = 250
DEPENDENCIES: Final = 4
SMALLEST: Final = 400

VENDOR: Final = "northwind-scoring"
VENDOR_TEAM: Final = "northwind-support"
TEAM_WITHOUT_ESCALATION: Final = "platform-tools"
GONE: Final = "ada-quist"


@dataclass(frozen=True)
class World:
    """Every id, path and edge, fixed before the first document is written.

    Documents are known by their number. `sound_*` counts from zero: those below it carry no
    defect and no decoy, so others may refer to them freely; the rest nobody refers to.
    """

    seed: int
    teams: tuple[str, ...]
    roles: tuple[str, ...]
    systems: tuple[str, ...]
    runbooks: tuple[str, ...]
    runbook_areas: tuple[str, ...]
    decisions: tuple[str, ...]
    decision_logs: tuple[str, ...]
    dependencies: tuple[tuple[int, ...], ...]
    sound_systems: int
    sound_runbooks: int
    sound_decisions: int

    def random(self, name: str) -> Random:
        """Chance that depends on the seed and the name alone, not on what was written before."""
        return Random(f"{self.seed}:{name}")

    def referable_runbook(self, rng: Random) -> str:
        """A runbook outside the first area, whose ids planted defects take a second time."""
        areas = len(set(self.runbook_areas))
        number = rng.randrange(self.sound_runbooks)
        return self.runbooks[number if number % areas else number + 1]

    def sound_system(self, rng: Random) -> str:
        """A system without a defect."""
        return self.systems[rng.randrange(self.sound_systems)]

    def system_path(self, number: int) -> str:
        """Where a system's record is."""
        return f"systems/{self.systems[number]}.yaml"

    def runbook_path(self, number: int) -> str:
        """Where a runbook is."""
        return f"runbooks/{self.runbook_areas[number]}/{self.runbooks[number]}.md"

    def decision_path(self, number: int) -> str:
        """Where a decision is."""
        return f"decisions/{self.decision_logs[number]}/{self.decisions[number]}.md"

    def area_has_defaults(self, number: int) -> bool:
        """Whether owner and systems of this runbook may come from its folder's defaults."""
        return int(self.runbook_areas[number].rsplit("-", 1)[1]) % 3 == 0


def counts(documents: int) -> tuple[int, int, int]:
    """How many runbooks, decisions and systems make up so many documents."""
    runbooks, decisions = documents * 60 // 100, documents * 25 // 100
    return runbooks, decisions, documents - runbooks - decisions


def make_world(documents: int, seed: int, changed: tuple[int, int, int]) -> World:
    """Name everything; the last `changed` runbooks, decisions and systems are kept apart."""
    runbooks, decisions, systems = counts(documents)
    rng = Random(f"{seed}:world")
    sound_systems = systems - changed[2]
    areas = max(6, -(-runbooks // RUNBOOKS_PER_AREA))
    logs = -(-decisions // DECISIONS_PER_LOG)
    return World(
        seed=seed,
        teams=tuple(f"team-{n:03d}" for n in range(max(6, systems // 15))),
        roles=tuple(f"duty-manager-{n:02d}" for n in range(max(3, systems // 100))),
        systems=tuple(slug(rng, n) for n in range(systems)),
        runbooks=tuple(slug(rng, n) for n in range(runbooks)),
        runbook_areas=tuple(f"area-{n % areas:03d}" for n in range(runbooks)),
        decisions=tuple(f"{n // logs + 1:04d}-{slug(rng, n)}" for n in range(decisions)),
        decision_logs=tuple(f"log-{n % logs:02d}" for n in range(decisions)),
        dependencies=_dependencies(rng, systems, sound_systems),
        sound_systems=sound_systems,
        sound_runbooks=runbooks - changed[0],
        sound_decisions=decisions - changed[1],
    )


def _dependencies(rng: Random, systems: int, sound: int) -> tuple[tuple[int, ...], ...]:
    """Edges to lower numbers only, so acyclic; a busy system draws more of them, as hubs do."""
    drawn: list[int] = [0]
    edges: list[tuple[int, ...]] = [()]
    for number in range(1, systems):
        chosen = tuple(sorted({rng.choice(drawn) for _ in range(DEPENDENCIES + 1)}))
        edges.append(chosen)
        # A system with a defect draws nobody, so its defect cannot spread along an edge.
        if number < sound:
            drawn.extend((number, number, *chosen))
    return tuple(edges)
