"""`imports` and `compare` of `relaybook.yml`: catalogues and graphs that others keep."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from relaybook.config_section import Section
from relaybook.config_values import Day, Strings

ImportFormat = Literal["backstage", "compose", "csv", "eventcatalog", "gitlab", "mapping"]
GraphFormat = Literal[
    "jaeger", "zipkin", "backstage", "compose", "csv", "eventcatalog", "gitlab", "mapping"
]


class TableMapping(Section):
    """Where a foreign list is, and which of its keys say what.

    list: the keys that lead to it, with dots between; empty where the file is the list. id: the
    key of the name. fields: by field of ours the foreign key, `a.b` or `a[].b` for each of a list.
    """

    list: str = ""
    id: str = "name"
    fields: dict[str, str] = Field(default_factory=dict)


class ForeignSource(Section):
    """Files of one format: paths, folders or globs inside the knowledge base."""

    file: Annotated[Strings, Field(min_length=1)]
    systems: TableMapping | None = None
    contacts: TableMapping | None = None


class ImportSource(ForeignSource):
    """A catalogue that stays the truth for what it has (overlay), or was taken over (adopt)."""

    format: ImportFormat
    mode: Literal["overlay", "adopt"] = "overlay"


class CompareSource(ForeignSource):
    """A graph to hold against ours. window: the time it covers, in words; taken_on: its day."""

    format: GraphFormat
    window: str = ""
    taken_on: Day | None = None
    source: str = ""
    min_calls: Annotated[int, Field(ge=1)] = 1


def _inputs(value: Any) -> Any:
    return {"inputs": value} if isinstance(value, list | tuple) else value


class CompareSettings(Section):
    """What is compared on the site, and what is left out of every comparison.

    ignore: systems, as either side names them. ignore_edges: `a -> b`, with `*` for any.
    """

    inputs: tuple[CompareSource, ...] = ()
    ignore: Strings = ()
    ignore_edges: Strings = ()


Compared = Annotated[
    CompareSettings,
    BeforeValidator(_inputs, json_schema_input_type=CompareSettings | list[CompareSource]),
]
