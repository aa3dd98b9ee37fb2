"""Write a knowledge base of N documents with planted defects, and the manifest of them.

    python -m benchmarks.corpus 10000 FOLDER

writes the knowledge base to FOLDER/kb and FOLDER/manifest.json. The same arguments give the same
bytes. 60 % are runbooks, 25 % decisions, 15 % systems; contacts and `_defaults.yaml` come on top.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.contacts import contacts
from benchmarks.decisions import decision
from benchmarks.decoys import DECISION_DECOYS, RUNBOOK_DECOYS, SYSTEM_DECOYS
from benchmarks.defects import DECISION_DEFECTS, RUNBOOK_DEFECTS, SYSTEM_DEFECTS
from benchmarks.draft import Draft, rendered
from benchmarks.runbooks import runbook
from benchmarks.step_decoys import FULL_DECOYS, STEP_DECOYS
from benchmarks.step_defects import FULL_DEFECTS, STEP_DEFECTS
from benchmarks.steps import FULL_FOLDER
from benchmarks.systems import system
from benchmarks.variant import Case, Variant
from benchmarks.world import AS_OF, SMALLEST, World, counts, make_world

# One round plants each defect and each decoy once.
DOCUMENTS_PER_ROUND: Final = 1000


class Defect(NamedTuple):
    """Where one rule must report, 1-based, and where it must report nothing else."""

    rule: str
    path: str
    line: int


@dataclass(frozen=True)
class Manifest:
    """What was planted: the defects, and the name of each decoy by its path."""

    documents: int
    seed: int
    defects: tuple[Defect, ...]
    decoys: dict[str, str]


class Kind(NamedTuple):
    """How one kind of record is written and changed."""

    write: Callable[[World, int], Draft]
    decoys: tuple[Variant, ...]
    defects: tuple[Variant, ...]

    def changes(self, rounds: int) -> tuple[Variant, ...]:
        """The variants of the last documents of the kind, in order."""
        return (*self.decoys, *self.defects) * rounds


RUNBOOK: Final = Kind(
    runbook,
    (*RUNBOOK_DECOYS, *STEP_DECOYS, *FULL_DECOYS),
    (*RUNBOOK_DEFECTS, *STEP_DEFECTS, *FULL_DEFECTS),
)
DECISION: Final = Kind(decision, DECISION_DECOYS, DECISION_DEFECTS)
SYSTEM: Final = Kind(system, SYSTEM_DECOYS, SYSTEM_DEFECTS)
KINDS: Final = (RUNBOOK, DECISION, SYSTEM)


def write_corpus(folder: Path, documents: int, seed: int = 1) -> Manifest:
    """Write FOLDER/kb and FOLDER/manifest.json and return the manifest.

    Raises ValueError for fewer than 400 documents: the defects would have no room.
    """
    if documents < SMALLEST:
        raise ValueError(f"at least {SMALLEST} documents, not {documents}")
    defects, decoys = [], {}
    for draft, variant in _drafts(documents, seed):
        text, line = rendered(draft)
        _write(folder / "kb" / draft.path, text)
        if line is not None and variant is not None and variant.rule is not None:
            defects.append(Defect(variant.rule, draft.path, line))
        elif variant is not None and variant.rule is None:
            decoys[draft.path] = variant.name
    manifest = Manifest(documents, seed, tuple(sorted(defects)), dict(sorted(decoys.items())))
    planted = asdict(manifest) | {"defects": [defect._asdict() for defect in manifest.defects]}
    _write(folder / "manifest.json", json.dumps(planted, indent=1) + "\n")
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """The manifest that `write_corpus` left in the folder."""
    planted = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    defects = tuple(Defect(**defect) for defect in planted.pop("defects"))
    return Manifest(defects=defects, **planted)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _drafts(documents: int, seed: int) -> Iterator[tuple[Draft, Variant | None]]:
    rounds = max(1, documents // DOCUMENTS_PER_ROUND)
    runbooks, decisions, systems = (len(kind.changes(rounds)) for kind in KINDS)
    world = make_world(documents, seed, (runbooks, decisions, systems))
    for kind, count in zip(KINDS, counts(documents), strict=True):
        yield from _drafts_of(kind, world, count, rounds)
    for draft in (_configuration(), *contacts(world), *_folder_defaults(world)):
        yield draft, None


def _drafts_of(
    kind: Kind, world: World, count: int, rounds: int
) -> Iterator[tuple[Draft, Variant | None]]:
    changes = kind.changes(rounds)
    sound = count - len(changes)
    for number in range(count):
        draft = kind.write(world, number)
        if number < sound:
            yield draft, None
            continue
        variant = changes[number - sound]
        came_before = (number - sound) // (len(changes) // rounds)
        case = Case(world, world.random(f"{draft.path} changed"), number, came_before)
        variant.change(draft, case)
        yield draft, variant


def _configuration() -> Draft:
    level = ("level:", "  default: standard", "  folders:", f"    {FULL_FOLDER}: full")
    lines = ["format: 1", "name: Made knowledge base", *level, f"as_of: {AS_OF}"]
    return Draft("relaybook.yml", {"": lines})


def _folder_defaults(world: World) -> Iterator[Draft]:
    areas = {area: number for number, area in enumerate(world.runbook_areas)}
    for area, number in areas.items():
        if world.area_has_defaults(number):
            rng = world.random(area)
            team = rng.choice(world.teams)
            lines = [f"owner: {team}", f"systems: [{world.sound_system(rng)}]"]
            yield Draft(f"runbooks/{area}/_defaults.yaml", {"": lines})


def main() -> None:
    """Read the command line, write, and say what was written."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("documents", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    manifest = write_corpus(options.folder, options.documents, options.seed)
    print(f"{options.folder}: {len(manifest.defects)} defects, {len(manifest.decoys)} decoys")


if __name__ == "__main__":
    main()
