"""Whatever a file holds: nothing crashes, every place lies inside it, and twice gives the same."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from relaybook.load.assemble import Draft
from relaybook.load.decisions.head import Head
from relaybook.load.decisions.reader import DecisionReader
from relaybook.load.discover import Found
from relaybook.load.parse import parse_file
from relaybook.model.decision_names import heading_of, name_of
from relaybook.model.decision_reading import Reading
from relaybook.source import ByteRange, Place, Unreadable

CORPORA = Path(__file__).parents[2] / "data" / "corpora"
REAL = sorted(
    path.read_bytes()
    for pattern in ("*adr*/**/0*.md", "madr/template/*.md", "moj*/arch*/*.md", "wagov*/*/*.md")
    for path in CORPORA.glob(pattern)
)
PIECES = (
    *("Status", "Date", "Deciders", ": ", "\n", "\r\n", "**", "* ", "- ", "| ", "|--|--|\n", "# "),
    *("## Status\n", "superseded by ", "Supersedes", "[4. A](0004-a.md)", "[", "](", ")", "0012"),
    *(
        "ADR-",
        "accepted",
        "in part",
        "---\n",
        "{",
        "}",
        "<!--",
        "-->",
        "```\n",
        "⌛️",
        "Ä",
        "\ufeff",
    ),
    *("05/02/2018", "2024-01-31", "~~", "<br>", ", ", "> ", "\t", "    ", "->", "- [x] ", "#"),
)
TEXTS = st.one_of(
    st.text(max_size=300).map(str.encode),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=60).map(
        lambda parts: "".join(parts).encode("utf-8", "replace")
    ),
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Return a real decision with stretches of it cut out, doubled or overwritten."""
    data = draw(st.sampled_from(REAL))[:3_000]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        piece = draw(st.sampled_from(PIECES)).encode()
        middle = draw(st.sampled_from((b"", piece, data[start:end] * 2)))
        data = data[:start] + middle + data[end:]
    return data


class _One:
    """A tree of one file."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def read(self, _: str) -> bytes | Unreadable:
        return self._data


PATH = "decisions/0003-x.md"


def read(data: bytes) -> tuple[Reading, dict[str, object]]:
    parsed = parse_file(_One(data), PATH, "markdown", "decision")  # type: ignore[arg-type]
    fields = dict(parsed.fields) if isinstance(parsed.fields, dict) else {}
    draft = Draft(Found(PATH, "decision", "0003-x", "markdown"), parsed, fields)
    head = Head(*parsed.head) if parsed.head is not None else None
    return DecisionReader().read(draft, head), draft.fields


def places(reading: Reading) -> list[Place]:
    parts = (*reading.statuses, *reading.dates, *reading.relations, *reading.unfilled)
    return [part.place for part in parts]


def holds(data: bytes) -> None:
    reading, fields = read(data)

    for place in places(reading):
        assert place.path == PATH
        if isinstance(place.at, ByteRange):
            assert 0 <= place.at.start <= place.at.end <= len(data)
            data[place.at.start : place.at.end].decode()  # begins and ends between characters
    for status in reading.statuses:
        if isinstance(status.place.at, ByteRange):
            stretch = data[status.place.at.start : status.place.at.end].decode()
            assert status.word in stretch.replace("*", "").replace("`", "") or "[" in stretch
    assert (reading, fields) == read(data)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read(data: bytes) -> None:
    holds(data)


@given(mutated())
@settings(max_examples=200, deadline=None)
def test_any_damage_to_a_real_decision_is_read(data: bytes) -> None:
    try:
        data.decode()
    except UnicodeDecodeError:
        return
    holds(data)


@given(st.one_of(st.text(max_size=60), st.from_regex(r"(?:[A-Z]+-)?(?:ADR[-_ ])?\d{1,9}[-_. ]\w*")))
def test_any_name_is_read(stem: str) -> None:
    name = name_of(stem)

    assert name.number in stem
    assert name.value.replace("-", "").isdigit() or not name.number
    assert heading_of(stem).number in stem


def test_a_line_without_end_is_read_in_part() -> None:
    for piece in ("[", "a-", "**", "| ", "(", "0-", "superseded by ", "1 ", "<br>", "see "):
        for form in ("# X\n\n- Status: {}\n", "---\nstatus: 'superseded by {}'\n---\n# X\n"):
            reading, _ = read(form.format(piece * 40_000).encode())
            assert len(reading.relations) < 1_000


def test_there_are_real_decisions_to_damage() -> None:
    assert len(REAL) > 120
