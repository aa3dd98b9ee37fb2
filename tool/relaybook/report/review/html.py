"""A review as one HTML file that asks for nothing else, and prints on A4."""

import re
from collections.abc import Iterator
from html import escape

from relaybook.report.printable import printable
from relaybook.review.document import (
    Block,
    Document,
    Heading,
    Items,
    Ladders,
    Paragraph,
    Table,
)

_MOST_COLUMNS = 7
_HEAD = 3
_RUNGS = ("missing", "stated", "evidenced", "proven")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_STYLE = """
:root { color-scheme: light; --missing: #b3261e; --stated: #b8860b; --evidenced: #3f7cac;
  --proven: #2e7d32; }
* { box-sizing: border-box; }
body { font: 15px/1.45 system-ui, sans-serif; color: #1b1b1b; background: #fff; margin: 0 auto;
  max-width: 60rem; padding: 1.5rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; }
p { margin: .3rem 0; } .strong { font-size: 1.25rem; font-weight: 700; }
.scrolls { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .4rem 0; font-size: .86em; }
th, td { border: 1px solid #c8c8c8; padding: .25rem .45rem; text-align: left; vertical-align: top;
  overflow-wrap: break-word; }
th { background: #f0f0f0; }
article { border: 1px solid #c8c8c8; padding: .4rem .7rem; margin: .4rem 0; font-size: .92em; }
h3 { font-size: 1em; margin: 0 0 .2rem; }
dl { display: grid; grid-template-columns: 8rem 1fr; margin: 0; }
dt { color: #444; } dd { margin: 0; overflow-wrap: anywhere; }
.bar { display: flex; width: 14rem; max-width: 100%; height: 1rem; background: #eee; }
.bar span { display: block; height: 100%; }
.missing { background: var(--missing); } .stated { background: var(--stated); }
.evidenced { background: var(--evidenced); } .proven { background: var(--proven); }
.day { white-space: nowrap; } .key b { font-weight: 400; white-space: nowrap; }
.key span { display: inline-block; width: .8rem; height: .8rem; margin: 0 .3rem 0 1rem; }
@media (max-width: 40rem) {
  body { padding: .8rem; } .scrolls thead { display: none; }
  .scrolls table, .scrolls tbody { display: block; }
  .scrolls tr { display: block; border: 1px solid #c8c8c8; margin: .4rem 0; padding: .2rem .5rem; }
  .scrolls td, .scrolls tbody th { display: grid; grid-template-columns: 8rem minmax(0, 1fr);
    border: 0; background: none; padding: .1rem 0; overflow-wrap: anywhere; }
  .scrolls td:empty { display: none; }
  .scrolls { overflow-wrap: anywhere; }
  .ladder td.count { display: inline-block; margin-right: 1rem; }
  .ladder td.count::before { margin-right: .3rem; }
  .scrolls [data-name]::before { content: attr(data-name); color: #444; font-weight: 400; }
}
footer { margin-top: 2rem; border-top: 1px solid #c8c8c8; font-size: .8rem; color: #444; }
footer code { overflow-wrap: anywhere; }
@page { size: A4; margin: 12mm; }
@media print {
  body { font-size: 8.5pt; padding: 0; max-width: none; }
  h1 { font-size: 1.5em; } h2 { font-size: 1.15em; margin: .7em 0 .25em; break-after: avoid; }
  .strong { font-size: 1.2em; } article { padding: .25em .6em; }
  tr, article { break-inside: avoid; }
  .bar { width: 7rem; } .scrolls { overflow: visible; } thead { display: table-header-group; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""


def render(document: Document) -> str:
    """Return the page; text of records is escaped, and nothing on it is a script."""
    title = _text(document.title)
    parts = [
        "<!doctype html>",
        '<html lang="en">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>{_STYLE}</style></head>",
        f"<body><header><h1>{title}</h1><p>{_text(document.subtitle)}</p></header><main>",
        *(part for block in document.blocks for part in _block(block)),
        "</main><footer>",
        *(f"<p>{_text(name)}: <code>{_text(value)}</code></p>" for name, value in document.facts),
        "</footer></body></html>",
    ]
    return "\n".join(parts) + "\n"


def _text(text: str) -> str:
    return escape(printable(text))


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"<h2>{_text(block.text)}</h2>"
    elif isinstance(block, Paragraph):
        mark = ' class="strong"' if block.strong else ""
        yield f"<p{mark}>{_text(block.text)}</p>"
    elif isinstance(block, Items):
        yield f"<ul>{''.join(f'<li>{_text(item)}</li>' for item in block.items)}</ul>"
    elif isinstance(block, Ladders):
        yield from _ladders(block)
    else:
        yield from _table(block)


def _cards(table: Table) -> Iterator[str]:
    """Yield each row as a card: so many columns fit neither a phone nor A4."""
    for row in table.rows:
        yield f"<article><h3>{' · '.join(map(_text, row[:_HEAD]))}</h3><dl>"
        for name, one in zip(table.columns[_HEAD:], row[_HEAD:], strict=True):
            yield f"<dt>{_text(name)}</dt><dd>{_text(one)}</dd>"
        yield "</dl></article>"


def _table(table: Table) -> Iterator[str]:
    if len(table.columns) > _MOST_COLUMNS:
        yield from _cards(table)
        return
    head = "".join(f'<th scope="col">{_text(name)}</th>' for name in table.columns)
    # What scrolls must be reached by keys too.
    label = escape(table.name, quote=True)
    yield f'<div class="scrolls" tabindex="0" role="region" aria-label="{label}">'
    yield f"<table><thead><tr>{head}</tr></thead><tbody>"
    for row in table.rows:
        yield f"<tr>{''.join(map(_cell, table.columns, row))}</tr>"
    yield "</tbody></table></div>"


def _cell(name: str, text: str) -> str:
    """Return a cell that names its column where a narrow screen has no room for a head."""
    day = ' class="day"' if _DAY.fullmatch(text) else ""
    return f'<td{day} data-name="{escape(name, quote=True)}">{_text(text)}</td>'


def _ladders(block: Ladders) -> Iterator[str]:
    key = "".join(f'<b><span class="{name}"></span>{name}</b> ' for name in _RUNGS)
    yield f'<p class="key">{key}</p>'
    heads = "".join(
        f'<th scope="col">{name}</th>' for name in (block.of, "How far", *_RUNGS, "Beside")
    )
    yield f'<div class="scrolls" tabindex="0" role="region" aria-label="{block.of}: how far">'
    yield f'<table class="ladder"><thead><tr>{heads}</tr></thead><tbody>'
    for area, rungs, beside in block.rows:
        counts = "".join(
            f'<td class="count" data-name="{name}">{count}</td>'
            for name, count in zip(_RUNGS, rungs, strict=True)
        )
        yield (
            f'<tr><th scope="row">{_text(area)}</th><td data-name="how far">{_bar(rungs)}</td>'
            f"{counts}{_cell('Beside', beside)}</tr>"
        )
    yield "</tbody></table></div>"


def _bar(rungs: tuple[int, int, int, int]) -> str:
    of = sum(rungs)
    spans = (
        f'<span class="{name}" style="width:{100 * count / of:.2f}%"></span>'
        for name, count in zip(_RUNGS, rungs, strict=True)
        if count
    )
    return f'<div class="bar" aria-hidden="true">{"".join(spans)}</div>'
