"""Names of rules as people type them."""

from collections.abc import Iterable

from relaybook.errors import UsageError
from relaybook.model.nearest import nearest


def rule_names(written: Iterable[str]) -> frozenset[str]:
    """Return the rules in `written`, where each may hold several separated by commas.

    Raises UsageError with a suggestion for a name that is no rule.
    """
    names = [name.strip() for text in written for name in text.split(",") if name.strip()]
    known = _known() if names else ()
    for name in names:
        if name not in known:
            raise UsageError(unknown_rule(name))
    return frozenset(names)


def unknown_rule(name: str) -> str:
    """Return that there is no such rule, and which was probably meant."""
    near = nearest(name, _known())
    hint = f"did you mean {near!r}?" if near else "`relaybook rules` lists them all"
    return f"there is no rule {name!r}; {hint}"


def _known() -> list[str]:
    from relaybook.rules.registry import RULES  # noqa: PLC0415 - slow, and rarely asked for

    return [rule.id for rule in RULES]
