"""The four questions of `relaybook init`."""

from collections.abc import Callable
from dataclasses import astuple, dataclass, replace
from datetime import date
from pathlib import Path

from relaybook.cli import answers
from relaybook.cli.asking import Asking
from relaybook.cli.output import note, width
from relaybook.errors import UsageError
from relaybook.report.printable import wrapped
from relaybook.scaffold.slug import slug
from relaybook.scaffold.start import Start
from relaybook.scaffold.ways import Named, Way, read_named, read_urgent_way, read_way

_WELCOME = (
    "Four questions, then there is a knowledge base in {folder} that passes its own check. Enter "
    "takes what stands in [brackets]. Ctrl-C stops, and nothing is written."
)


@dataclass(frozen=True, slots=True)
class Given:
    """What options said."""

    system: str | None = None
    tier: str | None = None
    team: str | None = None
    call: str | None = None
    then: str | None = None
    vendor: str | None = None
    vendor_ends: str | None = None
    name: str | None = None

    @property
    def anything(self) -> bool:
        """Whether any option was given."""
        return any(one is not None for one in astuple(self))


def ask_start(asking: Asking, given: Given, today: date, folder: Path) -> Start:
    """Return the answers; raises UsageError where one is missing or wrong and nobody is there."""
    if asking.terminal:
        _say(_WELCOME.format(folder=folder.absolute()))
    _title(asking, "1 of 4", "A system that your team runs")
    system = asking.required("--system", "What is it called", answers.name, given.system)
    tier_text = "How bad is its loss, from 1 (worst) to 4"
    tier = asking.required("--tier", tier_text, answers.tier, given.tier, "2")
    _title(asking, "2 of 4", "The team that answers for it")
    team = asking.required("--team", "What is it called", answers.name, given.team)
    _title(asking, "3 of 4", "Who to call")
    call = _call(asking, team, given.call)
    then = _then(asking, team, given.then)
    _title(asking, "4 of 4", "The vendor that built it or runs it")
    vendor = _vendor(asking, given.vendor)
    ends_on = _ends_on(asking, vendor, given.vendor_ends, today)
    asking.finish("or all of them on a terminal, or --example for a sample")
    name = _name(given.name, system or "")
    return Start(
        name, system or "", tier or 0, team or "", *_both(call, then), today, vendor, ends_on
    )


def _both(call: Way | None, then: Named | None) -> tuple[Way, Named]:
    if call is None or then is None:  # `finish` has raised
        raise UsageError("say who to call with --call and --then")
    return call, then


def _call(asking: Asking, team: str | None, given: str | None) -> Way | None:
    text = (
        f"How is {team or 'the team'} reached at any hour, such as +44 20 7946 0100, "
        "#payments-on-call or pager:payments"
    )
    return asking.required("--call", text, read_urgent_way, given)


def _then(asking: Asking, team: str | None, given: str | None) -> Named | None:
    text = (
        "Who is called when they do not answer, such as Priya Nair, or with the role in front: "
        "Duty manager (Priya Nair)"
    )
    then = asking.required("--then", text, _not(team), given)
    if then is None:
        return None
    if then.way and not then.way.is_urgent:
        raise UsageError(f"--then: {then.way.value} wakes nobody; write a phone number or #channel")
    then = _held(asking, then)
    return _with_way(asking, "--then", then, read_urgent_way, "+44 20 7946 0101")


def _held(asking: Asking, then: Named) -> Named:
    """A role has somebody who holds it; where nobody is named, it is a rota of several people."""
    if then.holder or not then.sounds_like_a_role or not asking.terminal:
        return then
    text = f"Who is {then.name} now"
    holder = asking.optional("--then", text, answers.name, None, "several people in turn")
    return replace(then, holder=holder or "")


def _not(team: str | None) -> Callable[[str], Named]:
    """Somebody else than the team: who is called after them must not be the same."""

    def read(written: str) -> Named:
        named = read_named(written)
        for name in (named.name, named.holder):
            if name and slug(name) == slug(team or "-x"):
                raise ValueError(f"is the team itself: {name}; name somebody else")
        return named

    return read


def _vendor(asking: Asking, given: str | None) -> Named | None:
    text = "What is the vendor called"
    vendor = asking.optional("--vendor", text, read_named, given, "there is none")
    if vendor is None:
        return None
    return _with_way(asking, "--vendor", vendor, read_way, "help@northwind.example.com")


def _with_way(
    asking: Asking, option: str, named: Named, read: Callable[[str], Way], example: str
) -> Named:
    if named.way:
        return named
    if not asking.terminal:
        raise UsageError(
            f"{option} does not say how {named.name} is reached; "
            f"write it like {option} '{named.name}, {example}'"
        )
    text = f"How is {named.holder or named.name} reached, such as {example}"
    return replace(named, way=asking.required(option, text, read, None))


def _ends_on(asking: Asking, vendor: Named | None, given: str | None, today: date) -> date | None:
    if vendor is None:
        if given is not None:
            raise UsageError("--vendor-ends needs --vendor: say whose contract ends")
        return None
    text = "What is the last day of their contract, like 2027-03-31"
    read = answers.day_from(today)
    return asking.optional("--vendor-ends", text, read, given, "not known")


def _name(given: str | None, system: str) -> str:
    return " ".join((given or f"{system} knowledge base").split())


def _title(asking: Asking, number: str, title: str) -> None:
    if asking.terminal:
        note("")
        note(f"{number}  {title}")


def _say(text: str) -> None:
    for line in wrapped(text, width()):
        note(line)
