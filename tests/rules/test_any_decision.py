"""No text of a log or its index makes a rule crash, or report a place outside of the file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.knowledge import judged

from relaybook.findings import Level
from relaybook.rules.registry import RULES

ABOUT_DECISIONS = [rule.id for rule in RULES if rule.area == "decisions"]
PIECES = [
    *(
        "---\n",
        "status: ",
        "accepted",
        "superseded by ",
        "supersedes",
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
    ),
    *(
        "# 1. A",
        "## Status\n",
        "## Considered options\n",
        "* ",
        "1. ",
        "| ",
        "|---|\n",
        "\n",
        "\n\n",
    ),
    *("0001-a.md", "0002-b.md", "ADR-0002", "adr 1", "decisions/log/0001-a", "02/03/2019", "**"),
    *("assumptions: [{revisit_when: 2020-01-01}]\n", "Date: ", "<!--", "-->", "`", "\u00e4", "~~"),
    *("decision_makers: ", "@x", "\r\n", "\t", "superseded_by: [1, 2]\n", "aliases: [9]\n", ":"),
]
NO_SYSTEM = "rule_settings: {system-without-decision: {to_tier: 1}}\n"
TEXT = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@settings(max_examples=120, deadline=None)
@given(first=TEXT, second=TEXT, index=TEXT, code=TEXT)
def test_any_log_is_judged(
    tmp_path_factory: pytest.TempPathFactory, first: str, second: str, index: str, code: str
) -> None:
    files = {
        "relaybook.yml": "format: 1\ncited_from: [src/*]\nprofiles: []\n" + NO_SYSTEM,
        "decisions/log/0001-a.md": first,
        "decisions/log/0002-b.md": second,
        "decisions/log/README.md": index,
        "docs/page.md": index,
        "src/code.py": code,
    }

    report = judged(tmp_path_factory.mktemp("log"), files, Level.FULL, *ABOUT_DECISIONS)

    for one in report.findings:
        lines = files[one.path].split("\n")
        assert one.span.line <= len(lines)
        assert one.span.column <= len(lines[one.span.line - 1]) + 1
