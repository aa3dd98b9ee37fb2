"""Pieces of Markdown that the reference pages are made of."""

from collections.abc import Iterable, Sequence

GENERATED = "<!-- Written by `make reference` from the code: change it there. -->"


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(map(cell, line))} |" for line in lines)


def cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split()) or " "


def code(text: str) -> str:
    return f"`{text}`"


def page(*parts: str) -> str:
    return "\n\n".join(part for part in (*parts[:1], GENERATED, *parts[1:]) if part) + "\n"
