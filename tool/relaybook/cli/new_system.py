"""`relaybook new system`."""

import click

from relaybook.cli import answers
from relaybook.cli.asking import Asking, on_terminal
from relaybook.cli.command import documented
from relaybook.cli.creating import (
    HOW_ELSE,
    create,
    folder_of,
    id_for,
    options_of_all,
    refuse_unusable,
    say,
)
from relaybook.cli.opening import Opened, open_base
from relaybook.model.contact import Team
from relaybook.model.directory import Directory
from relaybook.scaffold.system import ONLY_SYSTEM, SystemDraft, new_system

EXAMPLES = (
    ("relaybook new system 'Payments gateway'", "Be asked for what is needed."),
    (
        "relaybook new system Ledger --team payments --tier 1 --needs dns,vpn",
        "Say it in one line.",
    ),
)


@documented("system", examples=EXAMPLES)
@click.argument("name")
@click.option("--team", metavar="TEAM", help="The team of ours that answers for it.")
@click.option("--tier", metavar="1-4", help="How bad its loss is; 1 is the worst.")
@click.option(
    "--needs",
    metavar="SYSTEM,...",
    help="What it needs to run, or a sentence why it needs nothing.",
)
@click.option(
    "--then",
    metavar="CONTACT",
    help="Who is called when the team does not answer; default: as the team's own file says.",
)
@options_of_all
def command(
    *,
    name: str,
    team: str | None,
    tier: str | None,
    needs: str | None,
    then: str | None,
    id_: str | None,
    todo: bool,
    base_path: str,
) -> int:
    """Write a system: what runs, who answers for it, what it needs."""
    opened = open_base([base_path])
    new_id = id_for(name, id_)
    refuse_unusable(opened, "system", new_id)
    asking = Asking(on_terminal(), leave_open=todo)
    owner = _owner(asking, opened, team)
    draft = SystemDraft(
        new_id,
        name,
        owner,
        asking.open("--tier", "How bad is its loss, 1 (worst) to 4", answers.tier, tier),
        _needs(asking, opened, needs),
        _escalation(asking, opened, owner, then),
    )
    asking.finish(HOW_ELSE)
    code = create(opened, new_system(folder_of(opened, "system"), draft))
    _say_no_longer_alone(opened)
    return code


def our_teams(opened: Opened) -> dict[str, Team]:
    """Return the teams that can answer for something, by id."""
    contacts = opened.base.contacts
    directory = Directory(contacts, opened.as_of.day)
    teams = {id_: one for id_, one in contacts.items() if isinstance(one, Team)}
    return {id_: one for id_, one in teams.items() if directory.is_internal(one)}


def only(records: dict[str, Team]) -> str:
    """Return the one id there is, which is then a good guess; empty for none or several."""
    return next(iter(records)) if len(records) == 1 else ""


def _owner(asking: Asking, opened: Opened, given: str | None) -> str | None:
    teams = our_teams(opened)
    text = f"Which team answers for it{'' if only(teams) else _such_as(teams)}"
    return asking.required("--team", text, answers.known("team", teams), given, only(teams))


def _such_as(records: dict[str, Team]) -> str:
    return f", such as {', '.join(sorted(records)[:3])}" if records else ""


def _needs(asking: Asking, opened: Opened, given: str | None) -> tuple[str, ...] | str | None:
    systems = opened.base.systems
    if not systems and given is None:
        return ONLY_SYSTEM
    names = ", ".join(sorted(systems)[:5])
    text = f"Which systems does it need ({names}), or a sentence why it needs none"
    return asking.open("--needs", text, answers.needs(systems), given)


def _escalation(
    asking: Asking, opened: Opened, owner: str | None, given: str | None
) -> tuple[str, ...]:
    team = our_teams(opened).get(owner or "")
    if given is None and (team is None or team.escalation):
        return ()
    text = f"Who is called when {team.name if team else 'the team'} does not answer"
    then = asking.open("--then", text, answers.contact(opened.base), given)
    return (f"team:{owner}", then) if then and owner else ()


def _say_no_longer_alone(opened: Opened) -> None:
    for system in opened.base.systems.values():
        if ONLY_SYSTEM in system.not_applicable.values():
            say("next", f"{system.path} says that it is the only system: write what it needs")
