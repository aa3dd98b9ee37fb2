"""The line at fault, with the mark exactly below what is wrong."""

from tests.report.samples import finding

from relaybook.report.excerpt import excerpt
from relaybook.report.style import Style
from relaybook.source import Span


def drawn(text: str, start: int, end: int, width: int = 80) -> list[str]:
    one = finding(excerpt=text, span=Span(3, start, 3, end))
    return list(excerpt(one, Style(), width, ""))


def test_the_mark_covers_the_span() -> None:
    assert drawn("owner: nobody", 8, 14) == ["    3 | owner: nobody", "      |        ^^^^^^"]


def test_a_point_has_a_mark_too() -> None:
    assert drawn("owner:", 7, 7) == ["    3 | owner:", "      |       ^"]


def test_a_span_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    one = finding(excerpt="steps:", span=Span(3, 1, 9, 4))

    assert list(excerpt(one, Style(), 80, ""))[1] == "      | ^^^^^^"


def test_wide_and_combining_characters_keep_the_mark_in_place() -> None:
    assert drawn("标题 x", 4, 5)[1] == f"      | {' ' * 5}^"
    assert drawn("e\u0301 x", 4, 5)[1] == f"      | {' ' * 2}^"


def test_an_empty_line_is_not_shown() -> None:
    assert drawn("   ", 1, 1) == []


def test_a_long_line_is_cut_around_the_mark() -> None:
    line, mark = drawn("a" * 200 + "WRONG" + "b" * 200, 201, 206, width=40)

    assert line == "    3 | ...aaaaaaaaaaaaWRONGbbbbbbbbb..."
    assert mark == f"      | {' ' * 15}^^^^^"
    assert len(line) == 40


def test_a_mark_beyond_the_line_does_not_fail() -> None:
    assert drawn("ab", 9, 12) == ["    3 | ab", "      |   ^"]
