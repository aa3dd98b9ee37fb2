from collections.abc import Iterator

from relaybook.findings import CannotTell, Problem
from relaybook.model.record import Record
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("rendering-differs", on=Record, area="site")
def check(record: Record, context: Context) -> Iterator[Problem | CannotTell]:
    """Each page shows the steps and code blocks that its author wrote."""
    # What is rendered is seen by `build` and `check --rendered`; without, the rule does not run.
    rendered = context.rendered or {}
    if record.path in rendered:
        yield from rendered[record.path]
    elif record.outline.has_text:
        yield CannotTell("records that the site does not show")
