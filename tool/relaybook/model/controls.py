"""Which obligations bind a system, and what is done about each."""

from typing import Annotated

from relaybook.model.fields import LISTED, ContactRef, Day, Part, Span, Text, Texts
from relaybook.model.record import Record


class Obligation(Part):
    """Something the law, a regulator or a contract asks; a person confirms that it applies."""

    theme: Text | None = None
    instrument: Text | None = None
    version: Text | None = None
    confirmed_by: ContactRef | None = None
    confirmed_on: Day | None = None


class Control(Part):
    """What is done about an obligation, with evidence."""

    obligation: Text | None = None
    control: Text | None = None
    evidence: Texts | None = None
    checked_on: Day | None = None
    review_in: Span | None = None
    owner: ContactRef | None = None


class ControlsPart(Record):
    """Fields of `systems/<id>/controls.yaml`."""

    obligations: Annotated[tuple[Obligation, ...] | None, LISTED] = None
    controls: Annotated[tuple[Control, ...] | None, LISTED] = None
