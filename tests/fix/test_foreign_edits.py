"""An export into a file that is there: nothing for nothing, one value for one value."""

from collections import Counter
from pathlib import Path

import pytest
from tests.load.foreign.written import CORPORA, Files

from relaybook.config_exchange import ForeignSource, ImportFormat
from relaybook.fix.foreign_changes import Change, changes_into
from relaybook.fix.foreign_edits import rewritten
from relaybook.load.foreign.reader import read_foreign
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.scaffold.adopted import adopted_record
from relaybook.source import Place

GITLAB = (
    b"# teams\r\nservices:\r\n  - name: ledger   # the ledger\r\n"
    b"    friendly_name: 'Ledger API'\r\n"
    b'    owner: core\r\n  -\r\n  - {name: cards, owner: "core", friendly_name: Cards}\r\n'
)
WRITTEN = {"services.yml": GITLAB, "t.csv": b'\xef\xbb\xbfid;title\na;"A; b"\nc;C\n'}
CASES: list[tuple[ImportFormat, str, str]] = [
    ("backstage", "giantswarm-charts", "catalogs/charts.yaml"),
    ("compose", "govuk-docker", "."),
    ("eventcatalog", "eventcatalog-example", "examples"),
    ("gitlab", "", "services.yml"),
    ("csv", "", "t.csv"),
]
TEXTS = ("title", "description", "type", "owner")
LONG = 50


def adopted(folder: Path, format_: ImportFormat, corpus: str, named: str) -> tuple[Files, object]:
    """Adopt a catalogue below `folder` and return its files and the source that names them."""
    if corpus:
        tree = WorkingTree(CORPORA / corpus)
        files = Files({path: tree.read(path) for path in tree.paths()})  # type: ignore[misc]
    else:
        files = Files({named: WRITTEN[named]})
    source = ForeignSource(file=(named,))
    imported = read_foreign(files, format_, source)
    (folder / "relaybook.yml").write_text("format: 1\n")
    for entity in imported.entities:
        file = adopted_record(f"{entity.kind}s", entity, imported.format)
        (folder / file.path).parent.mkdir(exist_ok=True)
        (folder / file.path).write_text(file.text)
    return files, source


@pytest.mark.parametrize(("format_", "corpus", "named"), CASES, ids=[one[0] for one in CASES])
def test_without_a_change_nothing_differs(
    tmp_path: Path, format_: ImportFormat, corpus: str, named: str
) -> None:
    files, source = adopted(tmp_path, format_, corpus, named)
    imported = read_foreign(files, format_, source)  # type: ignore[arg-type]
    changes, _ = changes_into(imported, load(WorkingTree(tmp_path)))

    assert len(imported.entities) > 1
    assert changes == ()
    for path in imported.files:
        assert rewritten(path, files.files[path], []) == files.files[path]


@pytest.mark.parametrize(("format_", "corpus", "named"), CASES, ids=[one[0] for one in CASES])
def test_one_changed_value_changes_its_bytes_alone(
    tmp_path: Path, format_: ImportFormat, corpus: str, named: str
) -> None:
    files, source = adopted(tmp_path, format_, corpus, named)
    imported = read_foreign(files, format_, source)  # type: ignore[arg-type]
    tried = 0
    for index, entity in enumerate(imported.entities):
        # Of a long file the documents take turns, since it is parsed again for each.
        for field in TEXTS if len(imported.entities) < LONG else (TEXTS[index % len(TEXTS)],):
            found = entity.fields.get(field)
            if found is None or not isinstance(found.raw, str) or found.place == entity.place:
                continue
            if not isinstance(found.place.at, tuple):
                continue
            change = Change(entity.name, field, found.place, found.raw, 'Changed: it\'s "new" #1')
            before = files.files[found.place.path]
            after = rewritten(found.place.path, before, [change])
            assert isinstance(after, bytes), (after, change)
            _only_one_stretch(before, after, found.raw)
            tried += 1
    assert tried > 0 or format_ == "compose"


@pytest.mark.parametrize(
    ("format_", "corpus", "named", "counted"),
    [
        (*CASES[0], {"tags": 68}),
        # What several services share by an anchor or a merge key cannot be another for one alone.
        (*CASES[1], {"depends_on": 364, "shared": 6}),
        (*CASES[2], {"depends_on": 21, "part_of": 18, "members": 8}),
    ],
    ids=[one[0] for one in CASES[:3]],
)
def test_one_changed_item_of_a_list_changes_its_bytes_alone(
    format_: ImportFormat, corpus: str, named: str, counted: dict[str, int]
) -> None:
    tree = WorkingTree(CORPORA / corpus)
    imported = read_foreign(tree, format_, ForeignSource(file=(named,)))
    tried: Counter[str] = Counter()
    for entity in imported.entities:
        for field in ("depends_on", "tags", "part_of", "provides", "members"):
            found = entity.fields.get(field)
            for index, place in enumerate(found.items if found else ()):
                if field == "tags" and index:
                    continue  # one of each document will do; the file is long
                old = str(found.raw[index])  # type: ignore[union-attr]
                before = tree.read(place.path)
                assert isinstance(before, bytes)
                after = rewritten(place.path, before, [Change("x", field, place, old, "zz-new")])
                if isinstance(after, bytes):
                    _only_one_stretch(before, after, old)
                tried[field if isinstance(after, bytes) else "shared"] += 1
    assert tried == counted


def _only_one_stretch(before: bytes, after: bytes, old: str) -> None:
    """Hold both to be equal but for one stretch, which is not longer than the value was."""
    start = next(at for at in range(len(before)) if before[at] != after[at])
    tail = 0
    while before[-1 - tail] == after[-1 - tail] and tail < min(len(before), len(after)) - start - 1:
        tail += 1
    replaced = before[start : len(before) - tail].decode("utf-8", "replace")
    assert len(replaced.strip()) <= len(old) + 2 * (1 + old.count("\n")) + 8


def test_a_changed_record_is_written_in_the_spelling_of_the_file(tmp_path: Path) -> None:
    files, source = adopted(tmp_path, *CASES[0])
    record = tmp_path / "systems/agent.yaml"
    record.write_text(
        record.read_text()
        .replace("owner: team-bumblebee", "owner: core")
        .replace("lifecycle: production", "lifecycle: deprecated")
        .replace("  - helmchart\n", "  - chart\n  - new\n")
    )
    imported = read_foreign(files, "backstage", source)  # type: ignore[arg-type]
    changes, left = changes_into(imported, load(WorkingTree(tmp_path)))
    before = files.files["catalogs/charts.yaml"]
    after = rewritten("catalogs/charts.yaml", before, changes)

    assert left == ()
    assert isinstance(after, bytes)
    old, new = before.splitlines(), after.splitlines()
    assert new[23:29] == [
        b"        - chart",
        b"        - helmchart-deployable",
        b"        - new",
        b"spec:",
        b"    type: service",
        b"    lifecycle: deprecated",
    ]
    assert new[29] == b"    owner: group:core"
    assert (old[:23], old[29:]) == (new[:23], new[30:])


def test_what_an_anchor_shares_is_refused() -> None:
    data = b"services:\n  - &a {name: x, owner: core}\n  - {<<: *a, name: y}\n"
    change = Change("x", "owner", Place("s.yml", (0, "services", 0, "owner")), "core", "new")

    assert rewritten("s.yml", data, [change]) == (
        "more would change than is meant, as where an anchor or a merge key shares a value; "
        "change it by hand"
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{db: , cache: {required: false}}", "{store: , disk: {required: false}}"),
        (
            "\n      db:  # one\n      'cache':\n        condition: service_started\n",
            "\n      store:  # one\n      'disk':\n        condition: service_started\n",
        ),
    ],
)
def test_a_need_that_is_written_as_a_key_gets_another_key(written: str, expected: str) -> None:
    text = "services:\n  web:\n    depends_on: {}\n  db: {{image: db}}\n"
    at = (0, "services", "web", "depends_on")
    changes = [
        Change("web", "depends_on", Place("c.yml", (*at, old)), old, new)
        for old, new in (("db", "store"), ("cache", "disk"))
    ]
    before = text.format(written).encode()

    assert rewritten("c.yml", before, changes) == text.format(expected).encode()


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        (b"plain text", "more text", b"more text"),
        (b"plain text", "yes", b'"yes"'),
        (b"'it''s'", "it's 2", b"'it''s 2'"),
        (b'"a"', 'b "c"', b'"b \\"c\\""'),
        (b"a # note", "a: b", b'"a: b" # note'),
        (b"|\n    one\n    two\n", "three\nfour", b"|\n    three\n    four\n"),
    ],
)
def test_a_value_keeps_its_quotes(old: bytes, new: str, written: bytes) -> None:
    change = Change("x", "title", Place("s.yml", (0, "k")), "?", new)

    rest = b"\nz: 1\n" if not old.endswith(b"\n") else b"z: 1\n"
    assert rewritten("s.yml", b"k: " + old + rest, [change]) == b"k: " + written + rest
