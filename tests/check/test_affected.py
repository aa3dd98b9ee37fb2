"""What a change of some files is reported on."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.sample_base import FILES, write

from relaybook.check.affected import affected_files
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.knowledge_base import KnowledgeBase

MORE = {
    "docs/links.md": "# Links\n\nSee [the runbook](../runbooks/restart.md#steps).\n",
    "docs/alone.md": "# Alone\n\nNothing.\n",
    "decisions/0001-use-files.md": "# Use files\n\n## Context\n\nSee [it](../docs/links.md).\n",
    "exercises/2026-01-02-restart.yaml": "runbook: restart\noutcome: pass\n",
    "runbooks/area/pause.md": "# Pause\n\n## Steps\n\nWait.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, {**FILES, **MORE})


def base(folder: Path) -> KnowledgeBase:
    return load(WorkingTree(folder))


def also(folder: Path, *changed: str) -> set[str]:
    """Return what is reported on beside what changed."""
    return set(affected_files(base(folder), frozenset(changed)) - set(changed))


def test_a_page_has_an_effect_on_those_that_link_to_it(folder: Path) -> None:
    assert also(folder, "docs/alone.md") == set()
    assert also(folder, "docs/links.md") == {"decisions/0001-use-files.md"}


def test_a_runbook_has_one_on_its_exercises_and_on_links(folder: Path) -> None:
    assert also(folder, "runbooks/restart.md") == {
        "docs/links.md",
        "exercises/2026-01-02-restart.yaml",
    }


def test_an_exercise_has_one_on_its_runbook(folder: Path) -> None:
    assert "runbooks/restart.md" in also(folder, "exercises/2026-01-02-restart.yaml")


def test_a_system_has_one_on_those_that_need_it_and_on_its_runbooks(folder: Path) -> None:
    assert also(folder, "systems/ledger.yaml") == {
        "systems/ledger/recovery.yaml",
        "runbooks/restart.md",
    }
    assert also(folder, "systems/rates.yaml") == {
        "systems/ledger.yaml",
        "systems/ledger/recovery.yaml",
        "handovers/acme-exit.md",
    }


def test_an_aspect_is_a_part_of_its_system(folder: Path) -> None:
    assert also(folder, "systems/ledger/recovery.yaml") == {
        "systems/ledger.yaml",
        "runbooks/restart.md",
    }
    (folder / "systems/ledger/recovery.yaml").unlink()
    assert also(folder, "systems/ledger/recovery.yaml") == {
        "systems/ledger.yaml",
        "runbooks/restart.md",
    }


def test_a_person_has_one_on_all_that_stand_on_their_team(folder: Path) -> None:
    found = also(folder, "contacts/r-okafor.yaml")

    assert "contacts/payments.yaml" in found
    assert {"systems/ledger.yaml", "systems/rates.yaml", "runbooks/restart.md"} <= found
    assert not {"docs/alone.md", "docs/links.md", "runbooks/area/pause.md"} & found


def test_who_holds_a_role_has_one_on_the_role(folder: Path) -> None:
    assert "contacts/duty-manager.yaml" in also(folder, "contacts/l-marsh.yaml")


def test_a_contact_that_is_gone_has_one_on_who_named_it(folder: Path) -> None:
    (folder / "contacts/payments.yaml").unlink()

    found = also(folder, "contacts/payments.yaml")

    assert {"systems/ledger.yaml", "systems/rates.yaml", "runbooks/restart.md"} <= found


def test_a_runbook_that_is_gone_has_one_on_exercises_and_links(folder: Path) -> None:
    (folder / "runbooks/restart.md").unlink()

    assert also(folder, "runbooks/restart.md") >= {
        "docs/links.md",
        "exercises/2026-01-02-restart.yaml",
    }


def test_a_folder_that_is_gone_has_one_on_who_linked_to_it(folder: Path) -> None:
    write(folder, {"docs/alone.md": "# Alone\n\nSee [all](../runbooks/area/).\n"})
    (folder / "runbooks/area/pause.md").unlink()

    assert "docs/alone.md" in also(folder, "runbooks/area/pause.md")


def test_the_same_id_is_judged_together(folder: Path) -> None:
    write(folder, {"runbooks/other/pause.md": "# Pause again\n\n## Steps\n\nWait.\n"})

    assert also(folder, "runbooks/area/pause.md") == {"runbooks/other/pause.md"}


@pytest.mark.parametrize("name", ["_defaults.yaml", "OWNERS"])
def test_what_holds_for_a_folder_has_one_on_all_below_it(folder: Path, name: str) -> None:
    assert {"runbooks/area/pause.md", "runbooks/restart.md"} <= also(folder, f"runbooks/{name}")
    assert "runbooks/restart.md" not in also(folder, f"runbooks/area/{name}")
    assert "docs/alone.md" in also(folder, name)


def test_codeowners_can_have_one_on_everything(folder: Path) -> None:
    assert also(folder, ".github/CODEOWNERS") == set(base(folder).files)


def systems(needs: Mapping[int, set[int]]) -> dict[str, str]:
    return {
        f"systems/s{one}.yaml": f"title: S{one}\ndepends_on: [{', '.join(f's{n}' for n in to)}]\n"
        for one, to in needs.items()
    }


@given(
    st.dictionaries(st.integers(0, 5), st.sets(st.integers(0, 5)), min_size=1),
    st.sets(st.integers(0, 5), min_size=1),
)
def test_a_system_has_one_on_all_that_need_it_through_others(
    tmp_path_factory: pytest.TempPathFactory, needs: dict[int, set[int]], changed: set[int]
) -> None:
    """Held against a walk that repeats until nothing is added."""
    folder = write(tmp_path_factory.mktemp("base"), systems(needs))
    there = changed & set(needs)
    reached = set(there)
    while more := {one for one, to in needs.items() if to & reached} - reached:
        reached |= more
    reached |= {one for one, to in needs.items() if to & changed}  # of those that are gone

    paths = {f"systems/s{one}.yaml" for one in changed}

    assert affected_files(base(folder), paths) == paths | {
        f"systems/s{one}.yaml" for one in reached
    }
