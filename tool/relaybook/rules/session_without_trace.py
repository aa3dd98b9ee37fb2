from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.contact import Vendor
from relaybook.model.handover import Handover
from relaybook.model.handover_tables import Session
from relaybook.model.placeholder import is_placeholder
from relaybook.rules.context import Context
from relaybook.rules.handing_over import vendor_of
from relaybook.rules.rule import rule

_NONE_HELD = "handovers in which no session has been held yet"


@rule("session-without-trace", on=Handover, level=Level.FULL, area="knowledge", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem | CannotTell]:
    """Each session that was held left something to read, in a place of ours."""
    vendor = vendor_of(handover, context)
    held = [
        (number, session)
        for number, session in enumerate(handover.sessions or ())
        if session.date is not None and session.date < context.day
    ]
    if not held:
        yield CannotTell(_NONE_HELD)
    for number, session in held:
        if fault := _fault(session, vendor):
            yield Problem(
                handover.at("sessions", number, "id"),
                f"{session.id or 'the session'} of {session.date} {fault}",
                "write where its notes or its recording are kept (`artefact`) and how many "
                "questions are open (`questions_open`, 0 for none)",
            )


def _fault(session: Session, vendor: Vendor | None) -> str:
    """Return why nobody could learn from a session who was not there; empty where they could."""
    artefact = session.artefact
    if not artefact or is_placeholder(artefact):
        return "left nothing to read"
    if vendor and any(domain in artefact.casefold() for domain in vendor.domains or ()):
        return f"left its notes with the vendor, at {artefact}"
    if not session.questions_open or is_placeholder(session.questions_open):
        return "does not say which questions are open"
    return ""
