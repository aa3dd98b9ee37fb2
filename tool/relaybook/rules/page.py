"""The page beside each rule, for people: the terminal and the site show the same text."""

import re
from importlib.resources import files

from relaybook.model.requirement import Requirement

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


def page_of_requirement(requirement: Requirement) -> str:
    """Return a page for a requirement of an organisation, which has none beside its pack."""
    parts = (
        f"# {requirement.id}",
        requirement.asks,
        requirement.why,
        f"What to write: {requirement.write}" if requirement.write else "",
        f"Source: {requirement.source}" if requirement.source else "",
        f"It stands in `{requirement.file}`.",
    )
    return "\n\n".join(filter(None, parts)) + "\n"
