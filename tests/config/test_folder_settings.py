"""Level, heading style and severity may differ by folder; the deepest folder decides."""

from datetime import date
from pathlib import Path

import pytest
from tests.cli.sample_base import write

from relaybook.check.engine import CheckOptions, check
from relaybook.errors import ConfigurationError
from relaybook.findings import AsOf, Finding, Severity
from relaybook.load.configuration import read_configuration
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.rules.configured import refuse_unknown_names

PAGE = "# Page\n\n## Meaning\n\nSee [it](nowhere.md).\n\n## Mitigation\n\nWait.\n"
PAGES = {f"runbooks/{folder}page-{at}.md": PAGE for at, folder in enumerate(("", "old/", "old/x/"))}


def findings(folder: Path, settings: str, *rules: str) -> list[Finding]:
    base = load(WorkingTree(write(folder, {**PAGES, "relaybook.yml": settings})))
    refuse_unknown_names(base)
    options = CheckOptions(select=frozenset(rules), raise_errors=True)
    return list(check(base, AsOf(date(2026, 11, 23)), options).findings)


def test_a_rule_is_as_bad_as_the_deepest_folder_says(tmp_path: Path) -> None:
    settings = """\
level: basic
rule_settings:
  broken-link:
    severity: warning
    folders: {runbooks/old: off, runbooks/old/x: info}
"""

    found = findings(tmp_path, settings, "broken-link")

    assert [(one.path, one.severity) for one in found] == [
        ("runbooks/old/x/page-2.md", Severity.INFO),
        ("runbooks/page-0.md", Severity.WARNING),
    ]


def test_a_rule_that_is_off_can_be_on_in_a_folder() -> None:
    settings = "rule_settings: {x: {severity: off, folders: {./runbooks/: error}}}\n"
    configuration = read_configuration(settings)

    assert configuration.severity_of("x", Severity.INFO, "runbooks/a.md") is Severity.ERROR
    assert configuration.severity_of("x", Severity.INFO, "runbooks.md") is None
    assert not configuration.is_off_everywhere("x")
    assert not configuration.is_off_everywhere("y")
    all_off = read_configuration("rule_settings: {x: {severity: off, folders: {a: off}}}\n")
    assert all_off.is_off_everywhere("x")


def test_folders_may_be_all_that_is_said_of_a_rule() -> None:
    configuration = read_configuration("rule_settings: {x: {folders: {old: info}}}\n")

    assert configuration.severity_of("x", Severity.ERROR, "old/a.md") is Severity.INFO
    assert configuration.severity_of("x", Severity.ERROR, "a.md") is Severity.ERROR


def test_the_level_is_that_of_the_deepest_folder(tmp_path: Path) -> None:
    settings = """\
level: {default: basic, folders: {runbooks: standard, runbooks/old: basic}}
"""

    found = findings(tmp_path, settings, "missing-section", "missing-verification")

    assert {one.path for one in found} == {"runbooks/page-0.md"}


def test_the_heading_style_is_that_of_the_deepest_folder(tmp_path: Path) -> None:
    settings = """\
level: standard
heading_style: {runbooks/old: four-heading, runbooks/old/x: default}
"""

    found = findings(tmp_path, settings, "missing-verification")

    assert {one.path for one in found} == {"runbooks/old/x/page-2.md", "runbooks/page-0.md"}


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("level: {folders: {runboks: full}}", "level.folders names 'runboks', which is no folder"),
        ("heading_style: {runboks: ft}", "heading_style names 'runboks', which is no folder"),
        (
            "rule_settings: {broken-link: {folders: {runboks: off}}}",
            "rule_settings.broken-link.folders names 'runboks', which is no folder",
        ),
    ],
)
def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path, settings: str, said: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        findings(tmp_path, f"{settings}\n")

    assert f"{said}; did you mean `runbooks`?" in str(raised.value)


def test_the_whole_base_is_a_folder_too(tmp_path: Path) -> None:
    settings = "heading_style: four-heading\nlevel: {folders: {.: standard}}\n"

    assert findings(tmp_path, settings, "missing-verification") == []


def test_a_severity_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ConfigurationError, match=r"relaybook\.yml:1:46 "):
        read_configuration("rule_settings: {broken-link: {folders: {old: bad}}}\n")
