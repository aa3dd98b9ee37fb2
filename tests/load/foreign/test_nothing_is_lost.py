"""Every value of a foreign file is in the loss report: mapped, kept, normalised or refused."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.load.foreign.written import CORPORA, corpus, losses, read

from relaybook.config_exchange import ImportFormat
from relaybook.load.foreign.entity import Imported
from relaybook.load.front_matter import split_front_matter
from relaybook.load.yaml_document import parse_yaml_documents
from relaybook.source import FieldPath

# What says which thing is described: it is in the name of each line of the report.
_NAMING = {
    "backstage": {("apiVersion",), ("kind",), ("metadata", "name"), ("metadata", "namespace")},
    "compose": set[FieldPath](),
    "eventcatalog": {("id",)},
    "gitlab": {("services", 0, "name")},
}
_KEYS = {
    "backstage": "title description tags labels links name profile owner type lifecycle system "
    "dependsOn dependencyOf providesApis memberOf members displayName email url icon",
    "compose": "depends_on extends image labels environment condition required service_healthy web",
    "eventcatalog": "name summary owners sends receives readsFrom relationships repository url id "
    "version label services role email members scope",
    "gitlab": "friendly_name owner tier technical dependencies service project label documents",
}
_BASES: dict[str, Any] = {
    "backstage": lambda one, two: {
        "apiVersion": "backstage.io/v1alpha1",
        "kind": two.get("kind", "Component"),
        "metadata": {**one, "name": "a", "namespace": "default"},
        "spec": two,
        "more": one,
    },
    "compose": lambda one, two: {"services": {"web": one, "db": two}, "x-y": one, "name": "p"},
    "eventcatalog": lambda one, two: {**one, **two, "id": "a"},
    "gitlab": lambda one, two: {"services": [{**one, **two, "name": "a"}]},
}
_PATHS = {"eventcatalog": "services/A/index.mdx"}


def leaves(value: Any, at: FieldPath = ()) -> Iterator[FieldPath]:
    if isinstance(value, dict | list):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(one, (*at, key))
    elif value not in (None, ""):
        yield at


def lost(imported: Imported, path: str, text: str) -> list[FieldPath]:
    """Return the values of a file that no line of the report speaks of."""
    is_page = path.endswith((".md", ".mdx"))
    yaml = (split_front_matter(text).yaml or "") if is_page else text
    found = []
    said = {one.place.at for one in imported.notes if one.place.path == path}
    whole = {one.place.at[0] for one in imported.notes if _is_of_a_whole(one, path)}  # type: ignore[index]
    for index, document in enumerate(parse_yaml_documents(yaml, keys_as_written=True)):
        root: FieldPath = () if is_page else (index,)
        if index in whole or None in said:
            continue
        for at in leaves(document.value):
            noted = any((*root, *at[:length]) in said for length in range(len(at) + 1))
            if not noted and at not in _NAMING[imported.format]:
                found.append(at)
    return found


def _is_of_a_whole(note: Any, path: str) -> bool:
    return note.place.path == path and note.detail.startswith("the second of its name")


@pytest.mark.parametrize(
    ("format_", "folder", "named"),
    [
        ("backstage", "giantswarm-charts", "catalogs/charts.yaml"),
        ("compose", "govuk-docker", "."),
        ("eventcatalog", "eventcatalog-example", "examples"),
    ],
)
def test_of_the_files_of_others(format_: ImportFormat, folder: str, named: str) -> None:
    imported = corpus(format_, folder, named)

    assert imported.files
    for path in imported.files:
        assert lost(imported, path, (CORPORA / folder / path).read_text()) == [], path


@pytest.mark.parametrize("format_", _KEYS)
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_of_any_file(format_: ImportFormat, data: st.DataObject) -> None:
    words = st.sampled_from([*_KEYS[format_].split(), "a", "component:b", "::", "kind", "User"])
    values = st.recursive(
        words | st.none() | st.just("-"),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=4),
        max_leaves=12,
    )
    content = st.dictionaries(words, values, max_size=6)
    text = json.dumps(_BASES[format_](data.draw(content), data.draw(content)))
    path = _PATHS.get(format_, "a.yaml")
    file = f"---\n{text}\n---\n" if path.endswith(".mdx") else text
    imported = read(format_, {path: file})

    assert lost(imported, path, file) == []


def test_what_a_catalogue_says_twice_or_in_another_form_is_refused() -> None:
    text = (
        "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: core, title: Core}\n"
        "spec: {profile: {displayName: The core, picture: p.png}, members: {a: b}}\n"
    )
    found = losses(read("backstage", {"c.yaml": text}), "refused")

    assert found == [
        ("metadata.title", "group:default/core", "there is a title already"),
        (
            "spec.profile.picture",
            "group:default/core",
            "nothing of ours holds it as it is written",
        ),
        ("spec.members", "group:default/core", "nothing of ours holds it as it is written"),
    ]


def test_what_stands_beside_the_services_of_compose_is_refused() -> None:
    text = (
        "x-app: {image: web}\nvolumes: {data: }\nservices:\n"
        "  web: {depends_on: {db: {condition: service_healthy, restart: true}}}\n  db: {}\n"
    )
    found = losses(read("compose", {"c.yml": text}), "refused")

    run = "says how it is run, not what it is"
    assert found == [
        ("depends_on.condition", "web", f"service_healthy: {run}"),
        ("depends_on.restart", "web", f"True: {run}"),
        ("x-app", "c.yml", "read only where a service merges it"),
        ("volumes", "c.yml", run),
    ]
