"""A new runbook of any type, with the sections that its folder asks of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

from relaybook.findings import Level
from relaybook.load.change_words import change_in_command
from relaybook.model.change_phrases import change_in_prose
from relaybook.model.heading_style import HeadingStyles
from relaybook.model.runbook import RunbookType
from relaybook.scaffold.planned import NewFile, NewRecord, path_of
from relaybook.scaffold.prose import sentence
from relaybook.scaffold.runbook_sections import Written, with_sections
from relaybook.scaffold.template import fill, questions
from relaybook.scaffold.yaml_text import flow_list

TYPES: tuple[RunbookType, ...] = get_args(RunbookType)
_OPTIONAL = {
    "command": "The command for that step",
    "expected": "What you see when that step worked",
    "undo": "How to undo that step",
}


@dataclass(frozen=True, slots=True)
class RunbookDraft:
    """What is known of a new runbook.

    answers: by the names that `asked` gives; what is missing or None is an open question.
    """

    id: str
    title: str
    type: RunbookType
    systems: Sequence[str]
    area: str = ""
    alerts: Sequence[str] = ()
    answers: Mapping[str, str | None] = field(default_factory=dict)


def asked(type_: RunbookType) -> Mapping[str, str]:
    """Return what a runbook of this type must answer at `standard`, as questions by name."""
    found = questions(_template(type_))
    return {name: found[name] for name in ("when", "step", "verify", "undo") if name in found}


def welcome(type_: RunbookType) -> Mapping[str, str]:
    """Return what it may answer beside that."""
    needed = asked(type_)
    return {name: text for name, text in _OPTIONAL.items() if name not in needed}


def change_in(answers: Mapping[str, str | None]) -> str:
    """Return the words by which the first step changes something; empty where none do."""
    command, step = answers.get("command") or "", answers.get("step") or ""
    return change_in_command(command) or change_in_prose(step)


def new_runbook(
    folder: str,
    draft: RunbookDraft,
    styles: HeadingStyles | None = None,
    level: Callable[[str], Level] = lambda _: Level.STANDARD,
) -> NewRecord:
    """Plan `<folder>/<area>/<id>.md`, with the sections and headings of that folder's style.

    level: how much is asked of a record at a path.
    """
    answers = {
        "title": draft.title,
        "systems": flow_list(draft.systems) if draft.systems else None,
        "alerts": flow_list(draft.alerts) if draft.alerts else None,
        **_texts(draft),
    }
    filled = fill(_template(draft.type), answers)
    next_steps = (
        "add the steps that follow the first, each with **Expected:** and **Undo:**",
        f"have somebody else try it, then: relaybook new exercise {draft.id}",
    )
    path = path_of(folder, draft.area, f"{draft.id}.md")
    written = Written(filled.text, ())
    if styles:
        written = with_sections(filled.text, draft.type, level(path), styles.of(path))
    open_questions = (*filled.open_questions, *written.questions)
    return NewRecord("runbook", draft.id, NewFile(path, written.text), next_steps, open_questions)


def _texts(draft: RunbookDraft) -> dict[str, str | None]:
    texts = {name: text.strip() for name, text in draft.answers.items() if text}
    if "step" in texts:
        texts["step"] = sentence(texts["step"])
    if change_in_command(texts.get("undo", "")) and "`" not in texts["undo"]:
        texts["undo"] = f"`{texts['undo']}`"  # a command, to be copied as it is
    if "step" not in texts:  # a command without its step would stand in the air
        is_own_section = "undo" in asked(draft.type)
        for name in ("command", "expected", *(() if is_own_section else ("undo",))):
            texts.pop(name, None)
    return dict(texts)


def _template(type_: RunbookType) -> str:
    return f"runbook/{type_}.md"
