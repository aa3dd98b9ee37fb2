"""Which file names a new number must keep away from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relaybook.cli.opening import Opened


def taken_names(opened: Opened, folder: str) -> frozenset[str]:
    """Return the names of files that share their numbers with those in `folder`.

    Those here, on every local and remote branch that is known here, and in other worktrees.
    """
    from relaybook.git.numbers_taken import names_on_all_branches  # noqa: PLC0415 - slow to import
    from relaybook.model.decision import Decision  # noqa: PLC0415 - slow to import
    from relaybook.model.decision_index import number_space  # noqa: PLC0415 - slow to import

    folder = "" if folder == "." else folder
    decisions = [one for one in opened.base.documents if isinstance(one, Decision)]
    spaces = {one.path.rpartition("/")[0]: number_space(one) for one in decisions}
    space = spaces.get(folder, _space(opened, folder))
    folders = sorted({folder, *(one for one, other in spaces.items() if other == space)})
    here = {
        path.rpartition("/")[2] for path in opened.base.files if path.rpartition("/")[0] in folders
    }
    return names_on_all_branches(opened.location.root, folders) | here


def _space(opened: Opened, folder: str) -> str:
    """Return what a folder without decisions counts with: the shared numbers, else itself."""
    configured = opened.base.configuration.decisions.one_number_space
    shared = [one.strip("/").removeprefix("./") for one in configured]
    is_shared = any(one == "." or f"{folder}/".startswith(f"{one}/") for one in shared)
    return shared[0] if is_shared else folder
