"""`relaybook explain` says how a decision was read, and from which line each value."""

from pathlib import Path

from tests.cli.conftest import Run


def test_each_value_of_a_decision_is_shown_with_its_line_and_form(base: Path, run: Run) -> None:
    (base / "decisions").mkdir(exist_ok=True)
    (base / "decisions/0090-use-x.md").write_text("# X\n\n- Status: accepted\n")
    (base / "decisions/0091-use-y.md").write_text(
        "---\nstatus: draft\n---\n# Y\n\nDate: 05/02/2018\n\n## Status\n\n"
        "Superseded by [90](0090-use-x.md)\n"
    )

    said = run("explain", "decisions/0091-use-y.md").stdout

    block = said[said.index("Read as") :].partition("\n\n")[0]
    assert block.splitlines() == [
        "Read as hybrid (front matter and adr-tools), number 0091",
        "    2  status proposed: draft (front matter)",
        "    6  date 2018-02-05 or 2018-05-02: 05/02/2018 (line)",
        "   10  status superseded: Superseded by [90](0090-use-x.md) (section)",
        "   10  superseded_by 0090-use-x: 0090-use-x.md (section)",
    ]


def test_a_number_is_enough_where_one_decision_has_it(base: Path, run: Run) -> None:
    for path in ("decisions/0090-use-x.md", "decisions/a/0091-y.md", "decisions/b/0091-z.md"):
        (base / path).parent.mkdir(parents=True, exist_ok=True)
        (base / path).write_text("# X\n\n- Status: accepted\n")

    assert "number 0090" in run("explain", "0090").stdout
    assert "number 0090" in run("explain", "90").stdout
    several = run("explain", "0091")
    assert several.exit_code == 2
    assert several.stderr.endswith(
        "'0091' means several decisions: write one of decisions/a/0091-y.md, "
        "decisions/b/0091-z.md\n"
    )
