"""What stands one or two columns in belongs to the step above it, where the numbers go on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fix.mending import RUNBOOK, mended_text, plan_of

from relaybook.site.parity.source_shape import shape_of_markdown

PAGE = "docs/page.md"
APART = "# T\n\n1. a\n\n  ```sh\n  ls\n    x\n\n  ```\n\n2. b\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "1. a\n\n  ```sh\n  ls\n    x\n\n  ```\n\n2. b\n",
            "1. a\n\n   ```sh\n   ls\n     x\n\n   ```\n\n2. b\n",
        ),
        ("1. a\n  - b\n  - c\n2. d\n", "1. a\n   - b\n   - c\n2. d\n"),
        ("1. a\n\n - b\n\n2. d\n\n - e\n\n3. f\n", "1. a\n\n   - b\n\n2. d\n\n   - e\n\n3. f\n"),
        ("9. a\n10. b\n\n   c\n\n11. d\n", "9. a\n10. b\n\n    c\n\n11. d\n"),
        ("1. a\r\n\r\n  b\r\n\r\n2. c\r\n", "1. a\r\n\r\n   b\r\n\r\n2. c\r\n"),
    ],
)
def test_a_list_that_goes_on_is_made_one(before: str, after: str) -> None:
    assert mended_text(f"# T\n\n{before}", PAGE) == f"# T\n\n{after}"


@pytest.mark.parametrize(
    "text",
    [
        "1. a\n\n   ```sh\n   ls\n   ```\n\n2. b\n",  # right on forges and on our site
        "1. a\n   - b\n2. c\n",
        "1. a\n\n```sh\nls\n```\n\n2. b\n",  # at the margin: perhaps for both steps
        "1. a\n\n  Then:\n\n1. b\n",  # another list
        "1. a\n\n  Then:\n\n3. b\n",
        "1. a\n\n ## B\n\n2. b\n",
        "1. a\n\n  b\n\n <br>\n\n2. c\n",
        "1. a\n\n  ```\n\tx\n  ```\n\n2. b\n",
        "- a\n\n b\n\n- c\n",
        "1.  a\n\n  b\n\n2.  c\n",
    ],
)
def test_what_is_right_or_may_be_meant_is_left(text: str) -> None:
    assert mended_text(f"# T\n\n{text}", PAGE) == f"# T\n\n{text}"


def test_the_page_then_has_one_list_with_the_code_in_it() -> None:
    before, after = shape_of_markdown(APART), shape_of_markdown(mended_text(APART, PAGE))

    assert [part.kind for part in before].count("list") == 2
    assert [part.kind for part in after].count("list") == 1


def test_a_page_that_was_exercised_is_left() -> None:
    files = {
        RUNBOOK: APART.encode(),
        "exercises/e.yaml": b"runbook: restart\ndate: 2026-01-01\n",
    }

    plan = plan_of(files)

    assert (plan.files, plan.kept) == ((), (RUNBOOK,))


@given(st.text(alphabet="12. -`ab\n", max_size=60))
def test_mending_twice_is_mending_once(text: str) -> None:
    once = mended_text(text, PAGE)

    assert mended_text(once, PAGE) == once
