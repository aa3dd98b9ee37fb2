"""Lines of the SVG as paths, with arrowheads of their own.

A marker would need an id, and ids of several maps on one page collide.
"""

from collections.abc import Iterator, Sequence

from relaybook.graph.layout import Point

_TIP = 7
_HALF = 4


def arrow(points: Sequence[Point], *, downwards: bool, tip: bool) -> tuple[str, str]:
    """Return the path of a line through `points`, and its arrowhead as an element if it has one.

    The line bends between the 1st and 2nd point, the 3rd and 4th and so on, and is straight
    between those; it stops where the arrowhead begins.
    """
    along = [(y, x) for x, y in points] if downwards else list(points)
    end, across = along[-1]
    back = -_TIP if end >= along[-2][0] else _TIP
    if tip:
        along[-1] = (end + back, across)
    line = "".join(_commands(along, downwards=downwards))
    corners = [(end, across), (end + back, across - _HALF), (end + back, across + _HALF)]
    head = "L".join(_pair(corner, downwards=downwards) for corner in corners)
    return line, f'<path class="rb-tip" d="M{head}z"/>' if tip else ""


def _commands(along: Sequence[Point], *, downwards: bool) -> Iterator[str]:
    yield f"M{_pair(along[0], downwards=downwards)}"
    for index in range(0, len(along), 2):
        (start, beside), (stop, to_beside) = along[index], along[index + 1]
        if index:
            yield f"L{_pair(along[index], downwards=downwards)}"
        middle = (start + stop) // 2
        bend = [(middle, beside), (middle, to_beside), along[index + 1]]
        curve = " ".join(_pair(point, downwards=downwards) for point in bend)
        straight = _pair(along[index + 1], downwards=downwards)
        yield f"L{straight}" if beside == to_beside else f"C{curve}"


def _pair(point: Point, *, downwards: bool) -> str:
    return f"{point[1]} {point[0]}" if downwards else f"{point[0]} {point[1]}"
