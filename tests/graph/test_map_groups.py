from datetime import date

from tests.site.planned_base import base_of

from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.map_groups import Grouping, groupings
from relaybook.graph.recovery import recovery_plan

FILES = {
    "contacts/east.yaml": "type: team\ntitle: East\n",
    "contacts/outside.yaml": "type: team\ntitle: Outside\norg: vendor:nimbus\n",
    "contacts/nimbus.yaml": "type: vendor\ntitle: Nimbus\n",
    "systems/cards.yaml": "title: Cards\nentity: domain\n",
    "systems/whole.yaml": "title: Whole\nowner: east\npart_of: [{to: cards, as: domain}]\n",
    "systems/part.yaml": "title: Part\nowner: outside\nservice_tier: 1\npart_of: [whole]\n",
    "systems/alone.yaml": "title: Alone\nowner: nobody-known\nprovider: someone\n"
    "depends_on: [{to: part, needed_for: [start]}]\n",
}


def found() -> dict[str, Grouping]:
    base = base_of(FILES)
    graph = DependencyGraph.of(base)
    plan = recovery_plan(graph, {})
    every = groupings(graph, base.systems, base.directory(date(2026, 11, 20)), plan)
    return {one.name: one for one in every}


def titles(grouping: Grouping) -> dict[str, str]:
    return {name: grouping.titles[number] for name, number in grouping.of.items()}


def test_a_part_is_in_the_domain_of_its_whole_and_a_domain_in_itself() -> None:
    assert titles(found()["domain"]) == {
        "alone": "No domain",
        "cards": "Cards",
        "part": "Cards",
        "whole": "Cards",
    }


def test_owner_and_vendor_are_named_as_written_where_there_is_no_such_record() -> None:
    every = found()

    assert titles(every["owner"]) == {
        "alone": "nobody-known",
        "cards": "No owner",
        "part": "Outside",
        "whole": "East",
    }
    assert titles(every["vendor"]) == {
        "alone": "someone",
        "cards": "Run by us",
        "part": "Nimbus",
        "whole": "Run by us",
    }


def test_what_is_missing_comes_last_and_what_has_an_order_keeps_it() -> None:
    every = found()

    assert every["owner"].titles == ("East", "nobody-known", "Outside", "No owner")
    assert every["tier"].titles == ("Tier 1", "No tier")
    assert every["wave"].titles == ("Wave 1", "Wave 2")
    assert titles(every["wave"])["alone"] == "Wave 2"
    assert [name for name, one in every.items() if one.is_ordered] == ["tier", "wave"]
