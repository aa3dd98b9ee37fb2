"""Where a repository says who owns what, as seen from the knowledge base in it."""

import posixpath
from typing import Protocol, runtime_checkable

from relaybook.source import Tree

# In the order in which forges look; only the first that is there counts.
CODEOWNERS = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
OWNERS = "OWNERS"
OWNERS_ALIASES = "OWNERS_ALIASES"


def from_repository(prefix: str, path: str) -> str:
    """Return a path of the repository as seen from the knowledge base at `prefix` in it."""
    return posixpath.relpath(path, prefix or ".")


def to_repository(prefix: str, path: str) -> str:
    """Return a path of the knowledge base at `prefix` as seen from the root of its repository."""
    return posixpath.normpath(prefix + path)


def owner_files_above(prefix: str) -> tuple[str, ...]:
    """Return where a repository may say who owns the knowledge base at `prefix` in it.

    OWNERS files of the folders above, and what stands once in a repository; relative to the
    knowledge base.
    """
    folders = [posixpath.dirname(prefix.rstrip("/"))] if prefix else []
    while folders and folders[-1]:
        folders.append(posixpath.dirname(folders[-1]))
    above = (posixpath.join(folder, OWNERS) for folder in folders)
    once = (OWNERS_ALIASES, *CODEOWNERS)
    return tuple(from_repository(prefix, path) for path in (*above, *once))


@runtime_checkable
class RepositoryTree(Tree, Protocol):
    """A tree that knows the repository around it: owners are written there, not per folder."""

    @property
    def prefix(self) -> str:
        """The path of the knowledge base in its repository, with a slash at its end if any."""
        ...

    def owner_files(self) -> tuple[str, ...]:
        """Return files that say who owns what and that `paths` does not list, sorted.

        They lie above the knowledge base or in hidden folders; their paths are relative to it
        (`../CODEOWNERS`), and `read` reads them.
        """
        ...
