"""What is asked of access, beside what the pages show."""

from datetime import date
from pathlib import Path

import pytest
from tests.rules.requirements.exit_records import (
    PEOPLE,
    handover,
    of,
    of_handover,
    unknown_of,
)

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import AsOf, Level
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree

SYSTEM = "systems/scoring.yaml"
USED = "verified_by: team:receivers, verified_on: 2026-10-08"
LEFT = "is not there on 2026-11-20: left on 2026-10-31"
ROW = "access_transfers:\n  - {access: admin, holder: vendor:nimbus, "


def access(fields: str) -> dict[str, str]:
    return {SYSTEM: f"title: Scoring\naccess:\n  - {{id: db-admin, {fields}}}\n"}


@pytest.mark.parametrize(
    ("holders", "found"),
    [
        ("team:receivers", []),
        ("person:k-das, role:duty-manager", []),
        ("person:k-das, person:left", ["only k-das of ours administers db-admin; 2 are asked"]),
        ("team:secondees", ["nobody of ours administers db-admin; 2 are asked"]),
        ("person:unknown, vendor:nimbus", ["nobody of ours administers db-admin; 2 are asked"]),
    ],
)
def test_people_are_counted_behind_teams_and_roles(
    holders: str, found: list[str], tmp_path: Path
) -> None:
    assert of(tmp_path, "too-few-administrators", access(f"holders: [{holders}]")) == found


def test_a_team_that_names_nobody_cannot_be_counted(tmp_path: Path) -> None:
    reasons = unknown_of(tmp_path, "too-few-administrators", access("holders: [team:payments]"))

    assert reasons == ["administrators that are a team of which nobody says who is in it"]


def test_what_only_users_have_is_not_counted(tmp_path: Path) -> None:
    text = "title: Scoring\naccess: [{id: badminton, what: Reads, holders: [person:k-das]}]\n"

    assert of(tmp_path, "too-few-administrators", {SYSTEM: text}) == []


@pytest.mark.parametrize("holder", ["vendor:nimbus", "person:v-shah", "team:secondees"])
def test_all_who_belong_to_the_vendor_are_the_vendor(holder: str, tmp_path: Path) -> None:
    files = {
        "handovers/exit.md": handover(f"{ROW.replace('admin', 'other')}method: revoke}}\n"),
        **access(f"holders: [person:k-das, {holder}]"),
    }

    assert of(tmp_path, "access-without-transfer", files) == [
        f"{holder} holds db-admin of scoring, and no row says what becomes of that"
    ]


def test_a_handover_from_nobody_cannot_be_judged(tmp_path: Path) -> None:
    files = {"handovers/exit.md": handover(f"{ROW}method: revoke}}\n", "from: nobody\n")}

    assert unknown_of(tmp_path, "access-without-transfer", files) == [
        "handovers from a vendor that nobody names"
    ]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("method: revoke", ""),
        ("method: reissue", "was not used by its new holder yet"),
        (
            "planned_on: 2026-12-08, method: reissue, verified_by: person:k-das",
            "was not used by its new holder yet; planned is 2026-12-08",
        ),
        (
            "method: reissue, verified_by: person:k-das, verified_on: 2026-12-08",
            "is to be used on 2026-12-08, which is to come",
        ),
        (
            "method: reissue, verified_by: person:left, verified_on: 2026-10-08",
            "was used by person:left, who does not get it",
        ),
        ("method: reissue, to: person:left, verified_by: person:left, verified_on: 2026-10-08", ""),
        (f"method: reissue, via: bank sign-on, {USED}", ""),
        (
            f"method: reissue, via: sso.nimbus.example.com, {USED}",
            "is reached through the vendor (sso.nimbus.example.com), and goes when it goes",
        ),
    ],
)
def test_an_access_counts_when_whoever_gets_it_has_used_it(
    row: str, fault: str, tmp_path: Path
) -> None:
    found = of_handover(tmp_path, "access-not-used", f"{ROW}{row}}}\n")

    assert found == ([f"admin {fault}"] if fault else [])


@pytest.mark.parametrize(
    ("day", "fault"),
    [("2026-10-31", []), ("2026-11-01", ["admin was used by person:left, who does not get it"])],
)
def test_whoever_was_in_the_team_on_the_day_used_it_for_the_team(
    day: str, fault: list[str], tmp_path: Path
) -> None:
    row = f"{ROW}method: reissue, to: team:receivers, verified_by: person:left, "
    files = {
        "contacts/receivers.yaml": "type: team\ntitle: Receivers\nmembers: [k-das, left]\n",
        "handovers/exit.md": handover(f"{row}verified_on: {day}}}\n"),
    }

    assert of(tmp_path, "access-not-used", files) == fault


def test_an_access_that_was_first_used_after_the_contract_was_not_used_in_time(
    tmp_path: Path,
) -> None:
    ended = PEOPLE["contacts/nimbus.yaml"].replace("2026-12-31", "2026-10-31")
    row = f"{ROW}method: reissue, verified_by: person:k-das, verified_on: 2026-11-02}}\n"
    files = {"contacts/nimbus.yaml": ended, "handovers/exit.md": handover(row)}

    assert of(tmp_path, "access-not-used", files) == [
        "admin was first used on 2026-11-02, after the contract ended on 2026-10-31"
    ]


@pytest.mark.parametrize(
    ("day", "gone", "count"),
    [
        (date(2026, 12, 31), frozenset[str](), 0),
        (date(2027, 1, 1), frozenset[str](), 1),
        (date(2026, 11, 20), frozenset({"nimbus"}), 1),
    ],
    ids=["last day", "day after", "gone at once"],
)
def test_the_vendor_holds_it_still_once_it_is_gone(
    day: date, gone: frozenset[str], count: int, tmp_path: Path
) -> None:
    files = {**PEOPLE, "handovers/exit.md": handover(f"{ROW}method: revoke}}\n")}
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    rules = frozenset({"access-not-revoked"})
    options = CheckOptions(level=Level.FULL, profiles=("vendor-exit",), select=rules, gone=gone)

    found = check(load(WorkingTree(tmp_path)), AsOf(day), options).findings

    assert [one.message for one in found] == [
        "vendor:nimbus still holds admin, though the vendor is gone"
    ] * count


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ('expires_on: {not_applicable: "The key is never renewed."}', []),
        ('expires_on: {not_applicable: "never"}', ["nobody knows when db-admin expires"]),
        ("expires_on: 2026-11-01, renewal_owner: person:k-das", ["db-admin expired on 2026-11-01"]),
        ("expires_on: 2027-01-19, renewal_owner: person:k-das", ["db-admin expires on 2027-01-19"]),
        ("expires_on: 2027-01-20, renewal_owner: person:k-das", []),
        ("expires_on: 2027-08-01", ["nobody renews db-admin"]),
        ("expires_on: 2027-08-01, renewal_owner: person:unknown", []),
        (
            "expires_on: 2027-08-01, renewal_owner: person:left",
            [f"db-admin is renewed by person:left, which {LEFT}"],
        ),
    ],
)
def test_what_expires_is_renewed_in_time_by_somebody_of_ours(
    fields: str, found: list[str], tmp_path: Path
) -> None:
    assert of(tmp_path, "expires-unseen", access(f"type: key, {fields}")) == found


def test_what_is_taken_away_may_expire(tmp_path: Path) -> None:
    row = f"{ROW.replace('admin', 'db-admin')}method: revoke}}\n"
    files = {**access("type: licence, expires_on: 2026-12-31"), "handovers/exit.md": handover(row)}

    abandoned = files | {"handovers/exit.md": handover(row, status="abandoned")}

    assert of(tmp_path / "going", "expires-unseen", files) == []
    assert of(tmp_path / "not", "expires-unseen", abandoned) == [
        "db-admin expires on 2026-12-31",
        "nobody renews db-admin",
    ]
