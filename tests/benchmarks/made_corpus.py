from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import Manifest


class Corpus(NamedTuple):
    folder: Path
    kb: Path
    manifest: Manifest

    def planted(self, *rules: str) -> set[str]:
        return {defect.path for defect in self.manifest.defects if defect.rule in rules}

    def files(self, *suffixes: str) -> dict[str, str]:
        """Every file with such an ending, by its path in the knowledge base."""
        found = (path for path in sorted(self.kb.rglob("*")) if path.suffix in suffixes)
        return {
            path.relative_to(self.kb).as_posix(): path.read_text(encoding="utf-8") for path in found
        }
