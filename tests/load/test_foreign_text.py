"""Whatever a file holds, reading it raises nothing, points inside it, and says the same twice."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relaybook.config import Configuration
from relaybook.errors import ConfigurationError
from relaybook.load.alert_rules import alert_rules
from relaybook.load.configuration import read_configuration
from relaybook.load.front_matter import split_front_matter
from relaybook.load.knowledge_base import load
from relaybook.load.parse import Parsed, decode, parse_file
from relaybook.load.sources import TreeSources
from relaybook.load.tables import parse_table
from relaybook.load.yaml_document import parse_yaml, parse_yaml_documents
from relaybook.model.outline import Outline
from relaybook.model.references import references_of
from relaybook.source import ByteRange, Place, Unreadable

ROOT = Path(__file__).parents[2]
FORMS = [
    ("runbooks/a.md", "markdown", "runbook"),
    ("systems/a.yaml", "yaml", "system"),
    ("systems/a/access.csv", "csv", "table"),
    ("alerts/a.yaml", "yaml", "alert"),
]
_SAMPLES = [
    path.read_text()
    for pattern in ("runbooks/fraud/*.md", "systems/f*.yaml", "alerts/*.y*ml", "handovers/*/*.csv")
    for path in sorted(ROOT.glob(pattern))[:2]
]
_PIECES = [
    *("---\n", "...\n", "\n", "\r\n", "\r", "\t", " ", "  ", "- ", "? ", ": ", "a: ", "b:\n", "#"),
    *("&a ", "*a", "<<: *a\n", "[", "]", "{", "}", ",", '"', "'", "|\n", ">-\n", "!!str ", "%YAML"),
    *(
        "# A\n",
        "```\n",
        "~~~",
        "<!-- ",
        "-->",
        "**Undo:**",
        "1. ",
        "[x](y#z)",
        "<script>",
        "{: onx=1}",
    ),
    *("relaybook: accept[a] until 2026-01-01 b", "# relaybook: accept[", "groups:\n", "alert: A\n"),
    *(
        "\ufeff",
        "\u2028",
        "\x85",
        "\x0c",
        "\x00",
        "\x07",
        "é",
        "😀",
        ";",
        "=",
        "---",
        "no",
        "2026-02-30",
    ),
]
_MADE = st.lists(st.sampled_from(_PIECES) | st.text(max_size=3), max_size=30).map("".join)


@st.composite
def _damaged(draw: st.DrawFn) -> str:
    """A real file with a stretch replaced."""
    text = draw(st.sampled_from(_SAMPLES))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 200)))
    return text[:start] + draw(_MADE) + text[end:]


TEXTS = _MADE | _damaged()
CONTENTS = TEXTS.map(str.encode) | st.binary(max_size=60)


class OneTree:
    """A tree of the files given."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self.files))

    def faults(self) -> tuple[()]:
        return ()

    def read(self, path: str) -> bytes:
        return self.files[path]


def _is_inside(text: str, line: int, column: int) -> bool:
    lines = text.split("\n")
    return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1


def _parts(outline: Outline) -> Iterator[ByteRange]:
    for parts in ("headings", "links", "fences", "steps", "labels", "unsafe"):
        yield from (part.range for part in getattr(outline, parts))


def _shown(data: bytes) -> str:
    """Return the text as an editor would show it, damaged or not."""
    text = decode(data)
    return data.decode("utf-8", "replace") if isinstance(text, Unreadable) else text


@pytest.mark.parametrize(("path", "form", "kind"), FORMS, ids=[kind for _, _, kind in FORMS])
@settings(deadline=None)
@given(data=CONTENTS)
def test_any_file_is_parsed_into_places_inside_it(
    path: str, form: str, kind: str, data: bytes
) -> None:
    tree = OneTree({path: data})
    parsed = parse_file(tree, path, form, kind)
    text = _shown(data)

    assert parsed == parse_file(tree, path, form, kind)
    for _, message, _, line, column in parsed.faults:
        assert message
        assert _is_inside(text, line, column)
    for *_, line, first, last in parsed.acceptances:
        assert 1 <= first <= last <= text.count("\n") + 2
        assert _is_inside(text, line, 1)
    if parsed.outline is not None:
        _check_outline(path, data, Outline(parsed.outline))


def _check_outline(path: str, data: bytes, outline: Outline) -> None:
    sources = TreeSources(OneTree({path: data}))
    for part in _parts(outline):
        span = sources.locate(Place(path, part))
        assert 0 <= part.start <= part.end <= len(data)
        assert _is_inside(_shown(data), span.line, span.column)
        assert _is_inside(_shown(data), span.end_line, span.end_column)
        assert (span.line, span.column) <= (span.end_line, span.end_column)
    for one in (*outline.links, *outline.fences, *outline.steps, *outline.labels):
        assert -1 <= one.section < len(outline.headings)


@settings(deadline=None)
@given(text=TEXTS)
def test_any_text_is_split_into_front_matter_and_body(text: str) -> None:
    parts = split_front_matter(text)

    assert 0 <= parts.body_at <= len(text)
    assert parts.yaml is None or parts.yaml in text[: parts.body_at]
    assert len(parts.body(text).encode()) == len(text[parts.body_at :].encode())
    assert parts.body(text).count("\n") == text.count("\n", parts.body_at)
    assert _is_inside(text, parts.fault_line, 1)


def _paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _paths(item, (*path, key))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _paths(item, (*path, at))


@settings(deadline=None)  # each place is found by reading the text again
@given(text=TEXTS)
def test_any_yaml_gives_values_that_stand_somewhere(text: str) -> None:
    document = parse_yaml(text)
    sources = TreeSources(OneTree({"a.yaml": text.encode(errors="replace")}))

    assert document == parse_yaml(text)
    for path in _paths(document.value):
        if path and isinstance(path[0], str):
            span = sources.locate(Place("a.yaml", path))
            assert _is_inside(text, span.line, span.column)
            assert _is_inside(text, span.end_line, span.end_column)


@settings(deadline=None)
@given(text=TEXTS)
def test_any_alert_rule_stands_in_its_file(text: str) -> None:
    documents = parse_yaml_documents(text)
    sources = TreeSources(OneTree({"alerts/a.yaml": text.encode(errors="replace")}))

    for rule in alert_rules("alerts/a.yaml", [one.value for one in documents]):
        span = sources.locate(rule.place)
        assert text.split("\n")[span.line - 1][span.column - 1 :].startswith(
            ("alert", '"', "'", "*")
        )


@settings(deadline=None)
@given(text=TEXTS)
def test_any_table_has_cells_inside_it(text: str) -> None:
    table = parse_table(text)
    sources = TreeSources(OneTree({"a.csv": text.encode(errors="replace")}))

    assert table == parse_table(text)
    for number, row in enumerate(table.rows):
        for name in row:
            span = sources.locate(Place("a.csv", ("access", number, name)))
            assert _is_inside(text, span.line, span.column)
            assert _is_inside(text, span.end_line, span.end_column)


@settings(deadline=None)
@given(text=TEXTS)
def test_any_configuration_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        assert isinstance(read_configuration(text), Configuration)
    except ConfigurationError as error:
        for line in str(error).split("\nrelaybook.yml:"):
            number, column = line.removeprefix("relaybook.yml:").split(" ")[0].split(":")
            assert _is_inside(text, int(number), int(column))


@settings(deadline=None)
@given(contents=st.lists(CONTENTS, min_size=4, max_size=4), more=CONTENTS)
def test_any_files_load_and_every_problem_points_into_one(
    contents: list[bytes], more: bytes
) -> None:
    files = dict(zip((path for path, _, _ in FORMS), contents, strict=True))
    files |= {"runbooks/_defaults.yaml": more, "contacts/b.yaml": more, "systems/c.md": more}
    base = load(OneTree(files), Configuration())

    for seen in base.problems:
        span = base.sources.locate(seen.problem.place)
        assert _is_inside(_shown(files[seen.problem.place.path]), span.line, span.column)
    for record in base.documents:
        for use in references_of(record):
            span = base.sources.locate(record.at(*use.path))
            assert _is_inside(_shown(files[record.at(*use.path).path]), span.line, span.column)


def test_what_a_worker_sends_is_a_plain_tuple() -> None:
    parsed = parse_file(
        OneTree({"runbooks/a.md": b"# A\n"}), "runbooks/a.md", "markdown", "runbook"
    )

    assert isinstance(parsed, Parsed)
