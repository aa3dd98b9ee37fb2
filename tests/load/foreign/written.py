"""Foreign files that a test writes, read by their reader."""

from collections.abc import Mapping
from pathlib import Path

from relaybook.config_exchange import ForeignSource, ImportFormat
from relaybook.load.foreign.entity import Imported
from relaybook.load.foreign.reader import read_foreign
from relaybook.load.sources import TreeSources
from relaybook.load.working_tree import WorkingTree
from relaybook.source import Unreadable

CORPORA = Path(__file__).parents[2] / "data" / "corpora"


class Files:
    """A tree of texts."""

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        self.files = {
            path: content if isinstance(content, bytes) else content.encode()
            for path, content in files.items()
        }

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self.files))

    def faults(self) -> tuple[()]:
        return ()

    def read(self, path: str) -> bytes | Unreadable:
        return self.files.get(path, Unreadable(path, "is not there", "write it"))


def read(
    format_: ImportFormat, files: Mapping[str, str | bytes], *named: str, **more: object
) -> Imported:
    """Read `named` of `files`, all where none are."""
    tree = Files(files)
    source = ForeignSource.model_validate({"file": list(named or tree.paths()), **more})
    return read_foreign(tree, format_, source)


def corpus(format_: ImportFormat, folder: str, *named: str) -> Imported:
    """Read files that another organisation published."""
    source = ForeignSource.model_validate({"file": list(named)})
    return read_foreign(WorkingTree(CORPORA / folder), format_, source)


def spots(imported: Imported, files: Mapping[str, str | bytes]) -> dict[str, str]:
    """Return `entity.field` to `line:column` of each value."""
    sources = TreeSources(Files(files))
    found = {}
    for entity in imported.entities:
        for name, one in entity.fields.items():
            span = sources.locate(one.place)
            found[f"{entity.id}.{name}"] = f"{span.line}:{span.column}"
    return found


def losses(imported: Imported, fate: str) -> list[tuple[str, str, str]]:
    """Return (key, subject, detail) of the notes of one fate."""
    return [(one.key, one.subject, one.detail) for one in imported.notes if one.fate == fate]
