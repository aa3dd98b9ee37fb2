"""Secrets in the text of a file: looked for while it is read anyway, so that it is read once."""

from relaybook.model.secrets import secrets_in

RULE = "exposed-secret"
Fault = tuple[str, str, str, int, int]
"""Rule, message, help, line and column."""

_HELP = (
    "change it where it is valid, since it is in the history too, and write where it is kept:"
    " `vault:<path>`; gitleaks finds more shapes than these"
)


def exposed_secrets(text: str) -> tuple[Fault, ...]:
    """Return a fault for each well-known shape of a key, token or password in a text."""
    return tuple(
        (RULE, f"this looks like {found.what}", _HELP, *_point(text, found.start))
        for found in secrets_in(text)
    )


def _point(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
