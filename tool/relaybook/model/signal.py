"""What is known of how fresh a record is, each with what it rests on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a signal rests on. who: references to contacts. record: path of the record it is in."""

    text: str
    who: tuple[str, ...] = ()
    record: str = ""


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing that is known. state: in a few words."""

    name: str
    state: str
    evidence: tuple[Evidence, ...] = ()
