"""`relaybook new runbook`."""

from collections import Counter
from typing import cast

import click

from relaybook.cli import answers
from relaybook.cli.asking import Asking, on_terminal, one_of
from relaybook.cli.command import documented
from relaybook.cli.creating import (
    HOW_ELSE,
    create,
    folder_of,
    id_for,
    options_of_all,
    refuse_unusable,
)
from relaybook.cli.opening import Opened, open_base
from relaybook.errors import UsageError
from relaybook.findings import Level
from relaybook.model.knowledge_base import systems_of
from relaybook.model.runbook import RunbookType
from relaybook.scaffold.runbook import (
    TYPES,
    RunbookDraft,
    asked,
    change_in,
    new_runbook,
    welcome,
)
from relaybook.scaffold.slug import slug

EXAMPLES = (
    ("relaybook new runbook 'Scorer down'", "Be asked for what is needed."),
    ("relaybook new runbook 'Scorer down' --todo", "Write it with a TODO where text is missing."),
    (
        "relaybook new runbook 'Grant access' --type access --system ledger --todo",
        f"Types are {', '.join(TYPES)}.",
    ),
)


@documented("runbook", examples=EXAMPLES)
@click.argument("name")
@click.option("--type", "type_", metavar="TYPE", help="What it is for; default: alert_response.")
@click.option("--system", "systems", metavar="SYSTEM,...", help="The systems it is about.")
@click.option("--alert", "alerts", metavar="NAME,...", help="The alerts that lead here.")
@click.option("--when", metavar="TEXT", help="When to use it, and when not.")
@click.option("--step", metavar="TEXT", help="What to do first, in a few words.")
@click.option("--command", "shell", metavar="TEXT", help="The command for that step.")
@click.option("--expected", metavar="TEXT", help="What is seen when that step worked.")
@click.option("--undo", metavar="TEXT", help="How to go back.")
@click.option("--verify", metavar="TEXT", help="What shows that all is well again.")
@click.option(
    "--area",
    metavar="FOLDER",
    help="The folder below that of runbooks; default: where the runbooks of the system are, "
    "else a folder named after it.",
)
@options_of_all
def command(
    *,
    name: str,
    type_: str | None,
    systems: str | None,
    alerts: str | None,
    area: str | None,
    id_: str | None,
    todo: bool,
    base_path: str,
    **given: str | None,
) -> int:
    """Write a runbook: what to do, how to see that it worked, how to undo it."""
    opened = open_base([base_path])
    new_id = id_for(name, id_)
    refuse_unusable(opened, "runbook", new_id)
    asking = Asking(on_terminal(), leave_open=todo)
    kind = asking.required(
        "--type", f"What is it for: {', '.join(TYPES)}", one_of(TYPES), type_, "alert_response"
    )
    about = _systems(asking, opened, systems)
    folder, below = _place(opened, area, about)
    draft = RunbookDraft(
        new_id,
        name,
        cast("RunbookType", kind),
        about,
        below,
        tuple(one.strip() for one in (alerts or "").split(",") if one.strip()),
        _texts(asking, cast("RunbookType", kind), given),
    )
    asking.finish(HOW_ELSE)

    def level(path: str) -> Level:
        return opened.base.configuration.level_of(path, about)

    return create(opened, new_runbook(folder, draft, opened.base.heading_styles, level))


def _systems(asking: Asking, opened: Opened, given: str | None) -> tuple[str, ...]:
    systems = opened.base.systems
    if not systems and given is None:
        level = opened.base.configuration.level_of(f"{folder_of(opened, 'runbook')}/")
        if level is Level.BASIC or asking.leave_open:
            return ()
        raise UsageError("there is no system yet that it could be about: relaybook new system NAME")
    read = answers.several(answers.known("system", systems))
    default = next(iter(systems)) if len(systems) == 1 else ""
    names = "" if default else f" ({', '.join(sorted(systems)[:5])})"
    text = f"Which system is it about{names}"
    return asking.required("--system", text, read, given, default) or ()


def _place(opened: Opened, area: str | None, systems: tuple[str, ...]) -> tuple[str, str]:
    """Return the folder, and the one below it, that the file goes to."""
    if area is not None:
        parts = (slug(part) for part in area.split("/") if part.strip("."))
        return folder_of(opened, "runbook"), "/".join(parts)
    if not systems:
        return folder_of(opened, "runbook"), ""
    there = Counter(
        one.path.rpartition("/")[0]
        for one in opened.base.runbooks.values()
        if systems[0] in systems_of(one)
    )
    if there:
        return min(there, key=lambda folder: (-there[folder], folder)), ""
    return folder_of(opened, "runbook"), systems[0]


def _texts(
    asking: Asking, type_: RunbookType, given: dict[str, str | None]
) -> dict[str, str | None]:
    """Ask in the order of the page: the step with its command and what follows from it."""
    needed, more = asked(type_), welcome(type_)
    given = {**given, "command": given.get("shell")}
    texts: dict[str, str | None] = {}
    for field in ("when", "step", "command", "expected", "undo", "verify"):
        question = needed.get(field) or more.get(field, "")
        if field in needed or (field == "undo" and change_in(texts)):
            texts[field] = asking.open(f"--{field}", question, str, given[field])
        elif question and (texts["step"] or given[field]):
            texts[field] = asking.optional(f"--{field}", question, str, given[field])
    return texts
