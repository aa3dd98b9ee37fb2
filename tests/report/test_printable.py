"""Text that nobody has checked, on its way to a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from relaybook.report.markdown_text import markdown_text
from relaybook.report.printable import columns, printable, wrapped


def test_readable_text_stays_as_it_is() -> None:
    for text in ("plain", "naïve “quoted”", "标题", "हिन्दी क्\u200dष", "👩\u200d🚒"):
        assert printable(text) == text


@given(st.text())
def test_nothing_is_left_that_moves_a_cursor_or_turns_text_around(text: str) -> None:
    shown = printable(text)

    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for char in shown)
    assert not any(char in "\u061c\u200e\u200f\u202a\u202e\u2066\u2069\ufeff" for char in shown)


@given(
    st.lists(st.text("abc标e\u0301", min_size=1, max_size=12), min_size=1, max_size=30),
    st.integers(20, 90),
)
def test_wrapping_keeps_every_word_and_the_width(words: list[str], width: int) -> None:
    lines = wrapped(" ".join(words), width, "  - ", "    ")

    assert " ".join(lines).removeprefix("  - ").split() == " ".join(words).split()
    assert all(columns(line) <= max(width, 4 + 24) for line in lines)
    assert all(line.startswith("    ") for line in lines[1:])


def test_a_word_longer_than_the_line_stands_alone() -> None:
    assert wrapped("a " + "x" * 30 + " b", 10) == ["a", "x" * 30, "b"]


def test_markdown_of_a_page_reads_as_plain_text() -> None:
    page = (
        "# rule\n\nSome **bold** text with\na [link](other.md).\n\n- one\n- two,\n  longer\n\n"
        '```yaml title="a.yaml"\nowner: x\n```\n\n| a | b |\n|---|---|\n\n## Next\n'
    )

    assert list(markdown_text(page)) == [
        "rule",
        "",
        "Some bold text with a link.",
        "",
        "  - one",
        "  - two, longer",
        "",
        "  a.yaml",
        "    owner: x",
        "",
        "  | a | b |",
        "  |---|---|",
        "",
        "Next",
    ]
