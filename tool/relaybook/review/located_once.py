"""Places that are found once: a finding is stamped again on each day that it may have changed."""

from relaybook.source import Place, Sources, Span


class LocatedOnce:
    """Finds lines and columns as other sources do, and remembers them."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._spans: dict[Place, Span] = {}
        self._lines: dict[tuple[str, int], str] = {}

    def locate(self, place: Place) -> Span:
        """Return lines and columns of a place; see `Sources`."""
        if place not in self._spans:
            self._spans[place] = self._sources.locate(place)
        return self._spans[place]

    def line(self, path: str, number: int) -> str:
        """Return one line without its end; see `Sources`."""
        key = (path, number)
        if key not in self._lines:
            self._lines[key] = self._sources.line(path, number)
        return self._lines[key]

    def text(self, path: str) -> str:
        """Return the whole text of a file, empty where it cannot be read."""
        return self._sources.text(path)

    def data(self, path: str) -> bytes:
        """Return the bytes of a file as they are, empty where it cannot be read."""
        return self._sources.data(path)
