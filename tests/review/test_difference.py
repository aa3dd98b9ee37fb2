"""A change in words: what the ladder did, and lists that are too long."""

import json
from dataclasses import replace

from tests.report.samples import UNOWNED, finding, report

from relaybook.config import WITHOUT_FILE, Configuration
from relaybook.findings import Report
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Facts, Origin
from relaybook.model.requirement import Requirement, Rung
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.report import difference_json, difference_markdown, difference_text
from relaybook.review.difference import Side, difference
from relaybook.review.ladder import Judgement, State
from relaybook.source import Place, Span


class NoText:
    def locate(self, place: Place) -> Span:  # noqa: ARG002 - as `Sources` has it
        return Span()

    def line(self, path: str, number: int) -> str:  # noqa: ARG002 - as `Sources` has it
        return ""

    def text(self, path: str) -> str:  # noqa: ARG002 - as `Sources` has it
        return ""

    def data(self, path: str) -> bytes:  # noqa: ARG002 - as `Sources` has it
        return b""


def side(name: str, judged: Report, *records: System | Runbook) -> Side:
    systems = {one.id: one for one in records if isinstance(one, System)}
    kb = KnowledgeBase(WITHOUT_FILE, NoText(), systems=systems, documents=records)
    return Side(name, "", kb, judged)


def runbook(id_: str, owner: str) -> Runbook:
    origins = {"owner": Origin("systems/x.yaml", "from system x", inherited=True)}
    return Runbook.from_fields({"owner": owner}, Facts(id=id_, path=f"{id_}.md", origins=origins))


ASKED = Requirement(
    id="missing-executive",
    code="OWN009",
    area="ownership",
    on="system",
    asks="Somebody answers for it.",
    rules=("missing-owner",),
    profiles={"base": "error"},
    gate=True,
    protects="own it",
)
HELD = System.from_fields({}, Facts(id="ledger", path="systems/ledger.yaml"))


def judged(state: State, rung: Rung, code: str = "OWN009") -> Judgement:
    asked = ASKED.model_copy(update={"code": code})
    return Judgement(asked, HELD, state, rung, is_gate=True)


def test_requirements_that_climb_and_fall_come_first() -> None:
    before = {
        "exit": (judged("open", Rung.MISSING), judged("met", Rung.PROVEN, "OWN010")),
        "over": (judged("open", Rung.MISSING),),
    }
    after = {
        "exit": (judged("met", Rung.EVIDENCED), judged("waived", Rung.MISSING, "OWN011")),
        "new": (judged("met", Rung.PROVEN),),
    }

    found = difference(side("old", report()), side("new", report()), (before, after))

    assert [(one.code, one.before, one.after) for one in found.ladder.moves] == [
        ("OWN009", "missing", "evidenced"),
        ("OWN010", "proven", "not asked"),
        ("OWN011", "not asked", "waived"),
    ]
    lines = difference_text.render(found).splitlines()
    assert lines[2:] == [
        "Also: open gates 1 to 0, waived gates 0 to 1, 1 handover begun, 1 handover no",
        "longer in progress, 3 moves on the ladder.",
        "",
        "Handovers in progress: 3",
        "  exit: 1 open gate, least far ownership: 1 of 2 missing -> 0 open gates, 1",
        "    waived, least far ownership: 1 of 2 missing",
        "  new: not in progress -> 0 open gates, least far ownership: all 1 proven",
        "  over: 1 open gate, least far ownership: 1 of 1 missing -> not in progress",
        "",
        "Moves on the ladder: 3",
        "  missing to evidenced (gate) OWN009 missing-executive of system:ledger, exit",
        "  proven to not asked (gate) OWN010 missing-executive of system:ledger, exit",
        "  not asked to waived (gate) OWN011 missing-executive of system:ledger, exit",
    ]
    written = json.loads(difference_json.render(found))
    assert written["ladder"][0] == {
        "handover": "exit",
        "area": "ownership",
        "code": "OWN009",
        "requirement": "missing-executive",
        "subject": "system:ledger",
        "before": "missing",
        "after": "evidenced",
        "gate": True,
    }
    assert written["handovers"][2]["after"] is None
    assert not found.is_nothing


def test_inherited_owners_are_said_together() -> None:
    old = side("old", report(), *(runbook(f"r{n}", "a") for n in range(3)))
    new = side("new", report(), *(runbook(f"r{n}", "b") for n in range(3)))

    lines = difference_text.render(difference(old, new)).splitlines()

    assert lines[2:] == [
        "Also: who answers for 3 records.",
        "",
        "Who answers: 1",
        "  owner of 3 records that inherit it a -> b",
    ]


def test_long_lists_are_cut_and_the_comment_keeps_its_limit() -> None:
    many = [finding(message=f"there is no 'x{n}'" + "y" * 350) for n in range(400)]
    found = difference(side("old", report(UNOWNED)), side("new", report(*many)))

    text = difference_text.render(found)
    comment = difference_markdown.render(found)

    assert "  and 375 more: --format json lists them all" in text
    assert "yyy..." in text
    assert len(comment) <= 60_000
    assert "#### Opened: 400" in comment
    assert "#### Closed, with where they stood: 1" in comment
    hidden = 400 - comment.count("there is no")
    assert f"- and {hidden} more: `relaybook diff --format json`" in comment


def test_cautions_are_said_everywhere() -> None:
    new = side("new", report(finding(severity=finding().severity, accepted="it is `known`")))
    new = replace(new, kb=replace(new.kb, configuration=Configuration(name="Another")))
    found = difference(side("old", report(UNOWNED)), new, unasked=("number-gap",))

    comment = difference_markdown.render(found)

    assert (
        "`relaybook.yml or a pack differs, which opens and closes findings by itself.`" in comment
    )
    assert "these rules look too: number-gap`" in comment
    assert "these rules look too:\nnumber-gap\n" in difference_text.render(found)
    assert '"configured_anew": true' in difference_json.render(found)
    assert '"number-gap"\n  ]' in difference_json.render(found)


def test_a_difference_without_anything_says_so() -> None:
    found = difference(side("old", report(UNOWNED)), side("new", report(UNOWNED)))

    assert found.is_nothing
    assert "Nothing that is looked at differs." in difference_markdown.render(found)
    assert difference_text.render(found).startswith(
        "No findings opened; none closed; 1 open as before\n"
    )


def test_what_falls_is_told_before_what_climbs() -> None:
    before = {"exit": (judged("met", Rung.EVIDENCED), judged("open", Rung.MISSING, "OWN010"))}
    after = {"exit": (judged("met", Rung.STATED), judged("met", Rung.PROVEN, "OWN010"))}

    found = difference(side("old", report()), side("new", report()), (before, after))

    lines = difference_text.render(found).splitlines()
    assert "1 lower on the ladder, 1 other move on the ladder." in " ".join(lines[2:4])
    assert lines.index("Lower on the ladder: 1") < lines.index("Moves on the ladder: 1")
    assert "  evidenced to stated (gate) OWN009 missing-executive of system:ledger, exit" in lines
