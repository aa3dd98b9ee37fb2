"""`check --fix`: what was mended is said, the rest is reported."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.sample_base import write

RUNBOOK = """\
---
last_reviewed_on: 2026-9-1
---
# Restart

## Steps

1. Look.

  ```bash
  $ kubectl get pods
  ```

2. Feed it.

    ```bash
    $ cat <<EOF
    EOF
    ```
"""
MENDED = """\
---
last_reviewed_on: 2026-09-01
---
# Restart

## Steps

1. Look.

   ```bash
   kubectl get pods
   ```

2. Feed it.

    ```bash
    $ cat <<EOF
    EOF
    ```
"""
SAID = "1 invalid-field, 1 prompt-in-copyable-block, indentation of 1 step (no finding) in 1 file"
WHY = "exit code 1, for what is open now: "
LEFT = "left for you: 1 prompt-in-copyable-block; only you know what is meant"
ARGUMENTS = ("check", "--fix", "--level", "standard")
PATH = "runbooks/restart.md"


@pytest.fixture
def faulty(base: Path) -> Path:
    return write(base, {PATH: RUNBOOK})


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_are_mended_and_what_is_left_is_reported(faulty: Path, run: Run) -> None:
    others = {path: data for path, data in contents(faulty).items() if not path.endswith(PATH)}

    result = run(
        *ARGUMENTS, "--all", "--select", "prompt-in-copyable-block", "--fail-on", "warning"
    )

    assert result.exit_code == 1
    assert result.stderr == f"fixed: 1 prompt-in-copyable-block in 1 file\n{LEFT}\n"
    assert f"{PATH}:17:5" in result.stdout
    assert f"{PATH}:11" not in result.stdout
    assert others.items() <= contents(faulty).items()


def test_all_of_it_at_once_and_nothing_the_second_time(faulty: Path, run: Run) -> None:
    first = run(*ARGUMENTS)
    after = contents(faulty)
    second = run(*ARGUMENTS)

    assert first.stderr == f"fixed: {SAID}\n{LEFT}\n"
    assert (faulty / PATH).read_text() == MENDED
    assert second.stderr == f"fixed: nothing\n{LEFT}\n"
    assert contents(faulty) == after


def test_a_dry_run_prints_a_difference_that_git_applies(faulty: Path, run: Run) -> None:
    before = contents(faulty)

    result = run(*ARGUMENTS, "--dry-run")

    said, left, why = result.stderr.splitlines()
    assert [said, left] == [f"would fix: {SAID}", LEFT]
    assert why.startswith(WHY)
    assert "1 invalid-field" in why
    assert result.exit_code == 1
    assert result.stdout.startswith(f"--- a/{PATH}\n+++ b/{PATH}\n@@ -1,5 +1,5 @@\n")
    assert contents(faulty) == before
    _apply(faulty, result.stdout)
    assert (faulty / PATH).read_text() == MENDED


def _apply(folder: Path, difference: str) -> None:
    subprocess.run(["git", "init", "--quiet", "."], cwd=folder, check=True)
    subprocess.run(["git", "apply", "-"], cwd=folder, input=difference, text=True, check=True)
    shutil.rmtree(folder / ".git")


def test_a_dry_run_with_nothing_to_mend_reports_as_ever(run: Run) -> None:
    plain, dry = run("check"), run("check", "--fix", "--dry-run")

    assert dry.stderr == "would fix: nothing\n"
    assert (dry.stdout, dry.exit_code) == (plain.stdout, plain.exit_code)


def test_only_what_is_named_is_mended(faulty: Path, run: Run) -> None:
    write(faulty, {"runbooks/other.md": RUNBOOK})

    run(*ARGUMENTS, PATH)

    assert (faulty / PATH).read_text() == MENDED
    assert (faulty / "runbooks/other.md").read_text() == RUNBOOK


def test_what_was_put_off_is_not_mended(faulty: Path, run: Run) -> None:
    run("check", "--write-baseline")
    before = (faulty / PATH).read_text()

    run("check", "--fix", "--select", "invalid-field")

    assert (faulty / PATH).read_text() == before


def test_a_link_out_of_the_knowledge_base_is_never_followed(
    faulty: Path, run: Run, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text(RUNBOOK)
    (faulty / "runbooks" / "linked.md").symlink_to(os.path.relpath(outside, faulty / "runbooks"))

    run(*ARGUMENTS)

    assert outside.read_text() == RUNBOOK


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "--dry-run"), "--dry-run shows what --fix would change"),
        (("check", "--fix", "--write-baseline"), "leave out --write-baseline"),
        (("check", "--fix", "--stdin-filename", PATH), "leave out --stdin-filename"),
    ],
)
def test_options_that_do_not_go_together(
    faulty: Path, run: Run, arguments: tuple[str, ...], said: str
) -> None:
    before = contents(faulty)

    result = run(*arguments)

    assert result.exit_code == 2
    assert said in result.stderr
    assert contents(faulty) == before
