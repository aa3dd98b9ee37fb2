"""SARIF, held to its schema, and the fingerprints by which findings are found again."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.report.samples import ACCEPTED, UNOWNED, finding, report

from relaybook import __version__
from relaybook.findings import Report, Severity
from relaybook.report import sarif
from relaybook.report.fingerprint import with_fingerprints
from relaybook.rules.page import page_of
from relaybook.rules.registry import RULES
from relaybook.source import Span

SCHEMA = Path(__file__).parents[1] / "data/schemas/sarif-2.1.0.json"


@cache
def validator() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def run_of(made: Report, **options: Any) -> dict[str, Any]:
    """Return the only run of what is valid SARIF."""
    found = json.loads(sarif.render(made, **options))
    validator().validate(found)
    (run,) = found["runs"]
    return dict(run)


def fingerprints(made: Report) -> list[str]:
    return [fingerprint for _, fingerprint in with_fingerprints(made.findings)]


def test_a_result_says_what_is_wrong_and_where() -> None:
    run = run_of(report(finding(), UNOWNED), prefix="kb/")

    broken, unowned = run["results"]
    assert broken == {
        "ruleId": "broken-link",
        "ruleIndex": 0,
        "level": "error",
        "message": {
            "text": "the link leads to runbooks/scorer-dwn.md, which does not exist\n"
            "did you mean runbooks/scorer-down.md?"
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": "kb/runbooks/slow.md",
                        "uriBaseId": "%SRCROOT%",
                    },
                    "region": {"startLine": 7, "startColumn": 5, "endLine": 7, "endColumn": 26},
                },
                "logicalLocations": [{"fullyQualifiedName": "runbook:slow", "kind": "resource"}],
            }
        ],
        "partialFingerprints": {"relaybookFinding/v1": fingerprints(report(finding()))[0]},
    }
    assert (unowned["ruleIndex"], unowned["level"]) == (1, "warning")
    assert unowned["relatedLocations"] == [
        {
            "id": 1,
            "physicalLocation": {
                "artifactLocation": {
                    "uri": "kb/contacts/payments.yaml",
                    "uriBaseId": "%SRCROOT%",
                },
                "region": {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 6},
            },
            "message": {"text": "a team that fits"},
        }
    ]


def test_columns_count_characters_and_say_so() -> None:
    run = run_of(report())

    assert run["columnKind"] == "unicodeCodePoints"
    assert "uri" not in run["originalUriBaseIds"]["%SRCROOT%"]
    assert run["tool"]["driver"]["version"] == __version__


def test_a_place_without_an_end_is_a_point() -> None:
    (result,) = run_of(report(finding(span=Span())))["results"]

    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1}


def test_completeness_and_what_could_not_be_judged_are_said() -> None:
    run = run_of(report())

    assert run["properties"]["completeness"] == {
        "owner": "212/300",
        "rollback": "3/1300 (61 change something), not enforced",
    }
    assert run["properties"]["asOf"] == "as of 2026-11-23"
    assert run["invocations"] == [
        {
            "executionSuccessful": True,
            "toolExecutionNotifications": [
                {
                    "level": "note",
                    "message": {
                        "text": "could not judge links out of the knowledge base: broken-link 2"
                    },
                }
            ],
        }
    ]


def test_what_is_accepted_is_suppressed_with_its_reason() -> None:
    old = finding(path="runbooks/stop.md")
    results = run_of(report(finding(), accepted=(ACCEPTED,), baselined=(old,)))["results"]

    assert [one.get("suppressions") for one in results] == [
        None,
        [
            {
                "kind": "inSource",
                "status": "accepted",
                "justification": "the page moves next week",
            }
        ],
        [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "in the baseline, to be mended later",
            }
        ],
    ]


def test_rules_have_their_page_as_help() -> None:
    pages = {"broken-link": "# broken-link\n\nSee [anchors](broken_anchor.md#why).\n"}
    first, second = run_of(report(), pages=pages, site="https://kb.example.com/")["tool"]["driver"][
        "rules"
    ]

    assert first == {
        "id": "broken-link",
        "shortDescription": {"text": "Each link leads to a file."},
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["links"], "askedFrom": "basic"},
        "help": {
            "text": "broken-link\n\nSee anchors.",
            "markdown": "# broken-link\n\n"
            "See [anchors](https://kb.example.com/rules/broken-anchor/).\n",
        },
        "helpUri": "https://kb.example.com/rules/broken-link/",
    }
    assert "help" not in second
    assert "helpUri" not in second


def test_without_a_site_no_link_leads_nowhere() -> None:
    rules = {rule.id: rule.info for rule in RULES}
    run = run_of(report(rules=rules), pages={rule: page_of(rule) for rule in rules})

    for rule in run["tool"]["driver"]["rules"]:
        assert "helpUri" not in rule
        assert ".md)" not in rule["help"]["markdown"].partition("\n## Problem")[0]
        assert rule["help"]["text"].startswith(rule["id"])


def test_a_path_is_a_uri_and_a_message_holds_no_link() -> None:
    evil = finding(path="a b/ü:#?%.md", message="see [this](1) and [that](http://x)", help="")
    (result,) = run_of(report(evil))["results"]

    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == "a%20b/%C3%BC%3A%23%3F%25.md"
    assert result["message"]["text"] == "see [this] (1) and [that] (http://x)"


def test_a_rule_that_nobody_described_is_listed() -> None:
    run = run_of(report(finding(rule="unheard-of", severity=Severity.INFO)))

    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        "broken-link",
        "missing-owner",
        "unheard-of",
    ]
    assert run["results"][0]["ruleIndex"] == 2
    assert run["results"][0]["level"] == "note"


def test_a_fingerprint_does_not_move_with_the_lines() -> None:
    moved = replace(finding(), span=Span(90, 5, 90, 26), message="now in other words", help="")
    indented = finding(excerpt=f"  See {finding().excerpt[4:]}", span=Span(7, 7, 7, 28))

    assert fingerprints(report(moved)) == fingerprints(report(finding()))
    assert fingerprints(report(indented)) == fingerprints(report(finding()))


@pytest.mark.parametrize(
    "changes",
    [
        {"rule": "missing-owner"},
        {"record": "runbook:fast"},
        {"path": "runbooks/fast.md"},
        {"excerpt": "See [down](scorer-off.md) first."},
    ],
)
def test_another_finding_has_another_fingerprint(changes: dict[str, Any]) -> None:
    assert fingerprints(report(finding(**changes))) != fingerprints(report(finding()))


def test_the_same_words_twice_are_two_findings() -> None:
    second = replace(finding(), span=Span(9, 5, 9, 26))
    both = fingerprints(report(finding(), second))

    assert len(set(both)) == 2
    assert both[0] == fingerprints(report(finding()))[0]


def test_mending_one_leaves_the_fingerprint_of_another() -> None:
    other = finding(span=Span(9, 1, 9, 12), excerpt="[up](uup.md)")

    assert fingerprints(report(finding(), other))[1] == fingerprints(report(other))[0]
