from collections.abc import Iterator, Mapping

from relaybook.findings import Level, Problem
from relaybook.model.obligation_reference import Instrument
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.reference_packs import instruments_of, references_of
from relaybook.rules.rule import rule


@rule("replaced-instrument", on=System, level=Level.FULL, area="lawful", severity=None)
def check(system: System, context: Context) -> Iterator[Problem]:
    """No obligation rests on a law or rule that is known to be replaced."""
    replaced = context.once("replaced instruments", lambda: _replaced(context))
    for index, obligation in enumerate(system.obligations or ()):
        one = replaced.get((obligation.instrument or "").strip().casefold())
        if one is None or (one.replaced_on and one.replaced_on > context.day):
            continue
        since = f" since {one.replaced_on}" if one.replaced_on else ""
        yield Problem(
            system.at("obligations", index, "instrument"),
            f"{obligation.instrument} is replaced by {one.replaced_by}{since}",
            "let whoever answers for compliance say what binds now, and confirm that",
        )


def _replaced(context: Context) -> Mapping[str, Instrument]:
    listed = (one for _, one in instruments_of(references_of(context.kb)))
    return {one.instrument.casefold(): one for one in listed if one.replaced_by}
