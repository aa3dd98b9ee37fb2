"""All rules as a table."""

from collections.abc import Iterator, Sequence

from relaybook.graph.draw.words import plural
from relaybook.report.markdown_text import markdown_text
from relaybook.report.printable import wrapped
from relaybook.report.style import Style
from relaybook.rules.rule import Rule


def render(rules: Sequence[Rule], *, color: bool = False, width: int = 80) -> str:
    """Return rule, severity, level from which it applies, and what holds where it passes."""
    style = Style(color)
    lines = [
        style.strong("Rules, the level from which each applies, and what holds when it passes")
    ]
    names = max(len(rule.id) for rule in rules)
    for area in sorted({rule.area for rule in rules}):
        lines += ["", style.strong(area)]
        for rule in rules:
            if rule.area == area:
                lines += _row(rule, names, style, width)
    lines += ["", f"{plural(len(rules), 'rule')}. `relaybook explain RULE` says more."]
    return "\n".join(lines) + "\n"


def render_one(rule: Rule, page: str, *, color: bool = False, width: int = 80) -> str:
    """Return the page of one rule, with its severity and level below the title."""
    title, *rest = markdown_text(page, color=color, width=width)
    stricter = [f"{one.word} for {name}" for name, one in sorted(rule.profiles.items())]
    facts = [
        rule.area,
        f"from level {rule.level.word}",
        ", ".join([*([rule.severity.word] if rule.severity else []), *stricter]),
        f"since rules {rule.since}",
        *(f"{name}: {number}" for name, number in sorted(rule.thresholds.items())),
    ]
    return "\n".join([title, *wrapped(" · ".join(facts), width), *rest]) + "\n"


def _row(rule: Rule, names: int, style: Style, width: int) -> Iterator[str]:
    word = f"{rule.usual_severity.word:<7}"
    first, *rest = wrapped(
        rule.summary, width, f"  {rule.id:<{names}}  {word}  {rule.level.word:<8}  "
    )
    yield first.replace(word, style.severity(rule.usual_severity, word), 1)
    yield from rest
