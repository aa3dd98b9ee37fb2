"""Step 8: what does not hang together, in rows under each other."""

from collections.abc import Sequence
from math import sqrt

from relaybook.graph.layered.geometry import Point, Size

_SHAPE = 1.6  # width to height, about that of a screen


def pack(sizes: Sequence[Size], gap: int) -> list[Point]:
    """Return the top left corner of each rectangle, in rows from the highest to the lowest."""
    area = sum((size.width + gap) * (size.height + gap) for size in sizes)
    limit = max([size.width for size in sizes] + [round(sqrt(area * _SHAPE))], default=0)
    corners: list[Point] = [(0, 0)] * len(sizes)
    left = top = height = 0
    for index in sorted(range(len(sizes)), key=lambda index: (-sizes[index].height, index)):
        size = sizes[index]
        if left and left + size.width > limit:
            left, top, height = 0, top + height + gap, 0
        corners[index] = (left, top)
        left += size.width + gap
        height = max(height, size.height)
    return corners
