"""The summary that most people read first, and often only."""

import re
from dataclasses import replace
from datetime import date

import pytest
from tests.report.samples import ACCEPTED, UNOWNED, finding, report

from relaybook.findings import AsOf, Severity
from relaybook.report.text import render
from relaybook.source import Span

WHOLE = """\
Sample, as of 2026-12-31 (fixed by relaybook.yml)
profiles: base, ai · only: runbooks, systems

  owner     212/300
  rollback  3/1300 (61 change something), not enforced

error broken-link: 2 places
Each link leads to a file.
  kb/runbooks/slow.md:7:5 the link leads to runbooks/scorer-dwn.md, which does
      not exist
        7 | See [down](scorer-dwn.md) first.
          |     ^^^^^^^^^^^^^^^^^^^^^
    = did you mean runbooks/scorer-down.md?
    and 1 more place: --all; 2 could not be judged, see below

warning missing-owner: 1 place
Each has an owner.
  kb/systems/ledger.yaml:1:1 the system ledger has no owner
        1 | title: Ledger
          | ^^^^^
    = write `owner: <team>`
    see kb/contacts/payments.yaml:2:1 a team that fits

Could not be judged
  links out of the knowledge base: broken-link 2

2 errors, 1 warning in 1,320 documents · 1 accepted · 0.21 s
"""
TWO = (finding(), finding(path="runbooks/stop.md"))


def test_the_whole_summary() -> None:
    made = report(
        *TWO, UNOWNED, accepted=(ACCEPTED,), as_of=AsOf(date(2026, 12, 31), "relaybook.yml")
    )

    assert render(made, only=("runbooks", "systems"), prefix="kb/", seconds=0.21) == WHOLE


def test_with_every_place_nothing_is_left_out() -> None:
    text = render(report(*TWO, accepted=(ACCEPTED,)), every_place=True)

    assert "--all" not in text
    assert "\n  runbooks/stop.md:7:5 the link leads to" in text
    assert text.count("did you mean runbooks/scorer-down.md?") == 1
    assert (
        "Accepted\n"
        "  runbooks/old.md:7:5 the link leads to runbooks/scorer-dwn.md, which does not\n"
        "      exist\n"
        "    = broken-link is accepted: the page moves next week\n"
    ) in text


def test_a_place_with_other_help_says_it() -> None:
    other = finding(path="runbooks/stop.md", help="remove the link")

    assert "    = remove the link\n" in render(report(finding(), other), every_place=True)


def test_a_green_run_still_shows_what_is_missing() -> None:
    lines = render(report(tallies={})).splitlines()

    assert lines[3:5] == [
        "  owner     212/300",
        "  rollback  3/1300 (61 change something), not enforced",
    ]
    assert lines[-1] == "No findings in 1,320 documents · 0 accepted"


def test_the_worst_stands_first_then_what_is_most_common() -> None:
    rare = finding(rule="a-rare-one")
    many = [finding(rule="z-common", path=f"runbooks/{n}.md") for n in range(3)]
    text = render(report(UNOWNED, rare, *many))

    heads = [line for line in text.splitlines() if line.startswith(("error ", "warning "))]
    assert heads == ["error z-common: 3 places", "error a-rare-one: 1 place", heads[2]]
    assert heads[2] == "warning missing-owner: 1 place"


def test_a_rule_of_two_severities_says_how_many_of_each() -> None:
    mixed = (finding(), finding(severity=Severity.INFO), finding(severity=Severity.INFO))

    assert "error broken-link: 3 places (1 error, 2 notes)\n" in render(report(*mixed))


def test_nothing_to_count_is_said() -> None:
    made = report()
    empty = replace(made.completeness[0], have=0, of=0)

    assert "  owner  none to count\n" in render(replace(made, completeness=(empty,)))


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_lines_fit_the_terminal(width: int) -> None:
    long = finding(
        message="word " * 60,
        help="help " * 40,
        excerpt="x " * 200,
        span=Span(7, 300, 7, 310),
    )
    text = render(report(long, UNOWNED), width=width, every_place=True)

    # A path is never broken, so that it can be opened; everything else fits.
    assert [line for line in text.splitlines() if len(line) > width and ".yaml:" not in line] == []


def test_a_long_path_has_a_line_of_its_own() -> None:
    long = finding(path=f"runbooks/{'deep/' * 14}a.md")
    lines = render(report(long)).splitlines()
    at = lines.index(f"  {long.path}:7:5")

    assert lines[at + 1] == ("      the link leads to runbooks/scorer-dwn.md, which does not exist")


def test_what_a_terminal_would_obey_is_shown_as_text() -> None:
    evil = finding(
        path="runbooks/\x1b[2Ja.md",
        message="\x1b]0;owned\x07 \u202eevil\r\nnext",
        help="a\x9bb",
        excerpt="\tSee \x1b[31m[x](y.md)",
        span=Span(7, 11, 7, 20),
        related=UNOWNED.related,
    )
    text = render(report(evil, name="\x1bc"), every_place=True)

    assert "\x1b" not in text
    assert "\\x1b[2Ja.md:7:11 \\x1b]0;owned\\x07 \\u202eevil" in text
    assert "        7 |  See \\x1b[31m[x](y.md)\n" in text
    assert f"          | {' ' * 13}^^^^^^^^^\n" in text


def test_colour_changes_nothing_but_colour() -> None:
    made = report(*TWO, UNOWNED, accepted=(ACCEPTED,))
    colored = render(made, color=True, every_place=True)

    assert "\x1b[1;31merror\x1b[0m \x1b[1mbroken-link\x1b[0m: 2 places" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == render(made, every_place=True)
