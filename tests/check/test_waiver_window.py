"""Waivers on random days against a plain statement of the limits, day by day."""

from datetime import date, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.check.waived_records import FILES, ROW

from relaybook.check.waivers import Waivers
from relaybook.findings import Finding, Severity
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Facts
from relaybook.rules.context import Context
from relaybook.rules.registry import RULES
from relaybook.source import Span

FIRST = date(2026, 10, 1)
BY_ID = MappingProxyType({rule.id: rule for rule in RULES})
FOUND = Finding(
    "broken-link", Severity.ERROR, "runbooks/restart.md", Span(), "runbook:restart", "m", "h"
)
days = st.integers(0, 120).map(lambda number: FIRST + timedelta(days=number))
Row = tuple[date, date]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    folder = tmp_path_factory.mktemp("kb")
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return load(WorkingTree(folder))


def with_rows(base: KnowledgeBase, rows: list[Row]) -> KnowledgeBase:
    fields = {
        "status": "in_progress",
        "systems": ["scoring"],
        "waivers": [{**ROW, "approved_on": start, "expires_on": end} for start, end in rows],
    }
    handover = Handover.from_fields(fields, Facts(id="acme", path="handovers/acme.md"))
    return KnowledgeBase(
        base.configuration,
        base.sources,
        systems=base.systems,
        contacts=base.contacts,
        runbooks=base.runbooks,
        handovers={"acme": handover},
        documents=base.documents,
    )


def holds(rows: list[Row], index: int, day: date) -> bool:
    """Say in the plainest way whether a row holds: Ann Lund has the right from 1 November on."""
    start, end = rows[index]
    order = sorted(range(len(rows)), key=lambda one: (rows[one][0], one))
    return (
        date(2026, 11, 1) <= start <= day <= end
        and (end - start).days <= 90
        and order.index(index) <= 2
    )


@given(rows=st.lists(st.tuples(days, days), min_size=1, max_size=5), day=days)
def test_what_holds_on_a_day(base: KnowledgeBase, rows: list[Row], day: date) -> None:
    waivers = Waivers(Context(with_rows(base, rows), day), BY_ID)
    holding = [index for index in range(len(rows)) if holds(rows, index, day)]

    accepted = waivers.apply(FOUND).accepted

    assert sorted(row.index for row in waivers.in_force) == holding
    assert (accepted is not None) == bool(holding)
    if accepted is not None:
        assert accepted.startswith(f"waived until {max(rows[one][1] for one in holding)} by ")


@given(rows=st.lists(st.tuples(days, days), min_size=1, max_size=5), day=days)
def test_each_row_is_in_force_or_a_finding_or_history(
    base: KnowledgeBase, rows: list[Row], day: date
) -> None:
    waivers = Waivers(Context(with_rows(base, rows), day), BY_ID)
    waivers.apply(FOUND)
    notes = waivers.problems(set(BY_ID))

    ended = [one for one, (_, end) in enumerate(rows) if end < day]
    newest = max(range(len(rows)), key=lambda one: (rows[one][0], one))
    wrong = {one.place.at[1] for one in notes["invalid-waiver"] if isinstance(one.place.at, tuple)}
    assert wrong == {
        one for one in range(len(rows)) if one not in ended and not holds(rows, one, day)
    }
    assert len(notes["expired-waiver"]) == (1 if newest in ended else 0)
    assert notes["unused-waiver"] == []
