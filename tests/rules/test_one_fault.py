"""One fault gives one finding, at the one place where somebody can mend it."""

from pathlib import Path

from tests.rules.knowledge import judged

from relaybook.findings import Level, Report

LEDGER = """\
title: Ledger
owner: payments
service_tier: 2
depends_on: {not_applicable: "It runs alone on one host."}
"""
STEPS = """
# Restart

## When to use

After a power cut.

## Steps

1. Look at the status of the pod.

## Verification

The pod is ready.
"""
SECURITY = "type: team\ntitle: Security\nreach: {pager: security-primary}\n"
ACME = """\
type: vendor
title: Acme
reach: {phone: "+44 20 7946 0100"}
contracts: [{ref: C-1, end_on: 2026-06-30}]
"""
DESK = 'type: team\ntitle: Desk\norg: vendor:acme\nreach: {phone: "+44 20 7946 0101"}\n'


def _places(report: Report) -> list[tuple[str, int, int, str]]:
    return [(f.path, f.span.line, f.span.column, f.rule) for f in report.findings]


def _runbooks(front_matter: str) -> dict[str, str]:
    names = ("first", "second", "third")
    return {f"runbooks/{name}.md": f"---\n{front_matter}---\n{STEPS}" for name in names}


def test_an_owner_missing_in_a_system_is_not_missing_in_its_runbooks(tmp_path: Path) -> None:
    system = {"systems/ledger.yaml": LEDGER.replace("owner: payments\n", "")}

    found = judged(tmp_path, {**system, **_runbooks("systems: [ledger]\n")})

    assert _places(found) == [("systems/ledger.yaml", 1, 1, "missing-owner")]


def test_an_escalation_missing_in_a_system_is_not_missing_in_its_runbooks(tmp_path: Path) -> None:
    files = {
        "systems/ledger.yaml": LEDGER.replace("payments", "security"),
        "contacts/security.yaml": SECURITY,
        **_runbooks("systems: [ledger]\n"),
    }

    found = judged(tmp_path, files)

    assert _places(found) == [("systems/ledger.yaml", 1, 1, "missing-escalation")]


def test_a_runbook_that_names_no_system_lacks_just_that(tmp_path: Path) -> None:
    found = judged(tmp_path, {"runbooks/restart.md": STEPS.lstrip()})

    assert _places(found) == [("runbooks/restart.md", 1, 1, "missing-field")]


def test_a_runbook_of_no_system_says_itself_whose_it_is(tmp_path: Path) -> None:
    reason = 'systems: {not_applicable: "It is about the whole building."}\n'

    found = judged(tmp_path, {"runbooks/restart.md": f"---\n{reason}---\n{STEPS}"})

    assert _places(found) == [("runbooks/restart.md", 5, 1, "missing-owner")]


def test_what_a_runbook_cannot_inherit_from_an_unknown_system_is_no_fault_of_its_own(
    tmp_path: Path,
) -> None:
    text = f"---\nsystems: [legder]\n---\n{STEPS}"

    found = judged(tmp_path, {"runbooks/restart.md": text})

    assert _places(found) == [("runbooks/restart.md", 2, 11, "unresolved-reference")]
    assert found.tallies["missing-owner"].unknown == {"runbooks whose system is unknown": 1}


def test_an_owner_that_does_not_exist_is_only_unresolved(tmp_path: Path) -> None:
    system = {"systems/ledger.yaml": LEDGER.replace("payments", "paiments")}

    found = judged(tmp_path, {**system, **_runbooks("systems: [ledger]\n")})

    assert _places(found) == [("systems/ledger.yaml", 2, 1, "unresolved-reference")]


def test_a_fault_in_what_a_team_hands_down_stands_in_the_team_file_once(tmp_path: Path) -> None:
    files = {
        "systems/ledger.yaml": LEDGER.replace("payments", "security"),
        "systems/vault.yaml": LEDGER.replace("payments", "security"),
        "contacts/security.yaml": f"{SECURITY}escalation: [team:security, team:desk]\n",
        "contacts/desk.yaml": DESK,
        "contacts/acme.yaml": ACME.replace("2026-06-30", "2027-06-30"),
        **_runbooks("systems: [ledger, vault]\n"),
    }

    found = judged(tmp_path, files)

    assert _places(found) == [("contacts/security.yaml", 4, 29, "escalation-ends-outside")]


def test_a_fault_in_the_defaults_of_a_folder_stands_there_once(tmp_path: Path) -> None:
    files = {
        "systems/_defaults.yaml": "owner: paiments\nescalation: [team:payments, role:duty]\n",
        "systems/ledger.yaml": LEDGER.replace("owner: payments\n", ""),
        "systems/vault.yaml": LEDGER.replace("owner: payments\n", ""),
    }

    found = judged(tmp_path, files)

    assert _places(found) == [
        ("systems/_defaults.yaml", 1, 1, "unresolved-reference"),
        ("systems/_defaults.yaml", 2, 29, "unresolved-reference"),
    ]


def test_a_value_that_cannot_be_read_is_not_missing_too(tmp_path: Path) -> None:
    text = "title: Ledger\nowner: {team: payments}\nservice_tier: high\ndepends_on: true\n"

    found = judged(tmp_path, {"systems/ledger.yaml": text})

    assert _places(found) == [
        ("systems/ledger.yaml", 2, 1, "invalid-field"),
        ("systems/ledger.yaml", 3, 1, "invalid-field"),
        ("systems/ledger.yaml", 4, 1, "invalid-field"),
    ]


def test_a_file_that_cannot_be_parsed_is_not_asked_for_its_fields(tmp_path: Path) -> None:
    found = judged(tmp_path, {"systems/ledger.yaml": "title: Ledger: the second\n"}, Level.FULL)

    assert _places(found) == [("systems/ledger.yaml", 1, 14, "invalid-front-matter")]
    assert found.tallies["missing-owner"].unknown == {"files that cannot be read": 1}


def test_the_body_below_broken_front_matter_is_still_judged(tmp_path: Path) -> None:
    text = "---\nsystems: [ledger\n---\n# Restart\n\nSee [this](gone.md).\n"

    found = judged(tmp_path, {"runbooks/restart.md": text}, Level.BASIC)

    assert [finding.rule for finding in found.findings] == ["invalid-front-matter", "broken-link"]


def test_a_team_of_a_vendor_that_is_gone_is_only_not_ours(tmp_path: Path) -> None:
    files = {
        "systems/ledger.yaml": LEDGER.replace("payments", "desk")
        + "escalation: [team:payments, team:desk]\n",
        "contacts/desk.yaml": DESK,
        "contacts/acme.yaml": ACME,
    }

    found = judged(tmp_path, files)

    assert _places(found) == [
        ("systems/ledger.yaml", 2, 1, "owner-not-internal"),
        ("systems/ledger.yaml", 5, 29, "escalation-ends-outside"),
    ]


def test_an_owner_who_differs_between_systems_is_one_conflict(tmp_path: Path) -> None:
    files = {
        "systems/ledger.yaml": LEDGER,
        "systems/vault.yaml": LEDGER.replace("payments", "security")
        + "escalation: [team:security, role:duty-manager]\n",
        "contacts/security.yaml": SECURITY,
        "runbooks/both.md": f"---\nsystems: [ledger, vault]\n---\n{STEPS}",
    }

    found = judged(tmp_path, files)

    assert _places(found) == [("runbooks/both.md", 2, 1, "conflicting-inheritance")]
    assert found.findings[0].message == (
        "its systems (ledger, vault) do not share one owner, so it inherits none"
    )


def test_an_escalation_that_differs_between_systems_is_not_taken_from_their_team(
    tmp_path: Path,
) -> None:
    files = {
        "systems/ledger.yaml": LEDGER,
        "systems/vault.yaml": f"{LEDGER}escalation: [role:duty-manager, team:payments]\n",
        "runbooks/both.md": f"---\nsystems: [ledger, vault]\n---\n{STEPS}",
    }

    found = judged(tmp_path, files)

    assert _places(found) == [("runbooks/both.md", 2, 1, "conflicting-inheritance")]


def test_a_runbook_with_its_own_owner_takes_the_escalation_of_that_team(tmp_path: Path) -> None:
    files = {
        "systems/ledger.yaml": LEDGER,
        "systems/vault.yaml": f"{LEDGER}escalation: [role:duty-manager, team:payments]\n",
        "runbooks/both.md": f"---\nsystems: [ledger, vault]\nowner: payments\n---\n{STEPS}",
    }

    assert _places(judged(tmp_path, files)) == []


def test_a_contact_that_nobody_can_reach_is_reported_in_its_own_file_once(tmp_path: Path) -> None:
    files = {
        "systems/ledger.yaml": LEDGER.replace("payments", "security"),
        "systems/vault.yaml": LEDGER.replace("payments", "security"),
        "contacts/security.yaml": "type: team\ntitle: Security\nreach: {email: s@example.com}\n"
        "escalation: [team:security, role:duty-manager]\n",
        **_runbooks("systems: [ledger]\n"),
    }

    found = judged(tmp_path, files)

    assert _places(found) == [("contacts/security.yaml", 3, 1, "unreachable-contact")]


def test_a_contact_without_reach_is_only_missing_it(tmp_path: Path) -> None:
    files = {
        "systems/ledger.yaml": LEDGER.replace("payments", "security"),
        "contacts/security.yaml": "type: team\ntitle: Security\n"
        "escalation: [team:security, role:duty-manager]\n",
    }

    assert _places(judged(tmp_path, files)) == [("contacts/security.yaml", 1, 1, "missing-field")]


def test_a_contact_without_a_type_has_no_unknown_fields(tmp_path: Path) -> None:
    text = "title: Security\nreach: {pager: s}\nmembers: [r-okafor]\ncolour: red\n"

    found = judged(tmp_path, {"contacts/security.yaml": text}, Level.BASIC)

    assert _places(found) == [
        ("contacts/security.yaml", 1, 1, "missing-field"),
        ("contacts/security.yaml", 4, 1, "unknown-field"),
    ]


def test_a_member_who_does_not_exist_does_not_empty_the_team(tmp_path: Path) -> None:
    files = {
        "systems/ledger.yaml": LEDGER.replace("payments", "security"),
        "contacts/security.yaml": f"{SECURITY}members: [l-brant]\n"
        "escalation: [team:security, role:duty-manager]\n",
    }

    found = judged(tmp_path, files)

    assert _places(found) == [("contacts/security.yaml", 4, 11, "unresolved-reference")]


def test_a_retired_system_is_asked_for_nothing_but_what_it_says_must_be_right(
    tmp_path: Path,
) -> None:
    text = "lifecycle: retired\nowner: paiments\n"

    found = judged(tmp_path, {"systems/ledger.yaml": text}, Level.FULL)

    assert _places(found) == [("systems/ledger.yaml", 2, 1, "unresolved-reference")]


def test_a_planned_system_needs_no_escalation_dependencies_or_review(tmp_path: Path) -> None:
    text = (
        "title: Ledger\nlifecycle: planned\nowner: security\nservice_tier: 2\n"
        "description: Will book every payment once and for all.\n"
    )
    files = {"systems/ledger.yaml": text, "contacts/security.yaml": SECURITY}

    assert _places(judged(tmp_path, files, Level.FULL)) == []


def test_a_runbook_whose_systems_disagree_and_whose_team_has_nothing_says_so_itself(
    tmp_path: Path,
) -> None:
    files = {
        "systems/ledger.yaml": LEDGER,
        "systems/vault.yaml": f"{LEDGER}escalation: [role:duty-manager, team:payments]\n",
        "contacts/security.yaml": SECURITY,
        "runbooks/both.md": f"---\nsystems: [ledger, vault]\nowner: security\n---\n{STEPS}",
    }

    found = judged(tmp_path, files)

    assert _places(found) == [("runbooks/both.md", 6, 1, "missing-escalation")]


def test_a_runbook_of_an_unknown_system_with_an_owner_cannot_be_told(tmp_path: Path) -> None:
    files = {
        "contacts/security.yaml": SECURITY,
        "runbooks/restart.md": f"---\nsystems: [legder]\nowner: security\n---\n{STEPS}",
    }

    found = judged(tmp_path, files)

    assert _places(found) == [("runbooks/restart.md", 2, 11, "unresolved-reference")]
    assert found.tallies["missing-escalation"].unknown == {"runbooks whose system is unknown": 1}


def test_a_role_that_nobody_holds_and_nobody_can_reach_lacks_its_reach(tmp_path: Path) -> None:
    files = {"contacts/auditor.yaml": "type: role\ntitle: Auditor\n"}

    found = judged(tmp_path, files, Level.BASIC)

    assert _places(found) == [("contacts/auditor.yaml", 1, 1, "missing-field")]


def test_what_is_said_not_to_apply_is_not_missing(tmp_path: Path) -> None:
    reason = '{not_applicable: "It is switched off for the winter."}'
    names = ("owner", "escalation", "service_tier", "description", "last_reviewed_on", "review_in")
    text = "title: Ledger\ndepends_on: [vault]\n" + "".join(f"{n}: {reason}\n" for n in names)
    files = {"systems/vault.yaml": text.replace("vault", "ledger"), "systems/ledger.yaml": text}

    found = judged(tmp_path, files, Level.FULL)

    assert [one for one in _places(found) if not one[3].endswith("-cycle")] == []
