"""Sign-offs against what they were given for, by digest, by commit, and by neither."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.git.repositories import commit, git

from relaybook.check.engine import check
from relaybook.check.history_needed import needs_history, questions_of
from relaybook.check.options import CheckOptions
from relaybook.findings import AsOf, Level, Report
from relaybook.git.history import read_history
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.scope_digest import scope_digest

PATH = "handovers/acme.md"
SYSTEM = "systems/scoring.yaml"
RULES = frozenset({"sign-off-of-earlier-version", "unbound-sign-off", "accepted-by-vendor"})
OPTIONS = CheckOptions(level=Level.FULL, profiles=("vendor-exit",), select=RULES, raise_errors=True)
CONTACTS = {
    "acme": "type: vendor\ntitle: Acme\ncontracts: [{ref: C-1, end_on: 2026-12-31}]\n",
    "v-shah": "type: person\ntitle: V Shah\norg: vendor:acme\n",
    "m-iyer": "type: person\ntitle: M Iyer\n",
    "desk": "type: role\ntitle: Desk\nheld_by: [v-shah]\n",
}


def handover(*rows: str, status: str = "in_progress") -> str:
    listed = "".join(f"  - {{{row}}}\n" for row in rows)
    signed = f"sign_offs:\n{listed}" if rows else ""
    return f"---\nstatus: {status}\nfrom: acme\nsystems: [scoring]\n{signed}---\n# Acme\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    for name, text in CONTACTS.items():
        (tmp_path / "contacts").mkdir(exist_ok=True)
        (tmp_path / f"contacts/{name}.yaml").write_text(text)
    commit(tmp_path, "runbooks/stop.md", "---\nsystems: [scoring]\n---\n# Stop\n\nDo it.\n")
    commit(tmp_path, SYSTEM, "title: Scoring\n")
    commit(tmp_path, PATH, handover())
    return tmp_path


def head(folder: Path) -> str:
    return git(folder, "rev-parse", "HEAD")


def digest_of(folder: Path) -> str:
    base = load(WorkingTree(folder))
    return scope_digest(base, base.handovers["acme"]).digest


def signed(folder: Path, *rows: str, past: bool = True, status: str = "in_progress") -> Report:
    (folder / PATH).write_text(handover(*rows, status=status))
    base = load(WorkingTree(folder))
    history = read_history(folder, questions_of(base), use_cache=False) if past else None
    return check(base, AsOf(date(2026, 11, 20)), OPTIONS, history=history)


def said(report: Report) -> list[tuple[int, str, str]]:
    return [(one.span.line, one.rule, one.message) for one in report.findings]


def unknown(report: Report) -> list[str]:
    return list(report.tallies["sign-off-of-earlier-version"].unknown)


def test_nothing_changed_by_commit_or_by_digest(folder: Path) -> None:
    assert (
        said(signed(folder, f"role: lead, by: m-iyer, decision: accept, commit: {head(folder)}"))
        == []
    )
    assert (
        said(
            signed(
                folder, f"role: lead, decision: accept, digest: '{digest_of(folder)}'", past=False
            )
        )
        == []
    )


def test_what_changed_and_what_is_new_is_listed(folder: Path) -> None:
    signed_at = head(folder)
    (folder / SYSTEM).write_text("title: Scoring\nrto: 2h\n")
    for name in ("a", "b", "c"):
        (folder / f"runbooks/{name}.md").write_text("---\nsystems: [scoring]\n---\n# A\n\nDo it.\n")

    report = signed(folder, f"role: lead, by: m-iyer, decision: accept, commit: {signed_at[:9]}")

    assert said(report) == [
        (
            6,
            "sign-off-of-earlier-version",
            (
                f"m-iyer signed an earlier version at commit {signed_at[:9]}; 4 files differ: "
                "runbooks/a.md, runbooks/b.md, runbooks/c.md and 1 more"
            ),
        )
    ]
    assert [(one.path, one.message) for one in report.findings[0].related] == [
        ("runbooks/a.md", "added since"),
        ("runbooks/b.md", "added since"),
        ("runbooks/c.md", "added since"),
        (SYSTEM, "changed since"),
    ]


def test_a_runbook_that_went_shows_in_the_digest(folder: Path) -> None:
    row = f"role: lead, by: m-iyer, digest: '{digest_of(folder)}', commit: {head(folder)}"
    (folder / "runbooks/stop.md").unlink()

    assert [message for _, _, message in said(signed(folder, row))] == [
        (
            f"m-iyer signed an earlier version at commit {head(folder)[:10]}; no file of today has "
            "changed, so one has left the scope or the digest is of others"
        )
    ]


def test_a_commit_that_is_not_there_cannot_be_judged(folder: Path) -> None:
    report = signed(folder, "role: lead, by: m-iyer, decision: accept, commit: 0123456789ab")

    assert said(report) == []
    assert unknown(report) == [
        "sign-offs whose commit is not in the history (squashed, imported or shallow)"
    ]


def test_without_git_a_commit_tells_nothing_and_a_digest_still_does(folder: Path) -> None:
    row = f"role: lead, by: m-iyer, decision: accept, commit: {head(folder)}"
    report = signed(folder, row, past=False)
    assert said(report) == []
    assert unknown(report) == ["sign-offs whose commit cannot be looked up without a git history"]

    assert [
        message for _, _, message in said(signed(folder, f"{row}, digest: 'abc'", past=False))
    ] == [
        (
            f"m-iyer signed an earlier version at commit {head(folder)[:10]}; what differs nobody "
            "can tell: its commit is not in the history"
        )
    ]
    assert [
        message
        for _, _, message in said(signed(folder, "role: lead, date: 2026-11-01, digest: 'abc'"))
    ] == ["lead signed an earlier version; what differs nobody can tell: it names no commit"]


def test_a_signature_awaited_to_come_or_replaced_is_not_judged(folder: Path) -> None:
    assert said(signed(folder, "role: lead, by: m-iyer")) == []
    assert said(signed(folder, "role: lead, by: m-iyer, decision: accept, date: 2026-11-21")) == []
    first = "role: Lead, by: m-iyer, decision: accept, date: 2026-11-01"
    again = f"role: lead, by: m-iyer, decision: accept, date: 2026-11-02, commit: {head(folder)}"
    assert said(signed(folder, again, first)) == []


def test_a_signature_under_nothing_is_a_finding_until_it_is_decided(folder: Path) -> None:
    row = "role: lead, by: m-iyer, decision: accept, date: 2026-11-01"

    assert said(signed(folder, row)) == [
        (6, "unbound-sign-off", "m-iyer signed, but nothing says which version")
    ]
    assert said(signed(folder, row, status="accepted")) == []


@pytest.mark.parametrize(
    ("by", "why"),
    [
        ("vendor:acme", "vendor:acme is a vendor"),
        ("person:v-shah", "person:v-shah belongs to vendor:acme"),
        ("role:desk", "role:desk is held by person:v-shah of vendor:acme"),
    ],
)
def test_a_vendor_never_accepts(by: str, why: str, folder: Path) -> None:
    def row(decision: str) -> str:
        return f"role: vendor, by: '{by}', decision: {decision}, commit: {head(folder)}"

    assert [
        one for one in said(signed(folder, row("Accepted"))) if one[1] == "accepted-by-vendor"
    ] == [(6, "accepted-by-vendor", f"{why}, and a vendor does not accept its own work")]
    assert "accepted-by-vendor" not in [
        rule for _, rule, _ in said(signed(folder, row("delivered")))
    ]


def test_git_is_asked_only_where_somebody_names_a_commit(folder: Path) -> None:
    options = replace(OPTIONS, select=frozenset({"sign-off-of-earlier-version"}))
    base = load(WorkingTree(folder))
    assert not needs_history(base, options)
    assert questions_of(base).snapshots == frozenset()

    (folder / PATH).write_text(handover("role: lead, commit: abcdef12"))
    base = load(WorkingTree(folder))
    assert needs_history(base, options)
    assert questions_of(base).snapshots == frozenset(
        ("abcdef12", path) for path in ("contacts/acme.yaml", PATH, "runbooks/stop.md", SYSTEM)
    )


@pytest.mark.parametrize(
    ("rest", "messages"),
    [
        ("decision: accept", []),
        ("decision: Accept with Conditions", ["accepts with conditions, and none is written down"]),
        ("decision: accept, conditions: [mend it by 2026-12-01]", []),
        ("decision: accept, conditions: mend it", ["names no day by which it is met"]),
        ("decision: accept, conditions: [tbd]", ["names no day by which it is met"]),
        ("decision: accept, conditions: [a, b]", ["names no day by which it is met"] * 2),
        ("conditions: [mend it]", []),
    ],
)
def test_conditions_end_some_day(rest: str, messages: list[str], tmp_path: Path) -> None:
    (tmp_path / "handovers").mkdir()
    (tmp_path / PATH).write_text(handover(f"role: lead, by: m-iyer, {rest}"))
    options = replace(OPTIONS, select=frozenset({"open-ended-condition"}))

    report = check(load(WorkingTree(tmp_path)), AsOf(date(2026, 11, 20)), options)

    assert [one.message.split("m-iyer ")[1] for one in report.findings] == messages
