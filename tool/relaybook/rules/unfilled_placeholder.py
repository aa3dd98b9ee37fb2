from collections.abc import Iterator

from relaybook.findings import Problem
from relaybook.model.decision import Decision
from relaybook.model.placeholder import is_placeholder
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_LONGEST = 60


@rule("unfilled-placeholder", on=Decision, area="decisions")
def check(decision: Decision, _: Context) -> Iterator[Problem]:
    """No field and no heading of a decision still holds the text of its template."""
    for unfilled in decision.unfilled:
        yield Problem(
            unfilled.place,
            f"`{unfilled.name}` still holds the text of a template: {_short(unfilled.text)!r}",
            "write the value, or remove the line",
        )
    for heading in decision.outline.headings:
        text = heading.text.strip()
        if text[:1] in ("{", "<", "[") and is_placeholder(text):
            yield Problem(
                decision.within(heading.range),
                f"the heading is still that of a template: {_short(text)!r}",
                "write what was decided in a few words",
            )


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
