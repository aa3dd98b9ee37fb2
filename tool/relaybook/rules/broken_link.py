from collections.abc import Iterator

from relaybook.findings import CannotTell, Problem
from relaybook.model.decision import Decision
from relaybook.model.links import find_page, is_external, link_path
from relaybook.model.record import Record
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.source import ByteRange


@rule("broken-link", on=Record, area="links")
def check(record: Record, context: Context) -> Iterator[Problem | CannotTell]:
    """Each relative link leads to a file or folder of the knowledge base."""
    of_template = _left_from_template(record)
    for link in record.outline.links:
        if any(one.start <= link.start < one.end for one in of_template):
            continue
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


def _left_from_template(record: Record) -> list[ByteRange]:
    """Return the fields of a decision that nobody filled in, which is unfilled-placeholder."""
    found = record.unfilled if isinstance(record, Decision) else ()
    return [one.place.at for one in found if isinstance(one.place.at, ByteRange)]
