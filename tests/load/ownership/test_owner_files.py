"""Who owns a record, from files of the repository around the knowledge base."""

import os
import subprocess
from pathlib import Path

import pytest
from tests.load.ownership.repository import DAY, RUNBOOK, findings, owned, owner_of, write

from relaybook.check.engine import CheckOptions, check
from relaybook.errors import ConfigurationError
from relaybook.findings import Level
from relaybook.git.tree import GitTree
from relaybook.load.knowledge_base import load
from relaybook.load.unsaved_tree import UnsavedTree
from relaybook.load.working_tree import WorkingTree
from relaybook.source import Unreadable


def test_codeowners_of_the_repository_above_names_the_owner(tmp_path: Path) -> None:
    files = {
        ".github/CODEOWNERS": "* @acme/pay\n/ops/runbooks/ @acme/sre\n",
        "ops/runbooks/a.md": RUNBOOK,
    }
    base = owned(tmp_path, files)

    assert owner_of(base) == ("sre", "../.github/CODEOWNERS", 2, 16, False)
    assert base.runbooks["a"].origins["owner"].how == "from @acme/sre"
    assert base.runbooks["a"].origins["escalation"].how == "from its owning team sre"
    assert base.problems == ()


def test_the_nearest_of_owners_and_codeowners_decides(tmp_path: Path) -> None:
    files = {
        "CODEOWNERS": "/ops/runbooks/ @acme/sre\n/ops/runbooks/deep/ @acme/sre\n",
        "ops/runbooks/pay/OWNERS": "reviewers: [x]\napprovers:\n  - eve\n  - ann@example.com\n",
        "ops/OWNERS": "approvers: ['@acme/pay']\n",
        "ops/runbooks/pay/a.md": RUNBOOK,
        "ops/runbooks/deep/b.md": RUNBOOK,
    }
    base = owned(tmp_path, files)

    assert owner_of(base) == ("sre", "runbooks/pay/OWNERS", 4, 5, False)
    assert owner_of(base, "b") == ("sre", "../CODEOWNERS", 2, 21, False)


def test_filters_aliases_and_the_end_of_the_chain(tmp_path: Path) -> None:
    files = {
        "OWNERS_ALIASES": "aliases:\n  Payers: [Bob-B, ann@example.com]\n",
        "OWNERS": "approvers: ['@acme/pay']\n",
        "ops/runbooks/OWNERS": "options: {no_parent_owners: true}\nfilters:\n"
        '  "\\\\.md$":\n    approvers: [payers]\n  "^b": {approvers: [nobody]}\n',
        "ops/runbooks/a.md": RUNBOOK,
        "ops/systems/s.yaml": "title: S\n",
    }
    base = owned(tmp_path, files)

    assert owner_of(base) == ("sre", "runbooks/OWNERS", 4, 17, False)
    system = base.systems["s"]
    assert (system.owner, system.is_catch_all("owner")) == ("pay", True)
    assert system.origins["owner"].how == "inherited from a catch-all, @acme/pay"
    assert system.at("owner").path == "../OWNERS"


def test_a_system_comes_before_a_catch_all(tmp_path: Path) -> None:
    files = {
        "CODEOWNERS": "* @acme/pay\n",
        "ops/systems/s.yaml": "title: S\nowner: sre\n",
        "ops/runbooks/a.md": f"---\nsystems: [s]\n---\n{RUNBOOK}",
        "ops/runbooks/b.md": RUNBOOK,
    }
    base = owned(tmp_path, files)

    assert owner_of(base) == ("sre", "systems/s.yaml", 2, 1, False)
    assert owner_of(base, "b") == ("pay", "../CODEOWNERS", 1, 3, True)
    options = CheckOptions(level=Level.STANDARD)
    lines = {line.name: (line.have, line.of) for line in check(base, DAY, options).completeness}
    assert lines["owner"] == (2, 3)
    assert lines["escalation"] == (2, 3)


def test_an_owner_that_nobody_answers_for_is_told_at_the_line(tmp_path: Path) -> None:
    files = {
        "CODEOWNERS": "/ops/systems/ @acme/pay\n",
        "ops/contacts/bob.yaml": "type: person\ntitle: Bob\nuntil_on: 2026-02-28\n",
        "ops/systems/s.yaml": "title: S\n",
        "ops/runbooks/a.md": f"---\nsystems: [s]\n---\n{RUNBOOK}",
    }
    (found,) = findings(owned(tmp_path, files), "owner-inactive")

    assert (found.path, found.span.line, found.span.column) == ("../CODEOWNERS", 1, 15)
    assert found.message.startswith("the owner team:pay cannot answer")


def test_one_unknown_handle_is_one_finding(tmp_path: Path) -> None:
    files = {
        "CODEOWNERS": "/src/ @acme/other\n/ops/runbooks/ @acme/srre\n",
        "ops/runbooks/deep/OWNERS": "approvers: ['@acme/srre']\n",
        "ops/runbooks/a.md": RUNBOOK,
        "ops/runbooks/b.md": RUNBOOK,
        "ops/runbooks/deep/c.md": RUNBOOK,
    }
    base = owned(tmp_path, files)
    (found,) = findings(base, "unknown-handle")

    assert (found.path, found.span.line, found.span.column) == ("../CODEOWNERS", 2, 16)
    assert found.message == "@acme/srre is no contact of ours, so 3 records inherit nothing from it"
    assert [place.path for place in found.related] == ["runbooks/deep/OWNERS"]
    assert check(base, DAY, CheckOptions(level=Level.BASIC)).of("../CODEOWNERS") == ()


def test_several_teams_on_a_line_give_no_owner(tmp_path: Path) -> None:
    files = {
        "CODEOWNERS": "/ops/runbooks/ @acme/sre @acme/pay\n",
        "ops/runbooks/a.md": RUNBOOK,
        "ops/runbooks/b.md": RUNBOOK,
    }
    base = owned(tmp_path, files)

    found = findings(base, "conflicting-inheritance", "missing-owner")
    assert [(one.rule, one.path, one.span.line, one.span.column) for one in found] == [
        ("conflicting-inheritance", "../CODEOWNERS", 1, 1)
    ]
    assert base.runbooks["a"].owner is None


def test_owners_can_be_left_alone(tmp_path: Path) -> None:
    files = {"CODEOWNERS": "/ops/ @acme/sre\n", "ops/runbooks/a.md": RUNBOOK}

    assert owned(tmp_path, files, "owners: {read: []}\n").runbooks["a"].owner is None


@pytest.mark.parametrize("keys", ["owner: [owner_slack]", "owner_slack: owner"])
def test_a_key_of_the_team_is_read_as_ours(tmp_path: Path, keys: str) -> None:
    files = {
        "ops/runbooks/a.md": "---\nowner_slack: '#pay'\n---\n# A\n",
        "ops/runbooks/b.md": "---\nowner_slack: '#gone'\n---\n# B\n",
        "ops/runbooks/c.md": "---\nowner: sre\nowner_slack: '#pay'\n---\n# C\n",
    }
    base = owned(tmp_path, files, f"aliases: {{keys: {{{keys}}}}}\n")

    assert owner_of(base) == ("pay", "runbooks/a.md", 2, 1, False)
    assert base.runbooks["b"].owner is None
    assert base.runbooks["c"].owner == "sre"
    assert [one.name for one in base.unknown_handles] == ["#gone"]
    assert base.problems == ()


def test_a_key_that_is_read_as_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        owned(tmp_path, {}, "aliases:\n  keys: {ownr: [a, b]}\n")

    assert str(caught.value) == (
        "relaybook.yml:2:10 aliases.keys names 'ownr', which is no field; did you mean `owner`?"
    )


def test_nothing_else_above_the_knowledge_base_is_read(tmp_path: Path) -> None:
    tree = WorkingTree(write(tmp_path, {"CODEOWNERS": "* @a\n", "secret": "x"}))

    assert tree.owner_files() == ("../CODEOWNERS",)
    assert tree.read("../CODEOWNERS") == b"* @a\n"
    assert tree.read("../secret") == Unreadable(
        "../secret", "lies outside of the knowledge base", "name a file inside it"
    )


def test_a_folder_that_is_a_link_is_not_entered(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "CODEOWNERS").write_text("* @a\n")
    folder = write(tmp_path / "repository", {})
    (folder.parent / ".github").symlink_to(outside)

    assert WorkingTree(folder).owner_files() == ()


def test_a_revision_gives_the_same_owners(tmp_path: Path) -> None:
    folder = write(tmp_path, {"ops/runbooks/a.md": RUNBOOK, "ops/OWNERS": "approvers: [bob-b]\n"})
    (tmp_path / ".git").rmdir()
    (tmp_path / ".gitlab").mkdir()
    (tmp_path / ".gitlab/CODEOWNERS").write_text("[Ops]\n/ops/runbooks/ @acme/sre b\n")
    (tmp_path / "OWNERS").symlink_to("ops/OWNERS")
    names = {
        f"GIT_{who}_{what}": "a@b" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "-m", "Begin"]):
        subprocess.run(["git", *words], cwd=tmp_path, env={**os.environ, **names}, check=True)

    on_disk, in_git = load(WorkingTree(folder)), load(GitTree(folder, "HEAD"))

    assert owner_of(in_git) == ("sre", "../.gitlab/CODEOWNERS", 2, 16, False)
    assert check(in_git, DAY) == check(on_disk, DAY)
    assert [(one.rule, one.problem.place.path) for one in in_git.problems] == [
        ("unreadable-file", "../OWNERS"),
        ("invalid-ownership", "../.gitlab/CODEOWNERS"),
    ]


def test_unsaved_text_is_owned_like_the_file(tmp_path: Path) -> None:
    folder = write(tmp_path, {"CODEOWNERS": "/ops/runbooks/ @acme/sre\n"})
    base = load(UnsavedTree(WorkingTree(folder), "runbooks/a.md", RUNBOOK.encode()))

    assert owner_of(base) == ("sre", "../CODEOWNERS", 1, 16, False)
