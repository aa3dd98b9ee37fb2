"""Whatever a record says, each format stays what it is."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any
from xml.etree.ElementTree import fromstring

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.report.samples import report
from tests.report.test_markdown import Page
from tests.report.test_sarif import run_of

from relaybook.findings import AsOf, Finding, RelatedPlace, Report, Severity, Tally
from relaybook.report import concise, github, gitlab, junit, markdown, sarif, text
from relaybook.report import json as json_report
from relaybook.source import Span

EVIL = st.sampled_from(
    [
        "`", "``", "```\n", "<!--", "-->", "<b>", "@you", "![x](//y)", "](1)", "]]>", "&lt;",
        "\x1b[", "::error::", "##[group]", "%0A", "\r", "\u2028", "\x85", "\ud800", "\ufffe",
        "\x00", "|", "~~~", "\\", "{0}", "http://x.y", "\n# ", "\n- ", "\n\n    ",
    ]
)  # fmt: skip
TEXT = st.lists(st.text(max_size=6) | EVIL, max_size=4).map("".join)
NUMBER = st.integers(1, 40)
SPAN = st.builds(Span, NUMBER, NUMBER, NUMBER, NUMBER)
RELATED = st.tuples() | st.tuples(st.builds(RelatedPlace, TEXT, SPAN, TEXT))


def findings(accepted: st.SearchStrategy[str | None]) -> st.SearchStrategy[tuple[Finding, ...]]:
    one = st.builds(
        Finding,
        rule=st.sampled_from(["broken-link", "missing-owner"]),
        severity=st.sampled_from(Severity),
        path=TEXT,
        span=SPAN,
        record=TEXT,
        message=TEXT,
        help=TEXT,
        related=RELATED,
        accepted=accepted,
        excerpt=TEXT,
    )
    return st.lists(one, max_size=3).map(tuple)


def _report(name: str, fixed: str, reason: str, parts: Any) -> Report:
    open_, accepted, baselined = parts
    return report(
        *open_,
        name=name,
        as_of=AsOf(date(2026, 11, 23), fixed),
        accepted=accepted,
        baselined=baselined,
        tallies={"broken-link": Tally(3, {reason: 1})},
    )


REPORTS = st.builds(
    _report,
    TEXT,
    TEXT,
    TEXT,
    st.tuples(findings(st.none()), findings(TEXT), findings(st.none())),
)


@given(REPORTS)
@settings(max_examples=40)  # holding SARIF to its schema takes most of the time
def test_json_formats_parse_with_every_finding(made: Report) -> None:
    assert len(json.loads(gitlab.render(made))) == len(made.findings)
    assert len(json.loads(json_report.render(made))["findings"]) == len(made.findings)
    results = run_of(made)["results"]
    assert len(results) == len(made.findings) + len(made.accepted) + len(made.baselined)
    prints = [one["partialFingerprints"]["relaybookFinding/v1"] for one in results]
    assert len(set(prints)) == len(prints)


@given(REPORTS)
def test_xml_parses_and_its_cases_have_names_of_their_own(made: Report) -> None:
    root = fromstring(junit.render(made))  # noqa: S314 - our own output
    cases = list(root.iter("testcase"))

    assert root.get("tests") == str(len(cases))
    assert root.get("failures") == str(sum(1 for _ in root.iter("failure")))
    assert root.get("skipped") == str(sum(1 for _ in root.iter("skipped")))


@given(REPORTS)
def test_a_comment_holds_no_html_but_its_marker(made: Report) -> None:
    page = Page(markdown.render(made).removeprefix(markdown.MARKER))

    assert page.tags <= {"h3", "h4", "ul", "li", "code", "p", "br"}
    assert not {"@", "<", "["} & set(page.prose)


@given(REPORTS)
def test_lines_for_people_and_runners_stay_lines(made: Report) -> None:
    said = concise.render(made)
    annotated = github.render(made)

    assert not {"\x1b", "\r", "\u2028"} & set(said + annotated)
    # The first line, one for each finding, one reason, the last line.
    assert said.count("\n") == annotated.count("\n") == len(made.findings) + 3
    commands = [line for line in annotated.split("\n") if line.startswith("::")]
    assert len(commands) == len(made.findings)
    assert annotated.count("##[") == sum(line.count("##[") for line in commands)


FORMATS: list[Callable[[Report], str]] = [
    concise.render, github.render, gitlab.render, json_report.render, junit.render,
    markdown.render, sarif.render, text.render,
]  # fmt: skip


@given(REPORTS)
@settings(max_examples=25)
def test_the_same_report_gives_the_same_text(made: Report) -> None:
    for render in FORMATS:
        once, again = render(made), render(made)

        assert once.endswith("\n")
        assert hash(once) == hash(again)
