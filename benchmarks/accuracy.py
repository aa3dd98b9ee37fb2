"""What `check` reported against what was planted."""

import json
import subprocess
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import Defect, Manifest


@dataclass(frozen=True)
class Accuracy:
    """`missed` was planted and not reported there; `invented` was reported and not planted."""

    planted: int
    reported: int
    missed: tuple[Defect, ...]
    invented: tuple[Defect, ...]

    @property
    def recall(self) -> float:
        """Share of the planted defects that were reported by rule, path and line."""
        return 1 - len(self.missed) / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        """Share of the findings that were planted; a second report of one defect is not."""
        return 1 - len(self.invented) / self.reported if self.reported else 1.0


def compare(planted: Sequence[Defect], reported: Sequence[Defect]) -> Accuracy:
    """Match findings to defects one to one."""
    missed, invented = Counter(planted), Counter(reported)
    return Accuracy(
        len(planted),
        len(reported),
        tuple(sorted((missed - invented).elements())),
        tuple(sorted((invented - missed).elements())),
    )


def accuracy(relaybook: str, folder: Path, manifest: Manifest) -> Accuracy:
    """Check FOLDER/kb and compare; RuntimeError where the check could not run."""
    return compare(manifest.defects, _findings(relaybook, folder / "kb"))


def _findings(relaybook: str, kb: Path) -> list[Defect]:
    command = [relaybook, "check", "--format", "json", "--all"]
    done = subprocess.run(command, cwd=kb, capture_output=True, text=True, check=False)
    if done.returncode not in {0, 1}:
        raise RuntimeError(f"check ended with {done.returncode}: {done.stderr.strip()}")
    findings = json.loads(done.stdout)["findings"]
    return [Defect(found["rule"], found["path"], found["line"] or 0) for found in findings]
