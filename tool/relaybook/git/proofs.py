"""What records of exercises and sign-offs claim, held against the history."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from datetime import date

from relaybook.git.names import Names
from relaybook.git.raw_differences import contents, first_parents
from relaybook.git.repository import GitCommandError, Repo
from relaybook.model.digest import digest, digests_of
from relaybook.model.history import Landed, Snapshot
from relaybook.model.scope_digest import signed_part

_COMMIT_ID = re.compile(r"[0-9a-f]{4,64}", re.IGNORECASE)
_SHARED = ("refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master")


def landed(
    repository: Repo, prefix: str, paths: frozenset[str], boundary: frozenset[str]
) -> Mapping[str, Landed]:
    """Return each file as it first reached the shared branch, by the path it has today.

    That branch is the default one of `origin`, without a remote the one checked out. What a merge
    brought reached it with the merge, so whatever happened on the way to it is no change.
    """
    if not paths:
        return {}
    folders = sorted({posixpath.dirname(path) or "." for path in paths})
    names = Names()
    found: dict[str, tuple[date, str, str]] = {}
    for at, commit in enumerate(first_parents(repository, _shared(repository), prefix, folders)):
        if commit.id in boundary:
            continue
        for one in commit.differences:
            name = names.note(at, one.letter[0], one.path)
            if one.letter == "A":
                # Deleting it and writing it anew under its name is a change like any other.
                for path in {name, one.path} & paths:
                    found[path] = (date.fromisoformat(commit.day), commit.id, one.after)
        names.leave(at, [(one.former, one.path) for one in commit.differences if one.former])
    content = dict(contents(repository, sorted({blob for _, _, blob in found.values()})))
    return {
        path: Landed(day, commit_id, content.get(blob) or b"")
        for path, (day, commit_id, blob) in sorted(found.items())
    }


def _shared(repository: Repo) -> str:
    for name in _SHARED:
        try:
            return str(repository.git.rev_parse("--verify", "--quiet", f"{name}^{{commit}}"))
        except GitCommandError:
            continue
    return "HEAD"


def snapshots(
    repository: Repo, prefix: str, asked: Iterable[tuple[str, str]], names: Names
) -> Mapping[tuple[str, str], Snapshot]:
    """Return what each commit held under the name of today or an earlier one."""
    wanted = sorted(asked)
    if not wanted:
        return {}
    full = _full_ids(repository, {commit for commit, _ in wanted})
    ancestors = frozenset(str(repository.git.rev_list("HEAD")).split())
    objects = {
        (commit, path): _objects(full[commit], (path, *names.former(path)), prefix)
        for commit, path in wanted
        if full.get(commit) in ancestors
    }
    named = dict.fromkeys(name for some in objects.values() for name in some)
    held = {name: _held(name, content) for name, content in contents(repository, list(named))}
    return {
        one: Snapshot(True, frozenset[str]().union(*(held[name] for name in objects[one])))
        if one in objects
        else Snapshot(is_reachable=False)
        for one in wanted
    }


def _full_ids(repository: Repo, written: Iterable[str]) -> Mapping[str, str]:
    """Return the full id of every commit that exists; what only looks like one is left out."""
    found = {}
    for commit in sorted(one for one in written if _COMMIT_ID.fullmatch(one)):
        try:
            found[commit] = str(
                repository.git.rev_parse("--verify", "--quiet", f"{commit}^{{commit}}")
            )
        except GitCommandError:
            continue
    return found


def _objects(commit: str, paths: Iterable[str], prefix: str) -> tuple[str, ...]:
    return tuple(f"{commit}:{prefix}{path}" for path in paths if "\n" not in path)


def _held(name: str, content: bytes | None) -> frozenset[str]:
    """Return the digests of a file as it was, also of what a sign-off covers of it."""
    if content is None:
        return frozenset()
    return digests_of(content) | {digest(signed_part(name, content))}
