"""Who goes with somebody and who is left empty, against a plain reading of the terms."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, cast

from hypothesis import example, given
from hypothesis import strategies as st

from relaybook.config import Configuration
from relaybook.model.contact import CONTACT_TYPES
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Facts
from relaybook.review.leaver_people import going
from relaybook.source import Sources

START = date(2027, 1, 1)
PEOPLE = ("ann", "bob", "cy")
Term = tuple[str, date | None, date | None]

days = st.integers(0, 6).map(lambda count: START + timedelta(days=count))
bounds = st.none() | days
untils = st.fixed_dictionaries(dict.fromkeys(PEOPLE, bounds))
teams = st.fixed_dictionaries(
    {
        name: st.lists(st.tuples(st.sampled_from(PEOPLE), bounds, bounds), max_size=3)
        for name in ("desk", "lab")
    }
)
roles = st.lists(st.tuples(st.sampled_from((*PEOPLE, "desk")), bounds, bounds), max_size=3)


@example(
    dict.fromkeys(PEOPLE),
    {"desk": [("ann", None, None)], "lab": []},
    [("desk", None, None)],
    "ann",
    START,
)
@given(untils, teams, roles, st.sampled_from((*PEOPLE, "desk", "lab")), days)
def test_those_are_emptied_whose_last_people_go(
    untils: Mapping[str, date | None],
    teams: Mapping[str, Sequence[Term]],
    role: Sequence[Term],
    leaver: str,
    day: date,
) -> None:
    last = untils.get(leaver)
    eve = min(day - timedelta(days=1), last or date.max)

    def inside(terms: Sequence[Term], on: date) -> set[str]:
        return {who for who, start, end in terms if (start or on) <= on <= (end or on)}

    def here(who: str, on: date, gone: set[str]) -> bool:
        if who in gone:
            return False
        if who in PEOPLE:
            return on <= (untils[who] or on)
        return not teams[who] or any(here(one, on, gone) for one in inside(teams[who], on))

    gone = {leaver}
    if leaver in teams:
        others = [terms for name, terms in teams.items() if name != leaver]
        gone |= inside(teams[leaver], eve) - {one for some in others for one in inside(some, eve)}
    emptied: set[str] = set()
    for name, terms in [*teams.items(), ("duty", role)]:
        had = {one for one in inside(terms, eve) if here(one, eve, set())}
        left = {one for one in inside(terms, day) if here(one, day, gone)}
        if name not in gone and had & (gone | emptied) and not left:
            emptied.add(name)

    base = _base(untils, teams, role)
    found = going(base, base.contacts[leaver], day)
    assert (found.ids, found.emptied) == (gone, emptied)


def _base(
    untils: Mapping[str, date | None],
    teams: Mapping[str, Sequence[Term]],
    role: Sequence[Term],
) -> KnowledgeBase:
    fields: dict[str, dict[str, Any]] = {
        name: {"type": "person", "until_on": until} for name, until in untils.items()
    }
    for name, terms in teams.items():
        fields[name] = {"type": "team", "members": [_term("person", one) for one in terms]}
    fields["duty"] = {"type": "role", "held_by": [_term("contact", one) for one in role]}
    contacts = {
        name: CONTACT_TYPES[one["type"]].from_fields(one, Facts(id=name))
        for name, one in fields.items()
    }
    return KnowledgeBase(Configuration(), cast("Sources", None), contacts=contacts)


def _term(key: str, term: Term) -> dict[str, Any]:
    return {key: term[0], "from_on": term[1], "until_on": term[2]}
