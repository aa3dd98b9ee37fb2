"""What replaces what is asked of both ends, and told once, where it is written."""

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rules.decision_log import decision, found, log
from tests.rules.knowledge import judged

from relaybook.cli.group import relaybook
from relaybook.findings import Level

RULES = (
    "one-sided-supersession",
    "dangling-supersession",
    "supersession-cycle",
    "superseded-by-undecided",
    "status-sources-disagree",
)


def test_the_help_names_the_file_the_line_and_what_to_write(tmp_path: Path) -> None:
    files = log(decision("0001"), decision("0002", supersedes=["0001"]))

    report = judged(tmp_path, files, Level.BASIC, *RULES)

    assert found(report) == [
        (
            "0002-choice.md",
            4,
            14,
            "it supersedes 0001, but 0001 does not say that it is superseded by 0002",
        )
    ]
    assert report.findings[0].help == (
        "in decisions/log/0001-choice.md, line 2: set `status: superseded` and write"
        ' `superseded_by: ["0002"]`; or run `relaybook decision supersede 0001 --by 0002`'
    )
    assert [one.path for one in report.findings[0].related] == ["decisions/log/0001-choice.md"]


def test_what_to_write_has_the_form_of_the_other_decision(tmp_path: Path) -> None:
    old = "# 1. Use a file\n\n## Status\n\nAccepted\n\n## Decision\n\nA file will do.\n"
    new = "# 2. Use a queue\n\n## Status\n\nAccepted\n\nSupersedes [1. Use a file](0001-file.md)\n"
    files = {
        "decisions/log/0001-file.md": old,
        "decisions/log/0002-queue.md": f"{new}\n## Decision\n\nA queue.\n",
    }

    report = judged(tmp_path, files, Level.BASIC, *RULES)

    (one,) = report.findings
    assert one.help == (
        "in decisions/log/0001-file.md, line 5: write `Superseded by [2. Use a queue]"
        "(0002-queue.md)` in place of 'Accepted'; or run `relaybook decision supersede 0001"
        " --by 0002`"
    )


def test_a_key_that_is_there_is_added_to(tmp_path: Path) -> None:
    files = log(
        decision("0001", "superseded", superseded_by=["0003"]),
        decision("0002", "superseded", superseded_by=["0003"]),
        decision("0003", supersedes=["0001"]),
    )

    (one,) = judged(tmp_path, files, Level.BASIC, *RULES).findings
    assert (one.path, one.span.line) == ("decisions/log/0002-choice.md", 4)
    assert one.help == (
        'in decisions/log/0003-choice.md, line 4: add "0002" to `supersedes`; or run'
        " `relaybook decision supersede 0002 --by 0003`"
    )


def test_a_status_and_a_key_of_one_file_stand_on_two_lines(tmp_path: Path) -> None:
    files = log(
        decision("0001", superseded_by=[]),
        decision("0002", supersedes=["0001"]),
    )
    files = {path: text.replace("superseded_by", "superseded-by") for path, text in files.items()}

    (one,) = judged(tmp_path, files, Level.BASIC, *RULES).findings
    assert one.help.startswith(
        "in decisions/log/0001-choice.md, line 2: set `status: superseded` and in line 4 add"
        ' "0002" to `superseded-by`; or run'
    )


HEADS = {
    "front matter": "---\nstatus: {status}\n{more}---\n\n# {title}\n\nIt works.\n",
    "section": "# {title}\n\n## Status\n\n{status}\n\n{more}## Decision\n\nIt works.\n",
    "bold line": "# {title}\n\n**Status:** {status}\n{more}\n## Decision\n\nIt works.\n",
    "list": "# {title}\n\n* Status: {status}\n{more}\n## Decision\n\nIt works.\n",
}
SAID = {
    "front matter": 'supersedes: ["0001"]\n',
    "section": "Supersedes [Old](0001-old.md)\n\n",
    "bold line": "**Supersedes:** [ADR-0001](0001-old.md)\n",
    "list": "* Supersedes: [ADR-0001](0001-old.md)\n",
}


@pytest.mark.parametrize("form", sorted(HEADS))
def test_what_is_asked_for_is_what_the_command_writes(tmp_path: Path, form: str) -> None:
    old, new = "decisions/log/0001-old.md", "decisions/log/0002-new.md"
    texts = {
        old: HEADS[form].format(status="accepted", title="Old", more=""),
        new: HEADS[form].format(status="accepted", title="New", more=SAID[form]),
    }
    (one,) = judged(tmp_path / "a", texts, Level.BASIC, *RULES).findings
    result = CliRunner().invoke(
        relaybook, [*shlex.split(one.help.split("`")[-2])[1:], "--base", str(tmp_path / "a")]
    )
    assert (result.exit_code, result.stdout) == (0, f"{old}\n")

    written = (tmp_path / "a" / old).read_text()
    for asked in one.help.split("`")[1:-2:2]:
        assert asked in written
    assert one.help.split("`")[-2] == "relaybook decision supersede 0001 --by 0002"
    after = {**texts, old: written}
    assert judged(tmp_path / "b", after, Level.BASIC, *RULES).findings == ()


@pytest.mark.parametrize("form", sorted(HEADS))
def test_so_is_what_the_newer_end_is_asked_for(tmp_path: Path, form: str) -> None:
    old, new = "decisions/log/0001-old.md", "decisions/log/0002-new.md"
    said = SAID[form].replace("upersedes", "uperseded by").replace("ed by: [", "ed_by: [")
    said = said.replace("superseded by", "superseded_by").replace("Superseded_by", "Superseded by")
    said = said.replace("0001-old", "0002-new").replace("0001", "0002").replace("[Old]", "[New]")
    texts = {
        old: HEADS[form].format(status="superseded", title="Old", more=said),
        new: HEADS[form].format(status="accepted", title="New", more=""),
    }
    (one,) = judged(tmp_path / "a", texts, Level.BASIC, *RULES).findings
    command = shlex.split(one.help.split("`")[-2])[1:]
    result = CliRunner().invoke(relaybook, [*command, "--base", str(tmp_path / "a")])

    assert (result.exit_code, result.stdout) == (0, f"{new}\n")
    assert one.help.split("`")[1] in (tmp_path / "a" / new).read_text()


@pytest.mark.parametrize(
    "files",
    [
        log(
            decision("0001", "superseded", superseded_by=["0002", "0003"]),
            decision("0002", supersedes=["0001"]),
            decision("0003", supersedes=["0001"]),
        ),
        log(decision("0001", amended_by=["0002"]), decision("0002", amends=["0001"])),
        log(decision("0001"), decision("0002", "proposed", supersedes=["0001"])),
        log(decision("0001"), decision("0002", "rejected", supersedes=["0001"])),
        log(
            decision("0001", "superseded", superseded_by=["ADR-2"]),
            decision("0002", supersedes=["0001-choice.md"]),
        ),
        log(
            decision("0001", "superseded", superseded_by=["0002"]),
            decision("0002", "superseded", supersedes=["0001"], superseded_by=["0003"]),
            decision("0003", supersedes=["0002"]),
        ),
    ],
    ids=["several", "in part", "proposed", "rejected", "other references", "chain"],
)
def test_what_is_right_is_left_alone(tmp_path: Path, files: dict[str, str]) -> None:
    assert judged(tmp_path, files, Level.BASIC, *RULES).findings == ()


def test_a_rejected_successor_retires_nothing(tmp_path: Path) -> None:
    files = log(
        decision("0001", "superseded", superseded_by=["0002"]),
        decision("0002", "rejected", supersedes=["0001"]),
    )

    assert found(judged(tmp_path, files, Level.BASIC, *RULES)) == [
        ("0001-choice.md", 4, 17, "0001 is superseded by 0002, which was rejected")
    ]


def test_a_link_to_no_file_is_a_broken_link_and_nothing_else(tmp_path: Path) -> None:
    text = "# 1. Use a file\n\n## Status\n\nSuperseded by [2. Queue](0002-queue.md)\n"
    files = {"decisions/log/0001-file.md": f"{text}\n## Decision\n\nA file will do.\n"}

    assert [one.rule for one in judged(tmp_path, files, Level.BASIC).findings] == ["broken-link"]


def test_another_repository_cannot_be_judged(tmp_path: Path) -> None:
    files = decision("0001", "superseded", superseded_by=["https://example.com/adr/7", "shared:7"])

    report = judged(tmp_path, files, Level.BASIC, *RULES)

    assert report.findings == ()
    assert report.tallies["dangling-supersession"].unknown == {"decisions of another repository": 1}


_NUMBERS = st.integers(1, 6)
_EDGES = st.sets(st.tuples(_NUMBERS, _NUMBERS), max_size=8)


def _reached(start: int, edges: set[tuple[int, int]]) -> set[int]:
    """Return what can be reached, one step after another until nothing is new."""
    found_: set[int] = set()
    while True:
        more = {new for new, old in edges if old == start or old in found_}
        if more <= found_:
            return found_
        found_ |= more


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(edges=_EDGES)
def test_each_circle_is_told_once(
    tmp_path_factory: pytest.TempPathFactory, edges: set[tuple[int, int]]
) -> None:
    files = log(
        *(
            decision(
                f"{one:04}", supersedes=[f"{old:04}" for new, old in sorted(edges) if new == one]
            )
            for one in range(1, 7)
        )
    )
    after = {one: _reached(one, edges) for one in range(1, 7)}
    knots = {
        frozenset(other for other in after[one] if one in after[other])
        for one in range(1, 7)
        if one in after[one]
    }

    report = judged(tmp_path_factory.mktemp("log"), files, Level.BASIC, "supersession-cycle")

    assert sorted(one.path[14:18] for one in report.findings) == sorted(
        f"{min(knot):04}" for knot in knots
    )
    for one in report.findings:
        assert "itself" in one.message or all(
            f"{number:04}" in one.message
            for number in next(knot for knot in knots if min(knot) == int(one.path[14:18]))
        )
