"""`relaybook rules`."""

from typing import get_args

import click

from relaybook.cli.command import documented
from relaybook.cli.locate import locate
from relaybook.cli.opening import base_option, open_at
from relaybook.cli.output import emit, wants_color, width
from relaybook.model.requirement import Profile, Requirement
from relaybook.report import pack_json, pack_text, rules_json, rules_text
from relaybook.report.pack_summary import summary_of
from relaybook.rules.registry import RULES
from relaybook.rules.requirement_packs import FOLDER, our_requirements, requirements_of

EXAMPLES = (
    ("relaybook rules", "List every rule by what it protects."),
    ("relaybook rules --pack ai", "What a system with models is asked for."),
    ("relaybook rules --format json", "The same for another program."),
)


@documented("rules", examples=EXAMPLES)
@click.option(
    "--pack",
    type=click.Choice(get_args(Profile)),
    help="List what this profile asks for: code, severity, whether it is a gate, and how much "
    "passing it shows.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to write the list.",
)
@base_option
def command(*, pack: str | None, format_: str, base_path: str) -> None:
    """List every rule, or what a profile asks for.

    Each with its severity, the level from which it applies, and what holds when it passes.

    Severities are those without a profile and without rule_settings in relaybook.yml. With --pack
    the packs of the knowledge base (packs/*.yaml) are read too.
    """
    if pack:
        summary = summary_of(pack, _requirements(base_path))
        if format_ == "json":
            emit(pack_json.render(summary))
        else:
            emit(pack_text.render(summary, color=wants_color(), width=width()))
    elif format_ == "json":
        emit(rules_json.render(RULES))
    else:
        emit(rules_text.render(RULES, color=wants_color(), width=width()))


def _requirements(base_path: str) -> tuple[Requirement, ...]:
    """Return our requirements, with those of the knowledge base around a folder if it has any."""
    location = locate([base_path])
    if not (location.root / FOLDER).is_dir():
        return our_requirements()
    return requirements_of(open_at(location).base)
