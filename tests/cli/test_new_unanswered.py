"""`relaybook new`: what nobody answered is a finding, or refused where nobody can be asked."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.new_records import TEXTS, findings

from relaybook.findings import Level
from relaybook.scaffold.runbook import TYPES


@pytest.mark.parametrize("type_", TYPES)
def test_each_open_question_of_a_runbook_is_a_finding_at_its_place(
    base: Path, run: Run, type_: str
) -> None:
    known = ("--system", "ledger", "--when", "It is slow")

    result = run("new", "runbook", "Open", "--type", type_, *known, "--todo")

    path = "runbooks/open.md"
    lines = (base / path).read_text().splitlines()
    headings = [at - 2 for at, line in enumerate(lines, 1) if line.startswith("TODO: ")]
    assert result.exit_code == 0
    assert len(headings) >= 2
    assert result.stderr.count("  TODO   ") == len(headings)
    found = findings(base, path, Level.BASIC)
    assert [(one.rule, one.span.line) for one in found] == [
        ("empty-section", line) for line in headings
    ]
    assert [one.rule for one in findings(base, path)] == ["empty-section"] * len(headings)


def test_a_page_of_which_nothing_is_known_is_one_finding_at_its_title(base: Path, run: Run) -> None:
    result = run("new", "runbook", "Open", "--todo")

    found = findings(base, "runbooks/open.md")
    assert result.stderr.count("  TODO   ") == 4
    assert [(one.rule, one.span.line) for one in found] == [
        ("empty-section", 6),
        ("missing-field", 6),
    ]


@pytest.mark.parametrize(
    ("kind", "name", "rules"),
    [
        ("system", "Gateway", {"missing-tier", "isolated-system"}),
        ("contact", "Platform", {"missing-field"}),
        ("exercise", "restart", {"missing-field"}),
    ],
)
def test_each_open_question_of_other_kinds_is_a_finding(
    base: Path, run: Run, kind: str, name: str, rules: set[str]
) -> None:
    result = run("new", kind, name, "--todo")

    path = result.stdout.strip()
    found = findings(base, path)
    assert {one.rule for one in found} == rules
    assert len(found) == (base / path).read_text().count("TODO")


def test_each_open_question_of_a_decision_is_a_finding(base: Path, run: Run) -> None:
    run("new", "decision", "Use a queue", "--decided", "A queue", "--todo")

    found = findings(base, "decisions/0001-use-a-queue.md")
    assert [(one.rule, one.span.line) for one in found] == [
        ("empty-section", 8),
        ("empty-section", 16),
    ]


@pytest.mark.parametrize(
    ("kind", "given", "missing"),
    [
        ("system", ("Gateway",), "--tier and --needs"),
        ("contact", ("Platform",), "--reach"),
        ("contact", ("Lead", "--type", "role"), "--held-by"),
        ("contact", ("Acme Two", "--type", "vendor"), "--reach and --covers"),
        ("runbook", ("X",), "--system, --when, --step and --verify"),
        ("runbook", ("X", "--system", "ledger", "--type", "access", *TEXTS[:6]), "--undo"),
        ("decision", ("X",), "--why, --decided and --consequences"),
        ("exercise", ("restart",), "--mode, --by and --outcome"),
    ],
)
def test_a_script_is_told_what_is_missing(
    base: Path, run: Run, kind: str, given: Sequence[str], missing: str
) -> None:
    before = sorted(base.rglob("*"))

    result = run("new", kind, *given)

    assert result.exit_code == 2
    assert f"nobody can be asked here: give {missing} (see --help)" in result.stderr
    assert result.stdout == ""
    assert sorted(base.rglob("*")) == before


def test_a_step_that_changes_something_must_say_how_to_undo_it(run: Run) -> None:
    step = ("--step", "Restart it", "--command", "systemctl restart ledger")

    result = run("new", "runbook", "X", "--system", "ledger", *TEXTS[:6], *step)

    assert result.exit_code == 2
    assert "give --undo (see --help)" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("runbok", "X"), "there is no kind 'runbok'; did you mean 'runbook'?"),
        (("x", "X"), "there is no kind 'x'; there are system, contact, runbook, decision"),
        (("runbook", "X", "--type", "magic"), "--type is none of alert_response"),
        (("contact", "???"), "the name has no letter or digit"),
    ],
)
def test_what_cannot_be_made_is_named(run: Run, arguments: Sequence[str], message: str) -> None:
    result = run("new", *arguments)

    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_a_runbook_needs_a_system_where_the_level_asks_for_one(tmp_path: Path, run: Run) -> None:
    (tmp_path / "kb").mkdir()
    (tmp_path / "kb/relaybook.yml").write_text("level: standard\n")
    options = ("new", "runbook", "X", *TEXTS, "--base", str(tmp_path / "kb"))

    refused = run(*options)
    (tmp_path / "kb/relaybook.yml").write_text("level: basic\n")
    result = run(*options)

    assert "there is no system yet that it could be about: relaybook new system" in refused.stderr
    assert result.exit_code == 0
    assert findings(tmp_path / "kb", "runbooks/x.md", Level.BASIC) == ()
