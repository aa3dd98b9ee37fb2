"""The past of every file, from one pass over the history that reads each commit once for ever."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from relaybook.git import history_cache
from relaybook.git.edits import Edit, edit_of, is_read, of_merge, unread
from relaybook.git.history_cache import Seen, Touch
from relaybook.git.names import Names
from relaybook.git.proofs import landed, snapshots
from relaybook.git.raw_differences import Commit, Difference, contents, read_commits
from relaybook.git.recorded import recorded
from relaybook.git.repository import GitCommandError, Repo, find_repository, prefix_of
from relaybook.model.history import Change, ChangeKind, History, Questions

_IGNORED = ".git-blame-ignore-revs"
_UNCHANGED = "100"


def read_history(
    folder: Path, questions: Questions | None = None, *, use_cache: bool = True
) -> History | None:
    """Return the history of the files below `folder`; None where there is no repository.

    The oldest commits of a shallow clone look as if they had written everything, so they are left
    out. The cache never changes the answer.
    """
    repository = find_repository(folder)
    if repository is None:
        return None
    prefix = prefix_of(repository, folder)
    boundary = _boundary(repository)
    try:
        order = [one for one in _order(repository, prefix) if one not in boundary]
        seen = _seen(repository, prefix, order, use_cache=use_cache)
        names = Names()
        changes = _by_path(order, seen, _ignored(repository), names)
        asked = questions or Questions()
        return History(
            changes,
            bool(boundary),
            landed(repository, prefix, asked.records, boundary),
            snapshots(repository, prefix, asked.snapshots, names),
            recorded(repository, prefix, asked.claims, changes, boundary),
        )
    except GitCommandError:  # no commit yet, or a damaged repository
        return History(is_shallow=bool(boundary))


def last_of_each(history: History) -> Mapping[str, Change]:
    """Return the last change of every file that says something."""
    return {path: last for path in history.changes if (last := history.last(path))}


def head_commit(folder: Path) -> str:
    """Return the id of the commit that is checked out; empty where there is none."""
    repository = find_repository(folder)
    try:
        return repository.head.commit.hexsha if repository else ""
    except ValueError:
        return ""


def _boundary(repository: Repo) -> frozenset[str]:
    shallow = Path(repository.common_dir) / "shallow"
    return frozenset(shallow.read_text().split()) if shallow.is_file() else frozenset()


def _order(repository: Repo, prefix: str) -> list[str]:
    """Return the commits, children before parents, else the newest first."""
    within = ["--full-history", "--", prefix] if prefix else []
    listed: str = repository.git.rev_list("--date-order", "HEAD", *within)
    return listed.split()


def _ignored(repository: Repo) -> frozenset[str]:
    """Return the commits that only reformat, as git's own `blame` is told about them."""
    try:
        text = (Path(repository.working_tree_dir or "") / _IGNORED).read_text("utf-8", "replace")
    except OSError:
        return frozenset()
    lines = (line.partition("#")[0].strip().lower() for line in text.splitlines())
    return frozenset(line for line in lines if line)


def _seen(
    repository: Repo, prefix: str, order: Sequence[str], *, use_cache: bool
) -> Mapping[str, Seen]:
    """Return what each commit did, reading only those that nobody has read before."""
    if not order:
        return {}
    file = history_cache.cache_file(prefix, order[-1])
    known = history_cache.load(file) if use_cache else {}
    missing = [one for one in order if one not in known]
    if missing:
        commits = list(read_commits(repository, missing, prefix))
        known = {one: known[one] for one in order if one in known}
        known |= _classified(repository, commits)
        if use_cache:
            history_cache.store(file, known)
    return known


def _classified(repository: Repo, commits: Sequence[Commit]) -> dict[str, Seen]:
    """Look at both sides of each edit of a document, and keep what kind of edit it was."""
    edits = dict.fromkeys(one for commit in commits for one in commit.differences if _is_edit(one))
    blobs = dict.fromkeys(chain.from_iterable((*one.before, one.after) for one in edits))
    content = {name: found or b"" for name, found in contents(repository, list(blobs))}
    kinds = {one: _edit(one, content) for one in edits}
    return {
        commit.id: Seen(
            commit.day,
            commit.author,
            tuple(_touch(one, kinds.get(one)) for one in commit.differences),
        )
        for commit in commits
    }


def _is_edit(one: Difference) -> bool:
    """Whether there is something to look at: not for what came, went or only moved."""
    is_changed = one.letter[0] in "MR" and one.letter[1:] != _UNCHANGED
    return is_changed and "D" not in one.letter and is_read(one.path)


def _edit(one: Difference, content: Mapping[str, bytes]) -> Edit:
    after = content.get(one.after, b"")
    return of_merge([edit_of(one.path, content.get(old, b""), after) for old in one.before])


def _touch(one: Difference, edit: Edit | None) -> Touch:
    if edit is None:
        is_moved = one.letter == f"R{_UNCHANGED}"
        edit = Edit(ChangeKind.MOVED, touches_dependencies=False) if is_moved else unread(one.path)
    return Touch(one.letter[0], one.path, one.former, edit.kind, edit.touches_dependencies)


def _by_path(
    order: Sequence[str], seen: Mapping[str, Seen], ignored: frozenset[str], names: Names
) -> Mapping[str, tuple[Change, ...]]:
    changes: dict[int, Change] = {}
    for at, commit in enumerate(order):
        one = seen.get(commit)
        if one is None:
            continue
        day, author, touches = date.fromisoformat(one.day), one.author, one.touches
        for touch in touches:
            names.note(at, touch.letter, touch.path)
            kind = ChangeKind(touch.kind)
            is_ignored = commit in ignored
            needs = touch.touches_dependencies
            changes[len(changes)] = Change(day, author, commit, kind, is_ignored, needs)
        names.leave(at, [(touch.former, touch.path) for touch in touches if touch.former])
    numbered = names.by_name()
    return {path: tuple(changes[one] for one in numbered[path]) for path in sorted(numbered)}
