"""Versions that people write, compared as far as they say anything."""

import re

_NUMBERS = re.compile(r"v?(\d+(?:\.\d+)*)", re.IGNORECASE)


def is_older(version: str, than: str) -> bool:
    """Whether one version is older than another; false where that cannot be told.

    Only the numbers that both give are compared, so 15 is not older than 15.4.
    """
    left, right = (_NUMBERS.match(text.strip()) for text in (version, than))
    if left is None or right is None:
        return False
    pairs = zip(left[1].split("."), right[1].split("."), strict=False)
    for mine, other in pairs:
        if int(mine[:9]) != int(other[:9]):
            return int(mine[:9]) < int(other[:9])
    return False
