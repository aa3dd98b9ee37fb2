"""Whatever a file holds: a second run changes nothing, and a reader sees what he saw before."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from tests.fix.mending import RUNBOOK, mended, plan_of

from relaybook.fix.commands import lines_of
from relaybook.fix.correction import LIST_INDENTATION
from relaybook.load.front_matter import split_front_matter
from relaybook.site.parity.page_shape import text_of

CORPORA = Path(__file__).parents[1] / "data" / "corpora"
REAL = [
    path.read_bytes()
    for folder in ("openshift-runbooks", "moj-cloud-platform")
    for path in sorted((CORPORA / folder).rglob("*.md*"))
    if path.stat().st_size < 9_000
]
LINES = [
    b"1. a\n",
    b"   ```\n",
    b"   $ ls\n",
    b"   out\n",
    b"```bash\n",
    b"```\n",
    b"$ kubectl get x\n",
]
MORE = [b"kubectl get pods\n", b"    - b\n", b"   c\n", b"\n", b"   1. d\n", b"\r\n", b"\t", b"> "]
ODD = [b"\xef\xbb\xbf", b"---\n", b"last_reviewed_on: 2026-9-1\n", b"# h\n", b"\\\n", b"'", b"<b>"]
PIECES = st.lists(st.sampled_from([*LINES, *MORE, *ODD]), max_size=20).map(b"".join)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A real runbook from which something is cut and into which something is put."""
    data = draw(st.sampled_from(REAL))
    at, end = sorted(draw(st.tuples(*[st.integers(0, len(data))] * 2)))
    end = min(end, at + 40)
    return data[:at] + draw(PIECES) + data[end:]


def seen(data: bytes) -> str:
    """Return what a reader sees of a page, without what a fix may name and without space.

    A list that fell apart is drawn with closer paragraphs once it is mended, and reads the same.
    """
    whole = data.decode("utf-8", "replace")
    text = split_front_matter(whole).body(whole)
    html = Markdown(extensions=["relaybook.site.markdown_extension"]).convert(text)
    lines = lines_of(text_of(html.replace("<pre>", "\n")))
    return "".join("".join(line.text[line.prompt :] for line in lines).split())


def holds(data: bytes) -> None:
    once = mended(data)

    assert mended(once) == once
    if b"last_reviewed_on" not in data:
        assert seen(once) == seen(data)
    assert once.count(b"\r") == data.count(b"\r")
    assert once.count(b"\n") == data.count(b"\n")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damaged())
def test_real_runbooks_that_were_damaged(data: bytes) -> None:
    holds(data)


@settings(max_examples=150, deadline=None)
@given(PIECES)
def test_lines_in_any_order(data: bytes) -> None:
    holds(data)


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_any_text(text: str) -> None:
    holds(text.encode("utf-8", "replace"))


@settings(max_examples=60, deadline=None)
@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    once = mended(data)

    assert mended(once) == once


def test_real_runbooks_as_they_are_and_none_is_refused() -> None:
    found = 0
    for data in REAL:
        plan = plan_of({RUNBOOK: data})
        assert plan.refused == ()
        found += sum(count for name, count in plan.counts.items() if name != LIST_INDENTATION)
        holds(data)
    assert found > 50
