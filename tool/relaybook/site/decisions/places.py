"""Where the pages about several decisions stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from relaybook.model.decision import Decision
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.site.locations import Locations


@dataclass(frozen=True)
class DecisionPlaces:
    """assumptions: the page with those of all decisions. logs, systems: for newcomers, by name."""

    assumptions: str = ""
    logs: Mapping[str, str] = field(default_factory=dict)
    systems: Mapping[str, str] = field(default_factory=dict)


def decision_places(base: KnowledgeBase, index: str, locations: Locations) -> DecisionPlaces:
    """Reserve the pages, after those of the records.

    index: the page with the log of all decisions.
    """
    folder = index.removesuffix("index.md")
    logs = sorted({one.log for one in base.documents if isinstance(one, Decision)})
    return DecisionPlaces(
        locations.reserve(f"{folder}assumptions.md"),
        {log: locations.reserve(f"{folder}{log}/reading-path.md".lstrip("/")) for log in logs},
        {
            system.id: locations.reserve(f"{_stem(locations[system.path])}/decisions.md")
            for system in base.systems.values()
        },
    )


def _stem(uri: str) -> str:
    return uri.removesuffix(".md").removesuffix("/index")
