"""Names in an OWNERS file that no contact has."""

from pathlib import Path

from tests.load.ownership.repository import RUNBOOK, findings, owned

PEOPLE = "approvers: [{}]\nreviewers: [gus]\n"


def _unknown(folder: Path, names: str) -> list[tuple[int, int, str, str]]:
    files = {"ops/OWNERS": PEOPLE.format(names), "ops/runbooks/a.md": RUNBOOK}
    found = findings(owned(folder, files), "unknown-handle")
    return [(one.span.line, one.span.column, one.message, one.help) for one in found]


def test_the_names_of_an_entry_are_one_finding(tmp_path: Path) -> None:
    (found,) = _unknown(tmp_path, "ann, cyd, dot, eve, fay, hal")

    assert found[0] == 1
    assert found[2].startswith("ann, cyd, dot, eve, fay and ")
    assert "so a record inherits nothing from them" in found[2]
    assert found[3].startswith('write `handles: ["ann", "cyd", "dot", "eve", "fay"]` in ')


def test_an_entry_that_gives_an_owner_says_enough(tmp_path: Path) -> None:
    assert _unknown(tmp_path, '"@acme/sre", ann, cyd') == []
