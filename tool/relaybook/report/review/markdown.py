"""A review as Markdown, for a ticket or a pull request."""

from collections.abc import Iterator

from relaybook.report.markdown import escaped
from relaybook.review.document import (
    Block,
    Document,
    Heading,
    Items,
    Ladders,
    Paragraph,
    Table,
)


def render(document: Document) -> str:
    """Return the review; text of records is escaped."""
    lines = [f"# {escaped(document.title)}", "", escaped(document.subtitle), ""]
    for block in document.blocks:
        lines += [*_block(block), ""]
    lines += [f"- {escaped(name)}: `{value}`" for name, value in document.facts]
    return "\n".join(lines) + "\n"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"## {escaped(block.text)}"
    elif isinstance(block, Paragraph):
        text = escaped(block.text)
        yield f"**{text}**" if block.strong else text
    elif isinstance(block, Items):
        yield from (f"- {escaped(item)}" for item in block.items)
    elif isinstance(block, Ladders):
        rows = tuple((area, *map(str, rungs), beside) for area, rungs, beside in block.rows)
        yield from _table(
            Table("", (block.of, "missing", "stated", "evidenced", "proven", "beside"), rows)
        )
    else:
        yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(map(escaped, table.columns))} |"
    yield f"|{'---|' * len(table.columns)}"
    for row in table.rows:
        yield f"| {' | '.join(map(escaped, row))} |"
