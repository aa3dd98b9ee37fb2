"""One gate of a handover from open to waived to expired to proven, as four meetings saw it."""

from datetime import date
from pathlib import Path

import pytest
from tests.load.folder import write

from relaybook.findings import AsOf, Severity
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.requirement import Rung
from relaybook.review.bench import bench_at
from relaybook.review.gates import Gate
from relaybook.review.ladder import Judgement
from relaybook.review.scorecard import Scorecard, scorecard

GATE = "access-not-used"
TRANSFERS = "handovers/acme/access_transfers.csv"
WAIVERS = "handovers/acme/waivers.csv"
FILES = {
    "relaybook.yml": "format: 1\nname: Bank\nlevel: basic\n",
    "contacts/acme.yaml": (
        "type: vendor\ntitle: Acme\n"
        "contracts: [{ref: C-1, start_on: 2024-01-01, end_on: 2026-12-31}]\n"
    ),
    "contacts/payments.yaml": "type: team\ntitle: Payments\nmembers: [r-okafor]\n",
    "contacts/r-okafor.yaml": "type: person\ntitle: Remi Okafor\n",
    "contacts/a-lund.yaml": "type: person\ntitle: Astrid Lund\n",
    "systems/scoring.yaml": (
        "title: Scoring\nowner: payments\nservice_tier: 2\n"
        "decision_rights: {risk_acceptance: person:a-lund}\n"
    ),
    "handovers/acme.md": (
        "---\nstatus: in_progress\nfrom: acme\nto: payments\n"
        "contract: {vendor: acme, ref: C-1}\nsystems: [scoring]\nprofiles: [vendor-exit]\n"
        "---\n# Acme\n\nUntil the end of the year.\n"
    ),
}
HEADER = "access,holder,to,method,planned_on,done_on,verified_by,verified_on\n"
ISSUED = "prod-admin,vendor:acme,team:payments,reissue,2026-11-27,,,\n"
USED = ISSUED.replace(",,,", ",2026-12-02,person:r-okafor,2026-12-03")
WAIVER = (
    "rule,subject,reason,compensating_action,approved_by,approved_on,expires_on\n"
    "access-not-used,handover:acme,The new account waits for the audit of 27 November,"
    "Acme logs in with us on the call,person:a-lund,2026-11-03,2026-11-30\n"
)


class Meeting:
    """What a review of the records says on one day."""

    def __init__(self, folder: Path, day: date, files: dict[str, str]) -> None:
        base = load(WorkingTree(write(folder, {**FILES, **files})))
        handover = base.handovers["acme"]
        bench = bench_at(base, day)
        requirement = bench.rules[GATE].requirements
        self.judged: Judgement = next(iter(bench.judged(requirement, [handover])))
        self.rules = [(one.rule, one.path) for one in bench.report.findings if one.path == WAIVERS]
        self.card: Scorecard = scorecard(base, handover, AsOf(day))

    @property
    def gates(self) -> list[Gate]:
        return [one for one in self.card.gates if one.rule == GATE]

    @property
    def is_blocking(self) -> bool:
        return any(one.rule == GATE for one in self.card.open_gates)


@pytest.fixture(scope="module")
def meetings(tmp_path_factory: pytest.TempPathFactory) -> list[Meeting]:
    open_, used = HEADER + ISSUED, HEADER + USED
    told: list[tuple[date, dict[str, str]]] = [
        (date(2026, 11, 2), {TRANSFERS: open_}),
        (date(2026, 11, 30), {TRANSFERS: open_, WAIVERS: WAIVER}),
        (date(2026, 12, 1), {TRANSFERS: open_, WAIVERS: WAIVER}),
        (date(2026, 12, 4), {TRANSFERS: used, WAIVERS: WAIVER}),
    ]
    return [Meeting(tmp_path_factory.mktemp("kb"), day, files) for day, files in told]


def test_the_gate_goes_from_open_to_waived_to_open_to_met(meetings: list[Meeting]) -> None:
    assert [one.judged.state for one in meetings] == ["open", "waived", "open", "met"]
    assert [one.judged.is_gate for one in meetings] == [True] * 4
    assert [one.is_blocking for one in meetings] == [True, False, True, False]


def test_only_what_the_receiver_has_done_is_proven(meetings: list[Meeting]) -> None:
    """A waiver lifts nothing up the ladder."""
    assert [one.judged.rung for one in meetings] == [
        Rung.MISSING,
        Rung.MISSING,
        Rung.MISSING,
        Rung.PROVEN,
    ]


def test_open_it_names_what_is_to_be_done_where_and_by_when(meetings: list[Meeting]) -> None:
    (gate,) = meetings[0].gates

    assert (gate.protects, gate.code, gate.path, gate.line) == ("get in", "ACC004", TRANSFERS, 2)
    assert gate.message == ("prod-admin was not used by its new holder yet; planned is 2026-11-27")
    assert (gate.owner, gate.by, gate.waived) == ("team:payments", date(2026, 11, 27), "")


def test_waived_it_is_shown_with_who_answers_for_it(meetings: list[Meeting]) -> None:
    (gate,) = meetings[1].gates

    words = (
        "waived until 2026-11-30 by person:a-lund: The new account waits for the audit of "
        "27 November; meanwhile: Acme logs in with us on the call"
    )
    assert gate.waived == words
    (line,) = meetings[1].card.accepted
    assert (line.rule, line.accepted) == (GATE, words)
    assert (line.approved_by, line.until) == ("person:a-lund", date(2026, 11, 30))
    assert line.meanwhile == "Acme logs in with us on the call"
    assert line.reason == "The new account waits for the audit of 27 November"
    assert line.renewals == 0
    assert meetings[1].rules == []


def test_the_day_after_its_severity_is_back_and_the_waiver_is_a_finding(
    meetings: list[Meeting],
) -> None:
    (gate,) = meetings[2].gates

    assert gate.waived == ""
    assert meetings[2].judged.severity is Severity.ERROR
    assert meetings[2].rules == [("expired-waiver", WAIVERS)]
    assert meetings[2].card.accepted == ()


def test_proven_the_gate_is_gone_and_the_waiver_is_history(meetings: list[Meeting]) -> None:
    assert meetings[3].gates == []
    assert meetings[3].rules == []
