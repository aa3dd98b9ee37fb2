"""The tables of a new handover: CSV beside the record, Markdown in it."""

import csv
import io
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from relaybook.graph.edges import Edge
from relaybook.model.handover_tables import AccessTransfer, Milestone, OpenItem, Subcontractor
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Record
from relaybook.review.resting import typed
from relaybook.scaffold.handover_facts import ExitFacts, Leaver
from relaybook.scaffold.planned import NewFile, path_of

Row = Mapping[str, str]
# What Markdown or HTML would take for more than text.
_MEANT = re.compile(r"([\\`*_{}\[\]<>|#~&!])")
_UNSAID = "not said"


def tables(folder: str, id_: str, facts: ExitFacts) -> tuple[NewFile, ...]:
    """Return the tables of a handover; those of which nothing is known hold their columns only.

    A cell that nobody knows is empty: what is missing is then found, and nothing passes for it.
    """
    rows: dict[str, tuple[Iterable[str], list[Row]]] = {
        "access_transfers": (AccessTransfer.model_fields, _transfers(facts)),
        "milestones": (Milestone.model_fields, []),
        "open_items": (OpenItem.model_fields, []),
    }
    if facts.subcontractors:
        named: list[Row] = [
            {"name": name, "systems": "|".join(systems)} for name, systems in facts.subcontractors
        ]
        rows["subcontractors"] = (Subcontractor.model_fields, named)
    return tuple(
        NewFile(path_of(folder, id_, f"{name}.csv"), _csv(tuple(columns), cells))
        for name, (columns, cells) in rows.items()
    )


def who_leaves(facts: ExitFacts) -> str | None:
    """Return who goes with the vendor and how often the records name them; None for nobody."""
    rows = [(_code(typed(one.contact)), _until(one), str(one.places)) for one in facts.leavers]
    return _section("Who leaves", ("who", "last day", "places that name them"), rows)


def _until(leaver: Leaver) -> str:
    if leaver.is_emptied:
        return "nobody is left in it"
    return str(leaver.last or _UNSAID)


def who_takes_over(facts: ExitFacts) -> str | None:
    """Return the people of the team, and what they know already; None where none is named."""
    rows = [
        (_code(typed(one.person)), ", ".join(one.knows) or "none of it yet") for one in facts.takers
    ]
    return _section("Who takes over", ("who", "knows about"), rows)


def across(folder: str, base: KnowledgeBase, facts: ExitFacts) -> str | None:
    """Return the needs across the boundary; None where there are none."""
    rows = [tuple(_need(folder, base, edge)) for edge in facts.boundary]
    columns = ("system", "needs", "kind", "without it", "agreed")
    return _section("Needs across the boundary", columns, rows)


def accounts(folder: str, facts: ExitFacts) -> str | None:
    """Return what lies in accounts of the vendor; None where nothing does."""
    rows = [
        (_link(folder, one.record), _text(one.what), _code(one.whose)) for one in facts.accounts
    ]
    return _section("Accounts to move", ("system", "what", "whose account it is in"), rows)


def carried_over(folder: str, facts: ExitFacts) -> str | None:
    """Return the decisions in force about what is handed over; None where there are none."""
    lines = [f"- {_link(folder, one)}" for one in facts.decisions]
    return "\n".join(["## Decisions carried over", "", *lines]) if lines else None


def _transfers(facts: ExitFacts) -> list[Row]:
    return [{"access": one.access, "holder": one.holder, "via": one.via} for one in facts.access]


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _cell(one) for key, one in row.items()} for row in rows)
    return text.getvalue()


def _cell(text: str) -> str:
    """Return text on one line; a spreadsheet must not run what begins like a formula."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line


def _need(folder: str, base: KnowledgeBase, edge: Edge) -> Iterator[str]:
    yield _link(folder, base.systems[edge.source])
    yield _link(folder, base.systems[edge.target])
    yield "to recover" if edge.is_listed else edge.kind or _UNSAID
    yield f"{edge.criticality}, {edge.on_failure or _UNSAID}"
    yield str(edge.agreed.date) if edge.agreed and edge.agreed.date else "with nobody"


def _section(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str | None:
    if not rows:
        return None
    table = [columns, ["---"] * len(columns), *rows]
    return "\n".join([f"## {title}", "", *(f"| {' | '.join(row)} |" for row in table)])


def _link(folder: str, record: Record) -> str:
    target = posixpath.relpath(record.path, folder or ".")
    plain = re.fullmatch(r"[\w./-]+", target) is not None
    return f"[{_text(record.name)}]({target if plain else f'<{target}>'})"


def _text(text: str) -> str:
    return _MEANT.sub(r"\\\1", " ".join(text.split()))


def _code(text: str) -> str:
    return f"`{text}`"
