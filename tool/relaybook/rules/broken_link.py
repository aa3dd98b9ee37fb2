from collections.abc import Iterator

from relaybook.findings import CannotTell, Problem
from relaybook.model.links import find_page, is_external, link_path
from relaybook.model.record import Record
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("broken-link", on=Record, area="links")
def check(record: Record, context: Context) -> Iterator[Problem | CannotTell]:
    """Each relative link leads to a file or folder of the knowledge base."""
    for link in record.outline.links:
        if not link.target or link.target.startswith("#") or is_external(link.target):
            continue
        path = link_path(record.path, link.target)
        if path == "." or find_page(path, context.kb.files) or path in context.folders:
            continue
        if path.startswith("..") or link.target.startswith("/") or "{" in link.target:
            yield CannotTell("links that lead out of the knowledge base")
            continue
        close = context.meant(path)
        yield Problem(
            record.within(link.range),
            f"the link leads to {path}, which does not exist",
            f"did you mean {close}?" if close else "mend the path, or remove the link",
        )
