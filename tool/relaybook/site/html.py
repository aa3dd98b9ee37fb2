"""HTML as a type of its own: what is not `Html` is escaped on its way in, without exception.

What looks like a secret is masked on the same way.

Everything is written as XML, as trusted blocks must be.
"""

import re
from collections.abc import Iterable
from html import escape

from relaybook.model.secrets import mask_secrets

_SPACE = "\t\n\r"


class Html(str):
    """Markup that this package made. Never make one of a record's text."""

    __slots__ = ()


Child = str | Html | None
EMPTY = Html("")


def text(value: str) -> Html:
    """Return what a reader sees as exactly these characters; control characters vanish."""
    return value if isinstance(value, Html) else Html(escape(mask_secrets(_printable(value))))


def element(tag: str, *children: Child, **attributes: str | bool | None) -> Html:
    """Return an element. Attributes that are None or false are left out, true repeats the name.

    A trailing underscore of a name is dropped and the others become dashes: `class_`, `data_until`.
    """
    written = "".join(
        f' {_name(name)}="{_name(name) if value is True else text(value)}"'
        for name, value in attributes.items()
        if value is not None and value is not False
    )
    content = joined(children)
    if tag in _VOID:
        return Html(f"<{tag}{written}/>")
    return Html(f"<{tag}{written}>{content}</{tag}>")


def joined(parts: Iterable[Child], separator: str = "") -> Html:
    """Return the parts one after the other; None and empty ones are left out."""
    return Html(text(separator).join(text(part) for part in parts if part))


def breakable(name: str) -> Html:
    """Return a name such as `FraudScoreLatencyHigh`, which may break before its capitals."""
    return joined(_HUMP.split(mask_secrets(name)), element("wbr"))


_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_VOID = frozenset({"br", "hr", "img", "input", "wbr"})


def _name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _printable(value: str) -> str:
    if value.isprintable():
        return value
    return "".join(one for one in value if one in _SPACE or _is_xml(ord(one)))


def _is_xml(code: int) -> bool:
    """Whether XML and HTML both know the character: no controls, surrogates or non-characters."""
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000:  # noqa: PLR2004 - Unicode
        return False
    return code & 0xFFFE != 0xFFFE and not 0xFDD0 <= code < 0xFDF0  # noqa: PLR2004 - Unicode
