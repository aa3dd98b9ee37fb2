"""Where a key stands in front matter, as its author spells it."""

from typing import Any, NamedTuple

from relaybook.load.front_matter import split_front_matter
from relaybook.load.yaml_document import parse_yaml
from relaybook.load.yaml_positions import locate_in_yaml

_FENCE_LINES = 1


class WrittenKey(NamedTuple):
    """A key as it stands in a file, or as it would be spelt beside the others there.

    line: counted from 1, 0 where it is absent.
    """

    name: str
    line: int


def written_key(text: str, name: str) -> WrittenKey:
    """Return how the front matter of a Markdown file spells the field `name`, and where."""
    yaml = split_front_matter(text).yaml or ""
    value: Any = parse_yaml(yaml, keys_as_written=True).value
    fields = value if isinstance(value, dict) else {}
    key = spelt(fields, name)
    line = locate_in_yaml(yaml, (key,)).line + _FENCE_LINES if key in fields else 0
    return WrittenKey(key, line)


def spelt(fields: dict[str, Any], name: str) -> str:
    """Return a key as it stands among `fields`, else with their hyphens or underscores."""
    for key in fields:
        if key.replace("-", "_") == name:
            return key
    has_hyphens = any("-" in key for key in fields)
    has_underscores = any("_" in key for key in fields)
    return name.replace("_", "-") if has_hyphens and not has_underscores else name
