import re
from collections.abc import Iterator, Mapping

from relaybook.findings import Level, Problem
from relaybook.model.handover import Handover
from relaybook.model.handover_tables import Right
from relaybook.model.knowledge_base import systems_of
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_ASSETS: Mapping[str, re.Pattern[str]] = {
    "source": re.compile(r"(?i)\bsource|\bcode\b|\brepositor"),
    "models": re.compile(r"(?i)\bmodels?\b"),
    "prompts": re.compile(r"(?i)\bprompts?\b"),
    "data": re.compile(r"(?i)\bdata\b|\bdata ?sets?\b|\bsnapshots?\b|\blabels?\b|\brecords?\b"),
}
_HELP = "look into the contract, and add `{asset, basis: owned|licensed|escrow, ref}` to `rights`"


@rule("uncovered-right", on=Handover, level=Level.FULL, area="exit", severity=None)
def check(handover: Handover, context: Context) -> Iterator[Problem]:
    """Source, models, prompts and data are each covered; critical source is ours or in escrow."""
    rights = handover.rights
    if not rights:
        return  # unknown-right says so
    systems = [
        context.kb.systems[name] for name in systems_of(handover) if name in context.kb.systems
    ]
    for name in _asked(systems):
        if not any(_is_about(one, name) for one in rights):
            message = f"nobody wrote down on what basis we may use the {name}"
            yield Problem(handover.at("rights"), message, _HELP)
    if any(one.service_tier == 1 for one in systems):
        yield from _unsecured(handover, rights)


def _asked(systems: list[System]) -> Iterator[str]:
    models = [model for system in systems for model in system.models or ()]
    yield "source"
    if models:
        yield "models"
    if any(model.prompts and model.prompts.location for model in models):
        yield "prompts"
    yield "data"


def _is_about(right: Right, name: str) -> bool:
    return bool(right.basis and _ASSETS[name].search(right.asset or ""))


def _unsecured(handover: Handover, rights: tuple[Right, ...]) -> Iterator[Problem]:
    in_escrow = any(one.basis == "escrow" and one.ref for one in rights)
    for number, one in enumerate(rights):
        if one.basis == "licensed" and _is_about(one, "source") and not in_escrow:
            yield Problem(
                handover.at("rights", number, "basis"),
                f"{one.asset}, for a system of tier 1, is licensed and lies in no escrow",
                "agree on escrow, and add it: `{asset, basis: escrow, ref}`",
            )
