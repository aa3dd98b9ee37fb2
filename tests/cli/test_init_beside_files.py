"""`relaybook init`: what is there already stays as it is."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.first_base import THEN, WHO, text


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
