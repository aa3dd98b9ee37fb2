"""Alert rules as a monitoring system defines them."""

from dataclasses import dataclass

from relaybook.source import Place


@dataclass(frozen=True, slots=True)
class AlertRule:
    """One alert rule.

    place: where its name stands. runbook_url: as its annotation says. system: as its label says.
    condition: the expression that is true while it fires. team: whom its label sends it to.
    team_place: where that label stands, None where there is none.
    """

    name: str
    place: Place
    severity: str = ""
    summary: str = ""
    runbook_url: str = ""
    system: str = ""
    condition: str = ""
    team: str = ""
    team_place: Place | None = None

    @property
    def slug(self) -> str:
        """The name as `/a/<slug>/` carries it: lower case, other characters as one dash."""
        parts = "".join(c if c.isalnum() else " " for c in self.name.lower()).split()
        return "-".join(parts)
