"""How one decision names another in the form in which it is written."""

import posixpath
from urllib.parse import quote

from relaybook.model.decision import Decision
from relaybook.model.decision_index import DecisionIndex, name_of_decision
from relaybook.model.decision_reading import BOLD, LINE, LIST, SECTION


def reference_to(other: Decision, near: Decision, index: DecisionIndex) -> str:
    """Return the shortest reference in front matter of `near` that means `other` alone."""
    for reference in (other.number, other.id.rpartition("/")[2], other.id):
        if reference and '"' not in reference and index.find(near, reference) is other:
            return reference
    return _relative(other, near)


def link_to(other: Decision, near: Decision, form: str) -> str:
    """Return a Markdown link to `other`; under a status heading with its title, as adr-tools."""
    name = name_of_decision(other)
    number = f"{name.prefix or 'ADR'}-{name.number}" if name.number else ""
    text = other.name if form == SECTION else number
    shown = (text or other.id.rpartition("/")[2]).replace("[", "\\[").replace("]", "\\]")
    return f"[{shown}]({quote(_relative(other, near), safe='/.-_~')})"


def relation_line(verb: str, link: str, form: str) -> str:
    """Return the line of a text that states a relation, beside a status of the same form."""
    if form == BOLD:
        return f"**{verb}:** {link}"
    return f"{verb}: {link}" if form in (LIST, LINE) else f"{verb} {link}"


def status_in_place(link: str, status: str) -> str:
    """Return what stands in the place of a status that becomes superseded, as it was spelt."""
    return f"{'superseded' if status[:1].islower() else 'Superseded'} by {link}"


def _relative(other: Decision, near: Decision) -> str:
    return posixpath.relpath(other.path, posixpath.dirname(near.path) or ".")
