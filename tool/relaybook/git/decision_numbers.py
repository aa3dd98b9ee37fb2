"""Numbers of decisions that other branches have taken since they parted from this one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from relaybook.git.branches import Branch, differences_from, forks, unmerged
from relaybook.git.raw_differences import (
    FORMAT,
    Commit,
    Difference,
    commits_in,
    differences_in,
    run,
)
from relaybook.git.reading_only import ask, ask_about
from relaybook.git.repository import Repo
from relaybook.model.decision_past import AddedElsewhere, name_of_path
from relaybook.model.templates import is_template

_MARKDOWN = (".md", ".markdown", ".mdx")
_NOTHING = frozenset("0")


@dataclass(frozen=True, slots=True)
class Place:
    """Where decisions lie in a repository; folders are relative to the prefix."""

    repository: Repo
    prefix: str
    folders: Sequence[str]

    @property
    def pathspecs(self) -> tuple[str, ...]:
        """The folders as git is asked for them."""
        return tuple(f"{self.prefix}{folder}" for folder in self.folders)


@dataclass(frozen=True, slots=True)
class Taken:
    """What other branches have added, and how many were not looked at."""

    added: tuple[AddedElsewhere, ...] = ()
    passed_over: int = 0


def number_in(path: str) -> str:
    """Return the number of a file as it is compared, with its prefix; empty where it has none."""
    name = name_of_path(path)
    stem = path.rpartition("/")[2].partition(".")[0]
    is_decision = path.endswith(_MARKDOWN) and name.number and not is_template(stem)
    return f"{name.prefix} {name.value}" if is_decision else ""


def taken_elsewhere(
    place: Place,
    fresh: Iterable[str],
    missing: Iterable[str],
    base: str,
    newest: int,
    *,
    is_base_here: bool,
) -> Taken:
    """Return what other branches have added under a number that one of `fresh` has too.

    missing: names with further numbers. base: the commit of the base branch, which is looked at
    however old it is.
    """
    paths = sorted(path for path in fresh if number_in(path))
    numbers = {number_in(path) for path in paths} | {number_in(f"{one}.md") for one in missing}
    if not numbers:
        return Taken()
    every = unmerged(place.repository)
    looked = every[:newest]
    if not is_base_here:
        looked += [one for one in every[newest:] if one.commit == base]
    starts = forks(place.repository, [*dict.fromkeys(one.commit for one in looked)])
    claims = _claims(place, starts, numbers)
    return Taken(tuple(_added(place, paths, looked, claims)), len(every) - len(looked))


def _claims(
    place: Place, starts: Mapping[str, frozenset[str]], numbers: set[str]
) -> Mapping[str, Mapping[str, str]]:
    """Return by commit the files with one of `numbers` that it has added, with their blobs."""
    commits = differences_from(place.repository, starts, place.prefix, place.folders)
    return {one.id: dict(_new_numbers(one, numbers)) for one in commits}


def _new_numbers(commit: Commit, numbers: set[str]) -> Iterator[tuple[str, str]]:
    """Yield what a branch has added, but for records that it has only given another name."""
    gone = {_key(one.path) for one in commit.differences if set(one.letter) == {"D"}}
    for one in commit.differences:
        is_new = set(one.letter) == {"A"} and number_in(one.path) in numbers
        if is_new and _key(one.path) not in gone:
            yield one.path, one.after


def _key(path: str) -> tuple[str, str]:
    return path.rpartition("/")[0], number_in(path)


def _added(
    place: Place,
    paths: Sequence[str],
    looked: Sequence[Branch],
    claims: Mapping[str, Mapping[str, str]],
) -> Iterator[AddedElsewhere]:
    holders: dict[tuple[str, str], list[Branch]] = {}
    for branch in looked:
        for path, blob in claims.get(branch.commit, {}).items():
            holders.setdefault((path, blob), []).append(branch)
    blobs = _blobs_here(place, paths) if holders else {}
    for (path, blob), found in sorted(holders.items()):
        rivals = [one for one in paths if number_in(one) == number_in(path)]
        same = _same(place, (path, blob), found[0].commit, {one: blobs[one] for one in rivals})
        yield AddedElsewhere(path, tuple(one.name for one in found), same)


def _same(
    place: Place, added: tuple[str, str], commit: str, rivals: Mapping[str, str]
) -> frozenset[str]:
    """Return which of `rivals` are the same record: a name or a content in common on the way."""
    if not rivals:
        return frozenset()
    direct = {path for path, blob in rivals.items() if path == added[0] or blob == added[1]}
    if direct:
        return frozenset(direct)
    there = _trace(added, _commits(place, commit, "HEAD"))
    here = _commits(place, "HEAD", commit)
    moved = _uncommitted(place)
    return frozenset(
        path
        for path, blob in rivals.items()
        if there & _trace((path, blob), [Commit("", "", "", moved), *here])
    )


def _trace(last: tuple[str, str], commits: Iterable[Commit]) -> set[str]:
    """Return every name and blob that a record has had, from the newest commit back."""
    seen = set(last)
    for one in (one for commit in commits for one in commit.differences):
        if one.path in seen:
            seen |= {*one.before, one.after} | ({one.former} if one.former else set())
    return {one for one in seen if not set(one) <= _NOTHING}


def _commits(place: Place, of: str, without: str) -> list[Commit]:
    words = ["log", "--stdin", "-r", "-M", "-z", "--raw", "--no-abbrev", "--no-ext-diff"]
    more = ["--no-show-signature", "--encoding=UTF-8", f"--relative={place.prefix}", FORMAT]
    lines = [of, f"^{without}", "--", *place.pathspecs]
    return list(commits_in(run(place.repository, lines, words, more), place.prefix))


def _uncommitted(place: Place) -> tuple[Difference, ...]:
    words = ("diff-index", "-r", "-M", "-z", "--raw", "--no-abbrev", "--no-ext-diff")
    about = (f"--relative={place.prefix}", "HEAD", "--", *place.pathspecs)
    out = ask(place.repository, *words, *about)
    return tuple(differences_in(out, place.prefix))


def _blobs_here(place: Place, paths: Sequence[str]) -> Mapping[str, str]:
    """Return the id that the content of each file has, or would have once it is committed."""
    lines = [f"{place.prefix}{path}" for path in paths]
    out = ask_about(place.repository, lines, "hash-object", "--stdin-paths")
    return dict(zip(paths, out.split(), strict=True))
