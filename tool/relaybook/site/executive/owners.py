"""The second question: who answers for a system, who may decide what, and who knows it."""

from relaybook.graph.knowledge import known_by, ours_of
from relaybook.model.contact import Team
from relaybook.model.references import CONTACT_KINDS
from relaybook.model.system import System
from relaybook.site.executive.answer import Answer, Question, answer, warned
from relaybook.site.html import Html, joined
from relaybook.site.page import Page
from relaybook.site.portfolio import who, why_not
from relaybook.site.values import day
from relaybook.site.who_to_call import ends_on

_RIGHTS = (
    ("May stop it at once", "emergency_stop"),
    ("May accept a risk", "risk_acceptance"),
    ("Approves changes", "change"),
    ("Decides who sees its data", "data_access"),
)
_ENOUGH = 2


def owners(page: Page, system: System) -> Question:
    """Return who answers for it, who may decide what, and who knows it."""
    roles = system.roles
    answers = (
        answer("Team that owns it", _who(page, system.owner), system, "owner"),
        answer(
            "Accountable executive",
            _who(page, system.accountable_executive),
            system,
            "accountable_executive",
        ),
        answer(
            "Answers for the technology",
            _who(page, system.technical_owner),
            system,
            "technical_owner",
        ),
        answer(
            "Answers for the business",
            _who(page, roles.business if roles else None),
            system,
            "roles",
            "business",
        ),
        *(_right(page, system, name, field) for name, field in _RIGHTS),
        _knowers(page, system),
    )
    return Question("Who answers for it?", answers)


def _who(page: Page, reference: str | None) -> Html:
    """Return who is named, with the last day of whoever nobody follows."""
    shown = who(page, reference)
    contact = page.book.directory.find(reference, CONTACT_KINDS) if reference else None
    end = ends_on(page, contact) if contact else None
    if end is None or end < page.book.day:  # whoever has left is said to have left
        return shown
    return joined([shown, " until ", day(end, until=True)])


def _right(page: Page, system: System, name: str, field: str) -> Answer:
    named = getattr(system.decision_rights, field) if system.decision_rights else None
    return answer(name, _who(page, named), system, "decision_rights", field)


def _knowers(page: Page, system: System) -> Answer:
    shown = who(page, *(system.known_about_by or ()))
    count = _own_people(page, system)
    if shown and count is not None and count < _ENOUGH:
        shown = warned(shown, f"{count:,} of our own people" if count else "none of our own people")
    return Answer("People who know it", shown, why_not(system, "known_about_by"))


def _own_people(page: Page, system: System) -> int | None:
    """Return how many people of ours know it; None where names stand for nobody knows whom."""
    directory = page.book.directory
    found = [directory.find(one) for one in system.known_about_by or ()]
    if any(isinstance(one, Team) and not one.members for one in found):
        return None
    knowing = known_by({system.id: system}, directory)
    return len(ours_of(knowing, directory).get(system.id, ()))
