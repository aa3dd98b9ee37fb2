"""What to know to fill the fields of decisions."""

from collections.abc import Mapping

from relaybook.model.field_descriptions.phrases import AUDIENCE, TAGS

DESCRIPTIONS: Mapping[str, Mapping[str, str]] = {
    "Assumption": {
        "what": "What is taken for granted.",
        "revisit_when": "What has to happen for it to be looked at again.",
        "valid_until_on": "The last day on which it can be relied on.",
    },
    "Decision": {
        "title": "Where the first heading is not the title.",
        "status": "proposed, accepted, rejected, deprecated or superseded.",
        "date": "The day of the decision.",
        "decision_makers": "Who decided.",
        "consulted": "Who was asked.",
        "informed": "Who was told.",
        "owners": "Who answers for it now.",
        "systems": "Ids of the systems it is about.",
        "paths": "Files and folders of code that it governs.",
        "runbooks": "Ids of runbooks that follow from it.",
        "supersedes": "Decisions that this one replaces.",
        "superseded_by": "Decisions that replace this one.",
        "amends": "Decisions that this one changes.",
        "amended_by": "Decisions that change this one.",
        "relates_to": "Decisions to read with it.",
        "assumptions": "What it rests on, and when to look at that again.",
        "review_by_on": "The day by which to look at it again.",
        "aliases": "Numbers it had before, so that old citations still lead here.",
        "rationale_confirmed_by": "Who confirmed the reasons, where others wrote them down later.",
        "origin": "authored, imported or reconstructed.",
        "audience": AUDIENCE,
        "tags": TAGS,
    },
}
