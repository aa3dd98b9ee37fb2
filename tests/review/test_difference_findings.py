"""Findings of two reports held against each other, against a plain count."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.report.samples import UNOWNED, finding, report

from relaybook.findings import Finding, Severity
from relaybook.review.difference_findings import finding_changes, normalised, worst_opened
from relaybook.source import Span

FOUND = finding()
_SOME = st.lists(
    st.builds(
        finding,
        rule=st.sampled_from(("a-rule", "b-rule")),
        record=st.sampled_from(("system:x", "system:y")),
        message=st.sampled_from(("1 of 3 missing", "2 of 3 missing", "it is 'v1'")),
        span=st.builds(Span, st.integers(1, 9)),
    ),
    max_size=6,
)


def test_another_line_and_another_count_are_the_same_finding() -> None:
    moved = replace(FOUND, span=Span(40, 1, 40, 9), path="runbooks/there/slow.md")
    older = finding(message="it was reviewed 12 months ago")

    changes = finding_changes(
        report(FOUND, older), report(moved, replace(older, message="it was reviewed 13 months ago"))
    )

    assert (changes.opened, changes.closed, changes.stayed) == ((), (), 2)


def test_what_is_quoted_tells_findings_apart() -> None:
    assert normalised("3 of 10 name 'v2' and \"v3\" in `v4`, 5 not") == (
        "# of # name 'v2' and \"v3\" in `v4`, # not"
    )
    changes = finding_changes(
        report(finding(message="there is no 'v1'")), report(finding(message="there is no 'v2'"))
    )

    assert [one.message for one in changes.opened] == ["there is no 'v2'"]
    assert [one.message for one in changes.closed] == ["there is no 'v1'"]


def test_of_two_alike_the_one_that_is_gone_is_closed() -> None:
    first = finding(message="step 1 has no undo", span=Span(3), excerpt="1. Stop it.")
    second = finding(message="step 2 has no undo", span=Span(9), excerpt="2. Drop it.")

    changes = finding_changes(report(first, second), report(replace(second, span=Span(6))))

    assert changes.closed == (first,)
    assert changes.stayed == 1


def test_accepted_and_put_off_are_neither_closed_nor_opened() -> None:
    accepted = replace(FOUND, accepted="it moves next week")
    put_off = replace(UNOWNED, baselined=True)
    before = report(FOUND, UNOWNED)
    after = report(accepted=(accepted,), baselined=(put_off,))

    there = finding_changes(before, after)
    back = finding_changes(after, before)

    assert (there.opened, there.closed, there.returned) == ((), (), ())
    assert there.accepted == (accepted, put_off)
    assert back.returned == (FOUND, UNOWNED)
    assert worst_opened(there) is None
    assert worst_opened(back) is Severity.ERROR


def test_another_severity_is_said() -> None:
    harder = replace(UNOWNED, severity=Severity.ERROR)

    changes = finding_changes(report(UNOWNED), report(harder))
    milder = finding_changes(report(harder), report(UNOWNED))

    assert [(one.before, one.after) for one in changes.reweighed] == [(UNOWNED, harder)]
    assert changes.stayed == 0
    assert worst_opened(changes) is Severity.ERROR
    assert worst_opened(milder) is None


def test_what_is_no_record_is_known_by_its_path() -> None:
    here = finding(record="", path="CODEOWNERS")
    there = finding(record="", path="docs/CODEOWNERS")

    changes = finding_changes(report(here), report(there))

    assert (changes.closed, changes.opened) == ((here,), (there,))


@given(before=_SOME, after=_SOME)
def test_counts_are_those_of_plain_sums(before: list[Finding], after: list[Finding]) -> None:
    changes = finding_changes(report(*before), report(*after))

    ours, theirs = _counted(before), _counted(after)
    assert _counted(changes.opened) == theirs - ours
    assert _counted(changes.closed) == ours - theirs
    assert changes.stayed == sum((ours & theirs).values())


def _counted(findings: Sequence[Finding]) -> Counter[tuple[str, str, str]]:
    return Counter((one.rule, one.record, one.message.lstrip("12")) for one in findings)
