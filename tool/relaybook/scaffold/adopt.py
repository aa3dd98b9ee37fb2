"""What a repository that is there already seems to hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from relaybook.load.survey import Survey
from relaybook.scaffold.adopt_folders import Folders, Guess, guess_folders
from relaybook.scaffold.adopt_owners import OwnersFound, find_owners
from relaybook.scaffold.adopt_pages import style_counts
from relaybook.scaffold.adopt_taken import misfits

_ALL = "."


@dataclass(frozen=True, slots=True)
class StyleOfFolder:
    """The heading style of a folder, and how many of its pages follow it."""

    folder: str
    style: str
    pages: int
    of: int


@dataclass(frozen=True, slots=True)
class Adoption:
    """What was guessed. misfits: folders of ours whose files are something else, with why."""

    name: str
    folders: Folders
    owners: OwnersFound
    misfits: tuple[tuple[str, str], ...]

    @property
    def styles(self) -> tuple[StyleOfFolder, ...]:
        """Folders of runbooks that follow another style than the default one."""
        return tuple(one for guess in self.folders.of("runbooks") for one in _styles(guess))


def adopt(survey: Survey, name: str, hidden: Sequence[str] = ()) -> Adoption:
    """Guess what a repository holds; hidden: see `find_owners`."""
    folders = guess_folders(survey)
    taken = {guess.folder for guess in folders.guesses}
    return Adoption(name, folders, find_owners(survey, hidden), tuple(misfits(survey, taken)))


def _styles(guess: Guess) -> Iterator[StyleOfFolder]:
    """Yield one entry for the folder, or one for each below it where they differ."""
    found = [one for folder in _folders(guess) if (one := _style(folder, guess))]
    if len({one.style for one in found}) == 1 and guess.folder != _ALL:
        pages = sum(look.style == found[0].style for look in guess.looks)
        found = [StyleOfFolder(guess.folder, found[0].style, pages, len(guess.looks))]
    return (one for one in found if one.style != "default")


def _folders(guess: Guess) -> list[str]:
    return sorted({look.folder for look in guess.looks} - {_ALL})


def _style(folder: str, guess: Guess) -> StyleOfFolder | None:
    """Return the style that at least half of the pages right in a folder follow."""
    inside = [look for look in guess.looks if look.folder == folder]
    counts = style_counts(inside)
    if not counts or counts[0][1] * 2 < len(inside):
        return None
    return StyleOfFolder(folder, *counts[0], len(inside))
