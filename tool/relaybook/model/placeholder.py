"""Text that only holds a place: a template nobody filled in is not content."""

import re

from relaybook.model.outline import Outline

_PLACEHOLDER = re.compile(
    r"""(?ix)
    (?: todo | tbd | tbc | fixme | xxx | n/?a | none\ yet | not\ yet | coming\ soon | lorem\ ipsum.*
      | to\ be\ (?:written|done|defined|decided|completed|confirmed|added|filled\ in)
      | (?:add|write|describe|insert|fill\ in|enter)\ (?:your|the|a|here|this)\b.{0,80}
      | <[^>]{1,120}> | \[[^\]]{1,120}\] | \{\{?[^}]{1,120}\}?\} | \.{3} | … | [-–—_?]+
    )
    [\s.:!]*(?:\ .{0,40})?
    """
)
_EXACT = re.compile(r"(?i)(?:todo|tbd|tbc|fixme)\b.*", re.DOTALL)


def is_placeholder(text: str) -> bool:
    """Whether `text` is empty, or only says that something should stand here."""
    words = " ".join(text.split())
    return not words or bool(_PLACEHOLDER.fullmatch(words) or _EXACT.fullmatch(words))


def has_content(outline: Outline, index: int) -> bool:
    """Whether a heading or any below it holds code, a table, a picture or text of its own."""
    return any(
        outline.headings[at].has_more or not is_placeholder(outline.headings[at].prose)
        for at in outline.subtree(index)
    )
