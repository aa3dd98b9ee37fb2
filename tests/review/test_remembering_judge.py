"""Revision after revision, against a check that remembers nothing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cli.sample_base import BROKEN, FILES

from relaybook.check.engine import check
from relaybook.check.options import CheckOptions
from relaybook.findings import AsOf, Finding, Report
from relaybook.load.knowledge_base import load
from relaybook.load.remembered import ParseMemory
from relaybook.review.ladder import Judgement
from relaybook.review.reading_context import _OF_CONTEXT, ReadingContext
from relaybook.review.remembering_judge import RememberingJudge
from relaybook.review.review_points import judgements
from relaybook.rules import missing_owner
from relaybook.rules.context import Context
from relaybook.source import Unreadable

Files = dict[str, str]
START = date(2026, 11, 20)
RESTART = FILES["runbooks/restart.md"]
LEDGER = FILES["systems/ledger.yaml"]
HANDOVER = FILES["handovers/acme-exit.md"]
OTHERS: dict[str, tuple[str | None, ...]] = {
    "relaybook.yml": (
        "name: Sample\nlevel: full\n",
        "name: Sample\nprofiles: [ai]\nrule_settings:\n  missing-owner: {severity: info}\n",
    ),
    "systems/ledger.yaml": (
        LEDGER.replace("owner: payments\n", ""),
        LEDGER.replace("to: rates", "to: vault"),
        LEDGER.replace("service_tier: 1", "service_tier: 3"),
        "# relaybook: accept[missing-owner] the team is being named\n" + LEDGER,
        None,
    ),
    "systems/rates.yaml": (BROKEN["systems/rates.yaml"], None),
    "contacts/payments.yaml": (
        FILES["contacts/payments.yaml"].replace(
            "members: [r-okafor]", "members: [{person: r-okafor, until_on: 2026-12-03}]"
        ),
        FILES["contacts/payments.yaml"].replace("reach:", "reach: {}\nother_reach:"),
        None,
    ),
    "contacts/l-marsh.yaml": (FILES["contacts/l-marsh.yaml"] + "until_on: 2026-12-10\n", None),
    "contacts/duty-manager.yaml": (
        FILES["contacts/duty-manager.yaml"].replace(
            "person:l-marsh}", "person:l-marsh, from_on: 2026-12-20}"
        ),
    ),
    "runbooks/restart.md": (
        BROKEN["runbooks/restart.md"],
        RESTART.replace("See the", "See").replace(
            "The levels of the ledger.", "See [how to wait](pause.md#wait)."
        ),
        RESTART.replace("    **Undo:** `kubectl rollout undo deploy/ledger`\n", ""),
        RESTART.replace("alerts:", "last_reviewed_on: 2025-12-01\nreview_in: 1y\nalerts:"),
        None,
    ),
    "runbooks/pause.md": (
        "# Pause\n\n## Wait\n\nSee [restart](restart.md#steps) and decision 0001-old.\n",
        "# Pause\n\n## Stop\n\nSee [nothing](gone.md).\n",
    ),
    "decisions/0001-old.md": (
        "---\nstatus: accepted\ndate: 2026-01-02\nsystems: [ledger]\n---\n\n# Old\n\nText.\n",
        "---\nstatus: superseded\ndate: 2026-01-02\nsuperseded_by: [0002-new]\n---\n\n# Old\n",
    ),
    "decisions/0002-new.md": ("---\nstatus: proposed\ndate: 2026-02-02\n---\n\n# New\n",),
    "handovers/acme-exit.md": (
        HANDOVER.replace("status: planned", "status: in_progress"),
        HANDOVER.replace("status: planned", "status: in_progress\nprofiles: [vendor-exit]"),
    ),
    "systems/OWNERS": ("approvers: [payments]\n",),
    "systems/_defaults.yaml": ("owner: payments\n",),
}
_EDITS = st.lists(
    st.tuples(
        st.lists(
            st.sampled_from(
                [(path, text) for path in OTHERS for text in (*OTHERS[path], FILES.get(path))]
            ),
            max_size=3,
        ),
        st.integers(0, 25),
    ),
    min_size=2,
    max_size=5,
)


class FilesInMemory:
    def __init__(self, files: Files) -> None:
        self._files = files

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self._files))

    def faults(self) -> tuple[Unreadable, ...]:
        return ()

    def read(self, path: str) -> bytes | Unreadable:
        found = self._files.get(path)
        return Unreadable(path, "is not there", "") if found is None else found.encode()

    def content_id(self, path: str) -> str:
        found = self._files.get(path)
        return "" if found is None else sha256(found.encode()).hexdigest()


def told(edits: Iterable[tuple[Sequence[tuple[str, str | None]], int]]) -> list[tuple[Files, date]]:
    """Return the files after each edit, and the day of it."""
    files, day, found = dict(FILES), START, [(dict(FILES), START)]
    for changes, later in edits:
        for path, text in changes:
            files.pop(path, None)
            if text is not None:
                files[path] = text
        day += timedelta(days=later)
        found.append((dict(files), day))
    return found


def said(report: Report) -> list[tuple[Finding, ...]]:
    return [report.findings, report.accepted, report.baselined]


def standings(judged: Mapping[str, Sequence[Judgement]]) -> list[tuple[object, ...]]:
    return [
        (name, one.requirement.id, one.subject.path, one.state, one.rung, one.reason, one.is_gate)
        for name, some in judged.items()
        for one in some
    ]


@given(edits=_EDITS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_it_finds_what_a_fresh_check_finds(
    edits: list[tuple[list[tuple[str, str | None]], int]],
) -> None:
    options = CheckOptions()
    memory, judge = ParseMemory(), RememberingJudge(options)
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setattr("relaybook.review.remembering_judge.check", None)  # for rules that crash

    for files, day in told(edits):
        tree = FilesInMemory(files)
        base, fresh = memory.load(tree), load(tree)
        found = judge.judged(base, AsOf(day), tree.content_id)

        plain = check(fresh, AsOf(day), options)
        assert said(found) == said(plain)
        ours = judgements(base, found, options, judge.remembering)
        assert standings(ours) == standings(judgements(fresh, plain, options))
        assert found.documents == plain.documents
    monkeypatch.undo()


def test_what_was_worked_out_of_a_record_is_not_taken_for_a_later_form_of_it() -> None:
    judge, memory = RememberingJudge(CheckOptions()), ParseMemory()
    gone = FILES["contacts/l-marsh.yaml"] + "until_on: 2026-01-10\n"
    head = LEDGER.partition("escalation:")[0]
    nobody = f"{head}escalation:\n  - {{respond_within: 15m}}\n"
    somebody = f"{head}escalation:\n  - {{contact: person:l-marsh, respond_within: 15m}}\n"

    for text in (nobody, somebody):
        tree = FilesInMemory({**FILES, "contacts/l-marsh.yaml": gone, "systems/ledger.yaml": text})
        found = judge.judged(memory.load(tree), AsOf(START), tree.content_id)
        assert said(found) == said(check(load(tree), AsOf(START)))

    assert "escalation-inactive" in {one.rule for one in found.findings}


def test_what_did_not_change_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    judge, memory = (
        RememberingJudge(CheckOptions(select=frozenset({"missing-owner"}))),
        ParseMemory(),
    )
    usual = missing_owner.check.check

    def noting(record: Any, context: Any) -> Any:
        asked.append(record.path)
        return usual(record, context)

    monkeypatch.setattr(
        "relaybook.review.remembering_judge.rules_of",
        lambda _: [_with_check(noting)],
    )
    first = FilesInMemory(FILES)
    judge.judged(memory.load(first), AsOf(START), first.content_id)
    asked.clear()
    second = FilesInMemory({**FILES, "systems/ledger.yaml": LEDGER + "tags: [x]\n"})

    judge.judged(memory.load(second), AsOf(START), second.content_id)

    assert "systems/ledger.yaml" in asked
    assert "systems/rates.yaml" not in asked


def _with_check(function: Any) -> Any:
    from dataclasses import replace  # noqa: PLC0415 - beside its one use

    return replace(missing_owner.check, check=function)


def test_a_rule_that_crashes_is_reported_as_a_check_reports_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def crashing(*_: Any) -> Any:
        raise ValueError("no such thing")

    rules = [_with_check(crashing)]
    monkeypatch.setattr("relaybook.review.remembering_judge.rules_of", lambda _: rules)
    monkeypatch.setattr("relaybook.check.engine.rules_of", lambda _: rules)
    tree = FilesInMemory(FILES)

    found = RememberingJudge(CheckOptions()).judged(load(tree), AsOf(START), tree.content_id)

    assert {one.rule for one in found.findings} == {"rule-crashed"}


def test_whatever_rules_can_ask_of_a_context_is_thought_of() -> None:
    """What nobody has thought of counts as everything: right, but asked again at every step."""
    asked = {name for name in (*dir(Context), *Context.__dataclass_fields__) if name[0] != "_"}
    thought_of = {*_OF_CONTEXT, *vars(ReadingContext), "kb", "memo"}

    judges_ask = {"answers", "timeless"}
    assert asked - thought_of - judges_ask == {"by_path"}, (
        "say in reading_context what they rest on"
    )
