"""What no waiver covers: without it nobody could own, stop or trust the rest."""

from collections.abc import Mapping

from relaybook.rules.rule import Rule

_CONTENT = "what is missing is written, not accepted"
_NOBODY = "without a team of ours that answers for it nobody could act on the waiver"
_UNREAD = "nobody knows what it hides"
_ITSELF = "a waiver cannot vouch for a waiver"

NEVER_BY_RULE: Mapping[str, str] = {
    "empty-section": _CONTENT,
    "expired-waiver": _ITSELF,
    "invalid-acceptance": _ITSELF,
    "invalid-field": _UNREAD,
    "invalid-front-matter": _UNREAD,
    "invalid-waiver": _ITSELF,
    "missing-owner": _NOBODY,
    "owner-inactive": _NOBODY,
    "owner-not-internal": _NOBODY,
    "rule-crashed": _UNREAD,
    "stale-baseline-entry": "remove the line from the baseline",
    "unfilled-placeholder": _CONTENT,
    "unreadable-file": _UNREAD,
    "unsafe-content": "it would run in the browser of whoever reads the page",
    "unused-acceptance": _ITSELF,
    "unused-waiver": _ITSELF,
}
"""Rules that no waiver covers, each with the reason."""

NEVER_BY_CODE: Mapping[str, str] = {
    "ACC002": "a secret that was written down is out, whoever accepts it",
    "GEN001": _CONTENT,
    "GEN005": "a secret that was written down is out, whoever accepts it",
    "OWN001": _NOBODY,
    "SGN002": "acceptance by the wrong side is no acceptance",
    "SGN005": _ITSELF,
}
"""Codes of requirements that no waiver covers, whichever rule judges them."""

NEVER_AT_TIER_1: Mapping[str, str] = {
    "AIO007": "a model of a system of tier 1 can be turned off, or it is not taken over",
}
"""Codes of requirements that no waiver covers for systems of tier 1."""


def never_waived(rule: Rule, *, is_tier_1: bool) -> str:
    """Return why no waiver covers a rule; empty where one may."""
    if rule.id in NEVER_BY_RULE:
        return NEVER_BY_RULE[rule.id]
    reasons = {**NEVER_BY_CODE, **(NEVER_AT_TIER_1 if is_tier_1 else {})}
    return next((reasons[one.code] for one in rule.requirements if one.code in reasons), "")
