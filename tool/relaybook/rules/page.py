"""The page beside each rule, for people: the terminal and the site show the same text."""

import re
from importlib.resources import files

_MARK = re.compile(r"[ \t]*(?:# <- [\w-]+:\d+|<!-- <- [\w-]+:\d+ -->)")


def page_of(rule: str) -> str:
    """Return the Markdown page of a rule, without the marks that its tests read.

    Raises FileNotFoundError where the rule has none.
    """
    page = files("relaybook.rules").joinpath(f"{rule.replace('-', '_')}.md")
    return _MARK.sub("", page.read_text(encoding="utf-8"))
