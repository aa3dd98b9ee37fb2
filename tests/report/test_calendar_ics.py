"""Events that calendars can read: RFC 5545, read back by its own rules."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.report.calendars import CERTIFICATE, LEFT, SOME, entry, of

from relaybook.report import calendar_ics

Event = dict[str, str]


def _lines(text: str) -> list[str]:
    """Undo the folding: a line that begins with a blank goes on the one before."""
    assert text.endswith("\r\n")
    for line in text.encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is broken in two
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def _text(value: str) -> str:
    plain = {"\\n": "\n", "\\N": "\n"}
    return re.sub(r"\\(.)", lambda found: plain.get(found[0], found[1]), value)


def _events(text: str) -> list[Event]:
    found: list[Event] = []
    for line in _lines(text):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and name not in ("BEGIN", "END"):
            found[-1][name] = value
    return found


def test_there_is_one_event_a_day_for_each_who_must_act_on_what_begins() -> None:
    events = _events(calendar_ics.render(SOME))

    assert [(one["DTSTART;VALUE=DATE"], one["SUMMARY"]) for one in events] == [
        ("20270116", "person:cy: 1 finding: person:bob leaves on 2027-01-15"),
        ("20270116", "team:fraud: 2 findings: person:bob leaves on 2027-01-15"),
        (
            "20270302",
            "nobody is named for 1 finding: certificate tls of system:scorer expires on 2027-03-01",
        ),
        ("20270303", "team:fraud: 1 finding: hours-inversion"),
    ]


def test_a_file_has_what_the_standard_asks_of_it() -> None:
    lines = _lines(calendar_ics.render(of(entry("2027-01-16", "owner-inactive", LEFT))))

    assert lines[:5] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//relaybook//calendar//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Bank",
    ]
    assert lines[5] == "BEGIN:VEVENT"
    assert lines[7:9] == ["DTSTAMP:20261120T000000Z", "DTSTART;VALUE=DATE:20270116"]
    assert lines[-2:] == ["END:VEVENT", "END:VCALENDAR"]


def test_the_description_says_each_finding_and_its_cause() -> None:
    event = _events(calendar_ics.render(of(entry("2027-01-16", "owner-inactive", LEFT))))[0]

    assert _text(event["DESCRIPTION"]) == (
        "error owner-inactive systems/scorer.yaml:1:3: It fails\n"
        "  because person:bob leaves on 2027-01-15 (contacts/bob.yaml:4)\n"
        "  Mend it"
    )


def test_several_causes_are_counted_and_who_is_gone_is_said() -> None:
    found = of(entry("2027-01-16", "x", LEFT, CERTIFICATE), gone=("vendor:acme",))

    event = _events(calendar_ics.render(found))[0]

    assert event["SUMMARY"] == (
        "team:fraud: 1 finding: person:bob leaves on 2027-01-15\\, and 1 more"
    )
    assert _text(event["DESCRIPTION"]).startswith("Assuming that vendor:acme left.\n")


def test_an_event_is_the_same_one_each_time_and_another_for_another_day_or_person() -> None:
    first, again = (
        _events(calendar_ics.render(of(entry("2027-01-16", rule)))) for rule in ("a", "b")
    )
    others = _events(calendar_ics.render(SOME))

    assert first[0]["UID"] == again[0]["UID"]
    assert len({one["UID"] for one in others}) == len(others)
    assert re.fullmatch(r"[0-9a-f]{32}@relaybook", first[0]["UID"])


def test_what_would_be_if_somebody_left_is_another_event() -> None:
    real, assumed = (
        _events(calendar_ics.render(of(entry("2027-01-16", "a"), gone=gone)))[0]["UID"]
        for gone in ((), ("vendor:acme",))
    )

    assert real != assumed


def test_a_summary_is_one_line() -> None:
    cause = replace(LEFT, text="access tls\nAT 9 of system:scorer expires on 2027-01-15")

    event = _events(calendar_ics.render(of(entry("2027-01-16", "a", cause))))[0]

    assert event["SUMMARY"] == (
        "team:fraud: 1 finding: access tls AT 9 of system:scorer expires on 2027-01-15"
    )
    assert "tls\\nAT 9" in event["DESCRIPTION"]


def test_whoever_has_left_by_then_is_said_first() -> None:
    gone = replace(entry("2027-01-16", "a", LEFT), left=("team:fraud",))

    event = _events(calendar_ics.render(of(gone)))[0]

    assert event["DESCRIPTION"].startswith("team:fraud will not be there any more.\\nerror a ")


def test_a_file_without_events_has_the_one_component_that_it_must_have() -> None:
    lines = _lines(calendar_ics.render(of(entry("2027-01-16", "a", begins=False))))

    assert [line for line in lines if line.startswith(("BEGIN", "END"))] == [
        *("BEGIN:VCALENDAR", "BEGIN:VTIMEZONE", "BEGIN:STANDARD"),
        *("END:STANDARD", "END:VTIMEZONE", "END:VCALENDAR"),
    ]


@given(st.text(max_size=200))
def test_no_text_of_a_record_breaks_out_of_its_property(name: str) -> None:
    lines = _lines(calendar_ics.render(of(entry("2027-01-16", "x"), name=name)))

    assert [line.partition(":")[0] for line in lines] == [
        *("BEGIN", "VERSION", "PRODID", "CALSCALE", "X-WR-CALNAME", "BEGIN", "UID", "DTSTAMP"),
        *("DTSTART;VALUE=DATE", "SUMMARY", "DESCRIPTION", "TRANSP", "END", "END"),
    ]
