"""Test results, as GitLab and Jenkins read them."""

from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

from tests.report.samples import ACCEPTED, UNOWNED, finding, report

from relaybook.findings import Severity, Tally
from relaybook.report import junit
from relaybook.source import Span

WHOLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Sample" tests="6" failures="1" errors="0" skipped="4">
  <testsuite name="completeness" tests="2" failures="0" errors="0" skipped="2">
    <testcase classname="relaybook.completeness" name="owner">
      <skipped message="212/300">212/300</skipped>
    </testcase>
    <testcase classname="relaybook.completeness" name="rollback">
      <skipped message="3/1300 (61 change something), not enforced">\
3/1300 (61 change something), not enforced</skipped>
    </testcase>
  </testsuite>
  <testsuite name="broken-link" tests="3" failures="1" errors="0" skipped="2">
    <testcase classname="relaybook.broken-link" name="broken-link: kb/runbooks/old.md" \
file="kb/runbooks/old.md">
      <skipped message="accepted: the page moves next week">kb/runbooks/old.md:7:5: \
error[broken-link] the link leads to runbooks/scorer-dwn.md, which does not exist; \
did you mean runbooks/scorer-down.md?; accepted: the page moves next week</skipped>
    </testcase>
    <testcase classname="relaybook.broken-link" name="broken-link: kb/runbooks/slow.md" \
file="kb/runbooks/slow.md">
      <failure message="the link leads to runbooks/scorer-dwn.md, which does not exist \
(and 1 more)">kb/runbooks/slow.md:7:5: error[broken-link] the link leads to \
runbooks/scorer-dwn.md, which does not exist; did you mean runbooks/scorer-down.md?
kb/runbooks/slow.md:9:1: error[broken-link] the link leads to a&lt;b, which does not exist</failure>
    </testcase>
    <testcase classname="relaybook.broken-link" \
name="broken-link: links out of the knowledge base">
      <skipped message="could not judge 2: links out of the knowledge base">\
could not judge 2: links out of the knowledge base</skipped>
    </testcase>
  </testsuite>
  <testsuite name="missing-owner" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="relaybook.missing-owner" name="missing-owner">
      <system-out>Each has an owner. 300 judged.</system-out>
    </testcase>
  </testsuite>
</testsuites>
"""


def cases(text: str, suite: str) -> list[Element]:
    found = fromstring(text).find(f"testsuite[@name='{suite}']")  # noqa: S314 - our own output
    return [] if found is None else list(found)


def test_the_whole_document() -> None:
    second = finding(
        span=Span(9, 1, 9, 4), message="the link leads to a<b, which does not exist", help=""
    )

    assert junit.render(report(finding(), second, accepted=(ACCEPTED,)), prefix="kb/") == WHOLE


def test_what_does_not_fail_the_check_fails_no_test() -> None:
    (quiet,) = cases(junit.render(report(UNOWNED, tallies={})), "missing-owner")
    (loud,) = cases(
        junit.render(report(UNOWNED, tallies={}), fail_on=Severity.WARNING), "missing-owner"
    )

    assert [one.tag for one in quiet] == ["system-out"]
    assert "warning[missing-owner]" in (quiet[0].text or "")
    assert [one.tag for one in loud] == ["failure"]


def test_what_waits_in_the_baseline_is_skipped() -> None:
    (case,) = cases(junit.render(report(baselined=(UNOWNED,), tallies={})), "missing-owner")

    assert case[0].tag == "skipped"
    assert case[0].get("message") == "in the baseline, to be mended later"


def test_a_file_with_an_accepted_and_an_open_finding_fails() -> None:
    accepted = replace(finding(span=Span(9, 1, 9, 4)), accepted="later")
    text = junit.render(report(finding(), accepted=(accepted,), tallies={}))
    (case,) = cases(text, "broken-link")

    assert case[0].tag == "failure"
    assert "(and" not in (case[0].get("message") or "")
    assert (case[0].text or "").endswith("; accepted: later")


def test_a_rule_that_judged_nothing_has_no_test_that_passed() -> None:
    text = junit.render(report(tallies={"broken-link": Tally(0, {"no history": 3})}))

    assert [one[0].tag for one in cases(text, "broken-link")] == ["skipped"]
    assert cases(text, "missing-owner") == []


def test_complete_is_a_test_that_passed() -> None:
    made = report()
    whole = replace(made.completeness[0], have=300)
    (case,) = cases(junit.render(replace(made, completeness=(whole,))), "completeness")

    assert [(one.tag, one.text) for one in case] == [
        ("system-out", "300/300, as of 2026-11-23"),
    ]


def test_what_xml_forbids_is_replaced() -> None:
    evil = finding(path="a\x00\x0b\ufffe.md", message="\x1b[31m ]]> &amp; \ud800", help="")
    text = junit.render(report(evil, name="\x08", tallies={}))
    (case,) = cases(text, "broken-link")

    assert case.get("file") == "a\ufffd\ufffd\ufffd.md"
    assert case[0].get("message") == "\\x1b[31m ]]> &amp; \\ud800"
