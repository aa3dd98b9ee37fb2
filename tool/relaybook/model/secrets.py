"""What looks like a secret is never printed; finding secrets is the work of other tools.

A placeholder is no secret and stays: `password=$PASS`, `token=<TOKEN>`, `{{ api_key }}`.
"""

import re
from typing import Any, NamedTuple

MASK = "(masked)"

_PLACEHOLDER = r"(?![$<{%\s]|\(masked\))"
# A value ends before what closes it: the quote, the bracket or the emphasis that it stands in.
_VALUE = r"""[^\s"'`&]{3,}[^\s"'`&)\],.;:*]"""

# Each with what is in every text that it finds: most texts hold none of these.
_KEY = re.compile(
    r"-----BEGIN[ A-Z]*PRIVATE KEY-----"
    r"(?:[^`~]{0,8000}?-----END[ A-Z]*PRIVATE KEY-----|[^\n`]*)"
)
_CLOUD = re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b")
_FORGE = re.compile(r"\bgh[pousr]_[A-Za-z0-9]{20,}")
_SHAPES = (
    ("PRIVATE KEY-----", "a private key", _KEY),
    ("AKIA", "the id of a cloud key", _CLOUD),
    ("ASIA", "the id of a cloud key", _CLOUD),
    ("eyJ", "a signed web token", re.compile(r"\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*")),
    *((sign, "a token of a forge", _FORGE) for sign in ("ghp_", "gho_", "ghu_", "ghs_", "ghr_")),
    ("xox", "a token of a chat", re.compile(r"\bxox[abprs]-[\w-]{10,}")),
    (
        "://",
        "a password in an address",
        re.compile(rf"(?P<kept>://)[^/\s:@]+:{_PLACEHOLDER}[^/\s@]+(?=@)"),
    ),
)
_NAMED = re.compile(
    r"""(?i)(?P<kept>(?:password|passwd|secret|token|api_?key)=["'`]?)"""
    rf"{_PLACEHOLDER}{_VALUE}"
)
_BEFORE_EQUALS = ("word=", "passwd=", "secret=", "token=", "key=")
# What stands where a secret would: masked all the same, and nothing to report.
_EXAMPLE = re.compile(
    r"(?i)x{4,}|\*{3,}|\.{3}|example|change-?me|dummy|redacted|placeholder|abc123|wrong|your[-_]"
)
# In prose a colon is followed by words as well: `password: ask the vault`.
_AFTER_COLON = re.compile(
    rf"""(?im)(?P<kept>password["']?: ["'`]?){_PLACEHOLDER}(?!\[)"""
    rf"""(?=[a-z]*[^a-z\s.,;:!?)]|\S+\s*$){_VALUE}"""
)


def mask_secrets(text: str) -> str:
    """Return `text` with well-known shapes of keys, tokens and passwords replaced."""
    for sign, _, shape in _SHAPES:
        if sign in text:
            text = shape.sub(_masked, text)
    if "=" not in text and ": " not in text:
        return text
    lowered = text.lower()
    if any(name in lowered for name in _BEFORE_EQUALS):
        text = _NAMED.sub(_masked, text)
    return _AFTER_COLON.sub(_masked, text) if "password" in lowered else text


class Secret(NamedTuple):
    """Where a text holds what looks like a secret, in characters; what: its shape in words."""

    start: int
    end: int
    what: str


def secrets_in(text: str) -> tuple[Secret, ...]:
    """Return the well-known shapes of keys, tokens and passwords in a text, in its order."""
    shapes = [(what, shape) for sign, what, shape in _SHAPES if sign in text]
    lowered = text.lower()
    if any(name in lowered for name in _BEFORE_EQUALS):
        shapes.append(("a password or token", _NAMED))
    if "password" in lowered:
        shapes.append(("a password", _AFTER_COLON))
    found: list[Secret] = []
    for what, shape in shapes:
        for match in shape.finditer(text):
            start = match.start() + len(match.groupdict().get("kept", ""))
            if shape is not _KEY and _EXAMPLE.search(text, start, match.end()):
                continue
            if not any(one.start <= start < one.end for one in found):
                found.append(Secret(start, match.end(), what))
    return tuple(sorted(found))


def mask_in(value: Any) -> Any:
    """Return plain data (dicts, lists, strings) with every string in it masked."""
    if isinstance(value, str):
        return mask_secrets(value)
    if isinstance(value, dict):
        return {mask_in(key): mask_in(one) for key, one in value.items()}
    return [mask_in(one) for one in value] if isinstance(value, list) else value


def _masked(found: re.Match[str]) -> str:
    return found.groupdict().get("kept", "") + MASK
