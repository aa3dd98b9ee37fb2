"""What a system needs: the edges of the dependency graph."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from relaybook.model.fields import (
    LISTED,
    ContactRef,
    Day,
    Part,
    RunbookRef,
    Span,
    SystemRef,
    Text,
    Texts,
)

Criticality = Literal["hard", "soft"]
OnFailure = Literal["fails", "degrades", "queues", "manual", "unaffected"]
Purpose = Literal["run", "start", "recover", "deploy"]


class Agreement(Part):
    """Who agreed, and when."""

    by: ContactRef | None = None
    date: Day | None = None


class Dependency(Part):
    """One need of a system; a bare id means a hard dependency of which no detail is known."""

    to: SystemRef | None = None
    kind: (
        Literal[
            "sync_call",
            "async_event",
            "data_feed",
            "database",
            "file_transfer",
            "identity",
            "network",
            "dns",
            "secrets",
            "build",
            "deploy",
            "licence",
            "human",
            "legacy",
        ]
        | None
    ) = None
    criticality: Criticality | None = None
    on_failure: OnFailure | None = None
    needed_for: Annotated[tuple[Purpose, ...], LISTED] = ("run",)
    any_of: Text | None = None
    tolerates: Span | None = None
    environment: Text | None = None
    interface: Text | None = None
    via: Text | None = None
    runbook: RunbookRef | None = None
    contract: Text | None = None
    agreed: Agreement | None = None
    data_format: Text | None = None
    schedule: Text | None = None
    auth_model: Text | None = None
    interface_owner: ContactRef | None = None
    known_limits: Texts | None = None
    note: Text | None = None

    @property
    def target(self) -> str:
        """The id of the system that is needed, without a `system:` in front."""
        return (self.to or "").removeprefix("system:")

    @property
    def is_hard(self) -> bool:
        """Whether the system cannot do without; true where nobody has said otherwise."""
        return self.criticality != "soft"


def _dependency(value: Any) -> Any:
    return {"to": value} if isinstance(value, str) else value


Dependencies = Annotated[tuple[Annotated[Dependency, BeforeValidator(_dependency)], ...], LISTED]
