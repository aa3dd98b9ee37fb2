"""Which reader a format has."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from relaybook.config_exchange import ForeignSource, ImportFormat
from relaybook.load.foreign.backstage import read_backstage
from relaybook.load.foreign.compose import read_compose
from relaybook.load.foreign.entity import Imported
from relaybook.load.foreign.eventcatalog import read_eventcatalog
from relaybook.load.foreign.files import chosen
from relaybook.load.foreign.mapping import GITLAB_CONTACTS, GITLAB_SYSTEMS, read_mapping
from relaybook.load.foreign.tables import read_tables
from relaybook.source import Tree

_READERS: dict[str, Callable[[Tree, Sequence[str]], Imported]] = {
    "backstage": read_backstage,
    "compose": read_compose,
    "csv": read_tables,
    "eventcatalog": read_eventcatalog,
}
_ENDINGS = {
    "backstage": (".yaml", ".yml", ".json"),
    "compose": (".yaml", ".yml"),
    "csv": (".csv",),
    "eventcatalog": (".mdx", ".md"),
    "gitlab": (".yaml", ".yml", ".json"),
    "mapping": (".yaml", ".yml", ".json"),
}

_HOLDS = {
    "backstage": "documents with apiVersion, kind, metadata and spec",
    "compose": "a mapping `services`",
    "csv": "a header with a column `id`, or two columns `from` and `to`",
    "eventcatalog": "pages such as services/Ledger/index.mdx with an id in their front matter",
    "gitlab": "a list `services` or `teams`, each with a name",
    "mapping": "the list that imports in relaybook.yml names, each with the key of `id`",
}


def nothing_in(format_: ImportFormat, there: Sequence[str], read: Sequence[str]) -> str:
    """Say why files gave nothing. there: the files that were named; read: those that fitted."""
    if there and not read:
        endings = ", ".join(_ENDINGS[format_])
        return f"nothing was read: files of the format {format_} end in {endings}"
    return f"nothing was found: the format {format_} has {_HOLDS[format_]}"


def read_foreign(tree: Tree, format_: ImportFormat, source: ForeignSource) -> Imported:
    """Read what `source` names; of a folder or a glob the files with an ending of the format."""
    paths = tuple(
        path
        for path in chosen(tree.paths(), source.file)
        if path in source.file or path.endswith(_ENDINGS[format_])
    )
    if format_ in _READERS:
        return _READERS[format_](tree, paths)
    systems, contacts = source.systems, source.contacts
    if format_ == "gitlab":
        systems, contacts = systems or GITLAB_SYSTEMS, contacts or GITLAB_CONTACTS
    return read_mapping(tree, paths, systems, contacts, format_)
