"""`relaybook new decision`: its number, its log and what it says."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.new_records import ALL_ANSWERS, WRITTEN


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        ((), "decisions/0001-use-it.md"),
        (("decisions/0007-old.md",), "decisions/0008-use-it.md"),
        (("decisions/pay/0002-a.md", "decisions/pay/0009-b.md"), "decisions/pay/0010-use-it.md"),
        (("decisions/pay/099-a.md",), "decisions/pay/100-use-it.md"),
        (("decisions/pay/ADR-004-a.md",), "decisions/pay/005-use-it.md"),
        (
            ("decisions/pay/0001-a.md", "decisions/pay/0005-template.md"),
            "decisions/pay/0006-use-it.md",
        ),
        (("decisions/pay/20240131-a.md",), "decisions/pay/0001-use-it.md"),
    ],
)
def test_a_decision_gets_the_next_number_of_its_log(
    base: Path, run: Run, there: Sequence[str], expected: str
) -> None:
    for path in there:
        (base / path).parent.mkdir(parents=True, exist_ok=True)
        (base / path).write_text("# Old\n\nWe did.\n")

    assert run("new", "decision", "Use it", "--todo").stdout == f"{expected}\n"


def test_a_decision_goes_to_the_log_of_its_system_or_asks_which(base: Path, run: Run) -> None:
    for log in ("ledger", "rates"):
        (base / "decisions" / log).mkdir(parents=True)
        (base / "decisions" / log / "0003-old.md").write_text("# Old\n\nWe did.\n")

    of_system = run("new", "decision", "Use it", "--system", "rates", "--todo")
    unclear = run("new", "decision", "Use it", "--todo")
    escaping = run("new", "decision", "Use it", "--log", "../../Etc", "--todo")

    assert of_system.stdout == "decisions/rates/0004-use-it.md\n"
    assert unclear.exit_code == 2
    assert "holds several logs (ledger, rates); choose one with --log" in unclear.stderr
    assert escaping.stdout == "decisions/etc/0001-use-it.md\n"


def test_a_decision_says_what_options_told(base: Path, run: Run) -> None:
    run("new", "decision", *ALL_ANSWERS["decision"], "--status", "acc", "--by", "R Okafor, Board")

    text = (base / WRITTEN["decision"]).read_text()
    assert text.startswith(
        "---\nstatus: accepted\ndate: 2026-11-23\ndecision_makers: [R Okafor, Board]\n---\n\n"
        "# Use a queue\n\n## Context and Problem Statement\n\nCalls failed\n"
    )


SHARED = """\
folders: {decisions: [build, docs/run, secure]}
decisions: {one_number_space: [build, docs/run, secure]}
"""


@pytest.fixture
def several(base: Path) -> Path:
    """Keep decisions in three folders that share one sequence of numbers; one is empty."""
    for path in ("build/001-a.md", "docs/run/002-b.md", "build/003-c.md"):
        (base / path).parent.mkdir(parents=True, exist_ok=True)
        (base / path).write_text("# Old\n\nWe did.\n")
    (base / "secure").mkdir()
    (base / "relaybook.yml").write_text(SHARED)
    return base


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ("build", "build/004-use-it.md"),
        ("./docs/run/", "docs/run/004-use-it.md"),
        ("run", "docs/run/004-use-it.md"),
        ("secure", "secure/004-use-it.md"),
        ("docs/run/On Call", "docs/run/on-call/004-use-it.md"),
    ],
)
def test_a_decision_goes_to_the_configured_folder_that_is_named(
    several: Path, run: Run, log: str, expected: str
) -> None:
    result = run("new", "decision", "Use it", "--log", log, "--todo")

    assert (result.stdout, (several / expected).exists()) == (f"{expected}\n", True)


@pytest.mark.parametrize("options", [(), ("--log", "other")])
def test_which_of_several_folders_is_not_guessed(
    several: Path, run: Run, options: tuple[str, ...]
) -> None:
    before = sorted(several.rglob("*.md"))

    result = run("new", "decision", "Use it", *options, "--todo")

    assert (result.exit_code, sorted(several.rglob("*.md"))) == (2, before)
    assert (
        "decisions are kept in several folders (build, docs/run, secure); choose one with --log\n"
    ) in result.stderr


@pytest.mark.parametrize("folder", ["build", "docs/run", "secure"])
def test_inside_a_folder_for_decisions_that_one_is_meant(
    several: Path, run: Run, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.chdir(several / folder)

    assert run("new", "decision", "Use it", "--todo").exit_code == 0
    assert (several / folder / "004-use-it.md").exists()


def test_inside_a_log_that_one_is_meant(
    base: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for log in ("ledger", "rates"):
        (base / "decisions" / log).mkdir(parents=True)
        (base / "decisions" / log / "0003-old.md").write_text("# Old\n\nWe did.\n")

    monkeypatch.chdir(base / "decisions")
    assert run("new", "decision", "Use it", "--todo").exit_code == 2
    monkeypatch.chdir(base / "decisions/rates")
    run("new", "decision", "Use it", "--todo")
    assert (base / "decisions/rates/0004-use-it.md").exists()


def test_at_the_root_the_numbers_go_on_too(base: Path, run: Run) -> None:
    (base / "relaybook.yml").write_text('folders: {decisions: ["."], guides: []}\n')
    (base / "0007-old.md").write_text("# Old\n\nWe did.\n")

    assert run("new", "decision", "Use it", "--todo").stdout == "0008-use-it.md\n"
