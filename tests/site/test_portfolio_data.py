"""The page of all data: owner, who decides on access, where, how long; and who says nothing."""

from functools import cache

from tests.site.planned_base import html_of, planned, with_files
from tests.site.table_words import rows, words

PAGE = "portfolio/data.md"
DATA = """\
data:
  - name: Payments
    classification: confidential
    contains_personal_data: true
    owner: team:payments
    region: Mumbai
    retention: 7 years
  - name: Rates
audit_log: {events: Every read, location: Bucket audit, readers: [role:duty-manager]}
"""
LEDGER = "title: Ledger\nowner: payments\ndecision_rights: {data_access: role:duty-manager}\n"


@cache
def page(**more: str) -> str:
    files = {"systems/ledger.yaml": LEDGER, "systems/ledger/data.yaml": DATA, **more}
    return html_of(planned(with_files(**files))[PAGE])


def test_each_kind_of_data_has_its_owner_its_place_and_its_time() -> None:
    assert rows(page()) == [
        [
            "Payments confidential personal data",
            "Ledger",
            "Payments",
            "Duty manager",
            "Mumbai",
            "7 years",
        ],
        [
            "Rates personal? not known",
            "Ledger",
            "not known",
            "Duty manager",
            "not known",
            "not known",
        ],
        ["Ledger", "Every read", "Bucket audit", "not known", "Duty manager"],
    ]


def test_who_says_nothing_is_named_and_who_says_why_not_with_the_reason() -> None:
    why = 'title: Relay\ndata: {not_applicable: "It only passes on what others hold."}\n'

    said = words(page(**{"systems/relay.yaml": why}))

    assert "1 of 3 systems say nothing about data: Rates." in said
    assert "Does not apply (1) Relay: It only passes on what others hold." in said


def test_all_have_said_something() -> None:
    data = "title: Rates\ndata: [{name: Rates of the day}]\n"

    said = words(page(**{"systems/rates.yaml": data}))

    assert "Every system says something about data" in said
    assert "Not known" not in said


def test_retired_systems_hold_nothing_any_more() -> None:
    data = "title: Old\nlifecycle: retired\ndata: [{name: Ashes}]\n"

    assert "Ashes" not in page(**{"systems/old.yaml": data})


def test_no_system_says_anything() -> None:
    said = words(html_of(planned(with_files())[PAGE]))

    assert "Data (0) No system says which data it holds." in said
    assert "Audit logs (0) No system says where its audit log is." in said
    assert "2 of 2 systems say nothing about data: Ledger, Rates." in said


def test_without_systems_there_is_no_page() -> None:
    assert PAGE not in planned({"relaybook.yml": "name: Sample\n"})


def test_text_of_records_is_text_and_hidden_contacts_are_not_named() -> None:
    data = "data: [{name: <img src=x>, owner: team:zanzibar}]\n"
    hidden = "type: team\ntitle: Zanzibar\naudience: team\n"

    shown = page(**{"systems/rates/data.yaml": data, "contacts/zanzibar.yaml": hidden})

    assert "&lt;img src=x&gt;" in shown
    assert "<img" not in shown
    assert "anzibar" not in shown


def test_a_long_list_is_cut_with_its_count_and_a_link() -> None:
    entries = "".join(f"  - name: d{number:03}\n" for number in range(60))
    site = planned(with_files(**{"systems/ledger/data.yaml": f"data:\n{entries}"}))

    assert '50 of 60 shown. <a href="all-data.md">All 60</a>.' in html_of(site[PAGE])
    assert html_of(site["portfolio/all-data.md"]).count("<tr>") == 61
