"""`relaybook rules`."""

import click

from relaybook.cli.command import documented
from relaybook.cli.output import emit, wants_color, width
from relaybook.report import rules_json, rules_text
from relaybook.rules.registry import RULES

EXAMPLES = (
    ("relaybook rules", "List every rule by what it protects."),
    ("relaybook rules --format json", "The same for another program."),
)


@documented("rules", examples=EXAMPLES)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to write the list.",
)
def command(*, format_: str) -> None:
    """List every rule.

    Each with its severity, the level from which it applies, and what holds when it passes.

    Severities are those without a profile and without rule_settings in relaybook.yml.
    """
    if format_ == "json":
        emit(rules_json.render(RULES))
    else:
        emit(rules_text.render(RULES, color=wants_color(), width=width()))
