"""Text that only holds a place: a template nobody filled in is not content."""

import re

from relaybook.model.outline import Outline

# A link in angle brackets, an HTML void element or a component (`<Graph />`) is content.
_BRACKETED = r"""
    <(?![\w+.-]+:|[^>]*@)[^>]{1,120}(?<!/)> | \[[^\]]{1,120}\] | \{\{?[^}]{1,120}\}?\}
"""
_PLACEHOLDER = re.compile(
    rf"""(?ix)
    (?: (?: todo | tbd | tbc | fixme ) \b .{{0,100}}
      | (?: xxx+ | n/?a | none\ yet | not\ yet | coming\ soon )
      | lorem\ ipsum .*
      | to\ be\ (?:written|done|defined|decided|completed|confirmed|added|filled\ in)
      | describe\ .{{0,100}}
      | (?:add|write|insert|fill\ in|enter|put|list|give)\ .{{0,60}}\bhere\b .{{0,40}}
      | (?:add|write|insert|fill\ in)\ your\ .{{0,60}}
      | (?: {_BRACKETED} ) (?: [\s,;]* (?: {_BRACKETED} ) )*
      | \.{{3}} | … | [-\u2013\u2014_?]+
    )
    [\s.:!]*
    """
)

# Any text that one of the patterns fits begins like this; nearly all other text is told by it.
_BEGINNINGS = (
    *("todo", "tbd", "tbc", "fixme", "xxx", "n/a", "na", "none", "not", "coming"),
    *("lorem", "to", "describe", "add", "write", "insert", "fill", "enter", "put", "list"),
    *("give", "<", "[", "{", ".", "\u2026", "-", "\u2013", "\u2014", "_", "?"),
)

_LONGEST_BEGINNING = 12


def is_placeholder(text: str) -> bool:
    """Whether `text` is empty, or only says that something should stand here."""
    start = text.lstrip()[:_LONGEST_BEGINNING].lower()
    if not start:
        return True
    return start.startswith(_BEGINNINGS) and bool(_PLACEHOLDER.fullmatch(" ".join(text.split())))


def has_content(outline: Outline, index: int) -> bool:
    """Whether a heading or any below it holds code, a table, a picture or text of its own."""
    return _has_own_content(outline, index) or any(
        _has_own_content(outline, at) for at in outline.subtree(index)[1:]
    )


def _has_own_content(outline: Outline, index: int) -> bool:
    heading = outline.headings[index]
    if heading.has_more or not is_placeholder(heading.prose):
        return True
    # What looks like a place to fill in, `[impact]`, may be a link to a definition further down.
    is_bracketed = heading.prose.lstrip().startswith("[")
    return is_bracketed and any(link.section == index for link in outline.links)
