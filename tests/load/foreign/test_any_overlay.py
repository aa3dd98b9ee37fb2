"""Whatever a catalogue says, records load, and each finding stands in a file that is there."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.load.foreign.test_any_text import _NAMES, _VALUES
from tests.load.foreign.written import Files

from relaybook.check.engine import CheckOptions, check
from relaybook.config_exchange import ImportFormat
from relaybook.findings import AsOf, Level
from relaybook.load.knowledge_base import load

_FIELDS = ("depends_on", "part_of", "tags", "links", "labels", "owner", "title", "origin")


@pytest.mark.parametrize("format_", _NAMES)
@settings(max_examples=40, deadline=None)
@given(value=_VALUES, inner=_VALUES, ours=st.dictionaries(st.sampled_from(_FIELDS), _VALUES))
def test_any_catalogue_over_any_record(
    format_: ImportFormat, value: object, inner: object, ours: object
) -> None:
    path = f"f/{_NAMES[format_]}"
    shaped = {
        "kind": "Component",
        "metadata": {"name": "a", "links": inner, "tags": inner, "labels": inner},
        "spec": {"dependsOn": inner, "owner": inner, "lifecycle": inner, "x": value},
        "services": {"a": {"depends_on": inner, "labels": inner, "image": inner}},
        "id": "a",
        "sends": inner,
        "receives": inner,
        "relationships": inner,
        "owners": inner,
    }
    if format_ == "gitlab":
        shaped = {"services": [{"name": "a", "technical": inner, "owner": inner}, value]}
    text = json.dumps(shaped)
    files = Files(
        {
            "relaybook.yml": json.dumps({"imports": [{"file": path, "format": format_}]}),
            path: f"---\n{text}\n---\n" if path.endswith(".mdx") else text,
            "systems/a.yaml": json.dumps(ours),
        }
    )
    base = load(files)
    report = check(
        base, AsOf(date(2026, 11, 20)), CheckOptions(level=Level.FULL, raise_errors=True)
    )

    assert "a" in base.systems
    for finding in report.findings:
        assert finding.path in files.files
        lines = files.files[finding.path].decode().split("\n")
        assert 1 <= finding.span.line <= len(lines)
        assert 1 <= finding.span.column <= len(lines[finding.span.line - 1]) + 1
