from collections.abc import Iterator

from relaybook.findings import Problem
from relaybook.model.decision import Decision
from relaybook.model.decision_status import STATUSES, vocabulary
from relaybook.model.nearest import KnownNames
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_FIVE = f"{', '.join(STATUSES[:-1])} or {STATUSES[-1]}"


@rule("status-unknown", on=Decision, area="decisions")
def check(decision: Decision, context: Context) -> Iterator[Problem]:
    """Each status of a decision is a word that we know."""
    for written in decision.statuses:
        if not written.status:
            yield Problem(
                written.place,
                f"{written.word or written.text!r} is no status that we know",
                _help(written.word or written.text, context),
            )


def _help(word: str, context: Context) -> str:
    known = vocabulary(context.configuration.aliases.statuses)
    close = KnownNames(known).nearest(word.lower())
    meant = f"did you mean {close}? " if close else ""
    return (
        f"{meant}write {_FIVE}, or map your own word in relaybook.yml:"
        f" `aliases: {{statuses: {{accepted: [{word}]}}}}`"
    )
