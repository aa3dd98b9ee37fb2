"""Templates of records: text files with fields such as `{{verify: What shows that it worked}}`.

A field has a name and, after a colon, the question that it answers; `{{undo?}}` may be left out.
Where a question has no answer, the unit it stands in (a paragraph of Markdown, a line of YAML)
becomes a TODO with that question, which every check reports until somebody answers it. A unit whose
optional field has no answer is left out.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

Answers = Mapping[str, str | None]

_FIELD = re.compile(r"\{\{(?P<name>\w+)(?P<optional>\?)?(?:: (?P<question>[^}]+))?\}\}")
_FENCE = "---\n"


@dataclass(frozen=True, slots=True)
class Filled:
    """A template with its answers. open_questions: those that nobody has answered."""

    text: str
    open_questions: tuple[str, ...]


def fill(name: str, answers: Answers) -> Filled:
    """Return the template `name` (such as `runbook/access.md`) with `answers` in its fields."""
    return fill_text(_template(name), answers, is_markdown=name.endswith(".md"))


def fill_text(text: str, answers: Answers, *, is_markdown: bool) -> Filled:
    """Return `text` with `answers` in its fields; see above for those without one."""
    open_questions: list[str] = []
    if not is_markdown:
        return Filled(_lines(text, answers, open_questions), tuple(open_questions))
    top, fence, body = text.removeprefix(_FENCE).rpartition(f"\n{_FENCE}")
    units = body.strip("\n").split("\n\n")
    filled = "\n\n".join(_units(units, answers, open_questions, _todo_in_text)) + "\n"
    if fence:
        filled = f"{_FENCE}{_lines(top, answers, open_questions)}{_FENCE}\n{filled}"
    return Filled(filled, tuple(open_questions))


def questions(name: str) -> Mapping[str, str]:
    """Return the questions of a template by the name of their field, in its order."""
    fields = _FIELD.finditer(_template(name))
    return {field["name"]: field["question"] for field in fields if field["question"]}


def _template(name: str) -> str:
    return files("relaybook.scaffold").joinpath(f"templates/{name}").read_text(encoding="utf-8")


def _lines(text: str, answers: Answers, open_questions: list[str]) -> str:
    units = _units(text.splitlines(), answers, open_questions, _todo_in_yaml)
    return "".join(f"{line}\n" for line in units)


def _units(
    units: Iterable[str],
    answers: Answers,
    open_questions: list[str],
    todo: Callable[[str, str], str],
) -> Iterator[str]:
    for unit in units:
        unanswered = [one for one in _FIELD.finditer(unit) if answers.get(one["name"]) is None]
        if not unanswered:
            yield _FIELD.sub(lambda field: answers[field["name"]] or "", unit)
        elif not unanswered[0]["optional"]:
            open_questions.append(unanswered[0]["question"])
            yield todo(unit, unanswered[0]["question"])


def _todo_in_text(_: str, question: str) -> str:
    return f"TODO: {question}"


def _todo_in_yaml(line: str, question: str) -> str:
    return f"# TODO {line.partition(':')[0]}: {question}"
