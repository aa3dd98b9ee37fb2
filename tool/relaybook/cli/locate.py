"""Which knowledge base a path means, and which part of it."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from relaybook.config import FILE_NAME
from relaybook.errors import ConfigurationError, UsageError

_MISSPELT = ("relaybook.yaml", ".relaybook.yml", ".relaybook.yaml")


@dataclass(frozen=True, slots=True)
class Location:
    """A knowledge base on disk.

    root: its folder. repository: the root of the repository it lies in, or its own folder.
    below: paths relative to it to which a report is restricted; none means all of it.
    configured: whether it has a `relaybook.yml`. misspelt: a file that was probably meant as one.
    """

    root: Path
    repository: Path
    below: tuple[str, ...]
    configured: bool
    misspelt: str = ""

    def prefix(self, start: Path) -> str:
        """Return what leads from the folder `start` to the knowledge base, as `kb/`."""
        leads = Path(os.path.relpath(self.root, start)).as_posix()
        return "" if leads == "." else f"{leads}/"


def locate(paths: Sequence[str]) -> Location:
    """Return the knowledge base that holds `paths`, the current folder where none are given.

    Raises UsageError where a path does not exist, or two lie in different knowledge bases,
    ConfigurationError where `relaybook.yml` is no file.
    """
    starts = [_existing(path) for path in paths or (".",)]
    locations = [_around(start) for start in starts]
    first = locations[0]
    for path, one in zip(paths, locations, strict=False):
        if one.root != first.root:
            raise UsageError(f"{paths[0]} and {path} lie in different knowledge bases")
    below = tuple(dict.fromkeys(start.relative_to(first.root).as_posix() for start in starts))
    return Location(
        first.root,
        first.repository,
        () if "." in below else below,
        first.configured,
        first.misspelt,
    )


def _existing(path: str) -> Path:
    found = Path(os.path.abspath(path))  # noqa: PTH100 - links in the path must stay as written
    if not os.path.lexists(found):
        raise UsageError(f"there is no file or folder {path}")
    return found


def _around(start: Path) -> Location:
    folder = start if start.is_dir() else start.parent
    repository = next((one for one in _upwards(folder) if (one / ".git").exists()), None)
    for one in _upwards(folder):
        if os.path.lexists(one / FILE_NAME):
            _refuse_no_file(one / FILE_NAME)
            return Location(one, repository or one, (), configured=True)
        if one == repository:
            break
    root = repository or folder
    misspelt = next((name for name in _MISSPELT if (root / name).is_file()), "")
    return Location(root, root, (), configured=False, misspelt=misspelt)


def _refuse_no_file(path: Path) -> None:
    """Refuse what would be passed over in silence: folders, and links, which are not followed."""
    if path.is_symlink():
        raise ConfigurationError(f"{path} is a symbolic link; replace it by the file itself")
    if path.is_dir():
        raise ConfigurationError(f"{path} is a folder; replace it by a file")
    if not path.is_file():
        raise ConfigurationError(f"{path} is not a regular file; replace it by a file")


def _upwards(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.parents
