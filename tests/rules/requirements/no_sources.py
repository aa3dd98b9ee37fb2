"""A base that was made from values and stands in no files."""

from relaybook.source import Place, Span


class _NoSources:
    def locate(self, place: Place) -> Span:
        raise AssertionError(place)

    def line(self, path: str, number: int) -> str:
        raise AssertionError((path, number))

    def text(self, path: str) -> str:
        raise AssertionError(path)

    def data(self, path: str) -> bytes:
        raise AssertionError(path)


NO_SOURCES = _NoSources()
