"""Digests say which text somebody followed."""

from hashlib import sha256

_PREFIX = "sha256:"


def digest(content: bytes) -> str:
    """Return the digest of a file, or of a step without the blank space around it."""
    return f"{_PREFIX}{sha256(content).hexdigest()}"


def digests_of(content: bytes) -> frozenset[str]:
    """Return every digest that the same text has, whatever ends its lines on the way."""
    unix = content.replace(b"\r\n", b"\n")
    return frozenset(map(digest, {content, unix, unix.replace(b"\n", b"\r\n")}))


def normal(written: str) -> str:
    """Return a digest as somebody wrote it, in the form that `digest` returns."""
    return f"{_PREFIX}{written.strip().lower().removeprefix(_PREFIX)}"
