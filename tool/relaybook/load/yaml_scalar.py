"""Any text as a YAML scalar on one line that every reader gives back as it was."""

import re

_PLAIN = re.compile(r"[A-Za-z][\w./-]*(?::[\w./-]+)*", re.ASCII)
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\xa0\ud800-\udfff\u2028\u2029\ufeff\ufffe\uffff]')


def exact_scalar(text: str) -> str:
    """Return `text` plain where nobody can misread it, else in double quotes."""
    return text if _PLAIN.fullmatch(text) and text.lower() not in _WORDS else quoted(text)


def quoted(text: str) -> str:
    """Return `text` in double quotes; what no YAML file may hold is escaped."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return f"\\{character}" if character in '"\\' else f"\\u{ord(character):04x}"
