from collections.abc import Iterator

from relaybook.findings import Problem
from relaybook.model.record import Record
from relaybook.rules.context import Context
from relaybook.rules.rule import rule


@rule("unsafe-content", on=Record, area="security")
def check(record: Record, _: Context) -> Iterator[Problem]:
    """Each page holds text and pictures, nothing that runs in the browser of who reads it."""
    for unsafe in record.outline.unsafe:
        yield Problem(
            record.within(unsafe.range),
            f"{unsafe.what} is active content, which a page must not carry",
            "remove it; to show it as text, put it in a code block",
        )
