"""What another CommonMark parser says of a text: slow, and written by other people."""

from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PARSER.validateLink = lambda _: True  # type: ignore[method-assign] - it leaves unsafe links out


class Structure(NamedTuple):
    """Headings as (line, level), links as (line, target), fences as (line, info), steps as
    (line, number); lines count from 1. A link below code or HTML that spans lines has no line."""

    headings: list[tuple[int, int]]
    links: list[tuple[int, str]]
    fences: list[tuple[int, str]]
    steps: list[tuple[int, int]]


def structure(text: str) -> Structure:
    found = Structure([], [], [], [])
    tokens = PARSER.parse(text)
    for token in tokens:
        line = token.map[0] + 1 if token.map else 0
        if token.type == "heading_open":
            found.headings.append((line, int(token.tag[1])))
        elif token.type == "fence":
            found.fences.append((line, unescapeAll(token.info).strip()))
        elif token.type == "code_block":
            found.fences.append((line, ""))
        elif token.type == "inline":
            found.links.extend(_links(token))
    found.steps.extend(_steps(tokens))
    return found


def _steps(tokens: list[Token]) -> list[tuple[int, int]]:
    found = []
    numbers: list[int] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            numbers.append(int(token.attrs.get("start", 1)))
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            numbers.pop()
        elif token.type == "list_item_open":
            if len(numbers) == 1 and token.info:  # a bullet has no number
                found.append(((token.map or [0])[0] + 1, numbers[0]))
            numbers[-1] += 1
    return found


def _links(inline: Token) -> list[tuple[int, str]]:
    first, end = inline.map or (0, 0)
    breaks = sum(child.type in ("softbreak", "hardbreak") for child in inline.children or ())
    line, step = (first + 1, 1) if end - first == breaks + 1 else (0, 0)
    found = []
    for child in inline.children or ():
        if child.type in ("softbreak", "hardbreak"):
            line += step
        elif child.type == "link_open":
            found.append((line, str(child.attrs["href"])))
        elif child.type == "image":
            found.append((line, str(child.attrs["src"])))
    return found


def normalised(target: str) -> str:
    """Return a target as this parser writes it."""
    return PARSER.normalizeLink(target)
