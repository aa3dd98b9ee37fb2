"""What one end of a supersession has to write, where, and the command that writes it."""

import shlex

from relaybook.graph.succession import Stated
from relaybook.load.front_matter_keys import written_key
from relaybook.model.decision import Decision
from relaybook.model.decision_links import (
    link_to,
    reference_to,
    relation_line,
    status_in_place,
)
from relaybook.model.decision_reading import BOLD, FRONT_MATTER, LINE, LIST, SECTION
from relaybook.model.decision_status import SUPERSEDED
from relaybook.rules.context import Context
from relaybook.rules.decisions import UNDECIDED, status_place

_CHANGED_BY_COMMAND = (FRONT_MATTER, LIST, BOLD, LINE, SECTION)


def help_for(stated: Stated, name: str, context: Context) -> str:
    """Return what the other end has to say; name: its field, `supersedes` or `superseded_by`."""
    other = stated.other
    front = not other.statuses or other.statuses[0].form == FRONT_MATTER
    by_hand = (_in_front_matter if front else _in_text)(stated, name, context)
    command = _command(stated, context)
    return f"in {other.path}, {by_hand}{f'; or run `{command}`' if command else ''}"


def _in_front_matter(stated: Stated, name: str, context: Context) -> str:
    """Say which value goes to which line; a key that is there already is not written again."""
    other = stated.other
    key = written_key(context.kb.sources.text(other.path), name)
    value = f'"{reference_to(stated.said_by, other, context.kb.decision_index)}"'
    status = _line(other, context)
    added = f"add {value} to `{key.name}`" if key.line else f"write `{key.name}: [{value}]`"
    if name == "supersedes" or other.status == SUPERSEDED:
        return f"line {key.line or status}: {added}"
    line = f"in line {key.line} " if key.line else ""
    return f"line {status}: set `status: {SUPERSEDED}` and {line}{added}"


def _in_text(stated: Stated, name: str, context: Context) -> str:
    other = stated.other
    status = other.statuses[0]
    link = link_to(stated.said_by, other, status.form)
    line = _line(other, context)
    if name == "superseded_by" and other.status != SUPERSEDED:
        words = status_in_place(link, status.text)
        return f"line {line}: write `{words}` in place of {other.status_word!r}"
    words = relation_line(name.replace("_", " ").capitalize(), link, status.form)
    return f"below line {line}: write `{words}`"


def _line(decision: Decision, context: Context) -> int:
    return context.kb.sources.locate(status_place(decision)).line


def _command(stated: Stated, context: Context) -> str:
    """Return what writes both ends; empty where it would refuse."""
    ends = (stated.old, stated.new)
    if any(not one.statuses or one.statuses[0].form not in _CHANGED_BY_COMMAND for one in ends):
        return ""
    if stated.new.status in (*UNDECIDED, SUPERSEDED):
        return ""
    old, new = (_argument(one, context) for one in ends)
    return f"relaybook decision supersede {old} --by {new}"


def _argument(decision: Decision, context: Context) -> str:
    found = context.kb.decision_index.candidates(None, decision.number)
    is_alone = len(found) == 1 and found[0] is decision
    return decision.number if is_alone else shlex.quote(decision.path)
