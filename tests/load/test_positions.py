"""Every position lies in its file and is where another parser sees the same thing."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.load.oracle import Structure, normalised, structure

from relaybook.load.front_matter import split_front_matter
from relaybook.load.markdown_outline import read_outline
from relaybook.load.sources import TreeSources
from relaybook.load.yaml_positions import locate_in_yaml
from relaybook.model.outline import Outline
from relaybook.source import ByteRange, FieldPath, Place

ROOT = Path(__file__).parents[2]
DATA = Path(__file__).parent.parent / "data" / "corpora"
PAGES = sorted(
    [*ROOT.glob("runbooks/**/*.md"), *ROOT.glob("decisions/**/*.md"), *ROOT.glob("handovers/*.md")]
    + [path for path in DATA.rglob("*") if path.suffix in {".md", ".mdx", ".erb"}]
)
_SEVERAL_DOCUMENTS = {"charts.yaml"}
RECORDS = sorted(
    [*ROOT.glob("systems/**/*.yaml"), *ROOT.glob("contacts/*.yaml")]
    + [path for path in DATA.rglob("*.y*ml") if path.name not in _SEVERAL_DOCUMENTS]
)


class _OneFile:
    """A tree of one file."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def paths(self) -> tuple[str, ...]:
        return ("a.md",)

    def faults(self) -> tuple[()]:
        return ()

    def read(self, _: str) -> bytes:
        return self.data


def _found(text: str) -> tuple[Structure, list[tuple[str, str, str]]]:
    """Return what our reader finds, and the text around each place with what should begin it."""
    body_at = split_front_matter(text).body_at
    outline = Outline(read_outline(text[body_at:], len(text[:body_at].encode())))
    data = text.encode()
    sources = TreeSources(_OneFile(data))
    lines = text.split("\n")
    begins: list[tuple[str, str, str]] = []

    def line(part: ByteRange, beginning: str) -> int:
        span = sources.locate(Place("a.md", part))
        assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
        assert span.column <= len(lines[span.line - 1]) + 1
        assert span.end_column <= len(lines[span.end_line - 1]) + 1
        whole = lines[span.line - 1]
        begins.append((whole[: span.column - 1], whole[span.column - 1 :], beginning))
        return span.line

    return Structure(
        [(line(one.range, f"#{one.text[:1]}*_`[!<"), one.level) for one in outline.headings],
        [
            (line(one.range, "!" if one.is_image else "[<"), normalised(one.target))
            for one in outline.links
        ],
        [(line(one.range, "`~"), one.info.strip()) for one in outline.fences],
        [(line(one.range, "0123456789"), one.number) for one in outline.steps],
    ), begins


def _expected(text: str) -> Structure:
    body_at = split_front_matter(text).body_at
    blank = "\n" * text[:body_at].count("\n")
    return structure(blank + text[body_at:])


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_has_the_structure_another_parser_sees(path: Path) -> None:
    text = path.read_text()
    found, begins = _found(text)

    assert found == _expected(text)
    for before, rest, marks in begins:
        assert rest[:1] in marks or (marks == "`~" and before[-4:].isspace())


# Nothing on which the two parsers are known to differ: form feeds in blank lines, indented code
# right below a quote, a list item or a definition.
_BLOCKS = "# A|## B c|A\n===|###||text|- a|1. b|2) c|   d|> e|> # F|---|***|\n\n    code\n\ng|<div>"
_FENCES = "```|```sh|~~~|~~~~ x|<!-- c -->|<!--|-->|\n\n[r]: u\n\nh"
_INLINE = "é😀 |a b|`|``|\\|*|**Undo:** z|_|[x](y)|[x](<y z> 't')|![i](j)|[r]|<http://a.b>|[|](|)|<b>|&amp;"
_PIECES = [
    *(piece + "\n" for piece in f"{_BLOCKS}|{_FENCES}".split("|")),
    *_INLINE.split("|"),
    *("a\u2028b ", "a\x0cb ", "\n"),
]
TEXTS = st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)


@settings(deadline=None)
@given(TEXTS)
def test_made_up_pages_have_the_structure_another_parser_sees(text: str) -> None:
    found, expected = _found(text)[0], _expected(text)
    pairs = zip(found.links, expected.links, strict=True)
    told = [(line if there else 0, target) for (line, target), (there, _) in pairs]

    assert found._replace(links=told) == expected


def _keys(node: yaml.Node, path: FieldPath) -> list[tuple[FieldPath, yaml.Node]]:
    """Return the first key or item at each path, from the node graph of the pure loader."""
    found: dict[FieldPath, yaml.Node] = {}
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = str(key.value).replace("-", "_")
            if key.tag.endswith(":str") and (*path, name) not in found:
                found.update({(*path, name): key, **dict(_keys(value, (*path, name)))})
    elif isinstance(node, yaml.SequenceNode):
        for at, item in enumerate(node.value):
            found.update({(*path, at): item, **dict(_keys(item, (*path, at)))})
    return list(found.items())


def _check_keys(text: str) -> int:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    places = _keys(root, ()) if root else []
    for path, node in places:
        span = locate_in_yaml(text, path)
        before = text[: node.start_mark.index]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        assert (span.line, span.column) == (line, column)
        if isinstance(node, yaml.ScalarNode):
            written = text[node.start_mark.index : node.end_mark.index]
            assert span.end_line == line + written.count("\n")
    return len(places)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.name)
def test_every_key_of_a_record_is_where_the_pure_loader_sees_it(path: Path) -> None:
    assert _check_keys(path.read_text()) > 3


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_key_of_a_front_matter_is_where_the_pure_loader_sees_it(path: Path) -> None:
    text = path.read_text()
    front = split_front_matter(text).yaml
    if front is None:
        assert not text.startswith("---")
        return
    _check_keys(front)
    root = yaml.compose(front, Loader=yaml.SafeLoader)
    sources = TreeSources(_OneFile(text.encode()))
    for keys, _ in _keys(root, ()):
        span, shifted = locate_in_yaml(front, keys), sources.locate(Place("a.md", keys))
        assert (shifted.line, shifted.column) == (span.line + 1, span.column)


_WORDS = st.text(st.sampled_from("ab é😀\u2028-_#:'\"\n"), min_size=1, max_size=6)
_VALUES = st.recursive(
    _WORDS | st.booleans() | st.none() | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None)
@given(
    st.dictionaries(_WORDS, _VALUES, min_size=1, max_size=4),
    st.sampled_from([None, True, False]),
    st.booleans(),
)
def test_every_key_of_made_up_yaml_is_where_the_pure_loader_sees_it(
    value: object, flow: bool | None, unicode: bool
) -> None:
    _check_keys(yaml.dump(value, default_flow_style=flow, allow_unicode=unicode))
