"""`relaybook calendar`, read by a steering group."""

import json
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from tests.cli.conftest import Run
from tests.cli.sample_base import write

from relaybook.cli.group import relaybook

_FILES = {
    "contacts/bob.yaml": "type: person\ntitle: Bob\nreach: {pager: bob}\nuntil_on: 2027-01-15\n",
    "contacts/acme.yaml": "type: vendor\ntitle: Acme\nreach: {pager: acme}\n"
    "contracts: [{ref: C-1, end_on: 2027-03-31}]\n",
    "contacts/desk.yaml": "type: team\ntitle: Desk\nreach: {pager: d}\nmembers: [bob]\n",
    "systems/till.yaml": "title: Till\nowner: desk\nservice_tier: 3\n"
    "description: It takes money from the customers of our shops.\n"
    "escalation:\n  - {contact: vendor:acme, respond_within: 15m}\n"
    "  - {contact: team:payments, respond_within: 30m}\n"
    "depends_on: {not_applicable: It runs alone on one host.}\n",
}


@pytest.fixture
def due(base: Path) -> Path:
    return write(base, _FILES)


def _entries(text: str) -> list[tuple[str, str, str]]:
    return [
        (one["day"], one["change"], one["finding"]["rule"])
        for one in json.loads(text)["entries"]
        if one["finding"]["path"] == "systems/till.yaml"
    ]


@pytest.mark.usefixtures("due")
def test_two_years_are_looked_at_from_today(run: Run) -> None:
    done = run("calendar", "--format", "json")

    assert done.exit_code == 0
    found = json.loads(done.stdout)
    assert (found["as_of"]["day"], found["until"]) == ("2026-11-23", "2028-11-23")
    assert _entries(done.stdout) == [
        ("2027-01-16", "begins", "owner-inactive"),
        ("2027-04-01", "begins", "escalation-inactive"),
    ]


@pytest.mark.usefixtures("due")
@pytest.mark.parametrize(
    ("options", "days"),
    [
        (["--horizon", "3m"], ["2027-01-16"]),
        (["--horizon", "2027-01-15"], []),
        (["--from", "2027-02-01"], ["2027-04-01"]),
        (["--from", "exit"], []),
        (["--assume-gone", "vendor:acme"], ["2027-01-16"]),
        (["--for", "team:desk"], ["2027-01-16", "2027-04-01"]),
        (["--for", "bob"], ["2027-01-16"]),
        (["--as-of", "2027-02-01"], ["2027-04-01"]),
        (["--for", "payments"], []),
    ],
)
def test_the_days_and_whose_they_are_may_be_chosen(
    run: Run, options: list[str], days: list[str]
) -> None:
    done = run("calendar", "--format", "json", *options)

    assert [day for day, _, _ in _entries(done.stdout)] == days


@pytest.mark.usefixtures("due")
def test_the_terminal_says_day_cause_and_finding(run: Run) -> None:
    lines = run("calendar", "--for", "team:desk", "--assume-gone", "acme").stdout.splitlines()

    assert lines == [
        "Sample, as of 2026-11-23, until 2028-11-23",
        "assuming that vendor:acme is gone",
        "only for team:desk",
        "1 begin · 0 end",
        "",
        "2027-01-16, in 54 days",
        "  person:bob leaves on 2027-01-15 (contacts/bob.yaml:4)",
        "    error   owner-inactive systems/till.yaml:2:1 (team:desk)",
    ]


@pytest.mark.parametrize("option", ["--for", "--assume-gone"])
def test_a_shell_offers_contacts_alone(option: str, due: Path) -> None:
    completion = ShellComplete(relaybook, {}, "relaybook", "_RELAYBOOK_COMPLETE")

    offered = completion.get_completions(["calendar", "--base", str(due), option], "")

    assert {"acme", "bob", "desk"} <= {one.value for one in offered}
    assert {one.help for one in offered} == {"contact"}


@pytest.mark.usefixtures("due")
def test_events_go_to_a_calendar(run: Run) -> None:
    done = run("calendar", "--format", "ics", "--for", "team:desk")

    assert done.stdout.count("BEGIN:VEVENT") == 2
    assert "\r\nDTSTART;VALUE=DATE:20270116\r\n" in done.stdout_bytes.decode()


@pytest.mark.usefixtures("due")
def test_the_first_day_is_called_as_it_was_written(run: Run) -> None:
    text = run("calendar", "--from", "+3m").stdout
    events = run("calendar", "--from", "+3m", "--format", "ics")

    assert text.splitlines()[0].startswith("Sample, as of 2027-02-23 (fixed by --from +3m)")
    assert "as of 2027-02-23, fixed by --from +3m" in events.stderr


@pytest.mark.usefixtures("due")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--horizon", "soon"], "'soon' is no time; write 90d, 26w, 24m, 2y or the last day"),
        (["--horizon", "2026-01-01"], "2026-01-01 lies before the first day, 2026-11-23"),
        (["--horizon", "9999y"], "'9999y' lies beyond the end of the calendar"),
        (["--for", "nobody-here"], "there is no contact 'nobody-here'\n"),
        (["--for", "person:desk"], "there is no contact 'person:desk'; did you mean team:desk?"),
        (["--for", "team:pay"], "there is no contact 'team:pay'; did you mean team:payments?"),
        (["--assume-gone", "nobody-here"], "there is no contact 'nobody-here' who could be gone"),
    ],
)
def test_what_means_nothing_is_refused(run: Run, options: list[str], said: str) -> None:
    done = run("calendar", *options)

    assert (done.exit_code, said in done.stderr) == (2, True), done.stderr
