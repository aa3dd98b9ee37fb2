"""What looks like a secret is never printed; finding secrets is the work of other tools."""

import re

_SECRET = re.compile(
    r"""(?x)
    -----BEGIN[ A-Z]*PRIVATE\ KEY-----.*
    | \b(?:AKIA|ASIA)[0-9A-Z]{16}\b
    | \beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*
    | \bgh[pousr]_[A-Za-z0-9]{20,}
    | \bxox[abprs]-[\w-]{10,}
    | (?<=://)[^/\s:@]+:[^/\s@]+(?=@)
    | (?i:(?<=password=)|(?<=password:\ )|(?<=passwd=)|(?<=secret=)|(?<=token=)|(?<=api_key=)
        |(?<=apikey=))
      ["']?(?![$<{%\s])[^\s"'&]{4,}["']?
    """
)
MASK = "(masked)"


def mask_secrets(text: str) -> str:
    """Return `text` with well-known shapes of keys, tokens and passwords replaced."""
    return _SECRET.sub(MASK, text) if text else text
