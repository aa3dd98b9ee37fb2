"""What is read does not hang on the order in which documents and services are written."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.load.foreign.written import read

from relaybook.config_exchange import ImportFormat
from relaybook.load.foreign.entity import Imported

_NAMES = "abcdef"
_NEEDS = st.dictionaries(st.sampled_from(_NAMES), st.frozensets(st.sampled_from(_NAMES)))


def backstage(needs: Mapping[str, frozenset[str]], order: list[str]) -> str:
    documents = []
    for name in order:
        wanted = "".join(f"\n    - component:{one}" for one in sorted(needs[name])) or " []"
        back = "".join(f"\n    - component:{one}" for one in order if name in needs[one]) or " []"
        documents.append(
            f"kind: Component\nmetadata: {{name: {name}, title: T{name}}}\n"
            f"spec:\n  owner: core\n  dependsOn:{wanted}\n  dependencyOf:{back}\n"
        )
    return "---\n".join(documents)


def compose(needs: Mapping[str, frozenset[str]], order: list[str]) -> str:
    services = [f"  {name}: {{depends_on: {sorted(needs[name])}}}\n" for name in order]
    return "services:\n" + "".join(services) if services else "services: {}\n"


def csv(needs: Mapping[str, frozenset[str]], order: list[str]) -> str:
    rows = [f"{name},{'|'.join(sorted(needs[name]))}\n" for name in order]
    return "id,depends_on\n" + "".join(rows)


_WRITERS = {"backstage": backstage, "compose": compose, "csv": csv}


def said(imported: Imported) -> tuple[Any, ...]:
    """Return what was read without where it stands; needs without their order."""
    entities = []
    for one in imported.entities:
        values = one.values()
        needs = sorted(str(item) for item in values.pop("depends_on", []))
        values.pop("origin", None)
        entities.append((one.kind, one.id, values, needs))
    notes = sorted((one.fate, one.key, one.subject, one.detail) for one in imported.notes)
    return imported.documents, entities, notes


@pytest.mark.parametrize("format_", _WRITERS)
@settings(deadline=None, max_examples=50)
@given(needs=_NEEDS, data=st.data())
def test_the_order_of_the_input_changes_nothing(
    format_: ImportFormat, needs: dict[str, frozenset[str]], data: st.DataObject
) -> None:
    path = "a.csv" if format_ == "csv" else "a.yaml"
    write = _WRITERS[format_]
    first = read(format_, {path: write(needs, sorted(needs))})
    second = read(format_, {path: write(needs, data.draw(st.permutations(sorted(needs))))})

    assert said(first) == said(second)
