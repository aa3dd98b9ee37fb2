"""Who is named against who recorded it, with what git says given as a value."""

from datetime import date
from pathlib import Path

import pytest

from relaybook.check.engine import check
from relaybook.check.history_needed import needs_history, questions_of
from relaybook.check.options import CheckOptions
from relaybook.findings import AsOf, Level, Report
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.authors import Author
from relaybook.model.history import Change, History, Recorded
from relaybook.model.knowledge_base import KnowledgeBase

RULE = "recorded-by-another"
TABLE = "handovers/a/waivers.csv"
CLAIM = (TABLE, 2)
TEXT = "broken-link,{who},2026-11-01"
REMI = Author("Remi", "remi@example.com")
COMMIT = "0123456789abcdef"
FILES = {
    "relaybook.yml": "format: 1\n",
    "contacts/remi.yaml": "type: person\ntitle: R\nreach: {email: remi@example.com}\n",
    "contacts/kim.yaml": "type: person\ntitle: Kim Diaz\nhandles: ['@kim-d']\n",
    "contacts/bare.yaml": "type: person\ntitle: Bare Name\n",
    "contacts/team.yaml": "type: team\ntitle: Team\nmembers: [remi, kim]\n",
    "contacts/empty.yaml": "type: role\ntitle: Empty\n",
    "contacts/head.yaml": (
        "type: role\ntitle: Head\nheld_by:\n"
        "  - {contact: kim, until_on: 2026-10-31}\n  - {contact: remi, from_on: 2026-11-01}\n"
    ),
    "contacts/acme.yaml": "type: vendor\ntitle: Acme\ncontracts: [{ref: C}]\n",
    "contacts/shah.yaml": "type: person\ntitle: Shah\norg: vendor:acme\nhandles: [shah]\n",
    "handovers/a.md": "---\nstatus: in_progress\n---\n# A\n\nText.\n",
    "exercises/2026-11-01-x.yaml": "runbook: x\nby: [kim]\ndate: 2026-11-01\n",
}
OPTIONS = CheckOptions(
    level=Level.FULL, profiles=("vendor-exit",), select=frozenset({RULE}), raise_errors=True
)


def base(folder: Path, who: str) -> KnowledgeBase:
    table = f"rule,approved_by,approved_on\n{TEXT.format(who=who)}\n"
    for path, text in {**FILES, TABLE: table}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return load(WorkingTree(folder))


def judged(folder: Path, who: str, recorded: Recorded | None) -> Report:
    history = History(recorded={CLAIM: recorded} if recorded else {})
    return check(base(folder, who), AsOf(date(2026, 11, 20)), OPTIONS, history=history)


def by(author: Author, who: str, signer: Author | None = None) -> Recorded:
    return Recorded(COMMIT, author, signer, TEXT.format(who=who))


@pytest.mark.parametrize(
    ("who", "author"),
    [
        ("person:remi", REMI),
        ("person:remi", Author("x", "REMI@example.com")),
        ("person:kim", Author("Kim-D", "kim@home.example.com")),
        ("person:kim", Author("x", "12+kim-d@users.noreply.github.com")),
        ("person:kim", Author("Kim Diaz", "kim@home.example.com")),
        ("role:head", REMI),
        ("team:team", REMI),
        ("vendor:acme", Author("shah", "s@acme.example.com")),
    ],
)
def test_whoever_is_named_may_record_it(who: str, author: Author, tmp_path: Path) -> None:
    report = judged(tmp_path, who, by(author, who))

    assert report.findings == ()


@pytest.mark.parametrize(
    ("who", "recorded", "said"),
    [
        ("person:kim", by(REMI, "person:kim"), "by person:remi"),
        ("role:head", by(Author("Kim-D", ""), "role:head"), "by person:kim"),
        ("person:kim", by(Author("Bot", "b@x"), "person:kim"), "by Bot, who is no contact"),
        ("person:kim", by(Author("Kim-D", ""), "person:kim", REMI), "signed by person:remi"),
    ],
)
def test_another_is_said(who: str, recorded: Recorded, said: str, tmp_path: Path) -> None:
    found = judged(tmp_path, who, recorded).findings

    assert [(one.path, one.span.line, one.span.column, one.message) for one in found] == [
        (TABLE, 2, 13, f"the waiver of broken-link names {who}, but commit 0123456789 is {said}")
    ]


@pytest.mark.parametrize(
    ("who", "recorded", "reason"),
    [
        ("person:kim", None, "records that are not committed yet, or older than"),
        ("person:kim", by(REMI, "another line"), "records that are not committed yet"),
        ("person:bare", by(Author("B", "b@x"), "person:bare"), "people of whom neither `handles`"),
        ("role:empty", by(REMI, "role:empty"), "contacts behind whom no person is known"),
    ],
)
def test_what_nobody_can_tell_is_counted(
    who: str, recorded: Recorded | None, reason: str, tmp_path: Path
) -> None:
    report = judged(tmp_path, who, recorded)

    assert report.findings == ()
    assert any(one.startswith(reason) for one in report.tallies[RULE].unknown)


SIGNED = """\
---
status: in_progress
waivers:
  - rule: broken-link
    subject: runbook:x
    approved_by: person:kim
    expires_on: 2026-12-01
sign_offs:
  - role: receiving lead
    by: person:kim
    decision: accept
    digest: sha256:1
---
# A

Text.
"""
KIM = Author("Kim-D", "")


def changed(folder: Path, later: dict[int, Author]) -> Report:
    """Judge what Kim recorded after somebody had prepared it, with lines that changed since."""
    path = "handovers/a.md"
    base(folder, "person:kim")
    (folder / path).write_text(SIGNED)
    (folder / TABLE).unlink()
    lines = SIGNED.splitlines()
    wrote = dict.fromkeys((4, 5, 9, 10), ("1", REMI))
    wrote |= dict.fromkeys((6, 7, 11, 12), ("2", KIM))
    wrote |= {number: ("3", author) for number, author in later.items()}
    recorded = {
        (path, number): Recorded(commit, author, None, lines[number - 1])
        for number, (commit, author) in wrote.items()
    }
    changes = [Change(date(2026, 11, 3), "", commit) for commit in ("3", "2", "1")]
    history = History(changes={path: tuple(changes)}, recorded=recorded)
    return check(load(WorkingTree(folder)), AsOf(date(2026, 11, 20)), OPTIONS, history=history)


def test_what_was_prepared_before_and_what_the_same_person_changed_is_theirs(
    tmp_path: Path,
) -> None:
    assert changed(tmp_path, {}).findings == ()
    assert changed(tmp_path, {7: KIM, 12: KIM}).findings == ()


def test_what_another_changed_after_the_approval_is_said_at_its_line(tmp_path: Path) -> None:
    found = changed(tmp_path, {4: REMI, 5: REMI, 12: REMI}).findings

    assert [(one.span.line, one.message) for one in found] == [
        (
            4,
            (
                "the waiver of broken-link is by person:kim, but `rule` was changed afterwards: "
                "commit 3 is by person:remi"
            ),
        ),
        (
            12,
            (
                "the sign-off as receiving lead is by person:kim, but `digest` was changed "
                "afterwards: commit 3 is by person:remi"
            ),
        ),
    ]


def test_git_is_asked_about_each_line_of_what_was_signed(tmp_path: Path) -> None:
    base(tmp_path, "person:kim")
    (tmp_path / TABLE).unlink()
    (tmp_path / "handovers/a.md").write_text(SIGNED)

    asked = questions_of(load(WorkingTree(tmp_path))).claims
    assert sorted(asked) == [("handovers/a.md", one) for one in (4, 5, 6, 7, 9, 10, 11, 12)]


def test_exercises_of_which_git_was_not_asked_are_passed_over(tmp_path: Path) -> None:
    report = judged(tmp_path, "kim", by(Author("Kim-D", ""), "kim"))

    assert report.tallies[RULE].unknown == {}


def test_without_git_nothing_is_told(tmp_path: Path) -> None:
    report = check(base(tmp_path, "kim"), AsOf(date(2026, 11, 20)), OPTIONS)

    assert list(report.tallies[RULE].unknown.values()) == [2]


def test_exercises_are_asked_about_where_a_profile_asks_it_of_all(tmp_path: Path) -> None:
    loaded = base(tmp_path, "kim")

    assert needs_history(loaded, OPTIONS)
    assert questions_of(loaded).claims == {CLAIM}
    assert questions_of(loaded, ("vendor-exit",)).claims == {
        CLAIM,
        ("exercises/2026-11-01-x.yaml", 0),
    }
