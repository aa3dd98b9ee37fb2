from collections.abc import Iterator

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.controls import Obligation
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("uncontrolled-obligation", on=System, level=Level.FULL, area="data", severity=None)
def check(system: System, _: Context) -> Iterator[Problem | CannotTell]:
    """Each obligation of a system is met by a control."""
    if system.obligations and not system.controls:
        yield CannotTell("obligations of systems without any control")  # unproven-control asks
        return
    met = {_plain(one.obligation) for one in system.controls or () if _plain(one.control)}
    for at, obligation in enumerate(system.obligations or ()):
        names = _names(obligation)
        if names and met.isdisjoint(map(_plain, names)):
            yield Problem(
                system.at("obligations", at),
                f"no control of {system.name} meets the obligation {names[0]!r}",
                f"write what is done about it: `controls: [{{obligation: {names[0]}, control: ..., "
                "evidence: ..., checked_on: ..., owner: ...}]`",
            )


def _names(obligation: Obligation) -> list[str]:
    """Return the words by which a control may name an obligation."""
    return [name for name in (obligation.theme, obligation.instrument) if name]


def _plain(text: str | None) -> str:
    return " ".join((text or "").split()).casefold()
