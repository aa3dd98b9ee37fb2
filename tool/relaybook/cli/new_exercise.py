"""`relaybook new exercise`."""

from pathlib import Path

import click

from relaybook.cli import answers, clock
from relaybook.cli.asking import Asking, on_terminal, one_of
from relaybook.cli.command import documented
from relaybook.cli.creating import HOW_ELSE, create, folder_of, options_of_all, refuse_unusable
from relaybook.cli.opening import Opened, open_base
from relaybook.errors import UsageError
from relaybook.model.contact import Person
from relaybook.scaffold.exercise import MODES, OUTCOMES, ExerciseDraft, new_exercise
from relaybook.scaffold.exercised_steps import steps_of
from relaybook.scaffold.slug import slug

EXAMPLES = (
    ("relaybook new exercise ledger-down", "Be asked how it went."),
    (
        "relaybook new exercise ledger-down --mode drill --by r-okafor --outcome partial --wrong 2",
        "Say it in one line.",
    ),
)


@documented("exercise", examples=EXAMPLES)
@click.argument("name", metavar="RUNBOOK")
@click.option("--mode", metavar="MODE", help=f"One of {', '.join(MODES)}.")
@click.option("--by", metavar="CONTACT,...", help="Who did it.")
@click.option("--outcome", metavar="OUTCOME", help=f"One of {', '.join(OUTCOMES)}.")
@click.option("--wrong", metavar="STEP,...", help="Steps that did not go as written.")
@click.option("--skipped", metavar="STEP,...", help="Steps that were left out.")
@click.option("--on", metavar="DAY", help="When it was done; default: today.")
@options_of_all
def command(
    *,
    name: str,
    mode: str | None,
    by: str | None,
    outcome: str | None,
    wrong: str | None,
    skipped: str | None,
    on: str | None,
    id_: str | None,
    todo: bool,
    base_path: str,
) -> int:
    """Write down that somebody followed RUNBOOK, with the digests of what they followed."""
    opened = open_base([base_path])
    runbook = _runbook(opened, name)
    content = (opened.location.root / Path(opened.base.runbooks[runbook].path)).read_bytes()
    steps = _steps(opened, runbook, content)
    asking = Asking(on_terminal(), leave_open=todo)
    done_on = asking.optional("--on", "On which day", answers.day, on, "today") or clock.today()
    new_id = f"{done_on.isoformat()}-{slug(id_ or runbook)}"
    refuse_unusable(opened, "exercise", new_id)
    who = answers.several(answers.contact(opened.base))
    draft = ExerciseDraft(
        slug(id_ or runbook),
        runbook,
        content,
        steps,
        done_on,
        asking.open("--mode", f"How: {', '.join(MODES)}", one_of(MODES), mode),
        asking.open("--by", _who_text(opened), who, by) or (),
        asking.open(
            "--outcome", f"How did it go: {', '.join(OUTCOMES)}", one_of(OUTCOMES), outcome
        ),
        _results(asking, steps, wrong, skipped),
    )
    asking.finish(HOW_ELSE)
    return create(opened, new_exercise(folder_of(opened, "exercise"), draft))


def _runbook(opened: Opened, name: str) -> str:
    try:
        return answers.known("runbook", opened.base.runbooks)(name)
    except ValueError as error:
        raise UsageError(f"RUNBOOK {error}") from None


def _steps(opened: Opened, runbook: str, content: bytes) -> dict[int, bytes]:
    record = opened.base.runbooks[runbook]
    found = steps_of(record.outline, content, opened.base.heading_styles.of(record.path))
    if not found:
        raise UsageError(f"{record.path} has no numbered steps that somebody could have followed")
    return found


def _results(
    asking: Asking, steps: dict[int, bytes], wrong: str | None, skipped: str | None
) -> dict[int, str]:
    read = answers.steps(steps)
    text = f"Which of the steps {min(steps)} to {max(steps)}"
    failed = asking.optional("--wrong", f"{text} did not go as written", read, wrong) or ()
    left_out = asking.optional("--skipped", f"{text} were left out", read, skipped) or ()
    return {**dict.fromkeys(left_out, "skipped"), **dict.fromkeys(failed, "wrong")}


def _who_text(opened: Opened) -> str:
    people = sorted(id_ for id_, one in opened.base.contacts.items() if isinstance(one, Person))
    return f"Who did it, such as {people[0]}" if people else "Who did it"
