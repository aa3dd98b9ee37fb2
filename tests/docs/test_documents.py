"""What every document must keep to, read as text."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from tests.docs.reference import ROOT
from tests.docs.reference_commands import every_command
from tests.docs.transcripts import pages, text_of

from relaybook.load.configuration import read_configuration

COMMANDS = dict(every_command())
BLOCK = re.compile(r"^```(?P<language>\w*)[^\n]*\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(relaybook [^`]+)`")
# Numbers with a unit of speed or size are claims, so the command that measures them stands beside.
MEASURED = re.compile(r"\b\d[\d.,]* ?(?:ms|seconds|MB|times (?:as|faster|slower))\b")
MACHINE = re.compile(r"(?<![\w.])/(?:work|tmp|root|home|Users)\b|[A-Z]:\\")
LATER = ("relaybook publish",)


def _lines(page: str) -> Iterator[str]:
    """Yield each command that a page tells the reader to type."""
    for block in BLOCK.finditer(page):
        if block["language"] in ("bash", "console", "yaml"):
            joined = block["text"].replace("\\\n", " ")
            for line in joined.splitlines():
                if found := re.match(r"^(?:\$ |- run: | +- )?(?P<line>relaybook .*)$", line):
                    yield found["line"].partition("  #")[0]
    yield from (found[1] for found in INLINE.finditer(BLOCK.sub("", page)))


def _unknown(line: str) -> str:
    """Return what in a line is no command or option; empty where all of it exists."""
    words = shlex.split(line)[1:]
    if words and words[0].startswith("-"):
        return ""
    name = next((n for n in (" ".join(words[:2]), words[0]) if n in COMMANDS), None)
    if name is None:
        return "" if words[0] == "COMMAND" else words[0]
    known = {o for p in COMMANDS[name].params for o in (*p.opts, *p.secondary_opts)} | {"--help"}
    options = (word.partition("=")[0] for word in words if word.startswith("--"))
    return next((option for option in options if option not in known), "")


@pytest.mark.parametrize("path", pages())
def test_commands_and_options_in_a_page_exist(path: str) -> None:
    assert [(line, bad) for line in _lines(text_of(path)) if (bad := _unknown(line))] == []


def test_a_command_that_does_not_exist_is_seen() -> None:
    assert _unknown("relaybook chek") == "chek"
    assert _unknown("relaybook check --al") == "--al"
    assert list(_lines("Type `relaybook chek`.\n\n```bash\nrelaybook map\n```\n")) == [
        "relaybook map",
        "relaybook chek",
    ]


@pytest.mark.parametrize("path", pages())
def test_no_page_names_a_place_on_one_machine_or_what_is_not_built(path: str) -> None:
    text = text_of(path)

    assert MACHINE.findall(text) == []
    assert [word for word in LATER if word in text] == []


@pytest.mark.parametrize("path", [one for one in pages() if "reference/" not in one])
def test_a_measured_figure_stands_beside_its_command(path: str) -> None:
    for part in re.split(r"^#+ ", BLOCK.sub("", text_of(path)), flags=re.MULTILINE):
        assert not MEASURED.search(part) or re.search(r"`make \w+`", part), part


@pytest.mark.parametrize("path", [one for one in pages() if "relaybook.yml" in text_of(one)])
def test_configurations_in_a_page_are_valid(path: str) -> None:
    for block in BLOCK.finditer(text_of(path)):
        first = block["text"].partition(":")[0]
        keys = ("level", "aliases", "rule_settings", "format", "name", "folders")
        if block["language"] == "yaml" and first in keys and "on:" not in block["text"]:
            read_configuration(block["text"])


def test_the_readme_names_the_two_commands_and_fits_a_screen_or_three() -> None:
    text = text_of("README.md")

    assert "make site" in text
    assert "make test" in text
    assert len(text.splitlines()) < 150


def test_pictures_are_small_and_used() -> None:
    pictures = sorted((ROOT / "docs/images").glob("*.png"))
    documents = "".join(map(text_of, pages()))

    assert pictures
    for picture in pictures:
        assert picture.stat().st_size < 200_000
        assert f"images/{picture.name}" in documents


@pytest.mark.parametrize("path", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_at_the_root_lead_somewhere(path: str) -> None:
    """The documents in docs/ are guides of this knowledge base, which `check` judges."""
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text_of(path)):
        assert (ROOT / target).exists(), target


def test_commands_are_click_commands() -> None:
    assert all(isinstance(command, click.Command) for command in COMMANDS.values())
    assert Path(ROOT, "relaybook.yml").is_file()
