"""What is a way to reach somebody, and what only says where to look for one."""

import pytest

from relaybook.model.contact import Reach, leads_to_somebody


@pytest.mark.parametrize(
    ("channel", "value"),
    [
        ("phone", "+91-80-5550-0210"),
        ("phone", "4711"),
        ("phone", "call +44 20 7946 0001, ask for the desk"),
        ("chat", "#payments"),
        ("chat", "@k.das"),
        ("chat", "https://chat.example.com/wiki-team"),
        ("pager", "payments-primary"),
        ("pager", "on-call primary"),
        ("rota_url", "https://rota.example.com/payments"),
    ],
)
def test_a_way_leads_to_somebody(channel: str, value: str) -> None:
    assert leads_to_somebody(channel, value)


@pytest.mark.parametrize(
    ("channel", "value"),
    [
        ("phone", "see the sheet"),
        ("phone", "see sheet 2"),
        ("phone", "TBD"),
        ("chat", "see the wiki"),
        ("chat", "the on-call spreadsheet"),
        ("chat", "TODO"),
        ("pager", "ask the service desk"),
        ("pager", "listed in the handbook"),
        ("pager", "-"),
        ("rota_url", "rota on the intranet"),
    ],
)
def test_a_hint_leads_nowhere(channel: str, value: str) -> None:
    assert not leads_to_somebody(channel, value)


def test_the_fastest_way_stands_first_and_mail_wakes_nobody() -> None:
    reach = Reach.model_validate(
        {"email": "a@example.com", "chat": "#a", "phone": "see the sheet", "pager": "a-primary"}
    )

    assert [channel for channel, _ in reach.ways()] == ["phone", "pager", "chat", "email"]
    assert reach.urgent_ways() == (("pager", "a-primary"), ("chat", "#a"))
