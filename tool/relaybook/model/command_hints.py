"""Hints that a code block carries for machines, as Runme and others read them."""

import json
import re
from collections.abc import Mapping

_HINT = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s,}"']+))""")


def hints(info: str) -> Mapping[str, str]:
    """Return the hints of an info string: `bash { id=pause effect=change }`, or the same in JSON.

    What cannot be read is no hint.
    """
    text = info[info.find("{") :].strip() if "{" in info else ""
    try:
        values = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {
            found[1].lower(): found[2] or found[3] or found[4] for found in _HINT.finditer(text)
        }
    return {str(key).lower(): str(value) for key, value in values.items()}
