from datetime import date
from typing import Any

from relaybook.graph.boundary import Crossing, exit_boundary, leaving
from relaybook.graph.dependencies import DependencyGraph
from relaybook.graph.edges import Edge
from relaybook.model.contact import Contact, Team, Vendor
from relaybook.model.directory import Directory
from relaybook.model.record import Facts
from relaybook.model.system import System

_DAY = date(2026, 11, 23)
_CONTRACT = {"contracts": [{"start_on": "2025-01-01", "end_on": "2026-12-31"}]}


def _people(day: date) -> Directory:
    made: dict[str, Contact] = {
        "acme": Vendor.from_fields({"type": "vendor", **_CONTRACT}, Facts(id="acme")),
        "desk": Team.from_fields({"type": "team", "org": "vendor:acme"}, Facts(id="desk")),
    }
    return Directory(made, day)


def _leaving(day: date = _DAY, **fields: Any) -> str:
    system = System.from_fields(fields, Facts(id="s"))
    return leaving({"s": system}, _people(day)).get("s", "")


def test_what_leaves_says_why() -> None:
    after = date(2027, 1, 1)
    ended = "the contract with vendor:acme ended on 2026-12-31"
    assert _leaving(lifecycle="deprecated") == "it is deprecated"
    assert _leaving(retire_on="2026-11-23") == "it retires on 2026-11-23"
    assert _leaving(retire_on="2026-11-24") == ""
    assert _leaving(provider="acme") == ""
    assert _leaving(after, provider="acme") == ended
    assert _leaving(after, owner="desk") == ended
    assert _leaving(after, owner="team:unknown") == ""


def test_the_boundary_is_what_crosses_it() -> None:
    edges = [Edge("a", "b"), Edge("b", "c"), Edge("b", "d"), Edge("c", "d")]

    found = exit_boundary(DependencyGraph.from_edges("abcd", edges), ["c", "d"])

    assert found == (Crossing(edges[1], we_need=True), Crossing(edges[2], we_need=True))
    assert found[0].leaving == "c"
    (other,) = exit_boundary(DependencyGraph.from_edges("ab", edges[:1]), ["a"])
    assert (other.we_need, other.leaving) == (False, "a")
