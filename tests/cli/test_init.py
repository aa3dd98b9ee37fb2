"""`relaybook init`: on a terminal, in a script, with what is there already."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml
from tests.cli.conftest import NOW, Run
from tests.cli.terminal import COLUMNS, Terminal

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import AsOf, Level, Report
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree

TODAY = AsOf(NOW.date())
WHO = ("--system", "Ledger", "--team", "Payments", "--call", "+44 20 7946 0100")
THEN = ("--then", "Duty manager (Priya Nair), +44 20 7946 0101")
VENDOR = ("--vendor", "Northwind, help@northwind.example.com", "--vendor-ends", "2027-03-31")

SYSTEM, TIER, TEAM = "What is it called:", "4 [2]:", "What is it called:"
CALL, THEN_WHO = "pager:payments:", "Duty manager (Priya Nair):"
NOW_HELD, REACHED = "(Enter: several people in turn):", "such as +44 20 7946 0101:"
IS_VENDOR, VENDOR_REACHED = "(Enter: there is none):", "help@northwind.example.com:"
ENDS = "(Enter: not known):"


def report(folder: Path, level: Level = Level.STANDARD) -> Report:
    return check(load(WorkingTree(folder)), TODAY, CheckOptions(level=level, raise_errors=True))


def files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*.*") if path.is_file()
    )


def text(folder: Path, path: str) -> str:
    return (folder / path).read_text(encoding="utf-8")


@pytest.fixture
def here(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: ARG001
    """An empty folder; it becomes the current one after that of `run`."""
    folder = tmp_path / "kb"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_options_answer_everything(here: Path, run: Run) -> None:
    result = run("init", *WHO, *THEN, *VENDOR, "--tier", "1", "--name", "Our ledger")

    assert result.exit_code == 0, result.output
    assert not report(here).findings
    assert files(here) == [
        ".gitignore",
        "README.md",
        "contacts/duty-manager.yaml",
        "contacts/northwind.yaml",
        "contacts/payments.yaml",
        "contacts/priya-nair.yaml",
        "decisions/ledger/0001-keep-what-we-need-to-run-ledger-in-git.md",
        "handovers/northwind-to-payments.md",
        "relaybook.yml",
        "runbooks/ledger/get-help-with-ledger.md",
        "systems/ledger.yaml",
    ]
    assert text(here, "relaybook.yml").endswith("name: Our ledger\nlevel: standard\n")
    assert yaml.safe_load(text(here, "contacts/payments.yaml")) == {
        "type": "team",
        "title": "Payments",
        "reach": {"phone": "+44 20 7946 0100"},
        "escalation": ["team:payments", "role:duty-manager"],
    }
    assert text(here, "systems/ledger.yaml").startswith(
        "title: Ledger\nowner: payments\nservice_tier: 1\n"
    )
    assert text(here, ".gitignore") == "/site/\n"
    assert "date: 2026-11-23" in text(here, files(here)[6])


@pytest.mark.usefixtures("here")
def test_the_output_ends_with_what_to_do_next(run: Run) -> None:
    lines = run("init", *WHO, *THEN).stdout.splitlines()

    assert lines[0] == "wrote relaybook.yml"
    assert "No findings in 6 documents · 0 accepted" in lines
    assert lines[-5:] == [
        "Next",
        "  relaybook who ledger        who to call, as everybody will see it",
        "  systems/ledger.yaml         write into it what it does and needs",
        "  relaybook new runbook NAME  write what to do about its worst failure",
        "  relaybook build             publish it all as a site, in site/",
    ]


def test_another_folder_is_made_and_named_in_the_next_step(here: Path, run: Run) -> None:
    result = run("init", "deep/our kb", *WHO, *THEN)

    assert result.exit_code == 0
    assert not report(here / "deep/our kb").findings
    assert "wrote deep/our kb/relaybook.yml" in result.stdout
    assert "  cd 'deep/our kb'" in result.stdout


@pytest.mark.parametrize(
    ("options", "left"),
    [
        ((), "--system, --team, --call and --then"),
        (WHO, "--then"),
        (THEN, "--system, --team and --call"),
    ],
)
def test_a_script_is_told_which_options_are_missing(
    here: Path, run: Run, options: Sequence[str], left: str
) -> None:
    result = run("init", "--name", "Ours", *options)

    assert result.exit_code == 2
    assert f"nobody can be asked here: give {left} (see --help)" in result.stderr
    assert not list(here.iterdir())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--tier", "5"), "--tier is none of 1, 2, 3, 4: '5'; 1 is the most critical"),
        (("--call", "a@example.com"), "--call wakes nobody: 'a@example.com'"),
        (("--call", "the sheet"), "--call could be anything: 'the sheet'"),
        (("--team", "???"), "--team says nothing: '???'"),
        (("--system", "TODO"), "--system says nothing: 'TODO'"),
        (("--system", "\u00bf!"), "--system has no letter or digit"),
        (("--system", "Ledger\x1b[A"), "--system holds a control character"),
        (("--then", "Payments, 4101"), "--then is the team itself: Payments"),
        (("--then", "Priya Nair"), "--then does not say how Priya Nair is reached"),
        (("--then", "Priya Nair, p@example.com"), "--then: p@example.com wakes nobody"),
        (("--vendor", "Northwind"), "--vendor does not say how Northwind is reached"),
        (("--vendor-ends", "2027-01-31"), "--vendor-ends needs --vendor"),
        ((*VENDOR, "--vendor-ends", "31.3.2027"), "--vendor-ends is not a date: '31.3.2027'"),
        ((*VENDOR, "--vendor-ends", "2026-11-22"), "--vendor-ends is in the past: 2026-11-22"),
        (("--example",), "--example writes a sample of its own"),
    ],
)
def test_a_wrong_option_is_named(
    here: Path, run: Run, options: Sequence[str], message: str
) -> None:
    result = run("init", *WHO, *THEN, *options)

    assert result.exit_code == 2
    assert message in result.stderr
    assert not list(here.iterdir())


@pytest.mark.parametrize(
    "who",
    [
        ("--then", "Priya Nair, 4101"),
        ("--then", "Duty manager, #duty"),
        ("--then", "Head of Payments (Priya Nair), pager:head"),
        (*THEN, "--vendor", "Payments, 4102"),
        (*THEN, "--vendor", "Priya Nair, 4102", "--vendor-ends", "2026-11-23"),
        (*THEN, "--team", "Ledger"),
        (*THEN, "--system", 'Zürich: #1 "Börse" {x} [y] *z*', "--team", "Équipe & Søn"),
        (*THEN, "--system", "決済", "--team", "no"),
        (*THEN, "--name", "yes: # no"),
    ],
)
def test_whatever_is_typed_the_result_is_clean(here: Path, run: Run, who: Sequence[str]) -> None:
    result = run("init", *WHO, *who)

    assert result.exit_code == 0, result.output
    assert not report(here).findings


def test_names_with_one_id_stay_two_contacts(here: Path, run: Run) -> None:
    run("init", *WHO, *THEN, "--vendor", "PAYMENTS, 4102")

    assert yaml.safe_load(text(here, "contacts/payments.yaml"))["type"] == "team"
    assert yaml.safe_load(text(here, "contacts/payments-vendor.yaml"))["type"] == "vendor"
    assert "provider: payments-vendor\n" in text(here, "systems/ledger.yaml")


@pytest.mark.parametrize("options", [("--example",), ()])
def test_a_sample_is_written_where_nobody_can_be_asked(
    here: Path, run: Run, options: Sequence[str]
) -> None:
    result = run("init", *options)

    assert result.exit_code == 0
    assert not report(here).findings
    kinds = [path.split("/")[0] for path in files(here) if "/" in path]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "contacts": 4,
        "decisions": 1,
        "exercises": 1,
        "handovers": 1,
        "runbooks": 2,
        "systems": 2,
    }


@pytest.mark.usefixtures("here")
def test_the_sample_knows_when_its_vendor_leaves(run: Run) -> None:
    run("init", "--example")

    assert "as of 2027-08-24" in run("check", "--as-of", "exit").stdout


def test_existing_files_are_left_alone_and_named(here: Path, run: Run) -> None:
    (here / "README.md").write_text("mine")
    (here / "contacts").mkdir()
    (here / "contacts/payments.yaml").write_text("title: mine\n")
    (here / ".gitignore").write_text("*.log")

    result = run("init", *WHO, *THEN)

    assert text(here, "README.md") == "mine"
    assert text(here, "contacts/payments.yaml") == "title: mine\n"
    assert text(here, ".gitignore") == "*.log\n/site/\n"
    assert "left alone README.md, which was there" in result.stdout
    assert "left alone contacts/payments.yaml, which was there" in result.stdout
    assert "added /site/ to .gitignore" in result.stdout
    assert result.exit_code == 1  # what was there has no type, and that is said
    assert "missing-field" in result.stdout


def test_what_is_there_already_is_asked_for_less(here: Path, run: Run) -> None:
    (here / "runbooks").mkdir()
    (here / "runbooks/old.md").write_text("# Old\n\nRestart it.\n")

    result = run("init", *WHO, *THEN)

    assert result.exit_code == 0, result.output
    assert "level: {default: standard, folders: {runbooks: basic}}\n" in text(here, "relaybook.yml")


def test_a_sample_nobody_asked_for_is_not_mixed_into_documents(here: Path, run: Run) -> None:
    (here / "runbooks").mkdir()
    (here / "runbooks/old.md").write_text("# Old\n\nRestart it.\n")

    result = run("init")

    assert result.exit_code == 2
    assert "holds documents already" in result.stderr
    assert sorted(path.name for path in here.iterdir()) == ["runbooks"]
    assert "wrote relaybook.yml" in run("init", "--example").stdout


@pytest.mark.parametrize("folder", [".", "systems", "new/deep"])
def test_a_second_knowledge_base_is_refused(here: Path, run: Run, folder: str) -> None:
    (here / "systems").mkdir()
    (here / "relaybook.yml").write_text("name: Mine\n")

    result = run("init", folder, *WHO, *THEN)

    assert result.exit_code == 2
    assert "there is a knowledge base already: relaybook.yml" in result.stderr
    assert "`relaybook new`" in result.stderr
    assert files(here) == ["relaybook.yml"]


def test_a_misspelt_configuration_is_not_passed_over(here: Path, run: Run) -> None:
    (here / "relaybook.yaml").write_text("name: Mine\n")

    result = run("init", *WHO, *THEN)

    assert result.exit_code == 2
    assert "relaybook.yaml is not read: rename it to relaybook.yml" in result.stderr


def test_a_file_is_no_folder(here: Path, run: Run) -> None:
    (here / "kb").write_text("")

    result = run("init", "kb", *WHO, *THEN)

    assert result.exit_code == 2
    assert "kb is a file; name a folder" in result.stderr


def test_four_questions_on_a_terminal(here: Path) -> None:
    with Terminal(here, "init") as person:
        person.answer(SYSTEM, "Fraud scoring")
        person.answer(TIER, "")
        person.answer(TEAM, "Fraud platform")
        person.answer(CALL, "+44 20 7946 0100")
        person.answer(THEN_WHO, "Duty manager")
        person.answer(NOW_HELD, "Priya Nair")
        person.answer(REACHED, "#duty")
        person.answer(IS_VENDOR, "Northwind")
        person.answer(VENDOR_REACHED, "help@northwind.example.com")
        person.answer(ENDS, "2099-03-31")
        assert person.ends() == 0
        lines = person.lines()

    assert not report(here).findings
    assert "held_by: [person:priya-nair]" in text(here, "contacts/duty-manager.yaml")
    assert "end_on: 2099-03-31" in text(here, "contacts/northwind.yaml")
    assert "handovers/northwind-to-fraud-platform.md" in files(here)
    long = ("What is the last day", "How is Northwind", "wrote ")  # what is typed, or a path
    assert not [line for line in lines if len(line) > COLUMNS and not line.strip().startswith(long)]


def test_wrong_answers_are_asked_for_again(here: Path) -> None:
    with Terminal(here, "init") as person:
        person.answer(SYSTEM, "")
        person.answer("! That is empty. Again:", "Ledger")
        person.answer(TIER, "high")
        person.answer("Again:", "1")
        person.answer(TEAM, "Payments")
        person.answer(CALL, "ask Bob")
        person.answer("Again:", "bob@example.com")
        person.answer("! That wakes nobody: 'bob@example.com'", "#payments")
        person.answer(THEN_WHO, "payments")
        person.answer("Again:", "Priya Nair, 4101")
        person.answer(IS_VENDOR, "Northwind, help@northwind.example.com")
        person.answer(ENDS, "31.3.2099")
        person.answer("write it like 2027-03-31. Again:", "")
        assert person.ends() == 0

    assert not report(here).findings
    assert "contracts: [{covers: Ledger}]" in text(here, "contacts/northwind.yaml")
    assert "- When the contract with Northwind ends." in text(
        here, "handovers/northwind-to-payments.md"
    )


@pytest.mark.parametrize("answered", [0, 1, 3])
def test_control_c_leaves_nothing_behind(here: Path, answered: int) -> None:
    questions = [SYSTEM, TIER, TEAM, CALL]
    typed = ["Ledger", "1", "Payments"]
    with Terminal(here, "init", "new/kb") as person:
        for question, line in zip(questions[:answered], typed, strict=False):
            person.answer(question, line)
        person.interrupt(questions[answered])
        assert person.ends() == 130
        assert "stopped: nothing was written" in person.shown

    assert not list(here.iterdir())


def test_a_terminal_asks_only_what_options_left_open(here: Path) -> None:
    with Terminal(here, "init", *WHO, *THEN) as person:
        person.answer(TIER, "3")
        person.answer(IS_VENDOR, "")
        assert person.ends() == 0

    assert "service_tier: 3\n" in text(here, "systems/ledger.yaml")
