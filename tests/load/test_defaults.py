"""`_defaults.yaml` speaks for its folder and all below, the nearest first."""

from pathlib import Path

from tests.load.folder import write

from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.contact import Team

FILES = {
    "relaybook.yml": "name: Defaults\nfolders: {systems: kb/systems}\n",
    "_defaults.yaml": "owner: payments\nreview_in: 1y\n",
    "kb/_defaults.yaml": "service_tier: 3\n",
    "kb/systems/_defaults.yaml": "review_in: 90d\n",
    "kb/systems/ledger.yaml": "title: Ledger\n",
    "kb/systems/far_defaults.yaml": "title: Far defaults\n",
}


def test_the_nearest_default_wins_up_to_the_root(tmp_path: Path) -> None:
    ledger = load(WorkingTree(write(tmp_path, FILES))).systems["ledger"]

    assert (ledger.owner, ledger.service_tier) == ("payments", 3)
    assert ledger.review_in
    assert ledger.review_in.text == "90d"
    assert ledger.origins["owner"].how == "default of the folder"


def test_only_the_whole_name_makes_defaults(tmp_path: Path) -> None:
    kb = load(WorkingTree(write(tmp_path, FILES)))

    assert sorted(kb.systems) == ["far_defaults", "ledger"]


def test_the_type_of_contacts_may_be_a_default(tmp_path: Path) -> None:
    files = {
        "contacts/teams/_defaults.yaml": "type: team\n",
        "contacts/teams/risk.yaml": "title: Risk\nmembers: [ann]\n",
        "relaybook.yml": "name: Defaults\n",
    }

    risk = load(WorkingTree(write(tmp_path, files))).contacts["risk"]

    assert isinstance(risk, Team)


def test_a_key_that_no_record_below_could_take_is_told(tmp_path: Path) -> None:
    files = {**FILES, "kb/systems/_defaults.yaml": "review_in: 90d\nalerts: [Down]\n"}

    problems = load(WorkingTree(write(tmp_path, files))).problems

    assert [(one.rule, one.problem.place.path, one.problem.message) for one in problems] == [
        (
            "unknown-field",
            "kb/systems/_defaults.yaml",
            "'alerts' is a field of no record below kb/systems/, so it sets nothing",
        )
    ]


def test_a_folder_without_records_may_default_any_field(tmp_path: Path) -> None:
    files = {"relaybook.yml": "name: Defaults\n", "runbooks/_defaults.yaml": "alerts: [Down]\n"}

    assert load(WorkingTree(write(tmp_path, files))).problems == ()
