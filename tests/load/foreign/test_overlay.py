"""Foreign catalogues laid over records of ours."""

from pathlib import Path

from tests.load.folder import seen, write

from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.duration import Duration

CATALOGUE = """\
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: cards, title: Cards}
spec:
  owner: group:core
  dependsOn:
    - resource:db
    - resource:cache
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata: {name: db}
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: core}
"""
CONFIG = "imports: [{file: systems/catalog-info.yaml, format: backstage}]\n"
FILES = {
    "relaybook.yml": CONFIG,
    "systems/catalog-info.yaml": CATALOGUE,
    "systems/cards.yaml": "title: My cards\nservice_tier: 1\ndepends_on:\n"
    "  - {to: mail, kind: sync_call}\n  - {to: cache, on_failure: sometimes}\n"
    "  - {to: db, on_failure: fails}\n",
    "systems/db/recovery.yaml": "rto: 4h\n",
}


def test_the_foreign_file_is_the_truth_and_records_add_to_it(tmp_path: Path) -> None:
    base = load(WorkingTree(write(tmp_path, FILES)))
    cards = base.systems["cards"]

    assert set(base.systems) == {"cards", "db"}
    assert (cards.title, cards.owner, cards.service_tier) == ("Cards", "core", 1)
    assert [(one.to, one.on_failure, one.kind) for one in cards.depends_on or ()] == [
        ("db", "fails", None),
        ("cache", None, None),
        ("mail", None, "sync_call"),
    ]
    assert base.systems["db"].rto == Duration.parse("4h")
    assert base.contacts["core"].type == "team"


def test_findings_point_at_the_file_in_which_a_value_stands(tmp_path: Path) -> None:
    found = [one for one in seen(write(tmp_path, FILES)) if "sound" not in one[0]]

    # `on_failure: sometimes` is our own, of an edge that the catalogue names.
    assert [one[:4] for one in found] == [
        ("systems/cards.yaml", 1, 1, "field-given-twice"),
        ("systems/cards.yaml", 4, 6, "unresolved-reference"),
        ("systems/cards.yaml", 5, 17, "invalid-field"),
        ("systems/catalog-info.yaml", 8, 7, "unresolved-reference"),
        ("systems/catalog-info.yaml", 16, 12, "missing-field"),
    ]


def test_what_only_the_catalogue_has_is_reported_where_it_is_named(tmp_path: Path) -> None:
    base = load(WorkingTree(write(tmp_path, FILES)))
    sources = base.sources
    db = base.systems["db"]

    assert db.path == "systems/db.yaml"
    assert set(db.files) == {"systems/catalog-info.yaml", "systems/db/recovery.yaml"}
    span = sources.locate(db.at("owner"))
    assert (db.at("owner").path, span.line, span.column) == ("systems/catalog-info.yaml", 12, 12)


def test_an_import_of_nothing_and_a_name_taken_twice_are_faults(tmp_path: Path) -> None:
    config = (
        "imports:\n  - {file: none.yaml, format: compose}\n"
        "  - {file: a.yml, format: compose}\n  - {file: b.yml, format: compose}\n"
    )
    service = "services:\n  web: {}\n"
    files = {"relaybook.yml": config, "a.yml": service, "b.yml": service}
    found = seen(write(tmp_path, files))

    assert [one for one in found if one[3] in ("unreadable-file", "duplicate-id")] == [
        ("b.yml", 2, 3, "duplicate-id", "the system 'web' is already taken from a.yml"),
        (
            "relaybook.yml",
            2,
            6,
            "unreadable-file",
            "no file of the format compose is at none.yaml",
        ),
    ]


def test_what_was_adopted_is_not_laid_over(tmp_path: Path) -> None:
    config = CONFIG.replace("backstage}", "backstage, mode: adopt}")
    base = load(WorkingTree(write(tmp_path, {**FILES, "relaybook.yml": config})))

    assert set(base.systems) == {"cards"}
    assert base.systems["cards"].title == "My cards"
