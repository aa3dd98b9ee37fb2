"""In which order every record takes what it does not say itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from relaybook.load.inherit import inherit_for_runbook, inherit_from_team
from relaybook.load.ownership.owning import Owning
from relaybook.load.records import Loaded
from relaybook.model.contact import Contact
from relaybook.model.record import Record
from relaybook.model.runbook import Runbook
from relaybook.model.system import System

S = TypeVar("S", System, Runbook)


@dataclass(frozen=True)
class Inheritance:
    """Fills records: from the nearest file of owners, their systems, teams, last a catch-all.

    contacts: by id. owning: what files of owners say.
    """

    contacts: Mapping[str, Contact]
    owning: Owning

    def systems(self, found: Mapping[str, System]) -> dict[str, System]:
        """Return the systems with all but what a catch-all says."""
        return {
            name: inherit_from_team(self.owning.near(system), self.contacts)
            for name, system in found.items()
        }

    def documents(self, loaded: Loaded, systems: Mapping[str, System]) -> Iterator[Record]:
        """Yield every record with what it takes from elsewhere; faults are added to `loaded`."""
        for record in loaded.records:
            if isinstance(record, Runbook):
                runbook, problems = inherit_for_runbook(
                    self.owning.near(record), systems, self.contacts
                )
                self.owning.disputed |= {one.record for one in problems if one.field == "owner"}
                loaded.problems += problems
                yield self._last(runbook)
            elif isinstance(record, System) and systems[record.id].path == record.path:
                yield self._last(systems[record.id])
            else:
                yield record

    def _last(self, record: S) -> S:
        filled = self.owning.last(record)
        return filled if filled is record else inherit_from_team(filled, self.contacts)
