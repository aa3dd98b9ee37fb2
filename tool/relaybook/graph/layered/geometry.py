"""Shapes in whole units, x to the right and y downwards."""

from dataclasses import dataclass

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a box."""

    width: int
    height: int

    def turned(self) -> "Size":
        """Return the size with x and y exchanged."""
        return Size(self.height, self.width)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its top left corner."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The x of the right side."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """The y of the lower side."""
        return self.top + self.height

    def moved(self, right: int, down: int) -> "Box":
        """Return the same box elsewhere."""
        return Box(self.left + right, self.top + down, self.width, self.height)

    def turned(self) -> "Box":
        """Return the box with x and y exchanged."""
        return Box(self.top, self.left, self.height, self.width)


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distances in the unit of the sizes.

    layers: between neighbouring layers. boxes: between boxes of one layer. lines: between a
    line that passes through a layer and what is beside it.
    """

    layers: int = 84
    boxes: int = 22
    lines: int = 12
