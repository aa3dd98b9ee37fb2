"""Successors and amendments, from whichever end they are written."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st
from tests.site.planned_base import base_of

from relaybook.model.decision import Decision
from relaybook.model.decision_lineage import Change, Lineage


def decision(status: str, **fields: str) -> str:
    written = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\nstatus: {status}\n{written}---\n\n# Title\n"


def read(texts: Mapping[str, str]) -> tuple[Lineage, dict[str, Decision]]:
    """Return the lineage of decisions, and the decisions, by number."""
    base = base_of({f"decisions/{number}-x{number}.md": text for number, text in texts.items()})
    by_number = {one.number: one for one in base.decisions.values()}
    return Lineage(by_number.values(), base.decision_index), by_number


def numbers(decisions: tuple[Decision, ...]) -> list[str]:
    return [one.number for one in decisions]


def test_one_end_is_enough() -> None:
    lineage, by_number = read(
        {
            "0001": decision("superseded"),
            "0002": decision("accepted", supersedes='["0001"]'),
            "0003": decision("superseded", superseded_by='["0004"]'),
            "0004": decision("accepted"),
        }
    )

    assert numbers(lineage.successors(by_number["0001"])) == ["0002"]
    assert numbers(lineage.predecessors(by_number["0002"])) == ["0001"]
    assert numbers(lineage.successors(by_number["0003"])) == ["0004"]
    assert numbers(lineage.predecessors(by_number["0004"])) == ["0003"]


def test_a_chain_is_followed_to_all_that_live() -> None:
    lineage, by_number = read(
        {
            "0001": decision("superseded", superseded_by='["0002", "0003"]'),
            "0002": decision("superseded", superseded_by='["0004"]'),
            "0003": decision("accepted"),
            "0004": decision("accepted"),
        }
    )

    assert numbers(lineage.living(by_number["0001"])) == ["0003", "0004"]
    assert lineage.living(by_number["0004"]) == ()


def test_what_is_only_proposed_has_replaced_nothing() -> None:
    lineage, by_number = read(
        {
            "0001": decision("accepted"),
            "0002": decision("proposed", supersedes='["0001"]', amends='["0001"]'),
            "0003": decision("rejected", supersedes='["0001"]'),
        }
    )

    assert lineage.successors(by_number["0001"]) == ()
    assert lineage.amended_by(by_number["0001"]) == ()


def test_a_circle_has_no_end_and_is_left() -> None:
    lineage, by_number = read(
        {
            "0001": decision("superseded", superseded_by='["0002"]'),
            "0002": decision("superseded", superseded_by='["0001"]'),
        }
    )

    assert lineage.living(by_number["0001"]) == ()


def test_an_amendment_keeps_the_section_that_either_end_names() -> None:
    lineage, by_number = read(
        {
            "0001": decision("accepted", amended_by='["0002"]'),
            "0002": decision("accepted", amends='["0001#caching"]'),
        }
    )

    assert lineage.amended_by(by_number["0001"]) == (Change(by_number["0002"], "caching"),)
    assert lineage.amends(by_number["0002"]) == (Change(by_number["0001"], "caching"),)


@given(
    st.lists(
        st.tuples(st.booleans(), st.sets(st.integers(0, 5), max_size=3)), min_size=1, max_size=6
    )
)
def test_living_is_what_a_plain_walk_finds(drawn: list[tuple[bool, set[int]]]) -> None:
    edges = [
        {to for to in targets if to < len(drawn) and to != at} if is_dead else set()
        for at, (is_dead, targets) in enumerate(drawn)
    ]
    texts = {
        f"{at:04}": decision(
            "superseded" if drawn[at][0] else "accepted",
            superseded_by=str([f"{to:04}" for to in sorted(edges[at])]),
        )
        for at in range(len(drawn))
    }
    lineage, by_number = read(texts)

    reached = set(edges[0])
    for _ in drawn:
        reached |= {to for at in reached for to in edges[at]}
    expected = sorted(f"{at:04}" for at in reached - {0} if not edges[at])

    assert numbers(lineage.living(by_number["0000"])) == expected
