from pathlib import Path

import pytest
from tests.rules.requirements.asking import asked, messages, unknown

CARDS = "systems/cards.yaml"
RUNBOOK = "---\ntype: disaster_recovery\nsystems: [cards]\n---\n# Back\n\nStart it.\n"
TABLETOP = "runbook: back\ndate: 2026-10-02\nmode: tabletop\noutcome: pass\n"


def test_a_copy_whose_frequency_is_in_words_cannot_be_judged(tmp_path: Path) -> None:
    backups = "[{what: A, frequency: 24h}, {what: B, frequency: when somebody thinks of it}]"

    report = asked(tmp_path, {CARDS: f"rpo: 15m\nbackups: {backups}\n"}, "backup-too-rare")

    assert messages(report) == []
    assert unknown(report) == ["systems with a backup whose frequency is no length of time"]


@pytest.mark.parametrize(
    "text",
    [
        "rpo: 15m\n",
        "backups: [{what: A, frequency: 24h}]\n",
        "rpo: 15m\nlifecycle: retired\nbackups: [{what: A, frequency: 24h}]\n",
        "rpo: 15m\nbackups: [{what: A, frequency: every 15m}]\n",
    ],
)
def test_copies_are_held_only_against_what_was_promised(text: str, tmp_path: Path) -> None:
    report = asked(tmp_path, {CARDS: text}, "backup-too-rare")

    assert (messages(report), unknown(report)) == ([], [])


def test_a_tabletop_rehearses_nothing(tmp_path: Path) -> None:
    files = {CARDS: "rto: 2h\n", "runbooks/back.md": RUNBOOK, "exercises/a.yaml": TABLETOP}

    report = asked(tmp_path, files, "unrehearsed-recovery")

    assert messages(report) == ["nobody has rehearsed how cards comes back"]


def test_a_drill_to_come_rehearses_nothing_yet(tmp_path: Path) -> None:
    text = "rto: 2h\ndrills: [{date: 2027-01-15, actual_rto: 1h, outcome: pass}]\n"

    report = asked(tmp_path, {CARDS: text}, "unrehearsed-recovery")

    assert messages(report) == ["nobody has rehearsed how cards comes back"]


def test_of_one_day_the_drill_says_more_than_the_exercise(tmp_path: Path) -> None:
    files = {
        CARDS: "rpo: 15m\ndrills: [{date: 2026-10-02, actual_rpo: 20m}]\n",
        "runbooks/back.md": RUNBOOK,
        "exercises/a.yaml": TABLETOP.replace("tabletop", "drill"),
    }

    report = asked(tmp_path, files, "unrehearsed-recovery")

    assert messages(report) == ["the rehearsal of 2026-10-02 came to 20m, above the rpo of 15m"]


EXERCISE = TABLETOP.replace("tabletop", "drill") + "took: 1h\n"
UNSAID = "the rehearsal of 2026-10-02 does not say whether the rpo of 15m was kept"


@pytest.mark.parametrize(
    ("drill", "found"),
    [
        ("", [UNSAID]),
        ("drills: [{date: 2026-09-01, actual_rto: 1h}]\n", [UNSAID]),
        ("drills: [{date: 2026-09-01, actual_rpo: 9m, outcome: fail}]\n", [UNSAID]),
        ("drills: [{date: 2025-09-01, actual_rpo: 9m}]\n", [UNSAID]),
        ("drills: [{date: 2026-12-01, actual_rpo: 9m}]\n", [UNSAID]),
        ("drills: [{date: 2026-09-01, actual_rpo: 9m}]\n", []),
        (
            "drills: [{date: 2026-09-01, actual_rpo: 20m}]\n",
            ["the rehearsal of 2026-09-01 came to 20m, above the rpo of 15m"],
        ),
        ("risks: [{id: R-1, what: What the exercise of 2026-10-02 lost is unknown}]\n", []),
    ],
    ids=["none", "unsaid", "failed", "too old", "to come", "kept", "missed", "a risk"],
)
def test_what_an_exercise_lost_is_said_by_a_drill(
    drill: str, found: list[str], tmp_path: Path
) -> None:
    files = {
        CARDS: f"rto: 2h\nrpo: 15m\n{drill}",
        "runbooks/back.md": RUNBOOK,
        "exercises/a.yaml": EXERCISE,
    }

    assert messages(asked(tmp_path, files, "unrehearsed-recovery")) == found


def test_an_exercise_that_failed_is_said_once(tmp_path: Path) -> None:
    files = {
        CARDS: "rto: 2h\nrpo: 15m\n",
        "runbooks/back.md": RUNBOOK,
        "exercises/a.yaml": TABLETOP.replace("tabletop", "drill").replace("pass", "fail"),
    }

    assert messages(asked(tmp_path, files, "unrehearsed-recovery")) == [
        "the rehearsal of 2026-10-02 did not bring cards back"
    ]


def test_a_drill_that_failed_is_said_once(tmp_path: Path) -> None:
    text = "drills: [{date: 2026-10-02, outcome: failed at step 3}]\n"

    report = asked(tmp_path, {CARDS: text}, "unrehearsed-recovery")

    assert messages(report) == ["the rehearsal of 2026-10-02 did not bring cards back"]


def test_a_reason_for_no_drill_is_no_rehearsal(tmp_path: Path) -> None:
    text = 'drills: {not_applicable: "It is a page that anybody can write again."}\n'

    report = asked(tmp_path, {CARDS: text}, "unrehearsed-recovery")

    assert unknown(report) == ["systems of which somebody says why they are not rehearsed"]


def test_what_somebody_else_runs_is_not_rehearsed_by_us(tmp_path: Path) -> None:
    report = asked(tmp_path, {CARDS: "scope: external\n"}, "unrehearsed-recovery")

    assert (messages(report), unknown(report)) == ([], [])


def test_who_agreed_and_has_left_answers_for_nothing(tmp_path: Path) -> None:
    files = {
        CARDS: "rto: 2h\nrpo: 1h\nrecovery_agreed: {by: person:l-brandt, date: 2026-09-30}\n",
        "contacts/l-brandt.yaml": "type: person\ntitle: Lea Brandt\nuntil_on: 2026-10-31\n",
    }

    report = asked(tmp_path, files, "unagreed-recovery-target")

    assert messages(report) == [
        (
            "recovery_agreed.by of the system cards is person:l-brandt, which is not there on "
            "2026-11-20: left on 2026-10-31"
        )
    ]


def test_a_restore_to_come_proves_nothing(tmp_path: Path) -> None:
    text = (
        "backups: [{what: A, frequency: 1h, location: here, restore_runbook: back, "
        "restore_tested_on: 2026-12-24}]\n"
    )

    report = asked(tmp_path, {CARDS: text, "runbooks/back.md": RUNBOOK}, "untested-restore")

    assert messages(report) == [
        "restore_tested_on of backups[1] (A) is 2026-12-24, which is to come"
    ]
