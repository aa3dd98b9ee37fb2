"""Link targets and anchors: which may stand on a page, and how they are written there."""

import re
from collections.abc import Iterator
from urllib.parse import quote

_UNQUOTED = "%/:?#[]@!$&'()*+,;=~-._"
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20]+")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_USER = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//[^/?#]*@")
_BARE = re.compile(r"https?://[^\s<>\"`|]+")
_TRAILING = "?!.,:;*_~'\""


def percent_encoded(target: str) -> str:
    """Return a link target with everything encoded that an address may not hold."""
    return quote(target, safe=_UNQUOTED)


def is_external(target: str) -> bool:
    """Tell whether a browser would ask another host for this target, however it is disguised."""
    plain = _IGNORED_BY_BROWSERS.sub("", target).replace("\\", "/")
    return plain.startswith("//") or _SCHEME.match(plain) is not None


def names_a_user(target: str) -> bool:
    """Tell whether a target says as whom to ask (`https://user:password@host`): no link does."""
    plain = _IGNORED_BY_BROWSERS.sub("", target).replace("\\", "/")
    return _USER.match(plain) is not None


def safe_anchor(anchor: str) -> str:
    """Return the id under which an anchor stands on the site.

    It is the anchor itself, except that one beginning with two underscores could pose as an element
    of the theme (`__config`, `__search`), so it is prefixed as forges do. `__init__` is left alone.
    """
    if anchor.startswith("__") and not anchor.endswith("__"):
        return f"user-content-{anchor}"
    return anchor


def with_safe_anchor(target: str) -> str:
    """Return a link target whose fragment is renamed in the same way as the ids."""
    path, hash_sign, anchor = target.partition("#")
    return f"{path}#{safe_anchor(anchor)}" if hash_sign else target


def split_bare_links(text: str) -> Iterator[tuple[str, bool]]:
    """Yield stretches of `text`, each with whether it is an address that forges make a link."""
    rest = 0
    for match in _BARE.finditer(text):
        address = _without_trailing_punctuation(match.group())
        yield text[rest : match.start()], False
        yield address, True
        rest = match.start() + len(address)
    yield text[rest:], False


def _without_trailing_punctuation(address: str) -> str:
    end = len(address)
    # Counted once: an address of nothing but brackets must not take quadratic time.
    unmatched = address.count(")") - address.count("(")
    while end:
        last = address[end - 1]
        if last == ")" and unmatched > 0:
            unmatched -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return address[:end]
