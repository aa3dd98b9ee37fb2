"""The page beside each rule, for people: the terminal and the site show the same text."""

import re
from importlib.resources import files

_MARK = re.compile(r"[ \t]*(?:# <- [\w-]+:\d+|<!-- <- [\w-]+:\d+ -->)")


def page_of(rule: str) -> str:
    """Return the Markdown page of a rule, without the marks that its tests read.

    Raises FileNotFoundError where the rule has none.
    """
    folder, name = files("relaybook.rules"), f"{rule.replace('-', '_')}.md"
    page = folder.joinpath(name)
    if not page.is_file():  # a requirement has its page beside the pack
        page = folder.joinpath("packs", name)
    return _MARK.sub("", page.read_text(encoding="utf-8"))
