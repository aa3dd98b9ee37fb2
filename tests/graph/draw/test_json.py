import json as standard

from tests.graph.samples import view_of

from relaybook.graph.draw import json
from relaybook.graph.edges import Edge
from relaybook.graph.view import MapNode
from relaybook.model.duration import Duration
from relaybook.source import Place


def test_everything_is_said() -> None:
    edge = Edge(
        "a", "b", "dns", "soft", "fails", ("run",), "names", Duration.parse("5m"),
        Place("systems/a.yaml", ("depends_on", 0, "to")), detailed=True,
    )  # fmt: skip
    nodes = [
        MapNode("b", "B", external=True, vendor="Nimbus", findings=2, href="../b/"),
        MapNode("a", "A", 1, "Team"),
    ]
    view = view_of(
        nodes, [edge], focus="a", depth=1, systems=5, dependencies=4, dangling=(("a", "gone"),)
    )

    assert standard.loads(json.render(view)) == {
        "version": 1,
        "title": "Map",
        "focus": "a",
        "depth": 1,
        "total": {"systems": 5, "dependencies": 4, "derived": 0},
        "not_drawn": {
            "systems": 3,
            "dependencies": 3,
            "derived": 0,
            "dangling": [{"source": "a", "to": "gone"}],
        },
        "nodes": [
            {
                "id": "a", "title": "A", "tier": 1, "owner": "Team", "vendor": None,
                "scope": "internal", "lifecycle": "production", "findings": 0, "href": None,
                "absent": None,
            },
            {
                "id": "b", "title": "B", "tier": None, "owner": None, "vendor": "Nimbus",
                "scope": "external", "lifecycle": "production", "findings": 2, "href": "../b/",
                "absent": None,
            },
        ],
        "links": [
            {
                "source": "a",
                "target": "b",
                "strength": "soft",
                "needs": [
                    {
                        "kind": "dns", "criticality": "soft", "on_failure": "fails",
                        "needed_for": ["run"], "any_of": "names", "tolerates": "5m",
                        "detailed": True, "path": "systems/a.yaml",
                    }
                ],
            }
        ],
        "derived": [],
        "part_of": [],
    }  # fmt: skip


def test_what_is_not_known_is_null() -> None:
    view = view_of([MapNode("a", "A"), MapNode("b", "B")], [Edge("a", "b")])

    (need,) = standard.loads(json.render(view))["links"][0]["needs"]

    assert (need["kind"], need["tolerates"], need["path"], need["detailed"]) == (
        None, None, None, False,
    )  # fmt: skip
