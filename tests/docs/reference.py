"""Writes the reference pages and the schemas from the code: `make reference`.

Each page is a function without arguments that returns its text; a test holds the files to them.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.docs.reference_commands import commands_page
from tests.docs.reference_configuration import configuration_page
from tests.docs.reference_fields import fields_page
from tests.docs.reference_requirements import requirements_page
from tests.docs.reference_rules import rules_page

from relaybook.model.json_schema import KINDS, json_schema

ROOT = Path(__file__).parents[2]
PAGES: Mapping[str, Callable[[], str]] = {
    "docs/reference/commands.md": commands_page,
    "docs/reference/configuration.md": configuration_page,
    "docs/reference/fields.md": fields_page,
    "docs/reference/requirements.md": requirements_page,
    "docs/reference/rules.md": rules_page,
}


def generated() -> dict[str, str]:
    """Return the text of every generated file by its path from the root of the repository."""
    schemas = {
        f"docs/schemas/{kind}.schema.json": json.dumps(
            json_schema(kind), indent=2, ensure_ascii=False
        )
        + "\n"
        for kind in KINDS
    }
    return {path: page() for path, page in PAGES.items()} | schemas


def main() -> None:
    for path, text in generated().items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
