"""Text on its way into the element tree and into the templates of a theme."""

import re
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE

from relaybook.model.secrets import mask_secrets

# Python-Markdown marks its own placeholders with these two characters.
MARKERS = {2: None, 3: None}

_PLACEHOLDER = re.compile("\x02[^\x03]*\x03")

# The serializer leaves what looks like an entity as it is, since Python-Markdown's own parser
# hands it entities. Our text is decoded already, so a literal `&lt;` must be written out.
_LIKE_AN_ENTITY = re.compile(r"&(?=(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)

# Themes put titles into their templates without escaping, sometimes after undoing an escape.
_HARMLESS = str.maketrans({"<": "\u2039", ">": "\u203a", '"': "\u201d"})


def without_markers(text: str) -> str:
    """Return `text` without the two characters that could forge a placeholder."""
    return text.translate(MARKERS) if "\x02" in text or "\x03" in text else text


def as_node_text(text: str) -> str:
    """Return text so that a page shows exactly these characters.

    For everything that came out of a Markdown or XML parser, where `&#2;` has become a character.
    """
    clean = without_markers(text)
    if "&" not in clean:
        return clean
    return _LIKE_AN_ENTITY.sub(f"{AMP_SUBSTITUTE}amp;", clean)


def words_of(element: Element) -> str:
    """Return what a reader sees of a heading, without its permanent link and raw HTML."""
    if element.get("class") in {"headerlink", "footnote-ref"}:
        return ""
    pieces = [element.text or ""]
    for child in element:
        pieces += [words_of(child), child.tail or ""]
    text = "".join(pieces).replace(f"{AMP_SUBSTITUTE}amp;", "&")
    return _PLACEHOLDER.sub("", text)


def title_text(text: str) -> str:
    """Return a title in which no template can find a tag or the end of an attribute.

    `<`, `>` and `"` become typographic look-alikes, since Material decodes entities again in the
    title of a page (`striptags`) and then writes it as it stands.
    """
    return " ".join(without_markers(mask_secrets(text)).translate(_HARMLESS).split())


def template_text(text: str) -> str:
    """Return a title or description for the front matter or the navigation of a staged page.

    Whatever the planner writes there reaches a theme's templates unescaped: use this for each value
    that comes from a record.
    """
    return title_text(text).replace("&", "&amp;")
