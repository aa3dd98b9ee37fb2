"""The reference is what the code says, and what the code says is true."""

from pathlib import Path

import pytest
from tests.docs import asked_fields, reference_configuration
from tests.docs.reference import ROOT, generated
from tests.docs.reference_commands import every_command
from tests.docs.transcripts import text_of
from tests.rules.knowledge import judged

from relaybook.config import NOT_YET, Configuration
from relaybook.findings import Level
from relaybook.model.record import Record
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.registry import RULES
from relaybook.rules.requirement_packs import our_requirements

GENERATED = generated()
COMMANDS = list(every_command())
# Nothing in the record but what cannot be left out, so that every field asked for is missing.
BARE = {
    System: ("systems/a.yaml", "lifecycle: production\n"),
    Runbook: ("runbooks/a/b.md", "# B\n\n## When to use\n\nAt night.\n\n## Steps\n\n1. Look.\n"),
}
# Somebody needs the system; one that stands alone is asked for its dependencies by isolated-system.
NEEDING = {"systems/b.yaml": "lifecycle: production\ndepends_on: [{to: a}]\n"}
ABOUT_FIELDS = {rule for fields in asked_fields.ASKED.values() for rule, _ in fields.values()}


@pytest.mark.parametrize("path", GENERATED)
def test_generated_files_are_up_to_date(path: str) -> None:
    assert (ROOT / path).is_file(), f"{path} is missing: run `make reference`"
    assert (ROOT / path).read_text(encoding="utf-8") == GENERATED[path], "run `make reference`"


def test_no_generated_file_is_left_over() -> None:
    folders = ("docs/reference", "docs/schemas")
    found = {p.relative_to(ROOT).as_posix() for one in folders for p in (ROOT / one).iterdir()}

    assert found == set(GENERATED)


def test_every_command_is_documented() -> None:
    text = text_of("docs/reference/commands.md")

    for name, command in COMMANDS:
        assert f"# {name}\n" in text
        assert all(
            f"`{option}" in text for p in command.params for option in p.opts if "--" in option
        )


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_the_help_of_each_command_has_an_example(name: str, command: object) -> None:
    examples = getattr(command, "examples", ())

    assert examples
    assert any(line.startswith(f"relaybook {name.split(maxsplit=1)[0]}") for line, _ in examples)


def test_every_rule_is_documented() -> None:
    text = text_of("docs/reference/rules.md")

    for rule in RULES:
        name = f"{rule.id.replace('-', '_')}.md"
        folder = "tool/relaybook/rules/packs" if rule.severity is None else "tool/relaybook/rules"
        places = [f"{folder}/{name}", f"tool/relaybook/rules/{name}"]
        assert any(f"[`{rule.id}`](../../{path})" in text for path in places)
        assert any((ROOT / path).is_file() for path in places)


def test_every_requirement_is_documented() -> None:
    text = text_of("docs/reference/requirements.md")

    assert len({one.code for one in our_requirements()}) == 100
    for one in our_requirements():
        assert f"| {one.code} | [`{one.id}`]" in text or f"| {one.code} | `{one.id}`" in text


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("kind", BARE)
def test_fields_are_asked_from_the_level_that_the_page_says(
    kind: type[Record], level: Level, tmp_path: Path
) -> None:
    path, text = BARE[kind]
    report = judged(tmp_path, {path: text, **NEEDING}, level)
    asking = {finding.rule for finding in report.findings if finding.path == path}
    silent = {rule for rule, tally in report.tallies.items() if tally.unknown}

    said = {rule for rule, since in asked_fields.ASKED[kind].values() if since <= level}
    assert (asking | silent) & ABOUT_FIELDS == said


def test_keys_without_effect_are_marked() -> None:
    marked = {
        key for key in Configuration.model_fields if not reference_configuration.has_effect(key)
    }
    text = text_of("docs/reference/configuration.md")

    assert {"level", "folders", "profiles", "as_of", "rule_settings"}.isdisjoint(marked)
    assert text.count("*Not yet.*") == len(marked)


def test_keys_that_change_nothing_yet_are_said_to_whoever_sets_them() -> None:
    idle = {
        key for key in Configuration.model_fields if not reference_configuration.has_effect(key)
    }

    # `organisation` only names who we are; nobody waits for it to change a result.
    assert idle == {*NOT_YET, "organisation"}
