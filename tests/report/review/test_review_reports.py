"""A review in each of its forms: the same content, from nothing but its JSON."""

import io
from html.parser import HTMLParser
from typing import Any

import openpyxl
import pytest
from tests.report.review.reviewed_card import ACCEPTED, CARD, GATE

from relaybook.report.review import html, markdown, text, workbook
from relaybook.review.canonical import digest
from relaybook.review.content import document_of

HOSTILE = "<script>alert(1)</script> @all [x](javascript:1) `=cmd`\x1b[31m"


class Seen(HTMLParser):
    """Collects the elements and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_half_a_screen_says_whether_what_by_when_and_who() -> None:
    shown = text.render(document_of(CARD)).splitlines()

    assert shown[:11] == [
        "Review of acme",
        "Acme to payments · as of 2026-11-20",
        "",
        "Can we take it?",
        "  Not yet: 1 of 12 gates are open, and 1 waived.",
        "  - get in: 1 (team:payments, by 2026-12-04)",
        "  The contract is over on 2027-01-01, in 42 days. On that day 4 gates will be",
        "  open as things are. Lowest area: access, 2 of 7 missing.",
        "  To decide: accept, accept with conditions, extend, or hand back; 1 of 2 roles",
        "  signed, 1 of them not the records as they are.",
        "",
    ]


def test_a_gate_is_told_whole_and_a_waived_one_is_not_among_the_open() -> None:
    shown = text.render(document_of(CARD))

    assert (
        "  get in · ACC004 unverified-access · handover:acme\n"
        "    What is wrong: access_transfers[1] (root) has no verified_on. And 1 more.\n"
        "    What to write: let the receiver use it once\n"
        "    Who:           team:payments\n"
        "    By:            2026-12-04\n"
        "    Where:         handovers/acme/access_transfers.csv:2\n"
    ) in shown
    assert "ACC005" not in shown


def test_a_bar_shows_every_rung_that_is_reached() -> None:
    shown = text.render(document_of(CARD))

    assert (
        "  access  .......--------------===  2/4/1/0 (3 not applicable, 1 cannot tell, 1" in shown
    )
    assert "  - 3 times: it has no certificate\n" in shown


def test_lines_fit_a_terminal() -> None:
    assert max(map(len, text.render(document_of(CARD), width=80).splitlines())) <= 80


def test_without_an_open_gate_it_can_be_taken() -> None:
    shown = text.render(document_of({**CARD, "gates": []}))

    assert "  Yes: none of 12 gates is open.\n" in shown
    assert "\nOpen gates\n  None.\n" in shown


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"exit_on": None, "no_exit": "it has no end_on"}, "The day of the exit is not known: it"),
        ({"as_of": "2027-02-01"}, "The contract is over since 2027-01-01."),
        ({"presence_only": True}, "These profiles ask for words only"),
        ({"gone": ["person:v-shah"]}, "as if person:v-shah had left"),
        ({"as_of": "2027-01-01"}, "as of 2027-01-01 (the day after the contract)"),
        ({"added": ["ai"]}, "--as-of 2026-11-20 --profile ai --format json"),
        ({}, "records in scope: sha256:1f"),
        ({}, "No waiver and no acceptance is in force."),
        ({"accepted": [ACCEPTED]}, "1 waived, 0 accepted by a comment in a record."),
        ({"accepted": [ACCEPTED]}, "2027-01-31 (renewed 1 time)"),
        ({"accepted": [ACCEPTED]}, "Approved by: person:r-okafor"),
        ({"accepted": [{**ACCEPTED, "approved_by": ""}]}, "Approved by: nobody: a comment"),
        ({"accepted": [{**ACCEPTED, "until": None, "renewals": 0}]}, "root-key · for ever"),
        ({}, "A rota needs 4 (scoring), so 3 too few at the exit."),
        ({"people": {**CARD["people"], "needed": 0}}, "No system in scope says who is on call"),
        ({}, "Fewer than two of ours know at the exit: scoring (1)."),
        ({}, "1/3/0/0 (wave 1, in progress, 1 open gate, lowest: access, 1 of 2 missing)"),
        (
            {"systems": [{**CARD["systems"][0], "lowest_rungs": [0, 0, 0, 2]}]},
            "1 open gate, lowest: access, 2 of 2 proven)",
        ),
        ({"systems": [{**CARD["systems"][0], "lowest": ""}]}, "in progress, 1 open gate)"),
        ({}, "scoring payments nobody person:r-okafor"),
        ({"gates": [], "doubts": ["it is dark"]}, "Nobody can tell: it is dark."),
        ({"untold": 2}, "1 of 12 gates are open, 1 waived, and 2 could not be judged."),
        ({"excused": 3}, "1 of 12 gates are open, 1 waived, and 3 said not to apply."),
        (
            {"gates": CARD["gates"][1:]},
            "Yes, while the waivers hold: none of 12 gates is open, and 1 waived.",
        ),
        ({"status": "planned"}, "Its status is planned; it is judged as a handover in progress"),
        ({"weakened": ["missing-owner"]}, "asks less than relaybook does of: missing-owner."),
        (
            {"signatures": [{**CARD["signatures"][0], "against": ["the vendor accepts"]}]},
            "0 of 1 role signed; of 1 more, Signatures says what is against it.",
        ),
        (
            {"signatures": [{**CARD["signatures"][0], "against": ["the vendor accepts"]}]},
            "differs: systems/scoring.yaml; but the vendor accepts",
        ),
        ({}, "where they find nothing, whoever signs says whether it holds."),
        (
            {"gates": [], "untold": 1},
            "Yes, as far as can be told: none of 12 gates is open, and 1 could not be judged.",
        ),
        ({"doubts": ["it is dark"]}, "Nor can all be told: it is dark."),
        ({"claims": [], "deliverables": 0}, "No deliverable is written, so nobody can tell."),
        ({"slips": [], "milestones": 0}, "No milestone is written, so nobody can tell."),
        ({"systems": []}, "No system is in scope."),
        ({"criteria": []}, "None is written, so nothing was agreed on."),
        ({"not_known": []}, "That is seldom true, and worth asking about."),
        ({"signatures": []}, "or hand back; nobody is named to sign."),
        ({}, "accept with conditions (Two more on the rota)"),
        ({}, "not met: system:scoring"),
        ({}, "- Whether <it> can be built again."),
        ({"costs": []}, "No cost is written, so nobody can tell."),
        ({"unclear_amounts": 2}, "2 amounts cannot be added: no number, no currency, or"),
        ({"claims": []}, "each deliverable rests on more than"),
        ({"slips": []}, "No milestone is later than it was promised."),
    ],
)
def test_what_is_not_known_or_not_there_is_said(changed: dict[str, Any], said: str) -> None:
    assert said in " ".join(text.render(document_of({**CARD, **changed})).split())


def test_every_form_names_the_hash_and_how_to_make_it_again() -> None:
    document = document_of(CARD)
    forms = (text.render(document, width=200), markdown.render(document), html.render(document))

    for form in forms:
        assert digest(CARD) in form
        assert "relaybook review acme --as-of 2026-11-20 --format json | sha256sum" in form


def test_text_of_records_cannot_act() -> None:
    hostile = {**CARD, "title": HOSTILE, "gates": [{**GATE, "message": HOSTILE}]}
    document = document_of(hostile)
    page = Seen()
    page.feed(html.render(document))

    assert "script" not in page.tags
    assert not page.attributes & {"onclick", "onload", "onerror", "src"}
    assert any("<script>alert(1)</script>" in word for word in page.words)
    assert "\x1b" not in text.render(document)
    assert "<script>" not in markdown.render(document)
    assert "[x](" not in markdown.render(document)


def test_the_page_asks_for_no_other_file() -> None:
    page = Seen()
    page.feed(html.render(document_of(CARD)))

    assert not page.tags & {"link", "img", "iframe", "script"}
    assert not page.attributes & {"src", "href"}


def test_the_workbook_has_a_sheet_for_each_table() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook.render(document_of(CARD))))

    assert book.sheetnames == [
        "Review",
        "Open gates",
        "Areas",
        "How far",
        "Systems",
        "Days",
        "Why",
        "At the exit",
        "Criteria",
        "Claims",
        "People",
        "Cost a year",
        "Slipped",
        "Signatures",
    ]
    rows = list(book["Open gates"].iter_rows(values_only=True))
    assert rows[1][:3] == ("get in", "ACC004 unverified-access", "handover:acme")
    assert list(book["Areas"].iter_rows(values_only=True))[1][:5] == ("access", 2, 4, 1, 0)


def test_the_workbook_is_the_same_bytes_each_time() -> None:
    assert workbook.render(document_of(CARD)) == workbook.render(document_of(CARD))


def test_a_cell_is_never_a_formula() -> None:
    hostile = {**CARD, "gates": [{**GATE, "owner": "=1+1", "help": "@SUM(A1)"}]}

    book = openpyxl.load_workbook(io.BytesIO(workbook.render(document_of(hostile))))

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert "'=1+1" in [cell.value for cell in cells]


def test_the_markdown_is_tables() -> None:
    shown = markdown.render(document_of(CARD))

    assert shown.startswith("# Review of acme\n\nAcme to payments")
    assert "**Not yet: 1 of 12 gates are open, and 1 waived.**" in shown
    assert "| access | 2 | 4 | 1 | 0 |" in shown


def test_what_flips_is_counted_by_why_and_told_once_for_each_thing_to_do() -> None:
    one = CARD["flips"][0]
    sooner = {**one, "line": 10, "on": "2026-12-31", "cause": "contract C-0 ended"}
    card = {**CARD, "flips": [one, sooner, {**one, "rule": "r"}]}

    shown = text.render(document_of(card), width=100)

    assert "Open gates go from 1 to 4." in shown
    assert "  vendor:acme leaves  1         1                 2027-01-01\n" in shown
    assert "gate: escalation-inactive · system:scoring · 2026-12-31\n" in shown
    assert "level 2 calls person:v-shah. And 1 more\n" in shown
    assert "vendor:acme leaves: contract C-0 ended\n" in shown  # what comes first, whole
    assert "systems/scoring.yaml:10\n" in shown
    assert shown.count("gate: ") == 2


def test_a_cell_names_its_column_for_a_narrow_screen_and_a_day_is_not_broken() -> None:
    page = html.render(document_of(CARD))

    assert '<td data-name="Because">vendor:acme leaves</td>' in page
    assert '<td class="day" data-name="Day">2027-01-01</td>' in page
    assert '<td class="count" data-name="missing">2</td>' in page
