"""`relaybook trend`: a history judged step by step, in real repositories."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run
from tests.cli.sample_base import FILES, write
from tests.git.repositories import git

BROKEN = "# Pause the rates\n\nSee [a page](../nowhere.md).\n"
HANDOVER = FILES["handovers/acme-exit.md"].replace("status: planned", "status: in_progress")


@pytest.fixture
def told(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four commits: no base yet, the sample, a broken link, and the link mended in a handover."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (base.parent / "README").write_text("Nothing yet.\n")
    git(base, "init", "--quiet", "--initial-branch=main")
    git(base, "commit", "--quiet", "--allow-empty", "-m", "Nothing yet", day="2026-01-05")
    save(base, "2026-02-05")
    write(base, {"runbooks/pause.md": BROKEN})
    save(base, "2026-03-05")
    write(base, {"runbooks/pause.md": "# Pause the rates\n\nWait.\n"})
    write(base, {"handovers/acme-exit.md": HANDOVER})
    save(base, "2026-03-25")
    return base


def save(folder: Path, day: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "Change", day=day)


def points(run: Run, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("trend", *words, "--format", "json").stdout)[
        "points"
    ]
    return found


@pytest.mark.usefixtures("told")
def test_each_step_says_what_check_says_of_its_files_on_its_day(run: Run, told: Path) -> None:
    found = points(run, "--since", "2026-01-01")

    assert [one["day"] for one in found] == ["2026-02-05", "2026-03-05", "2026-03-25"]
    for one in found:
        git(told, "checkout", "--quiet", one["commit"])
        checked = json.loads(run("check", "--as-of", one["day"], "--format", "json").stdout)
        counts = checked["counts"]
        assert (one["errors"], one["warnings"], one["notes"], one["documents"]) == (
            counts["error"],
            counts["warning"],
            counts["info"],
            counts["documents"],
        )


@pytest.mark.usefixtures("told")
def test_gates_and_the_lowest_area_begin_with_the_handover(run: Run) -> None:
    found = points(run, "--since", "2026-01-01")

    assert [one["gates"] is None for one in found] == [True, True, False]
    review = found[-1]["handovers"][0]
    assert review["handover"] == "acme-exit"
    assert 0 < review["gates"]["open"] <= review["gates"]["asked"]
    assert sum(review["lowest"][name] for name in ("missing", "stated")) > 0


@pytest.mark.usefixtures("told")
def test_one_day_for_all_steps(run: Run) -> None:
    own = points(run, "--since", "2026-01-01")

    exit_ = points(run, "--since", "2026-01-01", "--as-of", "exit")

    assert {one["day"] for one in exit_} == {"2027-01-01"}
    assert exit_[0]["errors"] > own[0]["errors"], "the vendor is gone"


@pytest.mark.usefixtures("told")
def test_only_the_last_of_each_month(run: Run) -> None:
    found = points(run, "--since", "2026-01-01", "--each", "month")

    assert [one["day"] for one in found] == ["2026-02-05", "2026-03-25"]
    assert len(points(run, "--since", "2026-01-01", "--each", "day")) == 3
    assert len(points(run, "--since", "2026-01-01", "--each", "week")) == 3


def test_a_step_that_cannot_be_judged_has_no_numbers(told: Path, run: Run) -> None:
    write(told, {"relaybook.yml": "levle: full\n"})
    save(told, "2026-04-01")
    write(told, {"relaybook.yml": "name: Sample\n"})
    save(told, "2026-04-02")

    found = points(run, "--since", "2026-03-20")

    assert [one["errors"] is None for one in found] == [False, False, True, False]
    assert "relaybook.yml:1:1" in found[2]["fault"]
    assert points(run, "--since", "2026-03-20") == found, "from the cache, too"


def test_the_cache_changes_nothing_and_is_not_needed(
    told: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("trend", "--since", "2026-01-01", "--format", "csv")
    first = run(*words).stdout
    (kept,) = (tmp_path / "cache/relaybook").iterdir()
    assert kept.name.startswith("trend-")
    monkeypatch.setattr("relaybook.review.trend._judged", None)

    assert run(*words).stdout == first, "nothing was judged again"

    monkeypatch.undo()
    os.chdir(told)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert run(*words, "--no-cache").stdout == first
    content = kept.read_bytes()
    kept.write_bytes(content.replace(b'"errors":', b'"errors":9'))
    assert run(*words).stdout == first, "what was tampered with is not believed"
    assert kept.read_bytes() == content, "and is written again"


@pytest.mark.usefixtures("told")
def test_what_cannot_be_kept_is_worked_out(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = points(run, "--since", "2026-01-01")
    (tmp_path / "file").write_text("no folder\n")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))

    assert points(run, "--since", "2026-01-01") == first


@pytest.mark.usefixtures("told")
def test_a_picture_goes_into_a_file(run: Run, tmp_path: Path) -> None:
    result = run("trend", "--since", "HEAD~1", "--format", "svg", "--output", str(tmp_path / "t"))

    assert result.exit_code == 0
    assert result.stdout == ""
    assert (tmp_path / "t").read_text().startswith("<svg ")


def test_a_history_without_records_says_so(base: Path, run: Run) -> None:
    git(base, "init", "--quiet", "--initial-branch=main")
    git(base, "commit", "--quiet", "--allow-empty", "-m", "Nothing yet", day="2026-01-05")

    result = run("trend", "--since", "2026-01-01", "--no-cache")

    assert result.exit_code == 0
    assert result.stdout.startswith("No commit since then holds a record.\n")
    assert "note: no commit since then holds a record" in result.stderr


@pytest.mark.usefixtures("told")
def test_an_unknown_revision_is_refused(run: Run) -> None:
    result = run("trend", "--since", "v9")

    assert result.exit_code == 2
    assert "there is no revision 'v9', and it is no day such as 2026-01-31" in result.stderr


def test_a_wrong_configuration_now_is_a_step_that_cannot_be_judged(told: Path, run: Run) -> None:
    write(told, {"relaybook.yml": "levle: full\n"})
    save(told, "2026-04-01")

    found = points(run, "--since", "2026-03-20")

    assert [bool(one["fault"]) for one in found] == [False, False, True]
    assert found[-1]["configured_anew"]
    assert run("trend", "--since", "HEAD").stdout.startswith("No step since then could be judged.")
