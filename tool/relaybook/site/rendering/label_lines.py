"""A bold label such as **Undo:** begins a line of its own, and has a class to find it by.

Authors write several on the lines of one paragraph, which a forge runs together:

    **Expected:** `scaled`
    **If not:** stop and call.
"""

from xml.etree.ElementTree import Element

from relaybook.model.step_labels import LABEL_NAMES, canonical_label
from relaybook.site.rendering.plain_text import words_of

_CLASS = "rb-step-label"
LABEL_CLASSES = frozenset(
    {_CLASS, *(f"{_CLASS}--{name.replace('_', '-')}" for name in LABEL_NAMES)}
)
"""The classes that a bold text may have."""


def give_labels_lines(block: Element) -> None:
    """Mark the labels in a paragraph or item, and break the line before each that begins one."""
    if block.find("strong") is None:
        return
    before, is_fresh = block.text or "", block.tag == "p"  # an item begins with what to do
    for child in tuple(block):
        begins = is_fresh and not before.strip()
        if child.tag == "strong" and (begins or _ends_line(before)) and _is_label(child):
            child.set("class", _classes(words_of(child)))
            if not begins:
                block.insert(tuple(block).index(child), Element("br"))
        before, is_fresh = child.tail or "", child.tag == "br"


def _ends_line(text: str) -> bool:
    return text.rstrip(" \t").endswith("\n")


def _is_label(bold: Element) -> bool:
    return words_of(bold).rstrip().endswith(":") or (bold.tail or "").startswith(":")


def _classes(words: str) -> str:
    name = canonical_label(words.strip().rstrip(":").strip())
    return f"{_CLASS} {_CLASS}--{name.replace('_', '-')}" if name else _CLASS
