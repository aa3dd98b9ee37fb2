"""The files of a folder as they are on disk now."""

import os
import stat
from functools import cached_property
from pathlib import Path

from relaybook.source import LARGEST_FILE, Unreadable, is_skipped_folder, leads_out, too_large


# A pipe that took the place of a file since it was listed must not hang the run.
_NEVER_WAIT = getattr(os, "O_NONBLOCK", 0)


class WorkingTree:
    """Lists and reads the files below `root`; never follows a link out of it."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._base = str(self.root)

    def paths(self) -> tuple[str, ...]:
        """Return every file, sorted; see `Tree`."""
        return self._listing[0]

    def faults(self) -> tuple[Unreadable, ...]:
        """Return entries that are no readable files; see `Tree`."""
        return self._listing[1]

    def read(self, path: str) -> bytes | Unreadable:
        """Return the content of one file, or why there is none; see `Tree`."""
        try:
            descriptor = os.open(f"{self._base}/{path}", os.O_RDONLY | _NEVER_WAIT)
            try:
                size = os.fstat(descriptor).st_size
                return too_large(path, size) if size > LARGEST_FILE else _read(descriptor, size)
            finally:
                os.close(descriptor)
        except FileNotFoundError:
            return Unreadable(path, "vanished while it was being read", "run the command again")
        except OSError as error:
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
            entries = list(os.scandir(self.root / folder))
        except OSError as error:
            faults.append(
                Unreadable(folder, f"cannot be listed: {error.strerror}", "check its permissions")
            )
            return
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_symlink():
                self._link(path, entry, paths, faults)
            elif entry.is_dir(follow_symlinks=False):
                if not is_skipped_folder(entry.name):
                    folders.append(path)
            elif entry.is_file(follow_symlinks=False):
                paths.append(path)
            elif _is_special(entry):
                faults.append(Unreadable(path, "is not a regular file", "replace it by a file"))

    def _link(
        self, path: str, entry: os.DirEntry[str], paths: list[str], faults: list[Unreadable]
    ) -> None:
        """A link inside the knowledge base may be linked to, but its target is the record."""
        target = os.readlink(entry.path)
        try:
            inside = Path(entry.path).resolve(strict=True).is_relative_to(self.root)
        except (OSError, RuntimeError):
            inside = False
        if not inside:
            faults.append(leads_out(path, target))


def _read(descriptor: int, size: int) -> bytes:
    data = os.read(descriptor, size + 1)
    while len(data) < size and (more := os.read(descriptor, size + 1 - len(data))):
        data += more
    return data


def _is_special(entry: os.DirEntry[str]) -> bool:
    mode = entry.stat(follow_symlinks=False).st_mode
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
