"""Citations of decisions that do not hold: what counts, and what instead."""

from pathlib import Path

import pytest
from tests.rules.decision_log import decision, found, log
from tests.rules.knowledge import judged

from relaybook.findings import Level

RULE = "cites-dead-decision"
CHAIN = log(
    decision("0001", "superseded", superseded_by=["0002"]),
    decision("0002", "superseded", supersedes=["0001"], superseded_by=["0003", "0004"]),
    decision("0003", supersedes=["0002"]),
    decision("0004", supersedes=["0002"]),
    decision("0005", "rejected"),
)
CONFIGURATION = "format: 1\ncited_from: [{globs}]\n"


def page(text: str, path: str = "docs/page.md") -> dict[str, str]:
    return {**CHAIN, path: f"# Page\n\n{text}\n"}


def test_it_names_what_holds_at_the_end_of_the_chain(tmp_path: Path) -> None:
    report = judged(tmp_path, page("As ADR-0001 says."), Level.STANDARD, RULE)

    assert found(report) == [
        (
            "page.md",
            3,
            4,
            "it cites 0001, which is superseded by 0003 (Choice) and 0004 (Choice)",
        )
    ]
    assert report.findings[0].help == (
        "read decisions/log/0003-choice.md and decisions/log/0004-choice.md, and cite that"
    )


def test_it_says_where_nothing_took_its_place(tmp_path: Path) -> None:
    (one,) = judged(tmp_path, page("As ADR-5 says."), Level.STANDARD, RULE).findings

    assert one.message == "it cites 0005, which is rejected"
    assert one.help.startswith("nothing took its place")


@pytest.mark.parametrize(
    "text",
    [
        "As ADR-0003 says.",
        "ADR-0001 was superseded in May.",
        "It was ADR-0001, now it is ADR-0003.",
        "See [why](https://example.com/decisions/log/0001-choice.md).",
        "Section 0001 of the manual.",
        "![picture](../decisions/log/0001-choice.md)",
        "The decision of 1 May.",
    ],
)
def test_what_holds_or_is_told_as_past_is_left_alone(tmp_path: Path, text: str) -> None:
    assert judged(tmp_path, page(text), Level.STANDARD, RULE).findings == ()


@pytest.mark.parametrize("path", ["CHANGELOG.md", "decisions/log/README.md"])
def test_pages_about_the_past_are_left_alone(tmp_path: Path, path: str) -> None:
    files = {
        **page("As ADR-0001 says.", path),
        "relaybook.yml": "format: 1\nfolders: {guides: [.]}\n",
    }

    assert judged(tmp_path, files, Level.STANDARD, RULE).findings == ()


def test_a_number_that_two_logs_have_is_dead_only_in_both(tmp_path: Path) -> None:
    other = {path.replace("/log/", "/b/"): text for path, text in decision("0005").items()}

    assert (
        judged(tmp_path, {**page("As ADR-5 says."), **other}, Level.STANDARD, RULE).findings == ()
    )


def test_systems_and_runbooks_are_judged(tmp_path: Path) -> None:
    files = {
        **CHAIN,
        "systems/vault.yaml": "title: Vault\n# One replica: ADR-0005\n",
        "runbooks/restart.md": "# Restart\n\n1. Do it, as `decisions/log/0005-choice.md` says.\n",
    }

    assert [one[:3] for one in found(judged(tmp_path, files, Level.STANDARD, RULE))] == [
        ("restart.md", 3, 15),
        ("vault.yaml", 2, 16),
    ]


@pytest.mark.parametrize(
    ("globs", "files"),
    [
        ("", []),
        ('"src/*.py"', ["a.py"]),
        ('"src/**/*.py"', ["a.py", "b.py"]),
        ('"src/"', ["a.py", "c.go", "b.py"]),
        ('"**"', ["a.py", "c.go", "b.py"]),
        ('"./src/*.go"', ["c.go"]),
    ],
)
def test_only_the_files_of_cited_from_are_searched(
    tmp_path: Path, globs: str, files: list[str]
) -> None:
    code = dict.fromkeys(("src/a.py", "src/deep/b.py", "src/c.go"), "x = 1  # ADR-0005\n")
    settings = {"relaybook.yml": CONFIGURATION.format(globs=globs)}

    report = judged(tmp_path, {**CHAIN, **code, **settings}, Level.STANDARD, RULE)

    assert [one[:3] for one in found(report)] == [(name, 1, 10) for name in files]


def test_large_code_is_counted_and_not_searched(tmp_path: Path) -> None:
    files = {
        **CHAIN,
        "src/a.py": "# ADR-0005\n" + "x = 1\n" * 200_000,
        "relaybook.yml": CONFIGURATION.format(globs="src/*"),
    }

    report = judged(tmp_path, files, Level.STANDARD, RULE)

    assert report.findings == ()
    assert report.tallies[RULE].unknown == {"code files that are too large to be searched": 1}
