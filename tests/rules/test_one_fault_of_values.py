"""What cannot be read is not missing too, and what does not apply is not asked for."""

from pathlib import Path

from tests.rules.knowledge import judged
from tests.rules.ledger_records import SECURITY, places

from relaybook.findings import Level


def test_a_value_that_cannot_be_read_is_not_missing_too(tmp_path: Path) -> None:
    text = "title: Ledger\nowner: {team: payments}\nservice_tier: high\ndepends_on: true\n"

    found = judged(tmp_path, {"systems/ledger.yaml": text})

    assert places(found) == [
        ("systems/ledger.yaml", 2, 1, "invalid-field"),
        ("systems/ledger.yaml", 3, 1, "invalid-field"),
        ("systems/ledger.yaml", 4, 1, "invalid-field"),
    ]


def test_a_file_that_cannot_be_parsed_is_not_asked_for_its_fields(tmp_path: Path) -> None:
    found = judged(tmp_path, {"systems/ledger.yaml": "title: Ledger: the second\n"}, Level.FULL)

    assert places(found) == [("systems/ledger.yaml", 1, 14, "invalid-front-matter")]
    assert found.tallies["missing-owner"].unknown == {"files that cannot be read": 1}


def test_the_body_below_broken_front_matter_is_still_judged(tmp_path: Path) -> None:
    text = "---\nsystems: [ledger\n---\n# Restart\n\nSee [this](gone.md).\n"

    found = judged(tmp_path, {"runbooks/restart.md": text}, Level.BASIC)

    assert [finding.rule for finding in found.findings] == ["invalid-front-matter", "broken-link"]


def test_a_retired_system_is_asked_for_nothing_but_what_it_says_must_be_right(
    tmp_path: Path,
) -> None:
    text = "lifecycle: retired\nowner: paiments\n"

    found = judged(tmp_path, {"systems/ledger.yaml": text}, Level.FULL)

    assert places(found) == [("systems/ledger.yaml", 2, 1, "unresolved-reference")]


def test_a_planned_system_needs_no_escalation_dependencies_or_review(tmp_path: Path) -> None:
    text = (
        "title: Ledger\nlifecycle: planned\nowner: security\nservice_tier: 2\n"
        "description: Will book every payment once and for all.\n"
    )
    files = {"systems/ledger.yaml": text, "contacts/security.yaml": SECURITY}

    assert places(judged(tmp_path, files, Level.FULL)) == []


def test_what_is_said_not_to_apply_is_not_missing(tmp_path: Path) -> None:
    reason = '{not_applicable: "It is switched off for the winter."}'
    names = ("owner", "escalation", "service_tier", "description", "last_reviewed_on", "review_in")
    text = "title: Ledger\ndepends_on: [vault]\n" + "".join(f"{n}: {reason}\n" for n in names)
    files = {"systems/vault.yaml": text.replace("vault", "ledger"), "systems/ledger.yaml": text}

    found = judged(tmp_path, files, Level.FULL)

    assert [one for one in places(found) if not one[3].endswith("-cycle")] == []
