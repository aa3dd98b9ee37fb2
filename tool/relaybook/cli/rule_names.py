"""Names of rules as people type them."""

from collections.abc import Iterable, Sequence

from relaybook.errors import UsageError
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.nearest import nearest


def rule_names(written: Iterable[str], base: KnowledgeBase) -> frozenset[str]:
    """Return the rules in `written`, where each may hold several separated by commas.

    base: whose packs may have rules of their own.

    Raises UsageError with a suggestion for a name that is no rule.
    """
    names = [name.strip() for text in written for name in text.split(",") if name.strip()]
    known = _known(base) if names else []
    for name in names:
        if name not in known:
            raise UsageError(unknown_rule(name, known))
    return frozenset(names)


def unknown_rule(name: str, known: Sequence[str]) -> str:
    """Return that there is no such rule, and which was probably meant."""
    near = nearest(name, known)
    hint = f"did you mean {near!r}?" if near else "`relaybook rules` lists them all"
    return f"there is no rule {name!r}; {hint}"


def _known(base: KnowledgeBase) -> list[str]:
    from relaybook.rules.registry import rules_of  # noqa: PLC0415 - slow, and rarely asked for

    return [rule.id for rule in rules_of(base)]
