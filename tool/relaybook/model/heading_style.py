"""Which section a heading opens, in the style of the folder that a page stands in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import NamedTuple

from relaybook.config import Configuration
from relaybook.model.heading_styles import words as in_words
from relaybook.model.heading_styles.default import DEFAULT
from relaybook.model.heading_styles.table import StyleTable
from relaybook.model.heading_styles.tables import TABLES, best_style
from relaybook.model.nearest import KnownNames
from relaybook.model.outline import Outline
from relaybook.model.step_labels import Words, words_for_labels

__all__ = ["HeadingStyle", "HeadingStyles", "best_style", "default_style", "styles_of"]

_DEEPEST = 3
_SHORTEST_MISSPELT = 4
TITLES: Mapping[str, str] = {
    "when_to_use": "When to use",
    "prerequisites": "Prerequisites and access",
    "evaluation_gate": "Evaluation gate",
    "record_to_keep": "Record to keep",
}


def section_names() -> frozenset[str]:
    """Return the names of all sections, as `rollback`."""
    return frozenset(DEFAULT.words)


def section_title(name: str) -> str:
    """Return how a section is headed: `when_to_use` is `When to use`."""
    return TITLES.get(name, name.replace("_", " ").capitalize())


class Word(NamedTuple):
    """A heading that a style knows. by: `style ft`, or `aliases.headings` for your own words."""

    written: str
    sections: frozenset[str]
    by: str


@dataclass(frozen=True, eq=False)
class HeadingStyle:
    """Names of sections, as a table from the words of a heading to the sections it opens.

    name: of the style. asked: the sections that a page of this style has at `standard`.
    labels: your own words for the labels of steps.
    """

    names: Mapping[str, Word] = field(default_factory=dict)
    name: str = DEFAULT.name
    asked: tuple[str, ...] = DEFAULT.asked
    labels: Words = field(default_factory=dict)
    # The same headings stand on thousands of pages, and several rules ask about each page.
    _opened: dict[str, tuple[Word, ...]] = field(default_factory=dict, repr=False)
    _found: dict[int, tuple[Outline, Mapping[str, list[int]]]] = field(
        default_factory=dict, repr=False
    )

    def sections_of(self, heading: str) -> frozenset[str]:
        """Return the sections a heading opens; `Diagnosis and mitigation` opens two."""
        found = self.words_of(heading)
        if len(found) == 1:
            return found[0].sections
        return frozenset[str]().union(*(word.sections for word in found))

    def words_of(self, heading: str) -> tuple[Word, ...]:
        """Return the known words of a heading: those of the whole, else of its parts."""
        if heading not in self._opened:
            self._opened[heading] = self._look_up(heading)
        return self._opened[heading]

    def sections(self, outline: Outline) -> Mapping[str, list[int]]:
        """Return the headings (H1 to H3, the title left out) that open each section."""
        if id(outline) not in self._found:
            self._found[id(outline)] = (outline, self._sections(outline))
        return self._found[id(outline)][1]

    def near_miss(self, heading: str) -> Word | None:
        """Return the word that a heading of no section probably meant: `Verfication`."""
        if self.words_of(heading):
            return None
        written = in_words.plain(heading)
        close = self._known.nearest(written) if len(written) >= _SHORTEST_MISSPELT else ""
        return self.names[in_words.key(close)] if close else None

    def heading_for(self, heading: str) -> str:
        """Return a heading that opens here what `heading` opens in the default style.

        That is itself where it does; a page that is written for this style takes the other.
        """
        meant = _in_default(heading)
        if not meant or self.sections_of(heading) == meant:
            return heading
        others = (word.written for word in self.names.values() if word.sections == meant)
        found = next(others, heading)
        return found[:1].upper() + found[1:]

    @cached_property
    def _known(self) -> KnownNames:
        return KnownNames(in_words.plain(word.written) for word in self.names.values())

    def _sections(self, outline: Outline) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, heading in enumerate(outline.headings):
            if heading.level <= _DEEPEST and (index or heading.level > 1):
                for name in sorted(self.sections_of(heading.text)):
                    found.setdefault(name, []).append(index)
        return found

    def _look_up(self, heading: str) -> tuple[Word, ...]:
        if whole := self.names.get(in_words.key(heading)):
            return (whole,)
        keys = map(in_words.key, in_words.parts(heading))
        return tuple(dict.fromkeys(self.names[key] for key in keys if key in self.names))


class HeadingStyles:
    """The style of each folder, each style made once."""

    def __init__(self, configuration: Configuration) -> None:
        self._configuration = configuration
        self._by_name: dict[str, HeadingStyle] = {}
        self._by_folder: dict[str, HeadingStyle] = {}

    def of(self, path: str) -> HeadingStyle:
        """Return the style of the page at `path`, relative to the knowledge base."""
        folder = path.rpartition("/")[0]
        if folder not in self._by_folder:
            name = self._configuration.heading_style_of(path)
            if name not in self._by_name:
                own = self._configuration.aliases
                self._by_name[name] = replace(
                    named_style(name, own.headings), labels=words_for_labels(own.labels)
                )
            self._by_folder[folder] = self._by_name[name]
        return self._by_folder[folder]


def styles_of(configuration: Configuration) -> HeadingStyles:
    """Return which style each folder of a knowledge base has."""
    return HeadingStyles(configuration)


def default_style(aliases: Mapping[str, tuple[str, ...]] | None = None) -> HeadingStyle:
    """Return the default style; `aliases` adds headings to sections (`steps: [Vorgehen]`)."""
    return named_style(DEFAULT.name, aliases)


@cache
def _in_default(heading: str) -> frozenset[str]:
    return default_style().sections_of(heading)


def named_style(name: str, aliases: Mapping[str, tuple[str, ...]] | None = None) -> HeadingStyle:
    """Return the style of that name, widened by `aliases`; raises KeyError for an unknown name."""
    table = TABLES[name]
    names = _table_words(DEFAULT)
    if table is not DEFAULT:
        names.update(_table_words(table))
    own = {section: tuple(words) for section, words in (aliases or {}).items()}
    names.update(_as_names(own, "aliases.headings"))
    return HeadingStyle(names, table.name, table.asked)


def _table_words(table: StyleTable) -> dict[str, Word]:
    split = {section: words.split("|") for section, words in table.words.items()}
    return _as_names(split, f"style {table.name}")


def _as_names(words: Mapping[str, Iterable[str]], by: str) -> dict[str, Word]:
    """Return what each heading opens; one that is given for two sections opens both."""
    names: dict[str, Word] = {}
    for section, written in words.items():
        for one in written:
            found = in_words.key(one)
            opens = names[found].sections if found in names else frozenset[str]()
            if found:
                names[found] = Word(one, opens | {section}, by)
    return names
