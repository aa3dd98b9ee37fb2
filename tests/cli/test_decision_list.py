"""`relaybook decision list`: what is in force, all there is, and why nothing is listed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.cli.sample_base import FILES, write

from relaybook.cli.group import relaybook

HELD = "decisions/ledger/0001-post-directly.md"
WAITS = "decisions/ledger/0002-post-through-a-queue.md"


def record(title: str, status: str, day: str) -> str:
    return f"---\nstatus: {status}\ndate: {day}\nsystems: [ledger]\n---\n\n# {title}\n\nIt holds.\n"


def listed(*words: str) -> tuple[str, str]:
    result = CliRunner().invoke(relaybook, ["decision", "list", *words])
    assert result.exit_code == 0, result.output
    return result.stdout, result.stderr


@pytest.fixture(autouse=True)
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, {path: text for path, text in FILES.items() if "decisions" not in path})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_all_lists_what_is_not_in_force_too(base: Path) -> None:
    write(base, {HELD: record("Post directly", "accepted", "2026-03-02")})
    write(base, {WAITS: record("Post through a queue", "proposed", "2026-04-14")})

    assert listed()[0].splitlines()[1:] == [f"0001    accepted  2026-03-02  Post directly  {HELD}"]
    shown, said = listed("--all")
    assert said == "all decisions: the files as they are\n"
    assert shown.splitlines()[1:] == [
        f"0001    accepted  2026-03-02  Post directly         {HELD}",
        f"0002    proposed  2026-04-14  Post through a queue  {WAITS}",
    ]
    found = json.loads(listed("--all", "--as-of", "2026-03-31", "--format", "json")[0])
    assert [one["number"] for one in found["decisions"]] == ["0001"]


def test_nothing_to_list_is_said_with_what_to_write(base: Path) -> None:
    assert listed()[0] == "there are no decisions: `relaybook new decision TITLE` writes one\n"

    write(base, {WAITS: record("Post through a queue", "proposed", "2026-04-14")})

    assert listed()[0] == "nothing is in force; 1 decision is not: see them with --all\n"
    assert listed("--system", "ledger")[0] == (
        "nothing for ledger is in force; 1 decision is not: see them with --all\n"
    )
    assert listed("--system", "rates", "--all")[0] == (
        "there are no decisions for rates: `relaybook new decision TITLE --system rates` "
        "writes one\n"
    )
