"""`relaybook check` with a baseline."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.sample_base import FILES, write

BASELINE = "relaybook-baseline.yml"


@pytest.fixture
def old(broken: Path, run: Run) -> Path:
    """A base with faults, and all of them in the baseline."""
    result = run("check", "--write-baseline")
    assert result.exit_code == 0, result.output
    return broken


def closing(output: str) -> str:
    return output.splitlines()[-1]


def test_what_is_found_is_written_down_and_counted(broken: Path, run: Run) -> None:
    before = json.loads(run("check", "--format", "json").stdout)

    result = run("check", "--write-baseline")

    count = len(before["findings"])
    assert result.stderr == f"wrote {BASELINE}: {count} findings\n"
    assert closing(result.stdout) == (
        f"No findings in 10 documents · 0 accepted · {count} in the baseline · 0.00 s"
    )
    assert result.exit_code == 0
    lines = (broken / BASELINE).read_text().splitlines()
    assert (
        "  - {rule: broken-link, path: runbooks/restart.md, record: runbook:restart, count: 1}"
        in lines
    )
    assert lines[5:] == sorted(lines[5:])


def test_it_is_used_where_it_lies(old: Path, run: Run) -> None:
    found = json.loads(run("check", "--format", "json").stdout)

    assert found["findings"] == []
    assert found["counts"]["baselined"] == len(found["baselined"]) > 0
    assert {one["baselined"] for one in found["baselined"]} == {True}
    whole = json.loads(run("check", "--format", "json", "--no-baseline").stdout)
    assert whole["completeness"] == found["completeness"]
    assert len(whole["findings"]) == len(found["baselined"])
    assert run("check", "--no-baseline").exit_code == 1
    assert old.joinpath(BASELINE).exists()


@pytest.mark.parametrize("format_", ["concise", "github", "text"])
@pytest.mark.usefixtures("old")
def test_each_format_counts_it_and_none_lists_it(format_: str, run: Run) -> None:
    result = run("check", "--format", format_)

    assert "in the baseline" in closing(result.stdout)
    assert "broken-link" not in result.stdout
    assert result.exit_code == 0


@pytest.mark.usefixtures("old")
def test_all_lists_it_and_it_is_never_green(run: Run) -> None:
    assert "In the baseline, not mended yet\n" in run("check", "--all").stdout
    colored = run("--color", "always", "check").stdout
    assert not closing(colored).startswith("\x1b")
    assert "in the baseline" in run("explain", "runbooks/restart.md").stdout


def test_writing_again_says_what_that_changes(old: Path, run: Run) -> None:
    write(old, {"runbooks/restart.md": FILES["runbooks/restart.md"]})
    assert run("check", "--write-baseline").stderr.endswith(": 0 added, 1 removed, 2 in all\n")

    page = old / "runbooks/restart.md"
    page.write_text(page.read_text() + "\nSee [another](../nowhere/) and [one](../more/).\n")

    assert run("check", "--write-baseline").stderr.endswith(": 2 added, 0 removed, 4 in all\n")


def test_writing_twice_gives_the_same_bytes(old: Path, run: Run) -> None:
    first = (old / BASELINE).read_bytes()

    run("check", "--write-baseline")

    assert (old / BASELINE).read_bytes() == first


def test_what_is_new_fails(old: Path, run: Run) -> None:
    page = old / "runbooks/restart.md"
    page.write_text(page.read_text() + "\nSee [another](../nowhere/).\n")

    result = run("check", "--format", "concise")

    assert result.exit_code == 1
    assert "error[broken-link]" in result.stdout
    assert "1 of this rule in this record is in the baseline" in result.stdout


def test_what_was_mended_must_leave_the_baseline(old: Path, run: Run) -> None:
    write(old, {"runbooks/restart.md": FILES["runbooks/restart.md"]})
    lines = (old / BASELINE).read_text().splitlines()
    number = next(at for at, line in enumerate(lines, 1) if "broken-link" in line)

    result = run("check", "--format", "concise")

    assert result.exit_code == 0
    assert (
        f"{BASELINE}:{number}:1: warning[stale-baseline-entry] broken-link in runbooks/restart.md"
        " is not found any more; remove this line, or write the file again with"
    ) in result.stdout
    assert "stale-baseline-entry" in run("check", "runbooks/restart.md").stdout
    assert "stale-baseline-entry" not in run("check", "systems").stdout
    assert "stale-baseline-entry" not in run("check", "--select", "missing-owner").stdout
    assert "stale-baseline-entry" not in run("check", "--ignore", "stale-baseline-entry").stdout
    assert run("check", "--fail-on", "warning").exit_code == 1


@pytest.mark.usefixtures("old")
def test_a_run_that_asks_for_less_calls_nothing_stale(run: Run) -> None:
    assert run("check", "--level", "basic").exit_code == 0
    assert "stale" not in run("check", "--as-of", "2026-11-20", "--all").stdout


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("runbooks",), "PATH"),
        (("--level", "basic"), "--level"),
        (("--select", "broken-link", "--as-of", "2027-01-01"), "--as-of, --select"),
        (("--since", "main"), "--since"),
    ],
)
@pytest.mark.usefixtures("broken")
def test_a_part_is_never_written(options: tuple[str, ...], named: str, run: Run) -> None:
    result = run("check", *options, "--write-baseline")

    assert result.exit_code == 2
    assert f"leave out {named}" in result.stderr
    assert not Path(BASELINE).exists()


def test_another_file_is_used_where_it_is_named(broken: Path, run: Run) -> None:
    assert run("check", "--write-baseline", "later.yml").exit_code == 0
    assert not (broken / BASELINE).exists()

    assert run("check").exit_code == 1
    assert run("check", "--baseline", "later.yml").exit_code == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--write-baseline", "runbooks"), "name a file that ends with .yml"),
        (("--write-baseline", "systems/rates.yaml"), "is no baseline; name another file"),
        (("--write-baseline", "../outside.yml"), "lies outside of the knowledge base"),
        (("--baseline", "no.yml"), "cannot be read"),
        (("--baseline", "systems/rates.yaml"), "is no baseline"),
        (("--no-baseline", "--write-baseline"), "leaves no baseline"),
        (("--baseline", "a.yml", "--write-baseline"), "leave --baseline out"),
    ],
)
def test_what_would_surprise_is_refused(
    broken: Path, options: tuple[str, ...], message: str, run: Run
) -> None:
    rates = (broken / "systems/rates.yaml").read_text()

    result = run("check", *options)

    assert result.exit_code == 2
    assert message in result.stderr
    assert (broken / "systems/rates.yaml").read_text() == rates


def test_a_damaged_baseline_stops_the_check_and_can_be_written_again(old: Path, run: Run) -> None:
    good = (old / BASELINE).read_text()
    (old / BASELINE).write_text(good.replace("findings:", "<<<<<<< ours\nfindings:"))

    result = run("check")

    assert result.exit_code == 2
    assert f"{BASELINE}:" in result.stderr
    assert run("check", "--write-baseline").exit_code == 0
    assert (old / BASELINE).read_text() == good


@pytest.mark.usefixtures("base")
def test_a_clean_base_gives_an_empty_baseline(run: Run) -> None:
    result = run("check", "--write-baseline")

    assert result.exit_code == 0
    assert Path(BASELINE).read_text().endswith("findings: []\n")
    assert run("check").exit_code == 0
