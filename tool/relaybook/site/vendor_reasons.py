"""Why a system hangs on a vendor: what it says of them, and what nobody of ours is left for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from relaybook.model.system import DecisionRights, System
from relaybook.review.leaver_people import Going

_RIGHTS = {
    "change": "approves changes",
    "risk_acceptance": "may accept a risk",
    "emergency_stop": "may stop it at once",
    "data_access": "decides who sees its data",
}


@dataclass(frozen=True)
class Reasons:
    """Asks systems about a vendor. names: whether a reference names the vendor or its people.

    going: who leaves with the vendor, and which teams and roles that leaves with nobody.
    """

    names: Callable[[str | None], bool]
    going: Going

    def of(self, system: System) -> Iterator[str]:
        """Yield in words why the system hangs on the vendor."""
        if self.names(system.provider):
            yield "they run it"
        yield from self._owned(system)
        if any(self._takes(level.contact) for level in system.escalation or ()):
            yield "they are called when it fails"
        rights = system.decision_rights
        yield from self._decided(rights) if rights else ()
        if system.known_about_by and all(map(self._takes, system.known_about_by)):
            yield "only they know it"
        for model in system.models or ():
            if self.names(model.provider):
                yield f"the model {model.id or 'unnamed'} is theirs"

    def _owned(self, system: System) -> Iterator[str]:
        if self.names(system.owner):
            yield "their team owns it"
        elif self._takes(system.owner):
            yield "nobody else is in the team that owns it"
        if self._takes(system.technical_owner):
            yield "one of them answers for the technology"

    def _decided(self, rights: DecisionRights) -> Iterator[str]:
        for name, words in _RIGHTS.items():
            if self._takes(getattr(rights, name)):
                yield f"nobody else {words}"

    def _takes(self, reference: str | None) -> bool:
        if reference is None:
            return False
        return self.names(reference) or self.going.takes(self.going.before.find(reference))
