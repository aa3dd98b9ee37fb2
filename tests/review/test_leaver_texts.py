"""Who leaves is found where no reference leads: texts, alerts, files of owners, wrong names."""

from dataclasses import replace
from datetime import date

import pytest
from tests.load.folder import write
from tests.review.leaving_base import gone

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import AsOf, Finding, Level
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.knowledge_base import KnowledgeBase

DAY = date(2027, 2, 1)
FILES = {
    "relaybook.yml": "name: Small\n",
    "contacts/shop.yaml": (
        "type: team\ntitle: Shop\nreach: {chat: '#shop', phone: '+44 20 7946 0155'}\n"
        "members: [a-lee, b-roy]\nlead: a-lee\nhandles: ['@bank/shop']\n"
    ),
    "contacts/a-lee.yaml": (
        "type: person\ntitle: Ann Lee\nhandles: ['@ann']\n"
        "reach: {phone: '+44 20 7946-0199', email: ann.lee@bank.example.com}\n"
    ),
    "contacts/b-roy.yaml": "type: person\ntitle: Bea Roy\n",
    "contacts/night-desk.yaml": (
        "type: team\ntitle: Night shop\nreach: {phone: '+44 20 7946 0155'}\nmembers: [b-roy]\n"
    ),
    "contacts/acme.yaml": (
        "type: vendor\ntitle: Acme Risk\nreach: {phone: '+44 20 7946 0200'}\n"
        "domains: [acme.example.com]\ncontracts: [{ref: C-1, end_on: 2026-12-31}]\n"
    ),
    "systems/web.yaml": (
        "title: Web shop\n"
        "description: Sells things. Ann Lee knows the till, Ann Leeson does not.\n"
        'owner: "@ann"\n'
        "technical_owner: Ann Lee\n"
        "aliases: [{source: cmdb, value: a-lee}]\n"
        "models:\n"
        "  - {id: m1, provider: vendor:acme, fallback: Fixed limits}\n"
        "  - {id: m2, provider: acme risk}\n"
        "  - {id: m3, provider: Acmeland}\n"
        "recovery_agreed: {by: person:a-lee, date: 2026-01-01}\n"
        "obligations:\n  - {theme: Money, instrument: The act, version: '2',"
        " confirmed_by: a-lee, confirmed_on: 2026-01-01}\n"
        "risks:\n"
        "  - {id: R1, response: accept, accepted_by: a-lee, expires_on: 2027-02-01}\n"
        "  - {id: R2, response: accept, accepted_by: a-lee, expires_on: 2027-01-31}\n"
    ),
    "systems/till.yaml": "title: Night shop\ndescription: The Night shop is open late.\n",
    "systems/pay.yaml": (
        "title: Pay\nowner: night-desk\ntechnical_owner: a-lee\n"
        "access: [{id: pay-admin, grant_by: a-lee, holders: [b-roy]}]\n"
        "escalation: [{contact: night-desk}, {contact: person:a-lee}]\n"
    ),
    "handovers/acme.md": (
        "---\nstatus: in_progress\nfrom: acme\nto: night-desk\nsystems: [web]\n"
        "training: [{person: a-lee, topic: Till}]\n"
        "sign_offs: [{role: vendor, by: vendor:acme}, {role: owner, by: person:a-lee}]\n"
        "waivers:\n"
        "  - {rule: broken-link, approved_by: a-lee, approved_on: 2026-12-01,"
        " expires_on: 2027-02-15}\n"
        "  - {rule: broken-anchor, approved_by: a-lee, approved_on: 2026-12-01,"
        " expires_on: 2027-01-15}\n"
        "---\n# Acme leaves\n\nAnn Lee teaches.\n"
    ),
    "systems/old.yaml": "title: Old\nlifecycle: retired\ndescription: Ann Lee built it.\n",
    "runbooks/restart.md": (
        "---\nsystems: [till]\nowner: person:a-lee\nauthors: [Ann Lee]\n---\n# Restart\n\n"
        "Ring +44 (20) 7946 0199, or ask @ann, not @ann-marie.\n"
        "Write to Ann.Lee@bank.example.com.\n"
        "Ask [her](../contacts/a-lee.yaml).\n"
        "See git.example.com/a-lee and #ann.\n\n"
        "```bash\n# Ann Lee wrote this\n```\n\n"
        "Call Acme for a-lee, or the night-desk on +44 20 7946 0155.\n"
        "\nWithout her nobody can say more, so ring Ann\n  Lee at home: +44 20 7946\n0199.\n"
    ),
    "decisions/0001-one.md": (
        "---\nstatus: accepted\ndate: 2026-01-01\n---\n# One\n\nAnn Lee wanted it.\n"
    ),
    "packs/references/money.yaml": (
        "title: Money\nas_of: 2026-10-01\nexpires_on: 2027-10-01\nowner: team:shop\n"
        "confirmed_by: person:a-lee\nconfirmed_on: 2026-10-01\nthemes: []\n"
    ),
    "CODEOWNERS": "# @ann owns it\n* @bank/shop\n/systems/till.yaml @ann\n/runbooks/ @ann @b\n",
    "alerts/web.yaml": (
        "groups:\n  - name: web\n    rules:\n"
        "      - alert: WebDown\n        expr: up == 0\n"
        "        labels:\n          severity: page\n          team: shop\n"
        "        annotations: {summary: Ask Ann Lee}\n"
        "      - alert: WebSlow\n        expr: up == 0\n        labels: {owner: Ann}\n"
    ),
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return load(WorkingTree(write(tmp_path_factory.mktemp("texts"), FILES)))


def _told(base: KnowledgeBase, contact: str, *areas: str) -> list[tuple[str, str]]:
    return [
        (f"{one.path}:{one.span.line} {one.key}".strip(), one.what)
        for one in gone(base, contact, DAY).resting
        if one.area in areas
    ]


def test_texts_that_name_them_are_listed_line_by_line(base: KnowledgeBase) -> None:
    assert _told(base, "a-lee", "texts") == [
        ("alerts/web.yaml:4", "names them"),
        ("runbooks/restart.md:8", "names them"),
        ("runbooks/restart.md:9", "names them"),
        ("runbooks/restart.md:10", "names them"),
        ("runbooks/restart.md:17", "names them"),
        ("runbooks/restart.md:19", "names them"),
        ("runbooks/restart.md:20", "names them"),
        ("systems/web.yaml:2 description", "names them in `description`"),
        ("systems/web.yaml:5 aliases[1].value", "names them in `aliases.value`"),
    ]


def test_a_text_stands_for_nobody(base: KnowledgeBase) -> None:
    leaving = gone(base, "a-lee", DAY)

    texts = [one for one in leaving.resting if one.area == "texts"]
    assert texts
    assert not set(texts) & set(leaving.alone)
    assert {one.instead for one in texts} == {
        "write who it is then: a team or a role outlasts people"
    }


def test_fields_that_name_them_wrongly_are_listed_with_what_they_mean(base: KnowledgeBase) -> None:
    wrong = "by a name that no check follows"

    assert [one for one in _told(base, "a-lee", "ownership") if wrong in one[1]] == [
        ("runbooks/restart.md:3 owner", f"owner, {wrong}"),
        ("systems/web.yaml:3 owner", f"owner, {wrong}"),
        ("systems/web.yaml:4 technical_owner", f"technical owner, {wrong}"),
    ]


def test_lines_of_owners_and_labels_of_alerts_lead_to_them(base: KnowledgeBase) -> None:
    lines = [one for one in gone(base, "a-lee", DAY).resting if one.path == "CODEOWNERS"]

    assert [(one.span.line, one.what, one.remains, one.instead) for one in lines] == [
        (3, "owner of /systems/till.yaml", (), "name a team of ours instead"),
        (4, "owner of /runbooks/", ("@b",), "take them off the line"),
    ]
    assert ("alerts/web.yaml:12 labels.owner", "goes to them by its label") in _told(
        base, "a-lee", "calls"
    )
    assert ("alerts/web.yaml:8 labels.team", "goes to them by its label") in _told(
        base, "shop", "calls"
    )


def test_what_others_are_called_too_means_nobody(base: KnowledgeBase) -> None:
    """A number of two teams, a title that is a system's too, and a word are no names."""
    shop = [one for one in gone(base, "shop", DAY).resting if one.on == "team:shop"]
    assert shop
    assert not [one for one in shop if one.area == "texts"]
    assert _told(base, "night-desk", "texts") == [("runbooks/restart.md:17", "names them")]


def test_a_vendor_is_named_by_its_name_or_the_first_word_of_it(base: KnowledgeBase) -> None:
    assert _told(base, "acme", "texts") == [("runbooks/restart.md:17", "names them")]
    assert _told(base, "acme", "ownership") == [
        ("systems/web.yaml:7 models[1].provider", "provides the model m1"),
        ("systems/web.yaml:8 models[2].provider", "provides the model m2"),
    ]
    (first, second) = [one for one in gone(base, "acme", DAY).resting if one.area == "ownership"]
    assert first.instead == f"{second.instead}; until then: Fixed limits"


def test_somebody_fitting_is_named_where_nobody_knows_the_system(base: KnowledgeBase) -> None:
    resting = gone(base, "a-lee", DAY).resting
    found = {one.key: one.instead for one in resting if one.path == "systems/pay.yaml"}

    assert found["technical_owner"] == "name somebody of team:night-desk, which owns it"
    assert found["access[1].grant_by"] == "name team:night-desk, which owns it"
    assert found["escalation[2].contact"] == "name somebody of ours"  # the team is called already


def test_who_learns_is_not_one_who_knows_and_who_signs_does_so_before(base: KnowledgeBase) -> None:
    found = {one.key: one.instead for one in gone(base, "a-lee", DAY).resting}

    assert found["training[1].person"] == "name somebody of team:night-desk, which takes over"
    assert found["sign_offs[2].by"] == (
        "let them sign before they go, or name who signs in their place"
    )
    vendor = {one.key: one.instead for one in gone(base, "acme", DAY).resting}
    assert vendor["sign_offs[1].by"] == "let them sign before they go"


def test_what_holds_only_while_they_are_there_is_confirmed_anew(base: KnowledgeBase) -> None:
    found = [one for one in gone(base, "a-lee", DAY).resting if one.area == "confirmations"]

    assert [(one.key, one.what) for one in found] == [
        ("waivers[1].approved_by", "vouches for the waiver of broken-link"),
        ("confirmed_by", "confirmed the list"),
        ("recovery_agreed.by", "agreed to the recovery times"),
        ("obligations[1].confirmed_by", "confirmed Money"),
        ("risks[1].accepted_by", "accepted risk R1"),
    ]
    assert (found[1].record, found[1].span.line) == ("file:packs/references/money.yaml", 5)
    assert found[0].instead == (
        "let who may accept the risk then approve it in a new row, or close the gap by then"
    )


def test_a_check_finds_no_confirmation_open_that_is_not_named(base: KnowledgeBase) -> None:
    asked = {"unagreed-recovery-target", "unconfirmed-obligation", "unsigned-risk-acceptance"}
    options = CheckOptions(
        level=Level.FULL, select=frozenset({*asked, "invalid-waiver"}), profiles=("regulated",)
    )
    day = date(2027, 1, 10)
    had = {_fault(one) for one in check(base, AsOf(day), options).findings}
    without = check(base, AsOf(day), replace(options, gone=frozenset({"a-lee"}))).findings
    more = {_fault(one) for one in without} - had

    assert {rule for rule, _, _, _ in more} == {*asked, "invalid-waiver"}
    places = {(one.path, one.span.line) for one in gone(base, "a-lee", day).resting}
    assert {(path, line) for _, path, line, _ in more} <= places


def _fault(one: Finding) -> tuple[str, str, int, str]:
    return one.rule, one.path, one.span.line, one.message


def test_an_author_may_be_written_by_name(base: KnowledgeBase) -> None:
    assert ("runbooks/restart.md:4 authors", "nobody else of ours is named as its author") in _told(
        base, "a-lee", "knowledge"
    )


def test_who_leads_is_followed_by_one_of_the_team(base: KnowledgeBase) -> None:
    (lead,) = [one for one in gone(base, "a-lee", DAY).resting if one.key == "lead"]

    assert lead.instead == "name somebody of ours: person:b-roy"
