"""Renames in a straight history, held against a plain reference that walks it forwards."""

from hypothesis import given
from hypothesis import strategies as st

from relaybook.git.names import Names

FILES = ("a", "b", "c")
COMMITS = st.lists(
    st.tuples(st.sampled_from("AMRD"), st.sampled_from(FILES), st.sampled_from(FILES)), max_size=12
)
Touch = tuple[str, str, str]


def possible(wanted: list[Touch]) -> list[Touch]:
    """Leave out what git could not record: an edit of what is not there, and so on."""
    there: set[str] = set()
    done = []
    for letter, path, former in wanted:
        is_new = path not in there
        moves = letter == "R" and former in there and is_new and path != former
        if (letter == "A" and is_new) or (letter in "MD" and not is_new) or moves:
            done.append((letter, path, former if moves else ""))
            there -= {former} if moves else set()
            there = there - {path} if letter == "D" else there | {path}
    return done


def reference(commits: list[Touch]) -> dict[str, list[int]]:
    """Return the commits that made each file what it is at the end."""
    past: dict[str, list[int]] = {}
    for number, (letter, path, former) in enumerate(commits):
        before = past.pop(former, []) if former else past.get(path, [])
        if letter == "A":
            before = []
        if letter == "D":
            past.pop(path)
        else:
            past[path] = [*before, number]
    return past


@given(COMMITS)
def test_each_file_of_today_has_its_own_past(wanted: list[Touch]) -> None:
    commits = possible(wanted)
    names = Names()
    for at, (letter, path, former) in enumerate(reversed(commits)):
        names.note(at, letter, path)
        names.leave(at, [(former, path)] if former else [])

    found = names.by_name()

    for path, numbers in reference(commits).items():
        newest_first = [len(commits) - 1 - number for number in reversed(numbers)]
        assert found[path] == newest_first


def test_an_edit_beside_a_rename_follows_it() -> None:
    names = Names()
    names.note(0, "M", "old")  # on a branch that did not know of the rename, merged later
    names.note(1, "R", "new")
    names.leave(1, [("old", "new")])
    names.note(2, "A", "old")

    assert names.by_name() == {"new": [0, 1, 2]}
    assert names.former("new") == ("old",)


def test_a_name_taken_again_is_another_file() -> None:
    names = Names()
    names.note(0, "M", "old")
    names.note(1, "A", "old")
    names.note(2, "R", "new")
    names.leave(2, [("old", "new")])
    names.note(3, "A", "old")

    assert names.by_name() == {"old": [0, 1], "new": [2, 3]}


def test_two_files_may_change_places() -> None:
    names = Names()
    names.note(0, "R", "a")
    names.note(0, "R", "b")
    names.leave(0, [("b", "a"), ("a", "b")])
    names.note(1, "M", "a")

    assert names.by_name() == {"a": [0], "b": [1, 2]}
