"""What a date of a record means, said so that nobody has to know the key that holds it."""

import pytest
from tests.review.calendar_bases import knowledge_base

from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.review.calendar_dates import RecordedDates
from relaybook.review.calendar_words import in_words

BELIEF = "It stays as cheap as it was when we looked at every price that there was to find"
FILES = {
    "systems/till.yaml": "title: Till\n"
    "redundancy: {mode: warm, tested_on: 2026-01-02}\n"
    "capacity: {tested_on: 2026-01-03}\n"
    "cost: {as_of: 2026-01-04}\n"
    "obligations: [{theme: Payments, confirmed_on: 2026-01-05}]\n"
    "controls: [{obligation: Payments, checked_on: 2026-01-06, review_in: 3d}]\n"
    "models:\n"
    "  - {id: m, validation: {date: 2026-01-10, next_due_on: 2026-01-11},\n"
    "     fairness: {measured_on: 2026-01-12}, evaluation: {last_run_on: 2026-01-13},\n"
    "     metrics: [{name: recall, measured_on: 2026-01-14, cadence: 3d}]}\n",
    "contacts/crew.yaml": "type: team\ntitle: Crew\n"
    "members: [{person: ann, from_on: 2026-01-02, until_on: 2026-01-03}]\n",
    "handovers/out.md": "---\nstatus: planned\n"
    "exit_plan: {tested_on: 2026-01-02}\n"
    "data_deletion: {due_on: 2026-01-03}\n"
    "early_life_support: {start_on: 2026-01-04, end_on: 2026-01-05}\n"
    "training: [{person: ann, topic: Restoring, due_on: 2026-01-06}]\n"
    "access_transfers: [{access: tls, method: revoke, planned_on: 2026-01-07}]\n"
    "shadowing: [{system: till, person: ann, date: 2026-01-08}]\n"
    "sign_offs: [{by: 'person:ann', date: 2026-01-09}]\n"
    "---\n# Out\n",
    "decisions/till/0001-buy.md": "---\nstatus: accepted\n"
    f"assumptions: [{{what: {BELIEF}, valid_until_on: 2026-01-02}}]\n---\n# Buy\n",
    "exercises/2026-01-02-till.yaml": "runbook: runbook:till-down\ndate: 2026-01-02\n",
    "runbooks/till-down.md": "---\nrollback: {tested_on: 2026-01-02}\n---\n# Till down\n",
}


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return knowledge_base(FILES)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            "systems/till.yaml",
            {
                "redundancy: what stands ready of system:till was tested on 2026-01-02",
                "capacity: the capacity of system:till was tested on 2026-01-03",
                "cost: the cost of system:till was counted on 2026-01-04",
                "obligation: obligation Payments of system:till was confirmed on 2026-01-05",
                "date: controls[1].checked_on of system:till is 2026-01-06",
                (
                    "control: the control for Payments of system:till is to be checked again by "
                    "2026-01-09"
                ),
                "validation: model m of system:till was validated on 2026-01-10",
                "validation: model m of system:till is to be validated by 2026-01-11",
                "fairness: model m of system:till was measured for fairness on 2026-01-12",
                "evaluation: model m of system:till was evaluated on 2026-01-13",
                "measurement: metric recall of model m of system:till was measured on 2026-01-14",
                (
                    "measurement: metric recall of model m of system:till is to be measured again "
                    "by 2026-01-17"
                ),
            },
        ),
        (
            "contacts/crew.yaml",
            {
                "person: person:ann joins team:crew on 2026-01-02",
                "person: person:ann leaves team:crew on 2026-01-03",
            },
        ),
        (
            "handovers/out.md",
            {
                "exit plan: the exit plan of handover:out was tested on 2026-01-02",
                "data: the data of handover:out is to be deleted by 2026-01-03",
                "support: early life support of handover:out starts on 2026-01-04",
                "support: early life support of handover:out ends on 2026-01-05",
                "training: person:ann is to learn Restoring by 2026-01-06",
                "access: access tls is to be revoked on 2026-01-07",
                "shadowing: the shadowing of till by person:ann is on 2026-01-08",
                "sign-off: the sign-off of handover:out by person:ann is dated 2026-01-09",
            },
        ),
        (
            "decisions/till/0001-buy.md",
            {
                (
                    'assumption: the assumption "It stays as cheap as it was when we looked at '
                    'every price ..." of decision:till/0001-buy holds until 2026-01-02'
                )
            },
        ),
        (
            "exercises/2026-01-02-till.yaml",
            {"exercise: the exercise of runbook:till-down is dated 2026-01-02"},
        ),
        (
            "runbooks/till-down.md",
            {"rollback: the way back of runbook:till-down was tested on 2026-01-02"},
        ),
    ],
)
def test_a_date_says_what_happens_on_it(path: str, said: set[str], kb: KnowledgeBase) -> None:
    words = [(*in_words(one), one.day) for one in RecordedDates(kb).in_record(path)]

    assert {f"{kind}: {text} {day}" for kind, text, day in words} == said


def test_a_secret_is_masked_before_it_is_cut() -> None:
    url = f"https://operator:{'x' * 50}@host.example.com/a"
    text = f"---\ntraining: [{{person: ann, topic: '{url}', due_on: 2026-01-06}}]\n---\n# Out\n"
    dates = RecordedDates(knowledge_base({"handovers/out.md": text}))

    (said,) = [in_words(one)[1] for one in dates.in_record("handovers/out.md")]

    assert said == "person:ann is to learn https://(masked)@host.example.com/a by"
