"""A new decision, with the next free number of its log."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from relaybook.scaffold.planned import NewFile, NewRecord, path_of
from relaybook.scaffold.template import fill, questions
from relaybook.scaffold.yaml_text import flow_list

STATUSES = ("proposed", "accepted", "rejected", "deprecated", "superseded")
_NUMBER = re.compile(r"(?i)(?:adr[-_]?)?(?P<digits>\d{1,5})(?=[-_.]|$)")
_USUAL_DIGITS = 4


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """What is known of a new decision.

    slug: behind the number. log: the folder below that for decisions, empty for none.
    answers: by the names that `asked` gives; what is missing or None is an open question.
    """

    slug: str
    title: str
    status: str
    day: date
    log: str = ""
    decision_makers: Sequence[str] = ()
    systems: Sequence[str] = ()
    answers: Mapping[str, str | None] = field(default_factory=dict)


def asked() -> Mapping[str, str]:
    """Return the questions of a decision by name."""
    return questions("decision.md")


def next_number(names: Iterable[str]) -> str:
    """Return the number after the highest that file names of a log start with, as wide as they."""
    found = [match["digits"] for name in names if (match := _NUMBER.match(name))]
    width = len(max(found, key=int)) if found else _USUAL_DIGITS
    return str(max(map(int, found), default=0) + 1).zfill(width)


def new_decision(folder: str, names: Iterable[str], draft: DecisionDraft) -> NewRecord:
    """Plan `<folder>/<log>/NNNN-slug.md`. names: of the files that stand in the log now."""
    makers, systems = draft.decision_makers, draft.systems
    answers = {
        "title": draft.title,
        "status": draft.status,
        "date": draft.day.isoformat(),
        "decision_makers": flow_list(makers) if makers else None,
        "systems": flow_list(systems) if systems else None,
        **draft.answers,
    }
    filled = fill("decision.md", answers)
    stem = f"{next_number(names)}-{draft.slug}"
    id_ = f"{draft.log}/{stem}" if draft.log else stem
    file = NewFile(path_of(folder, f"{id_}.md"), filled.text)
    return NewRecord("decision", id_, file, _next_steps(draft), filled.open_questions)


def _next_steps(draft: DecisionDraft) -> tuple[str, str]:
    first = "write what else could have been done, under `## Considered Options`"
    if draft.status == "proposed":
        return first, "set `status: accepted` and the day once it is decided"
    return first, "write what it rests on, as `assumptions: [{what: ..., revisit_when: ...}]`"
