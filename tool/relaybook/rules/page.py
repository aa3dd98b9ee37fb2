"""The page beside each rule, for people: the terminal and the site show the same text."""

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from relaybook.model.requirement import Requirement
from relaybook.rules.rule import Rule

_MARK = re.compile(r"[ \t]*(?:# <- [\w-]+:\d+|<!-- <- [\w-]+:\d+ -->)")


def page_of(rule: str) -> str:
    """Return the Markdown page of a rule, without the marks that its tests read.

    Raises FileNotFoundError where the rule has none.
    """
    return _MARK.sub("", _file(rule).read_text(encoding="utf-8"))


def has_page(rule: str) -> bool:
    """Return whether a page stands beside the rules or the packs under this name."""
    return _file(rule).is_file()


def _file(rule: str) -> Traversable:
    folder, name = files("relaybook.rules"), f"{rule.replace('-', '_')}.md"
    page = folder.joinpath(name)
    # A requirement has its page beside the pack.
    return page if page.is_file() else folder.joinpath("packs", name)


def page_of_rule(rule: Rule) -> str:
    """Return the Markdown page of a rule; of a requirement of a base what its pack says of it."""
    try:
        return page_of(rule.id)
    except FileNotFoundError:
        return "\n\n".join([f"# {rule.id}", *_said(rule.requirements)]) + "\n"


def _said(requirements: Iterable[Requirement]) -> Iterator[str]:
    for one in requirements:
        source = f" Source: {one.source}." if one.source else ""
        what = f"To meet it, {one.write}." if one.write else ""
        stands = f"It stands in `{one.file}`.{source}"
        yield from (text for text in (one.asks, one.why, what, stands) if text)
