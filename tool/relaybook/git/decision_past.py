"""The decisions of a knowledge base, held against the base branch and all others; only reads."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from relaybook.git.base_branch import BaseBranch, base_branch
from relaybook.git.decision_numbers import Place, number_in, taken_elsewhere
from relaybook.git.raw_differences import Difference, contents, differences_in
from relaybook.git.reading_only import ask, find_for_reading, is_shallow
from relaybook.git.repository import GitCommandError, prefix_of
from relaybook.model.decision_past import CORRECTION, DecisionPast, DecisionQuestions, Earlier

_REASON = re.compile(rf"^{CORRECTION}:[ \t]*(\S.*(?:\n[ \t]+\S.*)*)", re.IGNORECASE | re.MULTILINE)
# A paragraph of trailers, as tools add them below what people write, or a line that parts them.
_TRAILERS = re.compile(
    r"(?:(?:[A-Za-z0-9][A-Za-z0-9-]*[ \t]*:[ \t].*(?:\n[ \t]+\S.*)*|\(cherry picked from .*\)"
    r"|-{3,}[ \t]*)(?:\n|\Z))+"
)
_COMMIT = "\x01"


def read_decision_past(folder: Path, asked: DecisionQuestions) -> DecisionPast | None:
    """Return what git says of the decisions below `folder`; None where there is no repository.

    Nothing is written and nothing is fetched. Where git cannot say (no commit yet, a damaged
    repository, a partial clone) there is no base branch and nothing was added.
    """
    repository = find_for_reading(folder)
    if repository is None:
        return None
    place = Place(repository, prefix_of(repository, folder), asked.folders)
    try:
        return _past(place, asked)
    except GitCommandError:
        return DecisionPast(is_shallow=is_shallow(repository))


def _past(place: Place, asked: DecisionQuestions) -> DecisionPast:
    base = base_branch(place.repository, asked.base_branch)
    changed = _since_fork(place, base) if base and base.fork else ()
    changed = _with_renumbered(changed, asked.paths)
    here = {one.path: one for one in changed if one.path in asked.paths and one.letter[0] in "MR"}
    gone = {one.path: one for one in changed if one.path not in asked.paths and one.letter == "D"}
    earlier = _earlier(place, base.fork, {**here, **gone}) if base else {}
    landed = _landed(place, base, asked.paths, here)
    taken = taken_elsewhere(
        place,
        asked.paths - landed,
        asked.missing,
        base.commit if base else "",
        asked.newest,
        is_base_here=base is None or base.is_here,
    )
    return DecisionPast(
        base.name if base else "",
        bool(base and base.fork),
        landed,
        {path: earlier[path] for path in here},
        taken.added,
        taken.passed_over,
        is_shallow(place.repository),
        {path: earlier[path] for path in gone},
    )


def _since_fork(place: Place, base: BaseBranch) -> tuple[Difference, ...]:
    """Return what differs from the fork, committed or not."""
    words = ("diff-index", "-r", "-M", "-z", "--raw", "--no-abbrev", "--no-ext-diff")
    about = (f"--relative={place.prefix}", base.fork, "--", *place.pathspecs)
    return tuple(differences_in(ask(place.repository, *words, *about), place.prefix))


def _with_renumbered(
    changed: Sequence[Difference], paths: frozenset[str]
) -> tuple[Difference, ...]:
    """Return what differs, each removed file as renamed where a new one has its place in the log.

    Git knows a rename by what both have in common, which is little in a short record.
    """
    gone = {_key(one.path): one for one in changed if one.letter == "D" and number_in(one.path)}
    holders = {_key(path): path for path in sorted(paths) if _key(path) in gone}
    new = {one.path: one for one in changed if one.letter == "A"}
    renamed = {
        path: new[path]._replace(letter="R", former=gone[key].path, before=gone[key].before)
        for key, path in holders.items()
        if path in new
    }
    left = {gone[key].path for key in holders}
    return tuple(renamed.get(one.path, one) for one in changed if one.path not in left)


def _key(path: str) -> tuple[str, str]:
    return posixpath.dirname(path), number_in(path)


def _landed(
    place: Place, base: BaseBranch | None, paths: frozenset[str], changed: Mapping[str, Difference]
) -> frozenset[str]:
    """Return the decisions whose number the base branch has: whoever comes later has to yield."""
    if base is None or base.is_here:
        return frozenset()
    words = ("ls-tree", "-r", "-z", "--name-only", "--full-tree", base.commit, "--")
    listed = ask(place.repository, *words, *place.pathspecs).split("\0")
    there = {path.removeprefix(place.prefix) for path in listed if path.startswith(place.prefix)}
    return frozenset(
        path for path in paths if path in there or _kept_its_number(path, changed.get(path), there)
    )


def _kept_its_number(path: str, change: Difference | None, there: set[str]) -> bool:
    former = change.former if change else ""
    is_in_one_log = posixpath.dirname(former) == posixpath.dirname(path)
    return former in there and is_in_one_log and number_in(former) == number_in(path)


def _earlier(place: Place, fork: str, changed: Mapping[str, Difference]) -> Mapping[str, Earlier]:
    if not changed:
        return {}
    blobs = sorted({one.before[0] for one in changed.values()})
    content = dict(contents(place.repository, blobs))
    reasons = _corrections(place, fork)
    found = {}
    for path, one in sorted(changed.items()):
        former = one.former or path
        given = dict.fromkeys((*reasons.get(former, ()), *reasons.get(path, ())))
        found[path] = Earlier(former, content.get(one.before[0]) or b"", tuple(given))
    return found


def _corrections(place: Place, fork: str) -> Mapping[str, list[str]]:
    """Return the reasons that commits of this branch give, by each file that they touch."""
    words = ("log", f"--format={_COMMIT}%B%x00", "--name-only", "--no-renames", "-z")
    about = (f"--relative={place.prefix}", f"{fork}..HEAD", "--", *place.pathspecs)
    found: dict[str, list[str]] = {}
    for entry in ask(place.repository, *words, *about).split(_COMMIT)[1:]:
        message, *paths = entry.split("\0")
        reasons = list(_reasons(message))
        for path in (one.strip("\n") for one in paths):
            if path and reasons:
                found.setdefault(path, []).extend(reasons)
    return found


def _reasons(message: str) -> Iterator[str]:
    """Yield what the trailers at the end of a message say, each on one line.

    Paragraphs of trailers alone count, and the last one above them, whatever else it says.
    """
    paragraphs = re.split(r"\n(?:[ \t]*\n)+", message.strip())[1:]
    last = next(
        (at for at in reversed(range(len(paragraphs))) if not _TRAILERS.fullmatch(paragraphs[at])),
        0,
    )
    for paragraph in paragraphs[last:]:
        for found in _REASON.finditer(paragraph):
            yield " ".join(found[1].split())
