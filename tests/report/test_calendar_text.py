"""What falls due, on a terminal of 80 columns."""

from dataclasses import replace

from tests.report.calendars import CERTIFICATE, LEFT, MENDED, SOME, entry, finding, of

from relaybook.report import calendar_text
from relaybook.report.printable import columns

EXPECTED = """\
Bank, as of 2026-11-20, until 2027-05-31
1 finding now · 4 begin · 1 end · 5 on the last day

2027-01-16, in 57 days
  person:bob leaves on 2027-01-15 (contacts/bob.yaml:4)
    error   escalation-inactive systems/scorer.yaml:1:3 (team:fraud)
    error   owner-inactive systems/scorer.yaml:1:3 (person:cy, team:fraud)
  person:cy starts on 2027-01-16 (contacts/cy.yaml:3)
    ends    key-person-risk systems/scorer.yaml:1:3 (team:fraud)

2027-03-02, in 102 days
  certificate tls of system:scorer expires on 2027-03-01 (access.csv:2)
    error   expires-unseen systems/scorer.yaml:1:3 (nobody)

2027-03-03, in 103 days
  no single date in a record says why
    error   hours-inversion systems/scorer.yaml:1:3 (team:fraud)
"""


def test_each_day_says_what_ends_and_which_findings_that_brings() -> None:
    assert calendar_text.render(SOME) == EXPECTED


def test_where_much_begins_an_overview_comes_first() -> None:
    late = [entry("2027-03-02", f"r{number}", CERTIFICATE) for number in range(7)]
    early = [entry("2027-01-16", f"r{number}", LEFT, who=("nobody",)) for number in range(4)]
    ends = [entry("2027-04-01", f"r{number}", MENDED, begins=False) for number in range(9)]

    many, few = (calendar_text.render(of(*one)) for one in (early + late + ends, early + late[1:]))

    assert many.splitlines()[1:6] == [
        "1 finding now · 11 begin · 9 end · 20 on the last day",
        "most on one day: 7 on 2027-03-02",
        "because of: certificate 7 · person 4",
        "who: team:fraud 7 · nobody 4",
        "",
    ]
    assert "most on one day" not in few


def test_an_overview_names_eight_and_counts_the_others() -> None:
    entries = [entry("2027-03-02", "r", who=(f"person:p{number:02}",)) for number in range(11)]

    lines = calendar_text.render(of(*entries)).splitlines()

    assert lines[4:6] == [
        "who: person:p00 1 · person:p01 1 · person:p02 1 · person:p03 1 · person:p04 1 ·",
        "  person:p05 1 · person:p06 1 · person:p07 1 · 3 more",
    ]
    assert lines[3] == "because of: no single date in a record says why 11"


def test_whoever_has_left_by_then_is_marked() -> None:
    gone = replace(entry("2027-01-16", "a", LEFT, who=("person:cy", "team:fraud")))

    text = calendar_text.render(of(replace(gone, left=("person:cy",))))

    assert text.splitlines()[5] == (
        "    error   a systems/scorer.yaml:1:3 (person:cy, gone by then, team:fraud)"
    )


def test_what_a_rule_finds_in_one_file_stands_on_one_line() -> None:
    first = entry("2027-01-16", "a", LEFT)
    entries = (
        first,
        entry("2027-01-16", "b", LEFT),
        replace(first, finding=finding("a", 7)),
        replace(first, finding=finding("a", 9), who=("person:cy",)),
        replace(first, finding=finding("a", 12)),
    )

    short, long = (
        calendar_text.render(of(*entries), every_word=every).splitlines()[5:]
        for every in (False, True)
    )

    assert short == [
        "    error   a systems/scorer.yaml:1:3, 7:3, 12:3 (team:fraud)",
        "    error   b systems/scorer.yaml:1:3 (team:fraud)",
        "    error   a systems/scorer.yaml:9:3 (person:cy)",
    ]
    assert long.count("      It fails") == len(entries)


def test_what_shares_a_cause_with_more_stands_below_it() -> None:
    found = of(
        entry("2027-01-16", "a", CERTIFICATE, LEFT),
        entry("2027-01-16", "b", LEFT),
        entry("2027-01-16", "c"),
        entry("2027-01-16", "d", MENDED, begins=False),
        entry("2027-01-16", "e", CERTIFICATE, LEFT, MENDED),
    )

    assert calendar_text.render(found).splitlines()[4:] == [
        "  no single date in a record says why",
        "    error   c systems/scorer.yaml:1:3 (team:fraud)",
        "  person:bob leaves on 2027-01-15 (contacts/bob.yaml:4)",
        "    error   b systems/scorer.yaml:1:3 (team:fraud)",
        "  the same, and certificate tls of system:scorer expires on 2027-03-01",
        "  (access.csv:2)",
        "    error   a systems/scorer.yaml:1:3 (team:fraud)",
        "  the same, and certificate tls of system:scorer expires on 2027-03-01",
        "  (access.csv:2)",
        "  person:cy starts on 2027-01-16 (contacts/cy.yaml:3)",
        "    error   e systems/scorer.yaml:1:3 (team:fraud)",
        "  person:cy starts on 2027-01-16 (contacts/cy.yaml:3)",
        "    ends    d systems/scorer.yaml:1:3 (team:fraud)",
    ]


def test_every_word_of_a_finding_is_said_when_asked_for() -> None:
    found = of(entry("2026-11-21", "owner-inactive", LEFT), entry("2026-11-22", "x", begins=False))

    text = calendar_text.render(found, every_word=True)

    assert text.splitlines()[3:] == [
        "2026-11-21, in 1 day",
        "  person:bob leaves on 2027-01-15 (contacts/bob.yaml:4)",
        "    error   owner-inactive systems/scorer.yaml:1:3 (team:fraud)",
        "      It fails",
        "      = Mend it",
        "",
        "2026-11-22, in 2 days",
        "  no single date in a record says why",
        "    ends    x systems/scorer.yaml:1:3 (team:fraud)",
        "      It fails",
    ]


def test_who_is_taken_to_be_gone_and_for_whom_it_is_stands_above() -> None:
    text = calendar_text.render(of(gone=("vendor:acme",), only_for=("person:cy", "team:fraud")))

    assert text.splitlines() == [
        "Bank, as of 2026-11-20, until 2027-05-31",
        "assuming that vendor:acme is gone",
        "only for person:cy, team:fraud",
        "0 begin · 0 end",
        "",
        "Nothing begins or ends until 2027-05-31.",
    ]


def test_no_line_is_wider_than_the_terminal_and_no_control_reaches_it() -> None:
    long = entry(
        "2027-01-16", "rule-with-a-long-name-that-goes-on", LEFT, who=("team:" + "t" * 40,)
    )

    text = calendar_text.render(of(long, name="Bank \x1b[31m"), color=True)

    assert "Bank \\x1b[31m" in text
    plain = calendar_text.render(of(long), width=60)
    assert max(columns(line) for line in plain.splitlines()) <= 60
