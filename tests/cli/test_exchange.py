"""import, export and compare as their users meet them."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

CATALOGUE = """\
# kept
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: Quotes, title: 'Quotes'}
spec:
  owner: group:treasury   # who
  lifecycle: beta
  mine: 1
"""
LACKS = "the file lacks 2 records: ledger, rates; --add writes what is lacking\n"
TRACES = '{"data": [{"parent": "gateway", "child": "rates", "callCount": 3}]}'


def test_a_dry_import_writes_nothing_and_says_what_becomes_of_everything(
    base: Path, run: Run
) -> None:
    (base / "c.yaml").write_text(CATALOGUE)
    before = sorted(base.rglob("*"))
    result = run("import", "backstage", "c.yaml", "--dry-run")

    assert (result.exit_code, sorted(base.rglob("*"))) == (0, before)
    assert result.stdout == (
        "backstage: 1 document in 1 file give 1 system and 0 contacts\n\n"
        "Mapped: read as a field of ours, as it is: 1 value\n"
        "  metadata.title: title (1)\n\n"
        "Kept where no field of ours fits: 1 value\n"
        "  spec.mine: extensions (1)\n\n"
        "Normalised: written differently here: 3 values\n"
        "  metadata.name: Quotes -> quotes (1)\n"
        "  spec.lifecycle: beta -> experimental (1)\n"
        "  spec.owner: group:treasury -> treasury (1)\n\n"
        "Refused: not read: 0 values\n"
    )
    assert result.stderr == f"would write 1 record below {base}\n"


@pytest.mark.parametrize(
    "case",
    [
        (
            "backstage",
            "empty.yaml",
            "",
            "found: the format backstage has documents with apiVersion, kind, metadata and spec",
        ),
        (
            "compose",
            "list.yaml",
            "- a\n",
            "found: the format compose has a mapping `services`",
        ),
        (
            "eventcatalog",
            "a.yaml",
            "id: a\n",
            "read: files of the format eventcatalog end in .mdx, .md",
        ),
    ],
)
def test_where_nothing_is_found_what_was_looked_for_is_said(
    base: Path, run: Run, case: tuple[str, str, str, str]
) -> None:
    format_, name, content, said = case
    (base / name).write_text(content)
    result = run("import", format_, name, "--dry-run")

    assert (result.exit_code, result.stderr.splitlines()[-1].removeprefix("nothing was ")) == (
        2,
        said,
    )


def test_an_import_never_overwrites(base: Path, run: Run) -> None:
    (base / "c.yaml").write_text(CATALOGUE)
    first = run("import", "backstage", "c.yaml", "--format", "json")
    record = base / "systems/quotes.yaml"
    record.write_text("title: Ours\n")
    second = run("import", "backstage", "c.yaml", "--format", "json")

    assert json.loads(first.stdout)["written"] == ["systems/quotes.yaml"]
    assert json.loads(first.stdout)["counts"] == {
        "mapped": 1,
        "kept": 1,
        "normalised": 3,
        "refused": 0,
    }
    content = json.loads(second.stdout)
    assert (content["written"], content["left_alone"]) == ([], ["systems/quotes.yaml"])
    assert record.read_text() == "title: Ours\n"
    assert content["values"][0] == {
        "fate": "normalised",
        "key": "metadata.name",
        "subject": "component:default/quotes",
        "detail": "Quotes -> quotes",
        "path": "c.yaml",
        "line": 4,
        "column": 12,
    }


def test_an_adopted_record_that_changed_goes_back_into_its_file(base: Path, run: Run) -> None:
    foreign = base / "c.yaml"
    foreign.write_text(CATALOGUE)
    run("import", "backstage", "c.yaml")

    assert run("export", "backstage", "--into", "c.yaml").stderr == (
        f"{LACKS}nothing else differs\n"
    )
    record = base / "systems/quotes.yaml"
    record.write_text(record.read_text().replace("owner: treasury", "owner: core"))
    dry = run("export", "backstage", "--into", "c.yaml", "--dry-run")
    assert "-  owner: group:treasury   # who\n+  owner: group:core   # who" in dry.stdout
    assert foreign.read_text() == CATALOGUE
    result = run("export", "backstage", "--into", "c.yaml")
    assert (result.exit_code, result.stderr) == (0, f"changed 1 value in c.yaml\n{LACKS}")
    assert foreign.read_text() == CATALOGUE.replace("group:treasury", "group:core")


def test_what_a_file_lacks_is_added_at_its_end_when_asked(base: Path, run: Run) -> None:
    foreign = base / "c.yaml"
    foreign.write_bytes(CATALOGUE.replace("\n", "\r\n").rstrip().encode())
    run("import", "backstage", "c.yaml")
    record = base / "systems/quotes.yaml"
    record.write_text(record.read_text().replace("owner: treasury", "owner: core"))
    before = foreign.read_bytes().replace(b"group:treasury", b"group:core")

    result = run("export", "backstage", "--into", "c.yaml", "--add")
    after = foreign.read_bytes()
    again = run("export", "backstage", "--into", "c.yaml", "--add")

    assert result.exit_code == 0
    assert result.stderr.endswith("changed 1 value and added 2 documents in c.yaml\n")
    assert after.startswith(
        before + b"\r\n---\r\napiVersion: backstage.io/v1alpha1\r\nkind: System"
    )
    assert b"\n" not in after.replace(b"\r\n", b"")
    assert foreign.read_bytes() == after
    # A System of Backstage needs nothing.
    assert again.stderr == (
        "not written: system:default/ledger: depends_on: the file has no list to add rates to; "
        "add one there by hand\n"
    )


def test_a_local_location_is_followed_from_the_one_file_that_is_named(base: Path, run: Run) -> None:
    (base / "c.yaml").write_text(
        "kind: Location\nmetadata: {name: all}\nspec: {targets: [./more/d.yaml, gone.yaml]}\n"
    )
    (base / "more").mkdir()
    (base / "more/d.yaml").write_text(CATALOGUE)
    found = json.loads(run("import", "backstage", "c.yaml", "--dry-run", "--format", "json").stdout)

    assert found["systems"] == ["quotes"]
    refused = [one["detail"] for one in found["values"] if one["fate"] == "refused"]
    assert refused == ["gone.yaml is no file below the folder that is read"]


def test_only_one_file_of_backstage_can_be_added_to(run: Run) -> None:
    for words in (["backstage", "--into", "."], ["compose", "--into", "c.yaml"], ["backstage"]):
        result = run("export", *words, "--add")

        assert result.exit_code == 2
        assert "--add takes one Backstage file that is there: --into FILE" in result.stderr


def test_what_has_no_place_in_the_file_is_said(base: Path, run: Run) -> None:
    (base / "c.yaml").write_text(CATALOGUE)
    run("import", "backstage", "c.yaml")
    record = base / "systems/quotes.yaml"
    record.write_text(record.read_text() + "description: Rates of the day.\n")
    result = run("export", "backstage", "--into", "c.yaml")

    assert result.exit_code == 1
    assert "component:default/quotes: description: the file has no such key" in result.stderr
    assert (base / "c.yaml").read_text() == CATALOGUE


def test_a_new_catalogue_reads_back(run: Run) -> None:
    systems = set(json.loads(run("export", "json").stdout)["systems"][0])
    assert {"id", "path", "title"} <= systems
    run("export", "backstage", "--output", "new.yaml")
    again = json.loads(
        run("import", "backstage", "new.yaml", "--dry-run", "--format", "json").stdout
    )
    ids = [one["id"] for one in json.loads(run("export", "json").stdout)["systems"]]
    assert again["systems"] == ids
    assert again["problems"] == []
    edges = run("export", "csv", "--edges").stdout.splitlines()
    assert edges[0].startswith("from,to,kind,criticality")


def test_formats_that_cannot_be_written_anew_are_refused(run: Run) -> None:
    result = run("export", "compose")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "give --into" in result.stderr


def test_compare_says_that_observed_data_can_be_wrong_too(base: Path, run: Run) -> None:
    (base / "t.json").write_text(TRACES)
    result = run("compare", "--with", "t.json", "--window", "last week")

    assert result.stdout.startswith("Declared needs against jaeger: t.json\nWindow: last week\n")
    assert "Observed data can be wrong too" in result.stdout
    content = json.loads(run("compare", "--with", "t.json", "--format", "json").stdout)
    assert content["window"] is None
    assert set(content) >= {"both", "only_here", "only_there", "jaccard", "systems", "skipped"}


def test_compare_takes_what_the_configuration_says_of_a_file(base: Path, run: Run) -> None:
    (base / "t.json").write_text(TRACES)
    with (base / "relaybook.yml").open("a") as file:
        file.write("compare: [{file: t.json, format: jaeger, window: May, min_calls: 4}]\n")
    content = json.loads(run("compare", "--with", "t.json", "--format", "json").stdout)

    assert content["window"] == "May"
    assert content["left_out"] == {"fewer than 4 calls": 1}
    given = run("compare", "--with", "t.json", "--format", "json", "--min-calls", "1")
    assert "fewer than 4 calls" not in given.stdout


def test_compare_alone_takes_the_graph_that_is_configured(base: Path, run: Run) -> None:
    assert run("compare").stderr.endswith(
        "name the other graph: --with FILE, or under compare in relaybook.yml\n"
    )
    with (base / "relaybook.yml").open("a") as file:
        file.write("compare: [{file: t.json, format: jaeger, window: May}]\n")

    assert run("compare").stderr.endswith("t.json is not there: see compare in relaybook.yml\n")
    (base / "t.json").write_text(TRACES)
    (base / "u.json").write_text(TRACES)
    assert "Window: May\n" in run("compare").stdout
    settings = (base / "relaybook.yml").read_text()
    (base / "relaybook.yml").write_text(
        settings.replace("compare: [", "compare: [{file: u.json, format: jaeger}, ")
    )
    assert run("compare").stderr.endswith("choose with --with from u.json, t.json\n")


def test_compare_refuses_what_it_cannot_read(base: Path, run: Run) -> None:
    (base / "t.json").write_text("{")
    assert run("compare", "--with", "t.json").exit_code == 2
    assert run("compare", "--with", "gone.json").stderr.endswith(
        "there is no file or folder gone.json\n"
    )


def test_a_list_that_nobody_mapped_is_refused_with_what_to_write(base: Path, run: Run) -> None:
    (base / "s.yml").write_text("apps: [{name: x, who: core}]\n")
    result = run("import", "mapping", "s.yml")
    assert result.exit_code == 2
    assert "describe the list under imports in relaybook.yml" in result.stderr

    with (base / "relaybook.yml").open("a") as file:
        file.write(
            "imports:\n  - {file: s.yml, format: mapping, mode: adopt,"
            " systems: {list: apps, fields: {owner: who}}}\n"
        )
    assert run("import", "mapping", "s.yml").exit_code == 0
    assert "owner: core" in (base / "systems/x.yaml").read_text()
