import posixpath
import re
from collections.abc import Iterator, Mapping

from relaybook.findings import CannotTell, Level, Problem
from relaybook.model.outline import Outline
from relaybook.model.placeholder import has_content, is_placeholder
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.models_in_use import models_in_use, name_of
from relaybook.rules.rule import rule
from relaybook.source import Place

_SECTIONS: Mapping[str, re.Pattern[str]] = {
    "Intended use": re.compile(r"(?i)\bintended (?:use|for)|\bwhat it is for\b|\bpurpose\b"),
    "Out of scope": re.compile(r"(?i)\bout[- ]of[- ]scope\b|\bnot (?:meant )?for\b|\bmisuse\b"),
    "Data": re.compile(r"(?i)\bdata\b|\bdata ?sets?\b"),
    "Metrics by group": re.compile(r"(?i)\bmetrics?\b|\bresults?\b|\bevaluation\b|\bgroups?\b"),
    "Limits": re.compile(r"(?i)\blimit(?:s|ations?)\b|\bcaveats?\b|\bknown (?:gaps|problems)\b"),
}
_NONE = "models without a card"
_ELSEWHERE = "model cards that are kept elsewhere"
_UNREAD = "model cards in files that are not read here"


@rule("incomplete-model-card", on=System, level=Level.FULL, area="models", severity=None)
def check(system: System, context: Context) -> Iterator[Problem | CannotTell]:
    """Each model card says what the model is for, what not, on which data, how well, its limits."""
    for number, model in models_in_use(system):
        card = (model.model_card or "").partition("#")[0]
        if is_placeholder(card) or "://" in card:
            yield CannotTell(_ELSEWHERE if "://" in card else _NONE)
            continue
        place = system.at("models", number, "model_card")
        path = _path(card, system, context)
        page = context.by_path.get(path)
        if page is None:
            yield CannotTell(_UNREAD) if path else _none(name_of(model, number), card, place)
        elif lacking := _lacking(page.outline):
            yield Problem(
                place,
                f"the card of {name_of(model, number)} says nothing on {', '.join(lacking)}",
                f"write these sections in {path}: {', '.join(f'`## {one}`' for one in lacking)}",
            )


def _path(card: str, system: System, context: Context) -> str:
    """Return the file that a path means, from the system's file or from the top; or nothing."""
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(system.path), card))
    found = (one for one in (beside, posixpath.normpath(card)) if one in context.kb.files)
    return next(found, "")


def _none(name: str, card: str, place: Place) -> Problem:
    return Problem(
        place,
        f"the card of {name}, {card!r}, is no file here",
        "name the page by its path from the top, or by its address",
    )


def _lacking(outline: Outline) -> list[str]:
    filled = [
        heading.text for at, heading in enumerate(outline.headings) if has_content(outline, at)
    ]
    return [name for name, words in _SECTIONS.items() if not any(map(words.search, filled))]
