"""Where a repository already says who owns what."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from relaybook.load.survey import Data, Page, Survey

_FILES = ("OWNERS", "CODEOWNERS")
_KEYS = frozenset(
    {"owners", "owner_slack", "owner_team", "owning_team", "team", "teams", "maintainers", "squad"}
)
_IN_REGISTRIES = ("owner", "team", "owners", "owner_team", "owning_team", "squad", "group")
_NAMES = ("name", "id", "service", "repo_name", "repo", "repository", "app_name", "title")
_FEWEST_ENTRIES = 3


@dataclass(frozen=True, slots=True)
class Registry:
    """A list of services with their owners. name, owner: the keys that say so."""

    path: str
    entries: int
    name: str
    owner: str


@dataclass(frozen=True, slots=True)
class OwnersFound:
    """files: OWNERS and CODEOWNERS. keys: of front matter that name an owner, with counts."""

    files: tuple[str, ...]
    keys: tuple[tuple[str, int], ...]
    registries: tuple[Registry, ...]

    @property
    def anything(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.files or self.keys or self.registries)


def find_owners(survey: Survey, hidden: Iterable[str] = ()) -> OwnersFound:
    """Return what names owners; hidden: files in folders that are not read, such as `.github`."""
    paths = sorted({*survey.paths, *hidden})
    return OwnersFound(
        tuple(path for path in paths if path.rpartition("/")[2] in _FILES),
        _keys(survey.pages),
        tuple(_registries(survey.data)),
    )


def _keys(pages: Iterable[Page]) -> tuple[tuple[str, int], ...]:
    counts = Counter(key for page in pages for key in page.keys & _KEYS)
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _registries(data: Iterable[Data]) -> Iterator[Registry]:
    for one in data:
        owner = next((key for key in _IN_REGISTRIES if key in one.keys), "")
        name = next((key for key in _NAMES if key in one.keys), "")
        if owner and name and one.rows >= _FEWEST_ENTRIES:
            yield Registry(one.path, one.rows, name, owner)
