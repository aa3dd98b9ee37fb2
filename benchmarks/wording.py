"""Sentences for made documents: plain words in many combinations, without meaning or defects."""

from random import Random
from typing import Final

THINGS: Final = (
    "ledger",
    "scorer",
    "gateway",
    "feature store",
    "label feed",
    "event bus",
    "case queue",
    "token vault",
    "limit checker",
    "batch loader",
    "session cache",
    "alert router",
)
SIGNS: Final = (
    "latency",
    "error rate",
    "queue depth",
    "replica lag",
    "memory",
    "retry count",
    "connection count",
    "certificate age",
    "disk use",
    "batch duration",
)
VERBS: Final = (
    "drain",
    "restart",
    "rotate",
    "resize",
    "replay",
    "isolate",
    "fail over",
    "throttle",
)
MOMENTS: Final = (
    "after a release",
    "at the end of the month",
    "during the nightly batch",
    "under peak load",
    "when a node is replaced",
    "after a network change",
    "while a backup runs",
)
SENTENCES: Final = (
    "The {sign} of the {thing} rises {moment}, and the {other} follows within minutes.",
    "Compare the {sign} with the same hour of last week before you touch the {thing}.",
    "A full {other} looks the same from outside, so read its log first.",
    "The {thing} keeps its own copy for {number} minutes, which is the time you have.",
    "If the {other} is healthy, the cause is nearly always the {sign} of the {thing}.",
    "Customers see a declined payment only when both the {thing} and the {other} are slow.",
    "It was seen {number} times this year, mostly {moment}.",
    "The {thing} reports {sign} every {number} seconds; wait for two values in a row.",
    "Write the {sign} down now, because the graph of the {other} is kept for a short time.",
    "Nothing is lost while the {thing} waits: the {other} sends again from its log.",
    "The {other} accepts at most {number} requests a second from the {thing}.",
    "Tell the desk that the {thing} is being worked on; they see the {sign} as well.",
)
ARGUMENTS: Final = (
    "The {thing} and the {other} share one pool, so the {sign} of one limits both.",
    "We measured {sign} for {number} days and saw no difference {moment}.",
    "Keeping the {thing} as it is costs about {number} hours of work a month.",
    "The team that runs the {other} has done this once and would do it again.",
    "A smaller change was tried first: it moved the {sign}, and not the cause.",
    "What speaks against it is the {other}, which cannot be changed this year.",
    "The {thing} can be put back to its former state in {number} minutes.",
    "New people understand the {thing} sooner when the {other} stands apart from it.",
    "We accept a higher {sign} {moment} in return for a simpler {thing}.",
)


def sentence(rng: Random, choices: tuple[str, ...] = SENTENCES) -> str:
    """One sentence with its gaps filled."""
    thing, other = rng.sample(THINGS, 2)
    return rng.choice(choices).format(
        thing=thing,
        other=other,
        sign=rng.choice(SIGNS),
        moment=rng.choice(MOMENTS),
        number=rng.randrange(2, 60),
    )


def paragraph(rng: Random, sentences: int, choices: tuple[str, ...] = SENTENCES) -> list[str]:
    """A paragraph, a sentence a line."""
    return [sentence(rng, choices) for _ in range(sentences)]


def slug(rng: Random, number: int) -> str:
    """An id that no other number has, such as `replay-event-bus-0042`."""
    words = f"{rng.choice(VERBS)} {rng.choice(THINGS)}".replace(" ", "-")
    return f"{words}-{number:04d}"


def title_of(identifier: str) -> str:
    """The title that goes with an id: `replay-event-bus-0042` is `Replay event bus 0042`."""
    return identifier.replace("-", " ").capitalize()
