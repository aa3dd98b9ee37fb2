"""`docs/reference/rules.md`, from the registry."""

from itertools import groupby

from tests.docs.markdown import code, page, table

from relaybook.rules.registry import RULES
from relaybook.rules.rule import Rule

_INTRODUCTION = """\
A rule applies to a record when the [level](../explanation/levels-and-profiles.md) of the record
reaches the rule's. The severity is the one without a profile and without `rule_settings`.
`relaybook explain RULE` prints the page of a rule: why it matters, an example that fails, one that
passes, and its options."""
_FOLDER = "../../tool/relaybook/rules"


def rules_page() -> str:
    sections = []
    by_area = sorted(RULES, key=lambda rule: (rule.area, rule.id))
    for area, rules in groupby(by_area, key=lambda rule: rule.area):
        headers = ("Rule", "What holds when it passes", "From level", "Severity", "Thresholds")
        sections += [f"## {area.capitalize()}", table(headers, map(_row, rules))]
    return page("# Rules", _INTRODUCTION, *sections)


def _row(rule: Rule) -> tuple[str, ...]:
    stricter = [f"{severity.word} in `{name}`" for name, severity in sorted(rule.profiles.items())]
    link = f"[{code(rule.id)}]({_FOLDER}/{rule.id.replace('-', '_')}.md)"
    thresholds = [code(f"{name}: {number}") for name, number in sorted(rule.thresholds.items())]
    severities = ", ".join([rule.severity.word, *stricter])
    return link, rule.summary, rule.level.word, severities, ", ".join(thresholds)
