"""No text makes a reader fall over, and every place it names lies in its file."""

import json
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.load.foreign.written import Files

from relaybook.config_exchange import ForeignSource, ImportFormat
from relaybook.load.foreign.entity import Imported
from relaybook.load.foreign.reader import read_foreign
from relaybook.load.sources import TreeSources

_NAMES = {
    "backstage": "a.yaml",
    "compose": "a.yaml",
    "csv": "a.csv",
    "eventcatalog": "services/A/index.mdx",
    "gitlab": "a.yaml",
}
_WORDS = st.sampled_from(
    [
        *("kind", "metadata", "name", "namespace", "spec", "owner", "dependsOn"),
        *("dependencyOf", "Component", "User", "Location", "targets", "../a.yaml", "services"),
        *("depends_on", "extends", "file", "image", "id", "sends", "receives"),
        *("teams", "a", "b/c", "::", "technical", "dependencies", "service"),
        *("system:default/x", "links", "url", "labels", "tags", "null", "true"),
        *("-", "a,b"),
    ]
)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | _WORDS | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_WORDS, inner, max_size=5),
    max_leaves=25,
)


def hold(imported: Imported, files: Files) -> None:
    sources = TreeSources(files)
    places = chain(
        (one.place for one in imported.notes),
        (one.problem.place for one in imported.problems),
        (place for one in imported.entities for value in one.fields.values()
         for place in (value.place, *value.items)),
    )  # fmt: skip
    for place in places:
        span = sources.locate(place)
        lines = sources.data(place.path).decode("utf-8", "replace").split("\n")
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
    ids = [(one.kind, one.id) for one in imported.entities]
    assert len(ids) == len(set(ids))
    assert all("/" not in one.id and one.id.strip(".") for one in imported.entities)


@pytest.mark.parametrize("format_", _NAMES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_structure(format_: ImportFormat, data: st.DataObject) -> None:
    value = data.draw(_VALUES)
    text = json.dumps(value)
    path = _NAMES[format_]
    files = Files({path: f"---\n{text}\n---\n" if path.endswith(".mdx") else text})

    hold(read_foreign(files, format_, ForeignSource(file=(path,))), files)


@pytest.mark.parametrize("format_", _NAMES)
@settings(max_examples=40, deadline=None)
@given(text=st.binary(max_size=60) | st.text("a:- \n\t#[]{}&*|>'\",;", max_size=60))
def test_any_bytes(format_: ImportFormat, text: str | bytes) -> None:
    files = Files({_NAMES[format_]: text})

    hold(read_foreign(files, format_, ForeignSource(file=(_NAMES[format_],))), files)


@pytest.mark.parametrize("format_", ["backstage", "compose", "gitlab"])
def test_a_bomb_of_aliases_and_a_key_given_twice_are_faults(format_: ImportFormat) -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
        for old, new in zip("abcdef", "bcdefg", strict=True)
    )
    files = Files({"a.yaml": bomb, "b.yaml": "kind: A\nkind: B\n"})
    found = read_foreign(files, format_, ForeignSource(file=("a.yaml", "b.yaml")))

    messages = [one.problem.message for one in found.problems]
    assert messages[0].startswith("aliases expand it to more than 50,000 values")
    assert "the key 'kind' is given twice; the first value is used" in messages
