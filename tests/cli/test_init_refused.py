"""`relaybook init`: a missing or wrong answer is named, and nothing is written."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.first_base import THEN, VENDOR, WHO, files


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
