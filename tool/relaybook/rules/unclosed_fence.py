from collections.abc import Iterator

from relaybook.findings import Problem
from relaybook.model.record import Record
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("unclosed-fence", on=Record, area="format")
def check(record: Record, _: Context) -> Iterator[Problem]:
    """Each code block is closed."""
    for fence in record.outline.fences:
        if not fence.is_closed:
            yield Problem(
                record.within(fence.range),
                "the code block is opened here and never closed, so it takes in what follows",
                "write the same fence on a line of its own below the code",
            )
