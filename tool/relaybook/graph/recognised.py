"""Which format a graph has, by its name and by what stands in it."""

from __future__ import annotations

from collections.abc import Sequence

from relaybook.config_exchange import GraphFormat
from relaybook.load.foreign.files import text_of
from relaybook.source import Tree

_PARENTS = ('"parent"', '"callCount"')


def graph_format(tree: Tree, paths: Sequence[str]) -> GraphFormat:
    """Return the format of `paths`, judged by the first; Jaeger and Zipkin write the same rows."""
    first = paths[0] if paths else ""
    if first.endswith(".csv"):
        return "csv"
    if first.endswith((".md", ".mdx")):
        return "eventcatalog"
    text = text_of(tree, first) if first else ""
    content = text if isinstance(text, str) else ""
    if first.endswith(".json") or content.lstrip()[:1] in ("[", "{"):
        return "jaeger" if content.lstrip()[:1] == "{" and '"data"' in content else _rows(content)
    if "apiVersion: backstage.io" in content:
        return "backstage"
    return "compose"


def _rows(content: str) -> GraphFormat:
    if any(word in content for word in _PARENTS):
        return "zipkin"
    return "backstage" if "backstage.io" in content else "jaeger"
