"""Whoever leaves, somebody of ours still knows a system; what nobody says is no pass."""

from pathlib import Path

import pytest
from tests.rules.knowledge import judged

from relaybook.findings import Level, Report, Severity

RULE = "key-person-risk"
PEOPLE = {
    "ann": "type: person\ntitle: Ann\nuntil_on: 2026-12-31\n",
    "bob": "type: person\ntitle: Bob\n",
    "cy": "type: person\ntitle: Cy\n",
    "gone": "type: person\ntitle: Gone\nuntil_on: 2026-11-19\n",
    "acme": "type: vendor\ntitle: Acme\ncontracts: [{ref: C-1}]\n",
    "vic": "type: person\ntitle: Vic\norg: vendor:acme\n",
    "val": "type: person\ntitle: Val\norg: vendor:acme\n",
    "pair": "type: team\ntitle: Pair\nmembers: [ann, bob]\n",
    "chair": "type: role\ntitle: Chair\nheld_by: [person:bob]\n",
    "unnamed": "type: team\ntitle: Unnamed\n",
}
CANNOT = "systems known by a team or role of which nobody says who is in it"


def _report(
    folder: Path, knows: str, rest: str = "service_tier: 1\n", settings: str = ""
) -> Report:
    files = {f"contacts/{name}.yaml": text for name, text in PEOPLE.items()}
    files["systems/a.yaml"] = f"title: A\n{rest}{knows}\n"
    files["systems/ledger.yaml"] = "title: Ledger\nservice_tier: 4\n"
    files["relaybook.yml"] = f"format: 1\nrule_settings:\n  {RULE}: {{{settings}}}\n"
    return judged(folder, files, Level.FULL, RULE)


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ("person:bob", "when person:bob leaves, nobody of ours knows A"),
        ("person:ann, gone", "when person:ann leaves (on 2026-12-31), nobody of ours knows A"),
        ("bob, vic, val", "when person:bob leaves, nobody of ours knows A"),
        ("role:chair", "when person:bob leaves, nobody of ours knows A"),
        ("vic, val", "only people of vendor:acme know A, and nobody of ours"),
        ("gone", "nobody knows A any more: of gone nobody is here on 2026-11-20"),
        ("", "nobody knows A: `known_about_by` is empty"),
        ("ann, bob", ""),
        ("team:pair", ""),
        ("bob, cy, vic", ""),
    ],
)
def test_who_is_missed(tmp_path: Path, names: str, message: str) -> None:
    report = _report(tmp_path, f"known_about_by: [{names}]")

    assert [(f.message, f.span.line, f.severity) for f in report.findings] == (
        [(message, 3, Severity.WARNING)] if message else []
    )


def test_three_may_be_asked_for(tmp_path: Path) -> None:
    report = _report(tmp_path, "known_about_by: [ann, bob]", settings="at_least: 2")

    assert [f.message for f in report.findings] == [
        (
            "when person:ann leaves (on 2026-12-31), only person:bob of ours knows A and when"
            " person:bob leaves, only person:ann of ours knows A"
        )
    ]


@pytest.mark.parametrize(
    "rest", ["service_tier: 3\n", "service_tier: 1\nlifecycle: retired\n"], ids=["tier", "retired"]
)
def test_what_is_not_judged(tmp_path: Path, rest: str) -> None:
    report = _report(tmp_path, "known_about_by: [bob]", rest)

    assert (report.findings, report.tallies[RULE].unknown) == ((), {})


@pytest.mark.parametrize(
    ("knows", "rest", "reason"),
    [
        ("", "service_tier: 1\n", "systems that do not say who knows about them"),
        ("known_about_by: [bob]", "", "systems without a service_tier"),
        ("known_about_by: [bob, team:unnamed]", "service_tier: 1\n", CANNOT),
        ("known_about_by: [bob, nobody-of-that-name]", "service_tier: 1\n", CANNOT),
    ],
)
def test_what_nobody_says_is_no_pass(tmp_path: Path, knows: str, rest: str, reason: str) -> None:
    report = _report(tmp_path, knows, rest)

    assert report.findings == ()
    assert report.tallies[RULE].unknown == {reason: 1}
