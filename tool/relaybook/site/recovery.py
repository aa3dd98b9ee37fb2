"""What pages say of a system in a recovery: when it is back, by which runbook, and who does it."""

from collections.abc import Iterable

from relaybook.graph.recovery import Restored
from relaybook.model.call_list import first_call
from relaybook.model.duration import span_in_words
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page, badge, separated
from relaybook.site.who_to_call import contact_link, ways

URI = "recovery.md"


def wave_anchor(number: int) -> str:
    """Return the id of the heading of a wave."""
    return f"wave-{number}"


def links_to(page: Page, systems: Iterable[str]) -> Html:
    """Return links to systems, by id."""
    return separated(page.link(page.book.base.systems[name]) for name in systems)


def back_after(one: Restored) -> Html:
    """Return when something is back, counted from the beginning, and whether anybody knows."""
    if one.is_known:
        return element("span", span_in_words(one.end))
    return badge(f"{span_in_words(one.end)} at least" if one.end else "nobody knows", "warning")


def takes(system: System) -> Html:
    """Return how long the system itself takes."""
    time = system.restore_time
    return element("span", time.text) if time else badge("nobody knows", "warning")


def recovery_runbooks(page: Page, system: str) -> Html:
    """Return the runbooks that bring a system back, with their files for who reads on paper.

    Where none is of the type disaster_recovery, it says so beside those that restore its backups.
    """
    found = separated(_runbook(page, one) for one in page.book.recovery.runbooks.get(system, ()))
    if system in page.book.with_recovery_runbook:
        return found
    backup = element("span", "from a backup: ", found) if found else EMPTY
    return joined([badge("no recovery runbook", "warning"), backup], " ")


def team_and_call(page: Page, system: System) -> Html:
    """Return the team, and who is called first with every way to reach them."""
    owner = page.book.directory.find(system.owner, ("team",)) if system.owner else None
    call = first_call(page.book.base, system, page.book.directory)
    lines = [_team(page, system)]
    if call is None:
        lines.append(badge("nobody can be reached", "error"))
    else:
        if call.contact is not None and call.contact is not owner:
            lines.append(joined([Html("call "), contact_link(page, call.contact)]))
        lines.append(ways(call.ways))
    return joined([element("div", line) for line in lines])


def in_recovery(page: Page, system: System) -> Html:
    """Return when a system is back and by what, for its page; empty where nobody restores it."""
    plan = page.book.recovery.plan
    one = plan.restored.get(system.id)
    if one is None:
        return EMPTY
    wave = page.to(URI, f"wave {one.wave} of {len(plan.waves):,}", wave_anchor(one.wave))
    words: list[Child] = [
        "After everything was down it comes back in ",
        wave,
        ". Takes: ",
        takes(system),
        ". Back after: ",
        back_after(one),
        ". Runbook: ",
        recovery_runbooks(page, system.id),
    ]
    return joined([page.heading("Recovery order"), element("p", *words)])


def _team(page: Page, system: System) -> Html:
    owner = page.book.directory.find(system.owner, ("team",)) if system.owner else None
    if owner is not None:
        return contact_link(page, owner)
    return page.unknown(system.owner) if system.owner else badge("no owner", "warning")


def _runbook(page: Page, runbook: Runbook) -> Html:
    path = element("span", f" ({runbook.path})", class_="rb-on-paper")
    return element("span", page.link(runbook), path)
