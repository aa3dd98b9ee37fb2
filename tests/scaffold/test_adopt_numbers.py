"""Whether decisions of several folders are numbered as one sequence."""

from collections.abc import Iterable

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from relaybook.load.survey import Page, Survey
from relaybook.scaffold.adopt import adopt
from relaybook.scaffold.adopt_folders import Guess
from relaybook.scaffold.adopt_numbers import number_spaces
from relaybook.scaffold.adopt_pages import look_at
from relaybook.scaffold.adopt_text import configuration_text

ADR = ("Status", "Context", "Decision", "Consequences")


def survey(**folders: Iterable[int]) -> Survey:
    pages = tuple(
        Page(f"{folder}/{number:03}-choose.md", ADR)
        for folder, numbers in sorted(folders.items())
        for number in numbers
    )
    return Survey(tuple(one.path for one in pages), pages, ())


def shared(seen: Survey) -> tuple[tuple[str, ...], int, int] | None:
    return number_spaces(adopt(seen, "x").folders.of("decisions"))


def test_one_sequence_over_sibling_folders_is_written_with_its_evidence() -> None:
    text = configuration_text(adopt(survey(build=(1, 4, 5), run=(2, 3, 6)), "x")).text

    assert yaml.safe_load(text)["decisions"] == {"one_number_space": ["build", "run"]}
    assert "# The numbers 1 to 6 go on from one of these folders to another" in text


@pytest.mark.parametrize(
    "folders",
    [
        {"build": (1, 2, 3), "run": (1, 2)},
        {"build": (1, 2, 3, 4), "run": (4, 5)},
        {"build": (1, 2, 3), "run": (107, 108)},
        {"build": (1, 2, 3, 4, 5)},
        {"build": (1, 2), "templates": (3, 4)},
        {"build": (1,), "run": (2,)},
    ],
    ids=["each its own", "a collision", "far apart", "one folder", "to copy", "too few"],
)
def test_folders_that_count_for_themselves_are_left_so(folders: dict[str, Iterable[int]]) -> None:
    assert shared(survey(**folders)) is None


def test_logs_of_one_folder_share_it_too_where_they_are_one_sequence() -> None:
    seen = survey(**{"adr/build": (1, 3, 5), "adr/run": (2, 4)})

    assert shared(seen) == (("adr/build", "adr/run"), 1, 5)


@given(homes=st.lists(st.sampled_from("abc"), min_size=4, max_size=30))
def test_any_split_of_a_sequence_is_found(homes: list[str]) -> None:
    folders = {
        home: [number for number, one in enumerate(homes, 1) if one == home] for home in homes
    }
    pages = survey(**{f"adr/{home}": numbers for home, numbers in folders.items()}).pages
    looks = tuple(look for page in pages if (look := look_at(page)))

    expected = (tuple(f"adr/{home}" for home in sorted(folders)), 1, len(homes))
    found = number_spaces([Guess("adr", "decisions", "", looks)])
    assert found == (expected if len(folders) > 1 else None)
