from importlib.resources import files

import pytest
import yaml

from relaybook.model.placeholder import is_placeholder
from relaybook.scaffold.template import fill_text, questions

PAGE = """\
---
type: access
alerts: {{alerts?}}
owner: {{owner: Which team}}
---

# {{title}}

## Steps

1. **{{step: What to do first}}**

    **Undo:** {{undo?}}

## Verification

{{verify: What shows it}}
"""
TEMPLATES = sorted(
    f"{folder}{entry.name}"
    for folder in ("", "runbook/")
    for entry in files("relaybook.scaffold").joinpath(f"templates/{folder}").iterdir()
    if entry.is_file()
)


def test_answers_are_filled_in() -> None:
    answers = {
        "alerts": "[A]",
        "owner": "payments",
        "title": "T {{verify}}",
        "step": "Look",
        "undo": "None",
        "verify": "Seen",
    }

    filled = fill_text(PAGE, answers, is_markdown=True)

    assert not filled.open_questions
    assert filled.text == (
        "---\ntype: access\nalerts: [A]\nowner: payments\n---\n\n# T {{verify}}\n\n## Steps\n\n"
        "1. **Look**\n\n    **Undo:** None\n\n## Verification\n\nSeen\n"
    )


def test_what_is_not_answered_is_a_todo_or_left_out() -> None:
    filled = fill_text(PAGE, {"title": "T"}, is_markdown=True)

    assert filled.text == (
        "---\ntype: access\n# TODO owner: Which team\n---\n\n# T\n\n## Steps\n\n"
        "TODO: What to do first\n\n## Verification\n\nTODO: What shows it\n"
    )
    assert set(filled.open_questions) == {"Which team", "What to do first", "What shows it"}


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_template_has_at_most_five_keys_that_people_fill(name: str) -> None:
    text = files("relaybook.scaffold").joinpath(f"templates/{name}").read_text()
    front = text.split("---\n")[1] if name.endswith(".md") else text
    keys = yaml.safe_load("\n".join(line.partition("{{")[0] for line in front.splitlines()))

    filled_by_us = {"digest", "date"} if name == "exercise.yaml" else {"provider"}
    assert 1 <= len(set(keys) - filled_by_us) <= 5


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_question_is_a_placeholder_for_the_check(name: str) -> None:
    for question in questions(name).values():
        assert is_placeholder(f"TODO: {question}")
