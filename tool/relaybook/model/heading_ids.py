"""The ids that a forge gives to headings, so that one link works there and on the site."""

import re
import unicodedata
from functools import lru_cache

# Letters, marks, decimal digits and connectors: what Ruby calls a word character, which is what
# the forges keep. Python's own `\w` drops the vowel signs of many scripts.
_KEPT = {"Nd", "Nl", "Pc"}
_NOT_KEPT_IN_ASCII = re.compile(r"[^a-z0-9_ -]+")  # the same for most headings, and faster


@lru_cache(maxsize=20_000)  # the same few headings stand on thousands of pages
def github_slug(text: str) -> str:
    """Return the id GitHub gives to a heading with this plain text, before numbering.

    `text` is what a reader sees: the text of the heading with its code spans, without HTML tags
    and without the alternative text of images.
    """
    if text.isascii():
        return _NOT_KEPT_IN_ASCII.sub("", text.lower()).replace(" ", "-")
    kept = (character for character in text.lower() if _is_kept(character))
    return "".join(kept).replace(" ", "-")


def _is_kept(character: str) -> bool:
    if character in "- ":
        return True
    category = unicodedata.category(character)
    return category[0] in "LM" or category in _KEPT


class HeadingIds:
    """Hands out the ids of one document, in the order of its headings."""

    def __init__(self) -> None:
        self._repeats: dict[str, int] = {}

    def add(self, text: str) -> str:
        """Return the id of the next heading: `steps`, then `steps-1`, `steps-2`.

        Empty where the text has nothing that an id could be made of.
        """
        slug = github_slug(text)
        unique = slug
        while unique in self._repeats:
            self._repeats[slug] += 1
            unique = f"{slug}-{self._repeats[slug]}"
        self._repeats[unique] = 0
        return unique
