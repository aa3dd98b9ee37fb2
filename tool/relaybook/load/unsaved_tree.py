"""A tree in which one file has other content: what an editor shows and has not saved yet."""

from relaybook.owner_places import RepositoryTree
from relaybook.source import (
    LARGEST_FILE,
    Tree,
    Unreadable,
    is_skipped_folder,
    too_large,
)


class UnsavedTree:
    """Lists and reads another tree; `path` holds `content` there, whether it exists or not."""

    def __init__(self, tree: Tree, path: str, content: bytes) -> None:
        self._tree = tree
        self._path = path
        self._content = content

    def paths(self) -> tuple[str, ...]:
        """Return every file, sorted; see `Tree`."""
        paths = self._tree.paths()
        if self._path in paths or any(map(is_skipped_folder, self._path.split("/")[:-1])):
            return paths
        return tuple(sorted((*paths, self._path)))

    def faults(self) -> tuple[Unreadable, ...]:
        """Return entries that are no readable files; see `Tree`."""
        return tuple(fault for fault in self._tree.faults() if fault.path != self._path)

    @property
    def prefix(self) -> str:
        """The path of the other tree in its repository; see `RepositoryTree`."""
        return self._tree.prefix if isinstance(self._tree, RepositoryTree) else ""

    def owner_files(self) -> tuple[str, ...]:
        """Return files of owners that are not listed; see `RepositoryTree`."""
        return self._tree.owner_files() if isinstance(self._tree, RepositoryTree) else ()

    def read(self, path: str) -> bytes | Unreadable:
        """Return the content of one file, or why there is none; see `Tree`."""
        if path != self._path:
            return self._tree.read(path)
        size = len(self._content)
        return too_large(path, size) if size > LARGEST_FILE else self._content
