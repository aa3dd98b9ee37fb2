"""Any text is read as a procedure: real runbooks damaged, and what nobody would write."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from relaybook.load.front_matter import split_front_matter
from relaybook.load.markdown_outline import read_outline
from relaybook.model.heading_style import HeadingStyle, default_style
from relaybook.model.outline import Outline
from relaybook.model.procedure import commands_outside_steps, procedure

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [
        *ROOT.glob("runbooks/**/*.md"),
        *(ROOT / "tests/data/corpora").glob("openshift*/alerts/**/*.md"),
    ]
)
TEXTS = [page.read_text() for page in PAGES]
STYLE: HeadingStyle = default_style()


def _outline(text: str) -> Outline:
    body_at = split_front_matter(text).body_at
    return Outline(read_outline(text[body_at:], len(text[:body_at].encode())))


def _check(text: str) -> None:
    data = text.encode(errors="replace")
    outline = _outline(data.decode())
    steps = procedure(outline, STYLE)

    assert steps == procedure(_outline(data.decode()), default_style())
    assert [step.start for step in steps] == sorted(step.start for step in steps)
    for step in steps:
        assert 0 <= step.start <= step.end <= len(data)
        assert -1 <= step.heading < len(outline.headings)
        assert step.effect in ("read", "change", "irreversible", "unknown")
        for part in (*step.labels, *(command.fence for command in step.commands)):
            assert step.start <= part.start <= part.end
    for mention in outline.mentions:
        assert 0 <= mention.start <= mention.end <= len(data)
    commands_outside_steps(outline, STYLE, steps)


_PIECES = (
    *("## Steps\n", "### 1. A\n", "\n1. A\n", "   ```bash\n", "   ```\n", "\n\n", "~~~\n", "> "),
    *("**Undo:** none", "$ rm -rf a\n", "<pod>", "'$A' $B <<EOF\n", "# root\n", "\\\n", "`"),
    *("go to step 7-2", "if needed", "Silence the alert", "{effect=change}", "Expected output:"),
)


@settings(deadline=None)
@given(st.lists(st.text(max_size=20) | st.sampled_from(_PIECES)).map("".join))
def test_any_text_is_a_procedure(text: str) -> None:
    _check(text)


@settings(deadline=None)
@given(
    st.sampled_from(TEXTS),
    st.integers(0, 6_000),
    st.integers(0, 400),
    st.text(alphabet="`~#*>:$<1. \n\t-{}", max_size=8),
)
def test_damaged_runbooks_are_procedures(text: str, at: int, length: int, put: str) -> None:
    _check(text[:at] + put + text[at + length :])
