from collections.abc import Iterator

from relaybook.findings import Problem, Severity
from relaybook.model.decision import Decision
from relaybook.model.decision_names import plain_number
from relaybook.rules.context import Context
from relaybook.rules.decisions import other_number
from relaybook.rules.rule import rule


@rule("heading-number-differs", on=Decision, area="decisions", severity=Severity.WARNING)
def check(decision: Decision, _: Context) -> Iterator[Problem]:
    """The number in the heading and in the front matter is that of the file name."""
    heading = decision.outline.first_heading
    if heading is not None and (written := other_number(decision)):
        yield Problem(
            decision.within(heading.range),
            f"the heading says {written}, the file name {decision.number}",
            f"write {decision.number} in the heading, or no number at all",
        )
    number = decision.number
    stated = decision.reading.stated_number
    if number and stated and plain_number(stated) != plain_number(number):
        yield Problem(
            decision.at("id"),
            f"the front matter says {stated}, the file name {number}",
            "remove the key: the file name says the number",
        )
