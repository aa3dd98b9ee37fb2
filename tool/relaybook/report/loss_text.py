"""What an import did with every value, grouped so that a person reads it to its end."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from relaybook.graph.draw.words import plural
from relaybook.load.foreign.entity import FATES, Fate, Imported, Note
from relaybook.report.printable import wrapped
from relaybook.report.style import Style
from relaybook.source import Place, Sources

_MEANING: dict[Fate, str] = {
    "mapped": "Mapped: read as a field of ours, as it is",
    "kept": "Kept where no field of ours fits",
    "normalised": "Normalised: written differently here",
    "refused": "Refused: not read",
}
_MOST_EXAMPLES = 3


def render(
    imported: Imported,
    sources: Sources,
    *,
    color: bool = False,
    width: int = 80,
    every: bool = False,
) -> str:
    """Return the loss report; every: each value instead of three examples of a kind."""
    page = _Page(sources, Style(color), width, len(imported.notes) if every else _MOST_EXAMPLES)
    return "\n".join(page.lines(imported)) + "\n"


class _Page:
    def __init__(self, sources: Sources, style: Style, width: int, most: int) -> None:
        self.sources, self.style, self.width, self.most = sources, style, width, most

    def lines(self, imported: Imported) -> Iterator[str]:
        systems, contacts = imported.of("system"), imported.of("contact")
        read = (
            f"{imported.format}: {plural(imported.documents, 'document')} in "
            f"{plural(len(imported.files), 'file')} give {plural(len(systems), 'system')} and "
            f"{plural(len(contacts), 'contact')}"
        )
        yield from map(self.style.strong, wrapped(read, self.width))
        for fate in FATES:
            notes = [one for one in imported.notes if one.fate == fate]
            yield ""
            yield self.style.strong(f"{_MEANING[fate]}: {plural(len(notes), 'value')}")
            yield from self._groups(notes)
        if imported.problems:
            yield ""
            yield self.style.strong(
                f"Wrong in the files: {plural(len(imported.problems), 'place')}"
            )
            for one in imported.problems:
                said = f"{self._where(one.problem.place)} {one.problem.message}"
                yield from wrapped(said, self.width, "  ", "      ")

    def _groups(self, notes: Sequence[Note]) -> Iterator[str]:
        ordered = sorted(notes, key=lambda one: one.key)
        for key, group in groupby(ordered, key=lambda one: one.key):
            found = list(group)
            same = {one.detail for one in found}
            if found[0].fate in ("mapped", "kept") or len(same) == 1:
                what = " or ".join(sorted(same))
                yield from wrapped(f"{key}: {what} ({len(found):,})", self.width, "  ", "      ")
                continue
            yield from wrapped(f"{key} ({len(found):,})", self.width, "  ", "      ")
            yield from self._examples(found)

    def _examples(self, notes: Sequence[Note]) -> Iterator[str]:
        for one in notes[: self.most]:
            said = f"{self._where(one.place)} {one.subject}: {one.detail}"
            yield from wrapped(said, self.width, "    ", "        ")
        if len(notes) > self.most:
            yield f"    and {len(notes) - self.most:,} more: --all, or --format json"

    def _where(self, place: Place) -> str:
        span = self.sources.locate(place)
        return f"{place.path}:{span.line}:{span.column}"
