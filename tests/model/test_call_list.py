"""Who to call, for things of every kind."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from relaybook.config import Configuration
from relaybook.errors import UsageError
from relaybook.model.alert import AlertRule
from relaybook.model.call_list import Call, CallList, call_lists
from relaybook.model.contact import CONTACT_TYPES, Contact
from relaybook.model.directory import Standing
from relaybook.model.hours import Hours
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Facts, Record
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.source import Place

DAY = date(2026, 11, 23)


def made(model: type[Record], name: str, **fields: Any) -> Any:
    return model.from_fields(fields, Facts(id=name, path=f"{model.kind}s/{name}.yaml"))


def contact(name: str, type_: str, **fields: Any) -> Contact:
    found: Contact = made(CONTACT_TYPES[type_], name, type=type_, **fields)
    return found


CONTACTS = [
    contact("a-rao", "person", title="Anjali Rao", reach={"phone": "1"}, until_on="2026-11-30"),
    contact("b-das", "person", title="Bo Das"),
    contact("payments", "team", members=["a-rao", "b-das"], reach={"phone": "2", "chat": "#pay"}),
    contact("network", "team", escalation=["network", "role:duty"], reach={"pager": "3"}),
    contact("duty", "role", held_by=["person:a-rao"]),
]
RECORDS = [
    made(System, "ledger", title="The ledger", owner="payments"),
    made(System, "network", title="The network", escalation=[{"contact": "team:gone"}]),
    made(System, "orphan", title="Orphan"),
    made(
        Runbook,
        "restart",
        alerts=["LedgerDown", "NetDown"],
        escalation=[{"contact": "team:payments", "channel": "chat", "respond_within": "15m"}],
    ),
    made(Runbook, "reroute", alerts=["NetDown"], owner="network"),
]
BASE = KnowledgeBase(
    configuration=Configuration(),
    sources=None,  # type: ignore[arg-type]
    contacts={one.id: one for one in CONTACTS},
    systems={one.id: one for one in RECORDS if isinstance(one, System)},
    runbooks={one.id: one for one in RECORDS if isinstance(one, Runbook)},
    alerts=(AlertRule("Unhandled", Place("alerts/a.yaml")),),
)


def named(one: CallList) -> list[str]:
    return [call.written for call in one.calls]


def test_without_an_escalation_the_owner_is_called() -> None:
    (found,) = call_lists(BASE, "ledger", DAY)

    assert (found.subject, found.path) == ("system:ledger", "systems/ledger.yaml")
    assert found.source == "the owner, since there is no escalation"
    assert named(found) == ["team:payments"]


def test_the_channel_that_is_asked_for_stands_first() -> None:
    (found,) = call_lists(BASE, "restart", DAY)

    assert found.calls[0].ways == (("chat", "#pay"), ("phone", "2"))
    assert found.calls[0].respond_within is not None
    assert found.calls[0].respond_within.text == "15m"


def test_an_alert_lists_every_runbook_that_names_it() -> None:
    found = call_lists(BASE, "netdown", DAY)

    assert [one.path for one in found] == ["runbooks/restart.yaml", "runbooks/reroute.yaml"]
    assert {one.subject for one in found} == {"alert:NetDown"}


def test_an_alert_that_no_runbook_names_is_still_answered() -> None:
    assert call_lists(BASE, "alert:unhandled", DAY) == (
        CallList("alert:Unhandled", "Unhandled", "", "no runbook names this alert", ()),
    )


def test_an_id_that_is_taken_twice_gives_both_unless_its_kind_is_named() -> None:
    assert [one.subject for one in call_lists(BASE, "network", DAY)] == [
        "team:network",
        "system:network",
    ]
    assert [one.subject for one in call_lists(BASE, "system:network", DAY)] == ["system:network"]
    assert [one.subject for one in call_lists(BASE, "contact:network", DAY)] == ["team:network"]


def test_titles_are_names_too() -> None:
    assert [one.subject for one in call_lists(BASE, "the ledger", DAY)] == ["system:ledger"]


def test_a_team_is_followed_by_its_escalation_without_itself() -> None:
    (found,) = call_lists(BASE, "team:network", DAY)

    assert named(found) == ["team:network", "role:duty"]


def test_a_person_is_followed_by_the_team() -> None:
    (found,) = call_lists(BASE, "b-das", DAY)

    assert named(found) == ["person:b-das", "team:payments"]
    assert found.calls[0].ways == (("phone", "2"), ("chat", "#pay"))


def test_people_and_standing_are_those_of_the_day() -> None:
    today = call_lists(BASE, "duty", DAY)[0].calls[0]
    later = call_lists(BASE, "duty", date(2026, 12, 1))[0].calls[0]

    assert [one.id for one in today.people] == ["a-rao"]
    assert today.ways == (("phone", "1"),)
    assert later.standing == Standing(False, "nobody holds it on 2026-12-01")
    assert later.ways == ()


def test_a_reference_to_nobody_is_shown_as_such() -> None:
    (found,) = call_lists(BASE, "system:network", DAY)

    assert found.calls == (Call("team:gone", None, Standing(False, "there is no such contact")),)


def test_a_record_that_names_nobody_says_so() -> None:
    (found,) = call_lists(BASE, "orphan", DAY)

    assert (found.calls, found.source) == ((), "neither an escalation nor an owner is named")


def test_what_nobody_knows_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        call_lists(BASE, "ledgr", DAY)

    assert str(caught.value) == (
        "there is no contact, system, runbook or alert 'ledgr'; did you mean 'ledger'?"
    )


@pytest.mark.parametrize(
    ("hours", "zone", "answers"),
    [
        ("24x7", "", True),
        ("Mon-Fri 09:00-17:00", "Europe/London", False),
        ("Mon-Fri 09:00-17:00", "Asia/Kolkata", True),
        ("Mon-Fri 09:00-17:00", "", None),
        ("Mon-Fri 09:00-17:00", "Mars/Olympus", None),
        ("Mon-Fri 09:00-17:00", "../etc/passwd", None),
        (None, "Asia/Kolkata", None),
    ],
)
def test_hours_are_read_where_the_contact_is(
    hours: str | None, zone: str, answers: bool | None
) -> None:
    call = Call(
        "x", None, Standing(True), hours=Hours.parse(hours) if hours else None, time_zone=zone
    )

    assert call.answers(datetime(2026, 11, 23, 4, 10, tzinfo=UTC)) is answers
