"""`relaybook explain`."""

import os
from pathlib import Path

import click

from relaybook.check.engine import CheckOptions, check
from relaybook.check.scope import Scope
from relaybook.cli.command import documented
from relaybook.cli.completion import complete_explained
from relaybook.cli.opening import Opened, as_of_option, base_option, open_base
from relaybook.cli.output import emit, wants_color, wants_traceback, width
from relaybook.cli.past import cache_option, read_past
from relaybook.errors import UsageError
from relaybook.model.knowledge_base import systems_of
from relaybook.model.nearest import nearest
from relaybook.model.record import Record
from relaybook.report import record_text, rules_text
from relaybook.rules.page import page_of, page_of_rule
from relaybook.rules.registry import RULES, rules_of
from relaybook.rules.rule import Rule

EXAMPLES = (
    ("relaybook explain missing-owner", "Why a rule matters, with a wrong and a right example."),
    ("relaybook explain systems/ledger.yaml", "Where each value of a record comes from."),
    ("relaybook explain runbook:scorer-down", "The same for a record by its kind and id."),
)


@documented("explain", examples=EXAMPLES)
@click.argument("what", metavar="RULE|FILE", shell_complete=complete_explained)
@as_of_option
@cache_option
@base_option
def command(*, what: str, as_of: str | None, no_cache: bool, base_path: str) -> None:
    """Explain a rule, or where each value of a file comes from.

    For a file: its values by the file they stand in (its own, an aspect, a table, defaults of a
    folder, its system, its team), which sections were recognised, how fresh a runbook is and by
    which evidence, its level and profiles, and what is wrong with it.
    """
    rule = next((one for one in RULES if one.id == what), None)
    if rule:
        page = page_of(rule.id)
        emit(rules_text.render_one(rule, page, color=wants_color(), width=width()))
        return
    is_file = os.path.lexists(what)
    opened = open_base([what] if is_file else [base_path], as_of)
    if not is_file and (rule := _of_a_pack(opened, what)):
        page = page_of_rule(rule)
        emit(rules_text.render_one(rule, page, color=wants_color(), width=width()))
        return
    record = _at_path(opened) if is_file else _named(opened, what)
    emit(_rendered(opened, record, no_cache=no_cache))


def _of_a_pack(opened: Opened, what: str) -> Rule | None:
    """Return the requirement of that id which a pack of the base adds."""
    return next((one for one in rules_of(opened.base) if one.id == what), None)


def _at_path(opened: Opened) -> Record:
    if not opened.location.below:
        raise UsageError("name a file: a whole knowledge base is judged by `relaybook check`")
    path = opened.location.below[0]
    found = next((one for one in opened.base.documents if path in one.files), None)
    if found:
        return found
    if (opened.location.root / path).is_dir():
        raise UsageError(f"{path} is a folder; name a file in it, or use `relaybook check {path}`")
    raise UsageError(f"{path} is no record: {_why_not(opened, path)}")


def _why_not(opened: Opened, path: str) -> str:
    takers = [one for one in opened.base.documents if _gives(one, path)]
    if takers:
        return f"it holds defaults that {len(takers)} records take, such as {takers[0].path}"
    if any(alert.place.path == path for alert in opened.base.alerts):
        return "it holds alert rules, which runbooks name in `alerts`"
    folders = ", ".join(f"{folder}/" for folder, _ in opened.base.configuration.folders.kinds())
    return f"records are Markdown and YAML files in {folders}"


def _gives(record: Record, path: str) -> bool:
    return any(origin.path == path for origin in record.origins.values())


def _named(opened: Opened, what: str) -> Record:
    records = {one.reference: one for one in opened.base.documents}
    by_path = {path: one for one in opened.base.documents for path in one.files}
    found = records.get(what) or by_path.get(Path(what).as_posix())
    if found:
        return found
    same_id = [one for one in opened.base.documents if one.id == what]
    if len(same_id) == 1:
        return same_id[0]
    numbered = opened.base.decision_index.candidates(None, what)
    if len(numbered) == 1:
        return numbered[0]
    if numbered:
        paths = ", ".join(one.path for one in numbered)
        raise UsageError(f"{what!r} means several decisions: write one of {paths}")
    names = [
        *(rule.id for rule in RULES),
        *records,
        *by_path,
        *(one.id for one in records.values()),
    ]
    near = nearest(what, names)
    hint = f"; did you mean {near!r}?" if near else ""
    raise UsageError(f"there is no rule, file or record {what!r}{hint}")


def _rendered(opened: Opened, record: Record, *, no_cache: bool) -> str:
    base = opened.base
    past = read_past(opened, no_cache=no_cache)
    scope = Scope(base)
    options = CheckOptions(raise_errors=wants_traceback())
    level = scope.level_of(record)
    usual = base.configuration.level_of(record.path, systems_of(record))
    judged = record_text.Judged(
        level,
        "" if level == usual else " (it is being handed over)",
        scope.profiles_of(record),
        check(base, opened.as_of, options, history=past),
        past,
    )
    headings = base.heading_styles.of(record.path)
    return record_text.render(base, record, judged, headings, color=wants_color(), width=width())
