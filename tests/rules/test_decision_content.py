"""What a decision must say of itself, in the forms that teams write."""

from pathlib import Path

import pytest
from tests.rules.decision_log import decision, found
from tests.rules.knowledge import judged, said

from relaybook.findings import Level

NYGARD = "# 4. Use a file\n\n{head}\n\n## Status\n\n{status}\n\n## Decision\n\nA file will do.\n"


def text(content: str) -> dict[str, str]:
    return {"decisions/log/0004-file.md": content}


def test_an_unknown_status_is_told_with_what_was_probably_meant(tmp_path: Path) -> None:
    report = judged(tmp_path, decision("0004", "acepted"), Level.BASIC, "status-unknown")

    help_ = (
        "did you mean accepted? write proposed, accepted, rejected, deprecated or superseded,"
        " or map your own word in relaybook.yml: `aliases: {statuses: {accepted: [acepted]}}`"
    )
    assert said(report) == [(2, 1, "'acepted' is no status that we know", help_)]


@pytest.mark.parametrize(
    ("content", "places"),
    [
        ("---\nstatus: accepted\n---\n\n# A\n\n* Status: rejected\n\nB.\n", [(7, 11)]),
        ("# A\n\n* Status: accepted\n\n## Status\n\nRejected\n\n## Decision\n\nB.\n", [(7, 1)]),
        ("---\nstatus: accepted\n---\n\n# A\n\n* Status: approved\n\nB.\n", []),
        ("# A\n\n## Status\n\nProposed\n\nAccepted\n\n## Decision\n\nB.\n", []),
    ],
)
def test_sources_of_a_status(tmp_path: Path, content: str, places: list[tuple[int, int]]) -> None:
    report = judged(tmp_path, text(content), Level.BASIC, "status-sources-disagree")

    assert [one[1:3] for one in found(report)] == places


@pytest.mark.parametrize(
    ("date", "message"),
    [
        ("2026-02-30", "'2026-02-30' is not a date"),
        ("31/02/2026", "'31/02/2026' is not a date"),
        ("soon", "'soon' is not a date"),
        ("05/02/2018", "'05/02/2018' may be 2018-02-05 or 2018-05-02"),
        ("13/02/2018", None),
        ("05/05/2018", None),
        ("3 March 2018", None),
    ],
)
def test_dates(tmp_path: Path, date: str, message: str | None) -> None:
    content = NYGARD.format(head=f"Date: {date}", status="Accepted")

    report = judged(tmp_path, text(content), Level.BASIC, "invalid-date", "invalid-field")

    assert found(report) == ([("0004-file.md", 3, 7, message)] if message else [])


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("# 4. Use a file", ""),
        ("# ADR-0004: Use a file", ""),
        ("# ADR 004 Use a file", ""),
        ("# 3 replicas are enough", ""),
        ("# Use HTTP 2", ""),
        ("# 5. Use a file", "5"),
        ("# ADR-0014: Use a file", "0014"),
    ],
)
def test_the_number_of_the_heading(tmp_path: Path, heading: str, number: str) -> None:
    content = NYGARD.format(head="", status="Accepted").replace("# 4. Use a file", heading, 1)

    messages = [
        one[3]
        for one in found(judged(tmp_path, text(content), Level.BASIC, "heading-number-differs"))
    ]

    assert messages == ([f"the heading says {number}, the file name 0004"] if number else [])


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("## Considered options\n\n* One\n", 1),
        ("## Considered Options\n\n1. One\n", 1),
        ("## Considered options\n\n* One\n  * part of it\n", 1),
        ("## Considered options\n\n* One\n* Two\n", 2),
        ("## Options\n\n### One\n\nGood.\n\n### Two\n\nBad.\n", 2),
        ("## Considered options\n\n| option | cost |\n|---|---|\n| One | 1 |\n| Two | 2 |\n", 2),
        (
            "## Considered options\n\n* One\n\n## Pros and cons\n\n### One\n\nA\n\n### Two\n\nB\n",
            2,
        ),
        ("## Considered options\n\nWe looked at many.\n", 2),
        ("## Decision\n\nOne.\n", 2),
    ],
)
def test_options_are_counted(tmp_path: Path, body: str, count: int) -> None:
    files = decision("0004", body=body)

    messages = [one[3] for one in found(judged(tmp_path, files, Level.FULL, "too-few-options"))]

    assert messages == (["1 option considered, at least 2 are asked for"] if count == 1 else [])


@pytest.mark.parametrize(
    ("body", "is_said"),
    [
        ("## Consequences\n\nSlow.\n", True),
        ("### Positive consequences\n\n* Fast.\n", True),
        ("## Trade-offs\n\nSlow.\n", True),
        ("**Consequences:** slow.\n", True),
        ("## Context\n\nThe consequences are not known.\n", False),
    ],
)
def test_consequences_are_found(tmp_path: Path, body: str, is_said: bool) -> None:
    report = judged(tmp_path, decision("0004", body=body), Level.FULL, "missing-consequence")

    assert bool(report.findings) is not is_said


@pytest.mark.parametrize("status", ["proposed", "rejected", "superseded"])
def test_only_what_is_in_force_is_asked_for_consequences(tmp_path: Path, status: str) -> None:
    files = decision("0004", status)

    assert judged(tmp_path, files, Level.FULL, "missing-consequence").findings == ()


@pytest.mark.parametrize(
    ("status", "is_due"),
    [("accepted", True), ("proposed", True), ("rejected", False), ("superseded", False)],
)
def test_which_decisions_are_reviewed(tmp_path: Path, status: str, is_due: bool) -> None:
    files = decision("0004", status, review_by="2026-11-19")

    assert bool(judged(tmp_path, files, Level.FULL, "review-overdue").findings) is is_due


@pytest.mark.parametrize(
    ("system", "is_asked"),
    [
        ("service_tier: 1", True),
        ("service_tier: 2", False),
        ("title: Vault", False),
        ("service_tier: 1\nscope: external", False),
        ("service_tier: 1\nlifecycle: retired", False),
        ("service_tier: 1\nlifecycle: planned", False),
        ("service_tier: 1\nlinks: [{rel: decisions, url: 'https://example.com/adr'}]", False),
    ],
)
def test_which_systems_need_a_decision(tmp_path: Path, system: str, is_asked: bool) -> None:
    files = {"systems/vault.yaml": f"{system}\n", **decision("0004", systems="[ledger]")}

    report = judged(tmp_path, files, Level.FULL, "system-without-decision")

    assert [one.record for one in report.findings] == (["system:vault"] if is_asked else [])


def test_a_base_without_decisions_is_not_asked_for_them(tmp_path: Path) -> None:
    files = {"systems/vault.yaml": "service_tier: 1\n"}

    assert judged(tmp_path, files, Level.FULL, "system-without-decision").findings == ()
