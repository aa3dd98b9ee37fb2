"""What a new handover takes from the records, and that it passes nothing off as content."""

from datetime import date
from pathlib import Path

import pytest
from tests.review.leaving_base import FILES

from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.scaffold.handover import HandoverDraft, Known, Side, new_handover
from relaybook.scaffold.handover_facts import ExitFacts, Held, exit_facts, systems_of_vendor
from relaybook.scaffold.handover_tables import tables
from relaybook.scaffold.planned import NewRecord

EXIT = date(2027, 1, 1)
LEDGER = "[Ledger](../systems/ledger.yaml)"
PORTAL = r"[Portal \[beta\] \| \<b\>](../systems/portal.yaml)"
MORE = {
    "systems/portal.yaml": """\
title: "Portal [beta] | <b>"
owner: payments
service_tier: 2
depends_on:
  - {to: ledger, kind: sync_call, criticality: soft, agreed: {by: team:payments, date: 2026-10-01}}
  - rates
needed_to_recover: [ledger]
""",
    "systems/till.yaml": """\
title: Old till
owner: payments
service_tier: 3
known_about_by: [person:a-lee]
depends_on: {not_applicable: "It runs alone on one host."}
pipelines: [{url: main, account_owner: vendor:acme}, {url: ours, account_owner: team:payments}]
repositories: [{url: its code, account_owner: person:a-lee}]
""",
    "systems/archive.yaml": """\
title: Archive
owner: payments
service_tier: 4
provider: vendor:acme
depends_on: {not_applicable: "It runs alone on one host."}
""",
    "handovers/acme-leaves.md": FILES["handovers/acme-leaves.md"].replace(
        "systems: [ledger]",
        "systems: [ledger]\nexcluded: [{system: archive, reason: It is read by nobody}]",
    ),
    "systems/feed.yaml": """\
title: Feed
owner: payments
service_tier: 3
provider: vendor:beta
depends_on: {not_applicable: "It runs alone on one host."}
needed_to_recover: [ledger]
""",
    "decisions/0004-about-the-ledger.md": """\
---
status: accepted
date: 2025-03-01
decision_makers: [person:b-roy]
systems: [ledger]
---

# Keep `one` ledger

## Context

Two were too many.
""",
    "decisions/0005-not-yet.md": """\
---
status: proposed
date: 2025-03-01
decision_makers: [person:b-roy]
systems: [ledger]
---

# Not yet

## Context

Two were too many.
""",
}
BODY = f"""
## Who leaves

| who | last day | places that name them |
| --- | --- | --- |
| `person:a-lee` | 2026-12-31 | 9 |
| `role:releaser` | nobody is left in it | 1 |
| `team:acme-desk` | 2026-12-31 | 2 |
| `vendor:acme` | 2026-12-31 | 4 |

## Who takes over

| who | knows about |
| --- | --- |
| `person:b-roy` | ledger |
| `person:c-das` | none of it yet |

## Needs across the boundary

| system | needs | kind | without it | agreed |
| --- | --- | --- | --- | --- |
| [Feed](../systems/feed.yaml) | {LEDGER} | to recover | hard, not said | with nobody |
| {PORTAL} | {LEDGER} | sync_call | soft, not said | 2026-10-01 |

## Accounts to move

| system | what | whose account it is in |
| --- | --- | --- |
| [Old till](../systems/till.yaml) | its code | `person:a-lee` |
| [Old till](../systems/till.yaml) | main | `vendor:acme` |

## What we do not know
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exit")
    for path, text in {**FILES, **MORE}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


@pytest.fixture(scope="module")
def base(folder: Path) -> KnowledgeBase:
    return load(WorkingTree(folder))


def planned(base: KnowledgeBase) -> NewRecord:
    vendor, team = base.contacts["acme"], base.contacts["payments"]
    facts = exit_facts(base, vendor, team, ("ledger",), EXIT)
    side = Side("ledger", "Ledger")
    draft = HandoverDraft("second", "Second", Side("acme", "Acme"), Side("payments", "P"), (side,))
    return new_handover("handovers", draft, Known(base, facts))


def test_a_vendor_has_what_it_provides_and_what_its_people_own_or_know(
    base: KnowledgeBase,
) -> None:
    assert systems_of_vendor(base, base.contacts["acme"], EXIT) == (*("archive", "ledger", "till"),)
    assert systems_of_vendor(base, base.contacts["beta"], EXIT) == ("feed",)


def test_the_record_says_who_leaves_who_takes_over_and_what_crosses_the_line(
    base: KnowledgeBase,
) -> None:
    text = planned(base).file.text

    assert BODY in text
    assert (
        "## Decisions carried over\n\n"
        "- [Keep one ledger](../decisions/0004-about-the-ledger.md)\n\n## Timeline"
    ) in text


def test_what_the_vendor_runs_and_nobody_takes_over_is_asked(
    base: KnowledgeBase,
) -> None:
    vendor, team = base.contacts["acme"], base.contacts["payments"]

    text = _text(exit_facts(base, vendor, team, ("portal",), EXIT), base)

    # The handover that is under way takes over the ledger, and leaves out the archive.
    (asked,) = [line for line in text.splitlines() if line.startswith("- Who takes over")]
    assert asked == (
        "- Who takes over Old till: Acme or its people run it or know about it, and no handover "
        "names it. List it in `systems`, or in `excluded` with a reason."
    )


def _text(facts: ExitFacts, base: KnowledgeBase) -> str:
    sides = (Side("acme", "Acme"), Side("payments", "P"))
    draft = HandoverDraft("third", "Third", *sides, (Side("portal", "Portal"),))
    return new_handover("handovers", draft, Known(base, facts)).file.text


def test_several_systems_may_go_in_waves(base: KnowledgeBase) -> None:
    two = (Side("ledger", "Ledger"), Side("portal", "Portal"))
    draft = HandoverDraft("third", "Third", Side("acme", "Acme"), Side("payments", "P"), two)

    assert "`{system: ledger, status: planned, wave: 1}`" in new_handover("h", draft).next_steps[2]
    assert len(planned(base).next_steps) == 2


def test_the_tables_hold_what_the_vendor_holds_and_nothing_that_nobody_knows(
    base: KnowledgeBase,
) -> None:
    record = planned(base)

    assert {file.path: file.text.splitlines()[1:] for file in record.beside} == {
        "handovers/second/access_transfers.csv": [
            "ledger-admin,person:a-lee,,,,,,,,",
            "ledger-key,person:a-lee,,,direct,,,,,",
        ],
        "handovers/second/milestones.csv": [],
        "handovers/second/open_items.csv": [],
        "handovers/second/subcontractors.csv": ["Beta,,feed,"],
    }
    assert record.next_steps[1] == (
        "write who gets each of the 2 accesses that the vendor holds, how and when, in "
        "handovers/second/access_transfers.csv"
    )


def test_no_cell_is_a_formula_and_none_has_lines() -> None:
    facts = ExitFacts(access=(Held("=1+1", "team:x", "by\nhand"), Held("a,b", "team:x", "")))

    table = tables("handovers", "new", facts)[0].text

    assert table.splitlines()[1:] == ["'=1+1,team:x,,,by hand,,,,,", '"a,b",team:x,,,,,,,,']


def test_it_loads_and_only_what_is_known_is_there(folder: Path, base: KnowledgeBase) -> None:
    record = planned(base)
    for file in (record.file, *record.beside):
        (folder / file.path).parent.mkdir(exist_ok=True)
        (folder / file.path).write_text(file.text)

    again = load(WorkingTree(folder))

    written = again.handovers["second"]
    assert not [one for one in again.problems if one.problem.place.path.startswith(_OF_IT)]
    assert [row.access for row in written.access_transfers or ()] == ["ledger-admin", "ledger-key"]
    empty = ("to", "method", "planned_on", "done_on", "verified_by", "verified_on", "revoked_on")
    assert not any(getattr(row, name) for row in written.access_transfers or () for name in empty)
    assert {name for name in Handover.model_fields if getattr(written, name)} == {
        *("status", "from_", "to", "contract", "systems", "access_transfers", "subcontractors")
    }


_OF_IT = ("handovers/second.md", "handovers/second/")
