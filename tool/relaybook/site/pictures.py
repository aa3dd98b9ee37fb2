"""Which pictures are published: those that a page shows and that are nothing but pictures."""

import re
from xml.etree.ElementTree import ParseError, fromstring

from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.links import is_external, link_path

_BITMAPS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_ACTIVE = frozenset(
    [
        "script",
        "iframe",
        "object",
        "embed",
        "form",
        "input",
        "button",
        "foreignobject",
        "set",
        "animate",
        "handler",
    ]
)
_FETCHES = re.compile(r"@import|url\(\s*['\"]?\s*(?!#|data:image/)", re.IGNORECASE)


def is_picture(base: KnowledgeBase, path: str) -> bool:
    """Whether a file may be published as a picture. An SVG that could act when opened may not."""
    if path not in base.files:
        return False
    name = path.lower()
    return name.endswith(_BITMAPS) or (
        name.endswith(".svg") and is_passive_svg(base.sources.text(path))
    )


def pictures_shown(base: KnowledgeBase) -> tuple[str, ...]:
    """Return the files that visible pages show as pictures, sorted."""
    wanted = {
        link_path(record.path, link.target)
        for record in base.documents
        for link in record.outline.links
        if link.is_image and not is_external(link.target)
    }
    return tuple(path for path in sorted(wanted) if is_picture(base, path))


def is_passive_svg(text: str) -> bool:
    """Whether an SVG holds nothing that runs, loads or asks, even when opened on its own."""
    if "<!ENTITY" in text or "<?xml-stylesheet" in text:
        return False
    try:
        root = fromstring(text)  # noqa: S314 - entities, the one danger, are refused above
    except ParseError:
        return False
    return all(
        _local(element.tag) not in _ACTIVE
        and not _FETCHES.search(element.text or "")
        and all(_is_passive(_local(name), value) for name, value in element.items())
        for element in root.iter()
    )


def _local(name: object) -> str:
    return str(name).rpartition("}")[2].lower()


def _is_passive(name: str, value: str) -> bool:
    if name.startswith("on"):
        return False
    if name in ("href", "src"):
        return value.lstrip().startswith(("#", "data:image/png", "data:image/jpeg"))
    return not _FETCHES.search(value)
