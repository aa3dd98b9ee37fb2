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


def is_placeholder(text: str) -> bool:
    """Whether `text` is empty, or only says that something should stand here."""
    words = " ".join(text.split())
    return not words or bool(_PLACEHOLDER.fullmatch(words))


def has_content(outline: Outline, index: int) -> bool:
    """Whether a heading or any below it holds code, a table, a picture or text of its own."""
    return any(_has_own_content(outline, at) for at in outline.subtree(index))


def _has_own_content(outline: Outline, index: int) -> bool:
    heading = outline.headings[index]
    if heading.has_more or not is_placeholder(heading.prose):
        return True
    # What looks like a place to fill in, `[impact]`, may be a link to a definition further down.
    is_bracketed = heading.prose.lstrip().startswith("[")
    return is_bracketed and any(link.section == index for link in outline.links)
