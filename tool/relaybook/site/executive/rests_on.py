"""The third question: what a system rests on, and what could go wrong."""

from collections.abc import Iterable, Iterator

from relaybook.graph.edges import Edge
from relaybook.model.business import Risk
from relaybook.model.contact import Vendor
from relaybook.model.system import System
from relaybook.site.executive.answer import Answer, Question, answer, extra, titled
from relaybook.site.html import EMPTY, Child, Html, joined
from relaybook.site.page import Page, badge, separated
from relaybook.site.portfolio import or_unknown, who
from relaybook.site.prose import prose
from relaybook.site.recovery import back_after
from relaybook.site.tables import table
from relaybook.site.values import day, field_value
from relaybook.site.who_to_call import ends_on

_NAMED = 12
_RISK_HEADERS = ("Risk", "Likelihood, impact", "What is done", "Who", "By")


def rests_on(page: Page, system: System) -> Question:
    """Return what it needs, what needs it, how it comes back, and the risks."""
    answers = (
        answer("When it is down", prose(system.impact_of_outage or ""), system, "impact_of_outage"),
        answer("Cannot do without", _needs(page, system), system, "depends_on"),
        Answer("Needed by", _needed_by(page, system)),
        extra("Vendors", _vendors(page, system)),
        answer("Promised to be back in", field_value(page, system, "rto"), system, "rto"),
        answer("Would be back after", _back(page, system), system, "restore_time"),
        answer(
            "Meanwhile people work by",
            field_value(page, system, "manual_fallback"),
            system,
            "manual_fallback",
        ),
        answer("Risks written down", _count(system), system, "risks"),
    )
    details = titled("Risks", _risks(page, system.risks or ()))
    return Question("What does it rest on, and what could go wrong?", answers, details)


def _needs(page: Page, system: System) -> Html:
    edges = page.book.graph.needs(system.id)
    if not edges and not system.depends_on:
        return EMPTY
    hard = dict.fromkeys(edge.target for edge in edges if edge.is_hard)
    soft = dict.fromkeys(edge.target for edge in edges if edge.target not in hard)
    named = _named(page, hard) if hard else Html("nothing")
    return joined([named, f", and makes use of {len(soft):,} more" if soft else None])


def _needed_by(page: Page, system: System) -> Html:
    edges: Iterable[Edge] = page.book.graph.needed_by(system.id)
    names = dict.fromkeys(edge.source for edge in edges)
    if not names:
        return Html("no other system here")
    all_ = len(page.book.graph.needed_by_all(system.id).depths)
    more = f"; {all_:,} in all" if all_ > len(names) else ""
    return joined([_named(page, names), more])


def _named(page: Page, ids: Iterable[str]) -> Html:
    names = list(ids)
    rest = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    return joined([separated(_system(page, one) for one in names[:_NAMED]), rest])


def _system(page: Page, name: str) -> Html:
    return page.reference(name, ("system",))


def _vendors(page: Page, system: System) -> Html:
    """Return the vendors that run it, what it needs or its models, each with its last day."""
    return separated(_vendor(page, one) for one in dict.fromkeys(_vendor_names(page, system)))


def _vendor_names(page: Page, system: System) -> Iterator[str]:
    systems = page.book.base.systems
    needed = [systems[one.target] for one in page.book.graph.needs(system.id)]
    providers = [one.provider for one in (system, *needed)]
    models = [one.provider for one in system.models or ()]
    leaving = [one.from_ for one in page.book.handovers_of(system.id)]
    for reference in (*providers, *models, *leaving):
        found = page.book.find(reference, ("vendor",)) if reference else None
        if found is not None:
            yield found.id


def _vendor(page: Page, name: str) -> Html:
    vendor = page.book.base.contacts[name]
    end = ends_on(page, vendor) if isinstance(vendor, Vendor) else None
    until = joined([" until ", day(end, until=True)]) if end else None
    return joined([page.link(vendor), until])


def _back(page: Page, system: System) -> Html:
    one = page.book.recovery.plan.restored.get(system.id)
    if one is None or not one.is_known:
        return EMPTY
    shown = back_after(one)
    if system.rto is not None and one.end > system.rto.in_seconds:
        return joined([shown, badge("later than promised", "error")], " ")
    return shown


def _count(system: System) -> Html:
    return Html(str(len(system.risks))) if system.risks else EMPTY


def _risks(page: Page, risks: Iterable[Risk]) -> Html:
    rows = [_risk(page, one) for one in risks]
    return table(_RISK_HEADERS, rows, stacked=True) if rows else EMPTY


def _risk(page: Page, risk: Risk) -> tuple[Child, ...]:
    how = ", ".join(filter(None, [risk.likelihood, risk.impact]))
    accepted = who(page, risk.accepted_by) if risk.response == "accept" else EMPTY
    until = joined([" until ", day(risk.expires_on, until=True)]) if risk.expires_on else None
    return (
        prose(risk.what or risk.id or "unnamed"),
        or_unknown(how),
        or_unknown(
            joined(
                [
                    prose(risk.plan or ""),
                    joined(["Accepted by ", accepted, until]) if accepted else None,
                ],
                ". ",
            )
        ),
        or_unknown(who(page, risk.owner)),
        or_unknown(day(risk.due_on, due=True)),
    )
