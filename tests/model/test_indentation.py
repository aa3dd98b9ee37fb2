from textwrap import dedent, indent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.site.planned_base import base_of

from relaybook.model.digest import digest
from relaybook.model.exercised_text import StepState, step_states
from relaybook.model.indentation import indented_forms

NESTED = """\
Look at the log.

```bash
cat <<END
  two further in
END
```

- **Expected:** nothing
{inner}- at all

**Undo:** none.
"""


def step(outer: str, inner: str) -> str:
    return "1. " + indent(NESTED.format(inner=inner), outer).strip()


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (("    ", "  "), ("   ", "  ")),
        (("    ", "    "), ("   ", "   ")),
        (("    ", "    "), ("  ", "  ")),
        (("   ", "   "), ("    ", "    ")),
        (("    ", "  "), ("\t", "  ")),
        (("\t", "  "), ("    ", "  ")),
    ],
)
def test_a_step_that_was_re_indented_has_the_form_that_it_had(
    was: tuple[str, str], now: tuple[str, str]
) -> None:
    assert step(*was).encode() in set(indented_forms(step(*now).encode()))


@pytest.mark.parametrize(
    "changed",
    [
        step("    ", "  ").replace("  two", "two"),
        step("    ", "  ").replace("    END", "      END"),
        step("    ", "  ").replace("nothing", "Nothing"),
        step("    ", "  ").replace("    **Undo", "**Undo"),
    ],
)
def test_what_code_means_is_no_indentation(changed: str) -> None:
    assert changed != step("    ", "  ")
    assert step("    ", "  ").encode() not in set(indented_forms(changed.encode()))


def test_a_step_of_one_line_has_no_other_form() -> None:
    assert list(indented_forms(b"1. Look.")) == []


@given(st.text(alphabet=" \t\n\r`~-ab", max_size=60))
def test_each_form_has_the_same_words_in_the_same_lines(text: str) -> None:
    content = text.strip().encode()
    words = [line.split() for line in content.split(b"\n")]

    for form in indented_forms(content):
        assert [line.split() for line in form.split(b"\n")] == words


@given(
    st.lists(st.text(alphabet="ab -", min_size=1, max_size=9), min_size=1, max_size=6),
    st.integers(2, 8),
    st.integers(2, 8),
)
def test_any_common_indentation_is_found(lines: list[str], was: int, now: int) -> None:
    body = dedent("\n".join(f"a{line}" for line in lines))
    old, new = (
        "1. Look.\n" + "\n".join(" " * columns + line for line in body.split("\n"))
        for columns in (was, now)
    )

    assert old.strip().encode() in set(indented_forms(new.strip().encode()))


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("1. Look.\n\n   ```\n   ls\n   ```\n", StepState.AS_EXERCISED),
        ("1. Look.\r\n\r\n     ```\r\n     ls\r\n     ```\r\n", StepState.AS_EXERCISED),
        ("1. Look.\n\n   ```\n   ls -l\n   ```\n", StepState.CHANGED),
    ],
)
def test_an_exercise_holds_for_a_step_that_was_only_re_indented(
    today: str, state: StepState
) -> None:
    exercised = digest(b"1. Look.\n\n    ```\n    ls\n    ```")
    base = base_of(
        {
            "runbooks/full.md": f"# Full\n\n## Steps\n\n{today}".encode(),
            "exercises/a.yaml": (
                "runbook: full\ndate: 2026-09-12\n"
                f"steps: [{{number: 1, digest: '{exercised}', result: ok}}]\n"
            ),
        }
    )

    states = step_states(base.exercises["a"], base.exercised["full"])

    assert [one for _, one in states or ()] == [state]
