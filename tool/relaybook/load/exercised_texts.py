"""Digests of the runbooks that somebody exercised: no other one is read a second time."""

from collections.abc import Iterable, Mapping

from relaybook.model.exercise import Exercise
from relaybook.model.exercised_text import ExercisedText, text_of
from relaybook.model.heading_style import HeadingStyles
from relaybook.model.references import split_reference
from relaybook.model.runbook import Runbook
from relaybook.source import Tree, Unreadable


def exercised_texts(
    tree: Tree,
    runbooks: Mapping[str, Runbook],
    exercises: Iterable[Exercise],
    styles: HeadingStyles,
) -> Mapping[str, ExercisedText]:
    """Return the text of each runbook that has an exercise, by its id."""
    named: dict[str, list[Exercise]] = {}
    for one in exercises:
        if one.runbook:
            named.setdefault(split_reference(one.runbook)[1], []).append(one)
    found = {}
    for name in sorted(named.keys() & runbooks.keys()):
        path = runbooks[name].path
        content = tree.read(path)
        if not isinstance(content, Unreadable):
            found[name] = text_of(content, runbooks[name].outline, styles.of(path), named[name])
    return found
