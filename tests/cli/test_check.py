"""`relaybook check` as its users meet it."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.sample_base import FILES, write

SELECTED = ("--select", "broken-link, missing-owner", "--select", "self-dependency")
SUMMARY = """\
Sample, as of 2026-11-23
profiles: base

  owner       2/3
  escalation  2/3
  rollback    1/1 (1 changes something)

error broken-link: 1 place
Each relative link leads to a file or folder of the knowledge base.
  runbooks/restart.md:29:5 the link leads to vendors, which does not exist
       29 | See [the vendor](../vendors/).
          |     ^^^^^^^^^^^^^^^^^^^^^^^^^
    = mend the path, or remove the link

error missing-owner: 1 place
Each system and runbook has a team that owns it, written or inherited.
  systems/rates.yaml:1:1 the system rates has no owner, and inherits none
        1 | title: Rates
          | ^
    = write `owner: <team>` with the id of a team of ours in contacts/

2 errors in 10 documents · 0 accepted · 0.00 s
"""


def test_a_complete_base_is_clean(run: Run) -> None:
    result = run("check")

    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.splitlines()[-1] == ("No findings in 10 documents · 0 accepted · 0.00 s")


@pytest.mark.usefixtures("broken")
def test_the_summary_is_what_somebody_reads_first(run: Run) -> None:
    result = run("check", *SELECTED)

    assert result.stdout == SUMMARY
    assert result.exit_code == 1


@pytest.mark.parametrize("format_", ["text", "concise", "json", "github"])
@pytest.mark.usefixtures("broken")
def test_the_exit_code_never_depends_on_the_format(format_: str, run: Run) -> None:
    assert run("check", "--format", format_, *SELECTED).exit_code == 1
    assert run("check", "--format", format_, "--select", "self-dependency").exit_code == 0
    assert run("check", "--format", format_, *SELECTED, "--exit-zero").exit_code == 0


def test_fail_on_decides_what_fails(base: Path, run: Run) -> None:
    write(base, {"systems/rates.yaml": FILES["systems/rates.yaml"] + "colour: red\n"})

    assert run("check").exit_code == 0
    assert run("check", "--fail-on", "warning").exit_code == 1
    assert run("check", "--fail-on", "info").exit_code == 1


@pytest.mark.usefixtures("broken")
def test_a_path_restricts_what_is_reported(run: Run) -> None:
    found = json.loads(run("check", "runbooks", "--format", "json", *SELECTED).stdout)

    assert [one["path"] for one in found["findings"]] == ["runbooks/restart.md"]
    assert found["counts"]["documents"] == 1
    assert [line["of"] for line in found["completeness"]] == [1, 1, 1]
    assert "profiles: base · only: runbooks\n" in run("check", "runbooks").stdout


def test_an_aspect_file_is_part_of_its_record(run: Run) -> None:
    found = json.loads(run("check", "systems/ledger", "--format", "json").stdout)

    assert found["counts"]["documents"] == 1


def test_paths_are_shown_as_the_reader_can_open_them(
    broken: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(broken / "runbooks")
    lines = run("check", "restart.md", "--format", "concise", *SELECTED).stdout.splitlines()

    assert lines[1] == (
        "../runbooks/restart.md:29:5: error[broken-link] the link leads to vendors, "
        "which does not exist; mend the path, or remove the link"
    )


def test_github_paths_start_at_the_repository(broken: Path, run: Run) -> None:
    (broken.parent / ".git").mkdir()
    result = run("check", "--format", "github", "--select", "missing-owner")

    assert (
        "\n::error file=base/systems/rates.yaml,line=1,col=1,title=missing-owner::" in result.stdout
    )


def test_a_path_with_nothing_to_check_could_not_run(base: Path, run: Run) -> None:
    (base / "notes").mkdir()
    result = run("check", "notes")

    assert result.exit_code == 2
    assert result.stderr == "Error: nothing to check in notes: no file there is a record\n"


def test_an_unknown_path_could_not_run(run: Run) -> None:
    result = run("check", "runbook")

    assert (result.exit_code, result.stderr) == (2, "Error: there is no file or folder runbook\n")


def test_an_unknown_rule_is_answered_with_the_nearest(run: Run) -> None:
    result = run("check", "--select", "missing-ownr")

    assert result.exit_code == 2
    assert result.stderr == (
        "Error: there is no rule 'missing-ownr'; did you mean 'missing-owner'?\n"
    )
    assert run("check", "--ignore", "zzz").stderr == (
        "Error: there is no rule 'zzz'; `relaybook rules` lists them all\n"
    )


@pytest.mark.usefixtures("broken")
def test_ignored_rules_do_not_run(run: Run) -> None:
    found = json.loads(run("check", "--format", "json", "--ignore", "broken-link").stdout)

    assert "broken-link" not in found["rules"]
    assert "broken-link" not in {one["rule"] for one in found["findings"]}


@pytest.mark.usefixtures("broken")
def test_level_replaces_and_profile_adds(run: Run) -> None:
    basic = json.loads(run("check", "--level", "basic", "--format", "json").stdout)
    more = json.loads(run("check", "--profile", "ai", "--format", "json").stdout)

    assert "missing-owner" not in {one["rule"] for one in basic["findings"]}
    assert all(line["not_enforced"] == line["of"] for line in basic["completeness"])
    assert more["profiles"] == ["base", "ai"]


def test_a_folder_without_a_configuration_is_taken_at_basic(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "other"
    write(folder, {"restart.md": "# Restart\n\nTurn it off and on.\n", "relaybook.yaml": ""})
    result = run("check", str(folder))

    assert result.exit_code == 0
    assert result.stderr == (
        f"no relaybook.yml found: {folder} is taken as it is, at level basic\n"
        "relaybook.yaml is not read: rename it to relaybook.yml\n"
    )
    assert "No findings in 1 document" in result.stdout


def test_a_fixed_day_is_always_said(base: Path, run: Run) -> None:
    (base / "relaybook.yml").write_text("name: Sample\nas_of: exit\n")
    fixed = "as of 2027-01-01 (fixed by relaybook.yml, the day after"

    assert f"Sample, {fixed}" in run("check").stdout
    assert fixed in run("check", "--format", "concise").stdout
    assert fixed in run("check", "--format", "github").stdout
    assert json.loads(run("check", "--format", "json").stdout)["as_of"] == {
        "day": "2027-01-01",
        "fixed": "relaybook.yml, the day after contract C-1 with vendor:acme ends on 2026-12-31",
    }
    assert "Sample, as of 2026-11-23\n" in run("check", "--as-of", "today").stdout


def test_after_the_vendor_left_the_escalation_fails(run: Run) -> None:
    selected = ("--select", "escalation-inactive", "--format", "json")
    today = json.loads(run("check", *selected).stdout)
    later = json.loads(run("check", "--as-of", "exit", *selected).stdout)

    assert today["findings"] == []
    assert [(one["path"], one["line"]) for one in later["findings"]] == [("systems/ledger.yaml", 8)]


def test_a_day_that_is_none_could_not_run(run: Run) -> None:
    result = run("check", "--as-of", "someday")

    assert result.exit_code == 2
    assert result.stderr == (
        "Error: 'someday' is no day; write today, a date like 2026-12-31, +24m (d, w, m or y), "
        "exit or exit:HANDOVER\n"
    )


def test_all_lists_every_place_and_what_was_accepted(base: Path, run: Run) -> None:
    comment = "<!-- relaybook: accept[broken-link] it comes -->"
    page = f"# R\n\n## Now\n\n[a](a.md) [b](b.md)\n\n## Later\n\n{comment}\n[c](c.md)\n"
    write(base, {"docs/r.md": page})
    summary = run("check", "--select", "broken-link").stdout
    result = run("check", "--select", "broken-link", "--all").stdout

    assert "    and 1 more place: --all\n" in summary
    assert "Accepted" not in summary
    assert "  docs/r.md:5:1 the link leads to docs/a.md" in result
    assert "  docs/r.md:5:11 the link leads to docs/b.md" in result
    assert "    = broken-link is accepted: it comes\n" in result
    assert result.splitlines()[-1] == "2 errors in 11 documents · 1 accepted · 0.00 s"


def test_nothing_is_written(broken: Path, run: Run) -> None:
    def state() -> dict[Path, tuple[int, bytes]]:
        files = (path for path in broken.rglob("*") if path.is_file())
        return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in files}

    before = state()
    run("check", "--all")
    run("map")
    run("explain", "systems/ledger.yaml")

    assert state() == before
