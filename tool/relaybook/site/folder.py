"""A folder that we may fill and clear: it says itself that it is ours."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from relaybook.errors import UsageError

_LIST = ".relaybook-files.json"


def write_folder(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Make `folder` hold exactly `contents`, by path with forward slashes.

    Files whose bytes are the same are not touched; files that an earlier call wrote and that are
    not wanted any more are deleted. Raises UsageError where the folder holds files and no earlier
    call wrote it, and where a path would lead out of it.
    """
    earlier = _earlier(folder)
    for path in contents:
        _refuse_leading_out(path)
    for path in sorted(earlier - set(contents)):
        _delete(folder, path)
    listed = json.dumps(sorted(contents), indent=0).encode()
    # The list goes first: a run that is cut short must not leave files that nobody owns.
    for path, data in ((_LIST, listed), *contents.items()):
        _write(folder / path, data)


def owns(folder: Path) -> bool:
    """Whether `folder` may be filled: it is missing, empty, or was filled by `write_folder`."""
    return not folder.exists() or not any(folder.iterdir()) or (folder / _LIST).is_file()


def _earlier(folder: Path) -> set[str]:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a folder that does not exist yet")
    if not owns(folder):
        raise UsageError(f"{folder} holds files that relaybook did not write; name an empty folder")
    try:
        listed = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    return {path for path in listed if isinstance(path, str) and not _leads_out(path)}


def _refuse_leading_out(path: str) -> None:
    if _leads_out(path):
        raise UsageError(f"{path!r} would be written outside of the folder")


def _leads_out(path: str) -> bool:
    parts = PurePosixPath(path)
    return parts.is_absolute() or not parts.parts or ".." in parts.parts or "\0" in path


def _write(path: Path, data: bytes) -> None:
    with suppress(OSError):
        if not path.is_symlink() and path.read_bytes() == data:
            return
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_symlink():
        path.unlink()
    path.write_bytes(data)


def _delete(folder: Path, path: str) -> None:
    (folder / path).unlink(missing_ok=True)
    for parent in (folder / path).parents:
        if parent == folder:
            return
        with suppress(OSError):  # others still stand in it
            parent.rmdir()
