"""Colours and weights of a terminal, or none."""

from dataclasses import dataclass

from relaybook.findings import Severity

_RESET = "\x1b[0m"
_SEVERITY = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}


@dataclass(frozen=True, slots=True)
class Style:
    """Marks text where `color` is on, and returns it as it is where it is off."""

    color: bool = False

    def strong(self, text: str) -> str:
        """Return a heading or a name."""
        return self._marked("1", text)

    def faint(self, text: str) -> str:
        """Return what most readers skip."""
        return self._marked("2", text)

    def severity(self, severity: Severity, text: str = "") -> str:
        """Return `text`, else the word, in the colour of a severity."""
        return self._marked(_SEVERITY[severity], text or severity.word)

    def good(self, text: str) -> str:
        """Return what is as it should be."""
        return self._marked("32", text)

    def bad(self, text: str) -> str:
        """Return what somebody must not overlook."""
        return self._marked("1;31", text)

    def _marked(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}{_RESET}" if self.color and text else text
