from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Report
from relaybook.model.digest import digest

STEP = "1. Look at the queue."
PAGE = (
    f"---\nsystems: [cards]\nauthors: [person:m-osei]\n---\n\n# Queue full\n\n## Steps\n\n{STEP}\n"
)
FILES = {
    "systems/cards.yaml": "title: Cards\nservice_tier: {tier}\n",
    "contacts/m-osei.yaml": "type: person\ntitle: Maia Osei\n",
    "runbooks/queue-full.md": PAGE,
}
HELP = (
    "let somebody who did not write it follow it, in a drill or on a quiet day, and record that "
    "with `relaybook new exercise queue-full`"
)


def exercise(day: str, **fields: str) -> str:
    values = {"runbook": "queue-full", "date": day, "mode": "drill", "by": "[person:r-okafor]"}
    values |= {"outcome": "pass"} | fields
    steps = f"steps: [{{number: 1, digest: {digest(STEP.encode())}, result: ok}}]\n"
    return "".join(f"{key}: {value}\n" for key, value in values.items()) + steps


def report(folder: Path, rule: str, *exercises: str, tier: int = 1, more: str = "") -> Report:
    files = {path: text.replace("{tier}", str(tier)) for path, text in FILES.items()}
    files |= {f"exercises/{number}.yaml": text for number, text in enumerate(exercises)}
    files |= {"relaybook.yml": more} if more else {}
    return judged(folder, files, Level.FULL, rule)


@pytest.mark.parametrize(
    ("tier", "day", "message"),
    [
        (1, "2026-05-24", ""),
        (1, "2026-05-23", "181 days ago, on 2026-05-23; for tier 1 that holds for 180 days"),
        (2, "2025-11-20", ""),
        (2, "2025-11-19", "366 days ago, on 2025-11-19; for tier 2 that holds for 365 days"),
        (4, "2025-11-19", "366 days ago, on 2025-11-19; for tier 4 that holds for 365 days"),
    ],
)
def test_an_exercise_holds_as_long_as_its_tier_allows(
    tmp_path: Path, tier: int, day: str, message: str
) -> None:
    found = report(tmp_path, "exercise-stale", exercise(day), tier=tier)

    expected = f"this last worked for somebody else {message}"
    assert said(found) == ([(6, 1, expected, HELP)] if message else [])


@pytest.mark.parametrize(
    ("exercises", "tier", "message"),
    [
        ([], 1, "nobody has ever exercised this, and it is for a system of tier 1"),
        ([], 2, ""),
        (
            [{"mode": "tabletop"}],
            1,
            "this was read through on 2026-09-12 and never done, for tier 1",
        ),
        ([{"mode": "tabletop"}], 2, ""),
        (
            [{"outcome": "fail", "follow_up": "Soon."}],
            1,
            "this has not worked for anybody yet; the last exercise was on 2026-09-12",
        ),
        ([{"outcome": "fail"}], 1, ""),
        ([{"by": "[person:m-osei]"}], 1, ""),
        ([{"outcome": "partial"}], 1, ""),
    ],
)
def test_what_never_worked_for_others_is_told_once(
    tmp_path: Path, exercises: list[dict[str, str]], tier: int, message: str
) -> None:
    given = [exercise("2026-09-12", **fields) for fields in exercises]

    found = report(tmp_path, "exercise-stale", *given, tier=tier)

    assert said(found) == ([(6, 1, message, HELP)] if message else [])


def test_each_threshold_can_be_changed(tmp_path: Path) -> None:
    more = "rule_settings:\n  exercise-stale: {tier_1_days: 10, asked_to_tier: 3}\n"

    assert len(report(tmp_path, "exercise-stale", exercise("2026-11-01"), more=more).findings) == 1
    assert len(report(tmp_path / "b", "exercise-stale", tier=3, more=more).findings) == 1


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("[person:m-osei]", 1),
        ("[m-osei]", 1),
        ("[person:m-osei, person:r-okafor]", 0),
        ("[role:duty-manager]", 0),
    ],
)
def test_an_author_alone_proves_nothing(tmp_path: Path, by: str, found: int) -> None:
    result = report(tmp_path, "exercise-by-author-only", exercise("2026-09-12", by=by))

    assert len(result.findings) == found


def test_without_authors_nobody_can_tell(tmp_path: Path) -> None:
    page = PAGE.replace("authors: [person:m-osei]\n", "")
    files = {**FILES, "runbooks/queue-full.md": page, "exercises/1.yaml": exercise("2026-09-12")}
    files["systems/cards.yaml"] = "title: Cards\nservice_tier: 1\n"

    found = judged(tmp_path, files, Level.FULL, "exercise-by-author-only")

    assert said(found) == []
    assert found.tallies["exercise-by-author-only"].unknown == {
        "exercised runbooks without authors, or exercises that name nobody": 1
    }


@pytest.mark.parametrize(
    ("later", "found"),
    [
        ([], 1),
        ([{"outcome": "pass"}], 0),
        ([{"outcome": "partial", "follow_up": "Soon."}], 1),
        ([{"outcome": "pass", "runbook": "other"}], 1),
    ],
)
def test_a_later_exercise_that_passed_is_follow_up_enough(
    tmp_path: Path, later: list[dict[str, str]], found: int
) -> None:
    after = [exercise("2026-10-01", **fields) for fields in later]

    result = report(
        tmp_path,
        "failed-exercise-without-follow-up",
        exercise("2026-09-12", outcome="fail"),
        *after,
    )

    assert [(one.path, one.span.line) for one in result.findings] == [("exercises/0.yaml", 5)][
        :found
    ]


def test_steps_are_named_that_nobody_tried(tmp_path: Path) -> None:
    page = PAGE.replace(STEP, "1. Look again.\n2. Call.\n")
    files = {**FILES, "runbooks/queue-full.md": page, "exercises/1.yaml": exercise("2026-09-12")}
    files["systems/cards.yaml"] = "title: Cards\nservice_tier: 1\n"

    found = judged(tmp_path, files, Level.FULL, "steps-changed-since-exercise")

    assert [(one.span.line, one.message) for one in found.findings] == [
        (10, "since the exercise of 2026-09-12 step 1 has changed and step 2 is new")
    ]


def test_without_git_no_rule_guesses(tmp_path: Path) -> None:
    given = exercise("2026-09-12", commit="3f2a9c1e", digest=digest(b"other"))

    contradicts = report(tmp_path, "exercise-contradicts-commit", given)
    rewritten = report(tmp_path / "b", "exercise-rewritten", given)

    assert contradicts.tallies["exercise-contradicts-commit"].unknown == {
        "exercises whose commit cannot be looked up without a git history": 1
    }
    assert rewritten.tallies["exercise-rewritten"].unknown == {
        "exercises whose past cannot be looked up without a git history": 1
    }
    assert said(contradicts) == said(rewritten) == []
