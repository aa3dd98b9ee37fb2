"""What every form of a review is made of: headings, paragraphs, tables and ladders."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Heading:
    """The beginning of a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. strong: whether it is what a reader must not miss."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below columns. name: of the sheet in a workbook."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Ladders:
    """One bar for each area or system.

    rows: area, counts from missing to proven, and what is beside it. of: what has a bar, as the
    head of the first column.
    """

    rows: tuple[tuple[str, tuple[int, int, int, int], str], ...]
    of: str = "Area"


Block = Heading | Paragraph | Items | Table | Ladders


@dataclass(frozen=True, slots=True)
class Document:
    """A whole review. facts: name and value of each line of its foot."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    facts: tuple[tuple[str, str], ...]

    def beginning(self) -> "Document":
        """Return its first section alone: the answer, without what stands behind it."""
        heads = [at for at, block in enumerate(self.blocks) if isinstance(block, Heading)]
        end = heads[1] if len(heads) > 1 else len(self.blocks)
        return replace(self, blocks=self.blocks[:end], facts=())
