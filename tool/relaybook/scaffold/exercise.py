"""The record of an exercise, with the digests of what was exercised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from relaybook.model.digest import digest
from relaybook.scaffold.planned import NewFile, NewRecord, path_of
from relaybook.scaffold.template import fill
from relaybook.scaffold.yaml_text import flow_list

MODES = ("live", "game_day", "drill", "tabletop")
OUTCOMES = ("pass", "partial", "fail")


@dataclass(frozen=True, slots=True)
class ExerciseDraft:
    """What is known of an exercise; None is an open question.

    content: the bytes of the runbook's file. steps: bytes of its steps by number.
    results: `wrong` or `skipped` by number; every other step went as written.
    """

    slug: str
    runbook: str
    content: bytes
    steps: Mapping[int, bytes]
    day: date
    mode: str | None = None
    by: Sequence[str] = ()
    outcome: str | None = None
    results: Mapping[int, str] | None = None


def new_exercise(folder: str, draft: ExerciseDraft) -> NewRecord:
    """Plan `<folder>/<date>-<slug>.yaml`."""
    answers = {
        "runbook": draft.runbook,
        "digest": digest(draft.content),
        "date": draft.day.isoformat(),
        "mode": draft.mode,
        "by": flow_list(draft.by) if draft.by else None,
        "outcome": draft.outcome,
        "steps": "\n".join(_steps(draft)),
    }
    filled = fill("exercise.yaml", answers)
    id_ = f"{draft.day.isoformat()}-{draft.slug}"
    next_steps = (
        "add a `note` to each step that surprised you",
        'show that it happened: `evidence: [{type: log, ref: "the ticket"}]`',
    )
    file = NewFile(path_of(folder, f"{id_}.yaml"), filled.text)
    return NewRecord("exercise", id_, file, next_steps, filled.open_questions)


def _steps(draft: ExerciseDraft) -> list[str]:
    results = draft.results or {}
    return [
        f"  - {{number: {number}, digest: {digest(content.strip())}, "
        f"result: {results.get(number, 'ok')}}}"
        for number, content in draft.steps.items()
    ]
