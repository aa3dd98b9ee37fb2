"""The measuring itself, on a stand-in for the command that reports what it is told to."""

import sys
from pathlib import Path

import pytest
from benchmarks.accuracy import compare
from benchmarks.corpus import Defect
from benchmarks.process import measured, peak_of_tree
from benchmarks.run import main
from tests.benchmarks.made_corpus import Corpus

from benchmarks import floor

HERE, THERE = Defect("broken-link", "a.md", 3), Defect("broken-link", "a.md", 4)
STAND_IN = """#!{python}
import json, pathlib, sys
if "--format" in sys.argv:
    planted = json.loads(pathlib.Path("../manifest.json").read_text())["defects"]
    print(json.dumps({{"version": 1, "findings": planted[{start}:]}}))
sys.exit({code})
"""


def stand_in(folder: Path, *, start: int = 0, code: int = 0) -> str:
    command = folder / "relaybook"
    command.write_text(STAND_IN.format(python=sys.executable, start=start, code=code))
    command.chmod(0o755)
    return str(command)


def run(command: str, example: Path) -> int:
    sizes = ["--small", "400", "--large", "500", "--runs", "1"]
    return main(["--relaybook", command, "--example", str(example), *sizes])


def test_a_finding_on_another_line_is_missed_and_invented() -> None:
    result = compare([HERE], [THERE])
    assert (result.missed, result.invented) == ((HERE,), (THERE,))
    assert (result.recall, result.precision) == (0, 0)


def test_a_second_report_of_one_defect_is_invented() -> None:
    result = compare([HERE, THERE], [HERE, HERE, THERE])
    assert (result.missed, result.invented) == ((), (HERE,))
    assert result.precision == pytest.approx(2 / 3)


def test_nothing_planted_and_nothing_reported_is_right() -> None:
    assert (compare([], []).recall, compare([], []).precision) == (1, 1)


def test_the_table_names_each_process(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(stand_in(tmp_path), tmp_path) == 0
    printed = capsys.readouterr().out
    for name in ("floor 400", "check 500", "--version", "check of the example"):
        assert f"\n{name} " in printed
    assert "check / floor at 500: wall " in printed
    assert "growth 400 -> 500: " in printed
    assert "500: 66 planted, 66 reported, recall 1.0000, precision 1.0000" in printed


def test_missed_defects_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(stand_in(tmp_path, start=11), tmp_path) == 1
    printed = capsys.readouterr().out
    assert "66 planted, 55 reported, recall 0.8333, precision 1.0000" in printed
    assert "  and 1 more missed" in printed


def test_a_check_that_cannot_run_is_no_measurement(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(stand_in(tmp_path, code=2), tmp_path) == 2
    assert "check 400 ended with 2" in capsys.readouterr().err


def test_a_missing_command_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(tmp_path / "none"), tmp_path) == 2
    assert f"no such command: {tmp_path / 'none'}" in capsys.readouterr().err


def test_memory_of_a_child_process_is_counted(tmp_path: Path) -> None:
    child = "b = b'x' * (200 << 20)"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    usage = measured([sys.executable, "-c", code], tmp_path)
    assert usage.exit_code == 0
    assert usage.peak_mib > 200


def test_the_tree_has_more_memory_than_its_largest_process(tmp_path: Path) -> None:
    # The child holds its memory until its parent, which holds as much, closes the pipe.
    child = "import sys; b = b'x' * (100 << 20); print(flush=True); sys.stdin.read()"
    code = (
        "import subprocess, sys, time; b = b'x' * (100 << 20); p = subprocess.Popen("
        f"[sys.executable, '-c', {child!r}], stdin=-1, stdout=-1); p.stdout.readline();"
        "[open('/proc/self/smaps').read() for _ in range(200)]; p.communicate()"
    )
    peak = peak_of_tree([sys.executable, "-c", code], tmp_path)
    assert peak is None or peak > 200


def test_the_floor_reads_the_corpus_to_its_end(corpus: Corpus) -> None:
    floor.main(str(corpus.kb))


@pytest.mark.parametrize("content", [b"# \xff\n", b"---\na: 1\n"])
def test_the_floor_stops_at_what_no_corpus_holds(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "area").mkdir()
    (tmp_path / "area" / "bad.md").write_bytes(content)
    with pytest.raises(ValueError):  # noqa: PT011 - a bad byte and a fence that never closes
        floor.main(str(tmp_path))
