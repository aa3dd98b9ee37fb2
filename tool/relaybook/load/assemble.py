"""Files that belong together become the fields of one record, each key with its origin."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from relaybook.findings import Problem, Related
from relaybook.load.discover import PARTS, Found
from relaybook.load.parse import Parsed
from relaybook.model.knowledge_base import LoadProblem
from relaybook.model.record import Origin
from relaybook.source import Place

if TYPE_CHECKING:
    from relaybook.load.foreign.overlay import Overlay


@dataclass
class Draft:
    """A record on its way: its main file, and fields from all its files."""

    found: Found
    parsed: Parsed
    fields: dict[str, Any]
    origins: dict[str, Origin] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    stands_at: Place | None = None


@dataclass
class Assembly:
    """Joins main files, aspect files and tables; a key given in two places is a problem.

    defaults: what `_defaults.yaml` of each folder says. Feed it in the order of `parts_first`.
    overlay: what foreign catalogues say of records, with or without a file of ours.
    """

    defaults: dict[str, Parsed] = field(default_factory=dict)
    problems: list[LoadProblem] = field(default_factory=list)
    overlay: "Overlay | None" = None
    _parts: dict[str, list[tuple[Found, Parsed]]] = field(default_factory=lambda: defaultdict(list))

    def drafts(self, parsed: Iterable[tuple[Found, Parsed]]) -> Iterator[Draft]:
        """Yield each record as soon as its main file is there."""
        for found, one in parsed:
            if found.kind == "defaults":
                self.defaults[found.path.rpartition("/")[0]] = one
            elif found.kind in PARTS:
                self._parts[found.id].append((found, one))
            else:
                yield self._draft(found, one)
        yield from self._without_file()
        for record, orphans in sorted(self._parts.items()):
            self.problems += [_orphan(record, found) for found, _ in orphans]

    def _draft(self, found: Found, parsed: Parsed) -> Draft:
        fields = parsed.fields if isinstance(parsed.fields, dict) else {}
        draft = Draft(found, parsed, dict(fields), files=[found.path])
        for part, one in self._parts.pop(f"{found.kind}:{found.id}", ()):
            _join(draft, part, one, self.problems)
        return self.overlay.over(draft) if self.overlay else draft

    def _without_file(self) -> Iterator[Draft]:
        """Yield what only a foreign catalogue names, with the aspects that we wrote for it."""
        for found, nothing, place in self.overlay.rest() if self.overlay else ():
            draft = self._draft(found, nothing)
            draft.files.remove(found.path)
            draft.stands_at = place
            yield draft


def _join(draft: Draft, found: Found, parsed: Parsed, problems: list[LoadProblem]) -> None:
    draft.files.append(found.path)
    fields = parsed.fields
    if found.kind == "table":
        fields = {found.name: parsed.fields} if parsed.fields else {}
    for key, value in (fields or {}).items():
        if key in draft.fields:
            problems.append(_given_twice(draft, key, found.path))
        else:
            draft.fields[key] = value
            draft.origins[key] = Origin(found.path, f"written in {found.path}")


def _given_twice(draft: Draft, key: str, path: str) -> LoadProblem:
    first = draft.origins[key].path if key in draft.origins else draft.found.path
    return LoadProblem(
        "field-given-twice",
        Problem(
            Place(path, (key,)),
            f"{key} is given here and in {first}; the value there is used",
            f"keep `{key}` in one of the two files",
            (Related(Place(first, (key,)), "also given here"),),
        ),
        f"{draft.found.kind}:{draft.found.id}",
    )


def _orphan(record: str, found: Found) -> LoadProblem:
    kind, _, id_ = record.partition(":")
    folder = found.path.rpartition("/")[0].rpartition("/")[0]
    return LoadProblem(
        "unresolved-reference",
        Problem(
            Place(found.path),
            f"it belongs to the {kind} {id_!r}, which has no file",
            f"write {folder}/{id_}.yaml, or rename the folder after an existing {kind}",
        ),
        record,
    )


def with_defaults(
    draft: Draft, known: Iterable[str], defaults: Mapping[str, Parsed]
) -> tuple[dict[str, Any], dict[str, Origin]]:
    """Return the fields and origins of a draft with what its folders say, the nearest first."""
    fields, origins = dict(draft.fields), dict(draft.origins)
    if not defaults:
        return fields, origins
    names = frozenset(known)
    folder = draft.found.path.rpartition("/")[0]
    while True:
        parsed = defaults.get(folder)
        values = parsed.fields if parsed and isinstance(parsed.fields, dict) else {}
        for key, value in values.items():
            if key in names and key not in fields and parsed is not None:
                fields[key] = value
                origins[key] = Origin(parsed.path, "default of the folder", inherited=True)
        if not folder:
            return fields, origins
        folder = folder.rpartition("/")[0]
