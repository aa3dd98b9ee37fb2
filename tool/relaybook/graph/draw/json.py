"""The map as JSON, sorted, with a version that changes when a field changes its meaning."""

import json
from typing import Any

from relaybook.graph.edges import Edge
from relaybook.graph.view import MapLink, MapNode, MapView
from relaybook.model.secrets import mask_in

VERSION = 1


def render(view: MapView) -> str:
    """Return the map as an object with `nodes` by id and `links` by source and target."""
    content = {
        "version": VERSION,
        "title": view.title,
        "focus": view.focus,
        "depth": view.depth,
        "total": {
            "systems": view.systems,
            "dependencies": view.dependencies,
            "derived": view.all_derived,
        },
        "not_drawn": {
            "systems": view.systems - len(view.nodes),
            "dependencies": view.dependencies - len(view.links),
            "derived": view.all_derived - len(view.derived),
            "dangling": [{"source": source, "to": name} for source, name in view.dangling],
        },
        "nodes": [_node(node) for node in view.nodes],
        "links": [_link(link) for link in view.links],
        "derived": [_derived(edge) for edge in view.derived],
        "part_of": [{"part": part, "whole": whole} for part, whole in view.part_of],
    }
    return json.dumps(mask_in(content), indent=2) + "\n"


def _node(node: MapNode) -> dict[str, Any]:
    return {
        "id": node.id,
        "title": node.title,
        "tier": node.tier,
        "owner": node.owner or None,
        "vendor": node.vendor or None,
        "scope": "external" if node.external else "internal",
        "lifecycle": node.lifecycle,
        "findings": node.findings,
        "href": node.href or None,
        "absent": node.absent or None,
    }


def _link(link: MapLink) -> dict[str, Any]:
    return {
        "source": link.source,
        "target": link.target,
        "strength": link.strength,
        "needs": [_need(edge) for edge in link.edges],
    }


def _derived(edge: Edge) -> dict[str, Any]:
    return {
        "source": edge.source,
        "target": edge.target,
        "criticality": edge.criticality,
        "from": [{"source": one.source, "target": one.target} for one in edge.stands_for],
    }


def _need(edge: Edge) -> dict[str, Any]:
    return {
        "kind": edge.kind,
        "criticality": edge.criticality,
        "on_failure": edge.on_failure,
        "needed_for": list(edge.needed_for),
        "any_of": edge.any_of,
        "tolerates": edge.tolerates.text if edge.tolerates else None,
        "detailed": edge.detailed,
        "path": edge.place.path if edge.place else None,
    }
