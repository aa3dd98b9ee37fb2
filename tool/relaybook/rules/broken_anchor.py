from collections.abc import Iterator

from relaybook.findings import CannotTell, Problem
from relaybook.model.links import find_page, is_external, is_page, link_fragment, link_path
from relaybook.model.nearest import nearest
from relaybook.model.outline import Link, Outline
from relaybook.model.record import Record
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_TOP = "top"  # browsers go to the top of the page where nothing has this id
_WRITTEN_BY_CODE = ("{", "<%")


@rule("broken-anchor", on=Record, area="links")
def check(record: Record, context: Context) -> Iterator[Problem | CannotTell]:
    """Each link to a part of a page names a heading that is there."""
    for link in record.outline.links:
        if "#" not in link.target or is_external(link.target):
            continue
        fragment = link_fragment(link.target)
        if fragment and fragment.lower() != _TOP:
            yield from _judge(record, link, fragment, context)


def _judge(
    record: Record, link: Link, fragment: str, context: Context
) -> Iterator[Problem | CannotTell]:
    path = _page(record, link, context)
    if path is None or any(mark in link.target for mark in _WRITTEN_BY_CODE):
        return  # broken-link says so, or counts it
    outline = context.outline(path) if is_page(path) else None
    if outline is None or "?" in link.target or fragment.startswith(":~:"):
        yield CannotTell("links into files that are not Markdown pages")
    elif fragment not in outline.ids:
        yield Problem(
            record.within(link.range),
            f"{'this page' if path == record.path else path} has no heading #{fragment}",
            _help(fragment, outline),
        )


def _page(record: Record, link: Link, context: Context) -> str | None:
    if link.target.startswith("#"):
        return record.path
    return find_page(link_path(record.path, link.target), context.kb.files)


def _help(fragment: str, outline: Outline) -> str:
    close = nearest(fragment.lower(), outline.ids)
    if close:
        return f"did you mean #{close}?"
    return "name a heading by its words in lower case with hyphens, or remove the part after #"
