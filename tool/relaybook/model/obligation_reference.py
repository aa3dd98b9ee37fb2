"""Which instruments there are for each theme of obligations: dated, and meant to be replaced."""

from datetime import date
from typing import Literal

from relaybook.config_section import Section

Seen = Literal["original", "secondary", "memory"]


class Instrument(Section):
    """A law, rule or standard.

    replaced_by: what took its place, empty while it holds; on: since when. seen: whether the
    original was read, or what others say of it. note: what to look at before relying on it.
    """

    instrument: str
    version: str = ""
    applies_in: str = ""
    replaced_by: str = ""
    replaced_on: date | None = None
    seen: Seen = "secondary"
    note: str = ""


class Theme(Section):
    """Something that is asked in many places under many names."""

    theme: str
    asks: str = ""
    instruments: tuple[Instrument, ...] = ()


class ReferencePack(Section):
    """Themes with their instruments as somebody saw them on one day.

    owner: who keeps it. as_of: the day on which it was held against its sources; expires_on: after
    which it is not to be relied on. confirmed_by, confirmed_on: who of ours said that it is what
    binds us. path: where it lies, empty for the one that comes with relaybook.
    """

    title: str
    owner: str
    as_of: date
    expires_on: date
    confirmed_by: str = ""
    confirmed_on: date | None = None
    themes: tuple[Theme, ...] = ()
    path: str = ""
