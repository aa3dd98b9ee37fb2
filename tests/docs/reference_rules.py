"""`docs/reference/rules.md`, from the registry."""

from itertools import groupby
from pathlib import Path

from tests.docs.markdown import code, page, table

from relaybook.rules.registry import RULES
from relaybook.rules.rule import Rule

_INTRODUCTION = """\
A rule applies to a record when the [level](../explanation/levels-and-profiles.md) of the record
reaches the rule's. The severity is the one without a profile and without `rule_settings`; where
none stands but profiles do, only these ask. See also [Requirements](requirements.md).
`relaybook explain RULE` prints the page of a rule: why it matters, an example that fails, one that
passes, and its options."""
REPOSITORY = Path(__file__).parents[2]
RULES_FOLDER = REPOSITORY / "tool/relaybook/rules"


def rules_page() -> str:
    sections = []
    by_area = sorted(RULES, key=lambda rule: (rule.area, rule.id))
    for area, rules in groupby(by_area, key=lambda rule: rule.area):
        headers = ("Rule", "What holds when it passes", "From level", "Severity", "Thresholds")
        sections += [f"## {area.capitalize()}", table(headers, map(_row, rules))]
    return page("# Rules", _INTRODUCTION, *sections)


def link_to_rule(rule: str) -> str:
    """Return a link to the page of a rule, beside its code or beside its pack."""
    name = f"{rule.replace('-', '_')}.md"
    folder = RULES_FOLDER if (RULES_FOLDER / name).is_file() else RULES_FOLDER / "packs"
    return f"[{code(rule)}](../../{(folder / name).relative_to(REPOSITORY).as_posix()})"


def _row(rule: Rule) -> tuple[str, ...]:
    stricter = [f"{severity.word} in `{name}`" for name, severity in sorted(rule.profiles.items())]
    thresholds = [code(f"{name}: {number}") for name, number in sorted(rule.thresholds.items())]
    severities = ", ".join([*([rule.severity.word] if rule.severity else []), *stricter])
    return link_to_rule(rule.id), rule.summary, rule.level.word, severities, ", ".join(thresholds)
