"""`docs/reference/requirements.md`, from the packs."""

from itertools import groupby

from tests.docs.markdown import code, page, table
from tests.docs.reference_rules import link_to_rule

from relaybook.model.requirement import Profile, Requirement
from relaybook.rules.requirement_packs import our_requirements

_INTRODUCTION = """\
What each profile asks for, as data in `tool/relaybook/rules/packs/`. A base adds its own and
changes these in `packs/`: [Run a review](../how-to/run-a-review.md). A requirement that rules
judge already names them, and they report it. A *gate* blocks acceptance where it is an error; one
up to tier 2 is a gate for the two most critical tiers. `relaybook rules --pack NAME` lists those
of one profile."""
_PROFILES: tuple[Profile, ...] = ("base", "ai", "regulated", "vendor-exit")


def requirements_page() -> str:
    sections = []
    by_area = sorted(our_requirements(), key=lambda one: (one.area, one.code, one.id))
    for area, found in groupby(by_area, key=lambda one: one.area):
        headers = ("Code", "Requirement", "What holds when it is met", *_PROFILES, "Gate", "Shows")
        sections += [f"## {area.capitalize()}", table(headers, map(_row, found))]
    return page("# Requirements", _INTRODUCTION, *sections)


def _row(one: Requirement) -> tuple[str, ...]:
    rules = ", ".join(link_to_rule(rule) for rule in one.rules)
    is_told = one.rules not in ((), (one.id,))
    name = f"{code(one.id)}: {rules}" if is_told else link_to_rule(one.id)
    severities = (one.profiles.get(profile, "") for profile in _PROFILES)
    return one.code, name, one.asks, *severities, _gate(one), one.highest.word


def _gate(one: Requirement) -> str:
    if not one.gate:
        return ""
    up_to = f", up to tier {one.gate_to_tier}" if one.gate_to_tier else ""
    return f"{one.protects}{up_to}"
