"""The baseline: what it holds, what is one too many, and what it holds no more."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaybook.check.baseline import NEVER_BASELINED, Baseline, Key, read_baseline, written
from relaybook.errors import ConfigurationError
from relaybook.findings import Finding, Severity
from relaybook.source import LineColumn, Place, Span

RULES = ("broken-link", "missing-owner", "unsafe-content")
EVERY = ("broken-link", "missing-owner", *NEVER_BASELINED)


def finding(rule: str = "broken-link", path: str = "runbooks/a.md", **changes: Any) -> Finding:
    values: dict[str, Any] = {
        "rule": rule,
        "severity": Severity.ERROR,
        "path": path,
        "span": Span(7, 5, 7, 26),
        "record": "runbook:a",
        "message": "the link leads nowhere",
        "help": "mend the path",
    }
    return Finding(**{**values, **changes})


findings = st.lists(
    st.builds(
        finding,
        rule=st.sampled_from(RULES),
        path=st.sampled_from(("a.md", "b.md")),
        record=st.sampled_from(("runbook:a", "")),
        accepted=st.sampled_from((None, None, "a reason")),
        span=st.builds(Span, st.integers(1, 9)),
    ),
    max_size=12,
)


def refusal(text: str) -> str:
    try:
        read_baseline(text)
    except ConfigurationError as error:
        return str(error)
    return ""


def judged(_rule: str, _path: str) -> bool:
    return True


def test_an_entry_is_one_line_without_the_line_of_the_finding() -> None:
    text = written([finding(), finding(span=Span(9)), finding("missing-owner", "systems/ü a.yaml")])

    assert text.splitlines()[3:] == [
        "format: 1",
        "findings:",
        "  - {rule: broken-link, path: runbooks/a.md, record: runbook:a, count: 2}",
        '  - {rule: missing-owner, path: "systems/ü a.yaml", record: runbook:a, count: 1}',
    ]


def test_no_findings_give_a_baseline_that_can_be_read() -> None:
    assert read_baseline(written([])).entries == {}


def test_text_may_move() -> None:
    baseline = read_baseline(written([finding()]))

    kept = baseline.sort([finding(span=Span(99), message="the link leads elsewhere")])

    assert not kept.open
    assert [one.baselined for one in kept.baselined] == [True]


def test_one_more_of_the_same_rule_in_the_same_record_is_new() -> None:
    baseline = read_baseline(written([finding()]))

    kept = baseline.sort([finding(), finding(span=Span(20))])

    assert [(one.span.line, one.help) for one in kept.open] == [
        (
            20,
            (
                "mend the path (1 of this rule in this record is in the baseline, so another place "
                "than this may be the new one)"
            ),
        )
    ]
    assert len(kept.baselined) == 1


@pytest.mark.parametrize("change", [{"path": "b.md"}, {"record": ""}, {"rule": "missing-owner"}])
def test_another_rule_record_or_path_is_new(change: dict[str, str]) -> None:
    kept = read_baseline(written([finding()])).sort([finding(**change)])

    assert len(kept.open) == 1


@pytest.mark.parametrize("rule", sorted(NEVER_BASELINED))
def test_what_makes_all_else_unreliable_is_never_put_off(rule: str) -> None:
    text = written([finding()]).replace("broken-link", rule)

    baseline = read_baseline(text)

    assert baseline.sort([finding(rule)]).open == (finding(rule),)
    assert [one.message for one in baseline.stale([finding(rule)], judged, EVERY)] == [
        f"'{rule}' can never be put off"
    ]
    assert "- {" not in written([finding(rule)])


def test_an_entry_without_a_finding_is_stale_at_its_line() -> None:
    baseline = read_baseline(written([finding(), finding("missing-owner", "b.md")]))

    (stale,) = baseline.stale([finding()], judged, EVERY)

    assert stale.place == Place("relaybook-baseline.yml", LineColumn(7, 1))
    assert stale.message == "missing-owner in b.md is not found any more"
    assert stale.help == (
        "remove this line, or write the file again with `relaybook check --write-baseline` and"
        " read the difference"
    )


def test_an_entry_with_too_high_a_count_is_stale() -> None:
    baseline = read_baseline(written([finding()] * 3))

    (stale,) = baseline.stale([finding()], judged, EVERY)

    assert stale.message == "the baseline holds 3 of broken-link in runbooks/a.md, and 1 is left"
    assert stale.help.startswith("write `count: 1`, or write the file again with `relaybook")


def test_an_accepted_finding_makes_its_entry_stale() -> None:
    accepted = finding(accepted="it moves next week")
    baseline = read_baseline(written([finding()]))

    assert baseline.sort([accepted]).open == (accepted,)
    assert len(list(baseline.stale([accepted], judged, EVERY))) == 1


def test_what_a_run_did_not_judge_is_not_stale() -> None:
    baseline = read_baseline(written([finding(), finding("missing-owner")]))

    stale = baseline.stale([], lambda rule, _: rule == "missing-owner", EVERY)

    assert [one.message for one in stale] == [
        "missing-owner in runbooks/a.md is not found any more"
    ]


def test_an_entry_of_no_rule_is_stale() -> None:
    baseline = read_baseline(written([finding("broken-lnik")]))

    assert [one.message for one in baseline.stale([], judged, EVERY)] == [
        "'broken-lnik' is not a rule"
    ]


@given(findings, findings)
def test_each_key_may_have_as_many_findings_as_were_written(
    old: list[Finding], new: list[Finding]
) -> None:
    """Held against a count that knows nothing of order."""

    def waiting(found: list[Finding]) -> Counter[Key]:
        return Counter(
            Key(one.rule, one.path, one.record)
            for one in found
            if one.accepted is None and one.rule not in NEVER_BASELINED
        )

    baseline = read_baseline(written(old))
    kept = baseline.sort(new)
    allowed = waiting(old) & waiting(new)

    assert waiting(list(kept.baselined)) == allowed
    assert len(kept.open) == len(new) - allowed.total()
    left = waiting(old) - waiting(new)
    stale = list(baseline.stale(new, judged, EVERY))
    assert len(stale) == len(left)
    assert written([*kept.baselined, *kept.open]) == written(new)


@given(st.lists(st.text(max_size=20), min_size=3, max_size=3))
def test_any_name_is_read_as_it_was_written(names: list[str]) -> None:
    rule, path, record = names[0].replace("\ud800", ""), *names[1:]
    one = finding("broken-link", path, record=record or rule)

    baseline = read_baseline(written([one]))

    assert list(baseline.entries) == [Key(one.rule, one.path, one.record)]


@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(
            st.sampled_from(
                [
                    *("format: 1\n", "findings:\n", "  - {rule: a, path: b}\n", "  - x\n"),
                    *("  - {rule: a, path: b, count: 0}\n", "  - rule: [a]\n", "findings: 1\n"),
                    *("format: 2\n", "<<<<<<< ours\n", "=======\n", "- {}\n", "  - {rule: a}\n"),
                ]
            ),
            max_size=8,
        ).map("".join),
    )
)
def test_any_text_is_a_baseline_or_refused_with_its_line(text: str) -> None:
    refused = refusal(text)

    if refused:
        assert refused.startswith("relaybook-baseline.yml:")
        assert "write it again with `relaybook check --write-baseline`" in refused
    else:
        assert all(entry.count > 0 for entry in read_baseline(text).entries.values())


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("format: 1\nfindings: []\nmore: 1\n", "1:1 is no baseline"),
        ("format: 2\nfindings: []\n", "1:1 has a format that this version does not read: '2'"),
        ("format: 1\nfindings: 3\n", "1:1 `findings` is no list"),
        ("format: 1\nfindings:\n  - {rule: a}\n", "3:1 an entry has the keys rule, path, record"),
        ("format: 1\nfindings:\n  - {rule: a, path: b, count: no}\n", "3:1 `count` is no number"),
        (
            "format: 1\nfindings:\n  - {rule: a, path: b}\n  - {rule: a, path: b}\n",
            "4:1 the same rule, record and path stand here twice",
        ),
    ],
)
def test_a_wrong_baseline_is_refused_with_its_line(text: str, where: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        read_baseline(text)

    assert str(raised.value).startswith(f"relaybook-baseline.yml:{where}")


def test_a_baseline_written_by_hand_in_several_lines_is_read() -> None:
    text = "format: 1\nfindings:\n  - rule: broken-link\n    path: a.md\n    record: runbook:a\n"

    assert read_baseline(text).sort([finding(path="a.md")]).open == ()


def test_an_empty_baseline_holds_nothing() -> None:
    assert Baseline().sort([finding()]).open == (finding(),)
