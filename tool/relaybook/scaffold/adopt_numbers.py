"""Whether the decisions of several folders share one sequence of numbers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from relaybook.load.discover import stem
from relaybook.model.decision_names import name_of
from relaybook.model.templates import is_template
from relaybook.scaffold.adopt_folders import Guess

_FEWEST = 4
_NEARLY_ALL = 0.9
_Numbers = Mapping[str, frozenset[int]]  # by folder


def number_spaces(guesses: Iterable[Guess]) -> tuple[tuple[str, ...], int, int] | None:
    """Return the folders that count together, and the first and the last of their numbers.

    They do where no number stands in two folders, and together they are one sequence. None where
    each folder counts for itself.
    """
    by_parent: dict[str, dict[str, frozenset[int]]] = defaultdict(dict)
    for folder, numbers in _numbered(guesses).items():
        by_parent[folder.rpartition("/")[0]][folder] = numbers
    found = [one for one in by_parent.values() if _is_one_sequence(one)]
    # There is one number space to configure; two would need a decision of those who keep them.
    if len(found) != 1:
        return None
    numbers = frozenset[int]().union(*found[0].values())
    return tuple(sorted(found[0])), min(numbers), max(numbers)


def _numbered(guesses: Iterable[Guess]) -> _Numbers:
    found: dict[str, set[int]] = defaultdict(set)
    for folder, number in (one for guess in guesses for one in _of(guess)):
        found[folder].add(number)
    return {folder: frozenset(numbers) for folder, numbers in found.items()}


def _of(guess: Guess) -> Iterator[tuple[str, int]]:
    """Yield the folder and the number of each decision; a prefix makes it another sequence."""
    for look in guess.looks:
        name = name_of(stem(look.path))
        is_counted = name.value.isdigit() and not name.prefix and look.folder != "."
        if is_counted and not is_template(f"{look.folder}/{stem(look.path)}"):
            yield look.folder, int(name.value)


def _is_one_sequence(folders: _Numbers) -> bool:
    together = frozenset[int]().union(*folders.values())
    if len(folders) < 2 or len(together) < _FEWEST:  # noqa: PLR2004 - one shares with none
        return False
    collides = sum(map(len, folders.values())) > len(together)
    span = max(together) - min(together) + 1
    return not collides and len(together) >= _NEARLY_ALL * span
