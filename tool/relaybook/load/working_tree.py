"""The files of a folder as they are on disk now."""

import errno
import io
import os
import stat
from functools import cached_property
from pathlib import Path

from relaybook.owner_places import owner_files_above
from relaybook.source import LARGEST_FILE, Unreadable, is_skipped_folder, leads_out, too_large

# What was a file when it was listed may be a pipe or a link by the time it is opened.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
)


class WorkingTree:
    """Lists and reads the files below `root`; never follows a link out of it."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()

    def paths(self) -> tuple[str, ...]:
        """Return every file, sorted; see `Tree`."""
        return self._listing[0]

    def faults(self) -> tuple[Unreadable, ...]:
        """Return entries that are no readable files; see `Tree`."""
        return self._listing[1]

    @cached_property
    def prefix(self) -> str:
        """The path of the root in its repository; see `RepositoryTree`."""
        for folder in (self.root, *self.root.parents):
            if (folder / ".git").exists():
                inside = self.root.relative_to(folder).as_posix()
                return "" if inside == "." else f"{inside}/"
        return ""

    def owner_files(self) -> tuple[str, ...]:
        """Return files of owners that are not listed; see `RepositoryTree`."""
        return self._owner_files

    @cached_property
    def _owner_files(self) -> tuple[str, ...]:
        listed = {*self.paths(), *(fault.path for fault in self.faults())}
        places = set(owner_files_above(self.prefix)) - listed
        return tuple(sorted(filter(self._is_beside, places)))

    def _is_beside(self, path: str) -> bool:
        """Whether there is something, in a folder that is really of this repository."""
        found = self.root / path
        return not found.parent.is_symlink() and os.path.lexists(found) and not found.is_dir()

    def read(self, path: str) -> bytes | Unreadable:
        """Return the content of one file, or why there is none; see `Tree`."""
        if path.startswith("../") and path not in self._owner_files:
            return Unreadable(path, "lies outside of the knowledge base", "name a file inside it")
        try:
            descriptor = os.open(f"{self.root}/{path}", _FLAGS)
            about = os.fstat(descriptor)
            if not stat.S_ISREG(about.st_mode):
                os.close(descriptor)
                return _not_a_file(path)
            with io.FileIO(descriptor) as file:  # read at once and whole, without a buffer
                large = about.st_size > LARGEST_FILE
                return too_large(path, about.st_size) if large else file.read()
        except FileNotFoundError:
            return Unreadable(path, "vanished while it was being read", "run the command again")
        except OSError as error:
            if error.errno == errno.ELOOP:  # a link, which git does not follow either
                return _not_a_file(path)
            reason = os.strerror(error.errno) if error.errno else str(error)
            return Unreadable(path, f"cannot be read: {reason}", "check its permissions")

    @cached_property
    def _listing(self) -> tuple[tuple[str, ...], tuple[Unreadable, ...]]:
        paths: list[str] = []
        faults: list[Unreadable] = []
        folders = [""]
        while folders:
            self._scan(folders.pop(), folders, paths, faults)
        return tuple(sorted(paths)), tuple(sorted(faults, key=lambda fault: fault.path))

    def _scan(
        self, folder: str, folders: list[str], paths: list[str], faults: list[Unreadable]
    ) -> None:
        try:
            with os.scandir(self.root / folder) as listed:
                entries = list(listed)
        except OSError as error:
            reason = f"cannot be listed: {os.strerror(error.errno or 0)}"
            faults.append(Unreadable(folder or ".", reason, "check its permissions"))
            return
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if not _is_text(entry.name):
                faults.append(_unreadable_name(path))
            elif entry.is_symlink():
                faults += self._outside(path, entry)
            elif entry.is_dir(follow_symlinks=False):
                if not is_skipped_folder(entry.name):
                    folders.append(path)
            elif entry.is_file(follow_symlinks=False):
                paths.append(path)
            else:
                faults.append(_not_a_file(path))

    def _outside(self, path: str, entry: os.DirEntry[str]) -> list[Unreadable]:
        """A link inside the knowledge base is no fault, but its target is the record."""
        try:
            target = str(Path(entry.path).readlink())
        except OSError:  # it vanished, or became a file
            return []
        try:
            inside = Path(entry.path).resolve(strict=True).is_relative_to(self.root)
        except (OSError, RuntimeError):
            inside = False
        return [] if inside else [leads_out(path, target)]


def _is_text(name: str) -> bool:
    """Whether a file name can be printed; names on disk are bytes."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _unreadable_name(path: str) -> Unreadable:
    shown = os.fsencode(path).decode("utf-8", "backslashreplace")
    return Unreadable(shown, "has a name that is not UTF-8", "rename it")


def _not_a_file(path: str) -> Unreadable:
    return Unreadable(path, "is not a regular file", "replace it by a file")
