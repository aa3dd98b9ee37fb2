from hypothesis import given
from hypothesis import strategies as st

from relaybook.graph.draw.lettering import cut, width_of, wrapped


def test_wide_scripts_take_more_room() -> None:
    assert width_of("支払", 10) > width_of("ab", 10) > width_of("il", 10)
    assert width_of("e\u0301", 10) == width_of("e", 10)


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    assert cut("Payments", 60, 10) == "Payments"
    assert cut("Payments gateway", 60, 10) == "Payments…"


def test_words_are_wrapped_and_the_last_line_is_cut() -> None:
    assert wrapped("Card switch", 200, 13, 2) == ("Card switch",)
    assert wrapped("Real-time fraud scoring of payments", 130, 13, 2) == (
        "Real-time fraud", "scoring of paymen…",
    )  # fmt: skip
    assert wrapped("", 100, 13, 2) == ("",)


@given(st.text(st.characters(codec="utf-8"), max_size=60), st.integers(20, 200), st.integers(1, 3))
def test_no_line_is_wider_than_asked_for(text: str, width: int, most: int) -> None:
    lines = wrapped(" ".join(text.split()), width, 10, most)

    assert 1 <= len(lines) <= most
    assert all(width_of(line, 10) <= width for line in lines)
