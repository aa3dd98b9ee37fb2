"""A value that is filled into a command is one word for the shell that runs it."""

import subprocess
from pathlib import Path

import pytest
from tests.browser.conftest import OpenSite

LAG = "runbooks/platform/event-bus-lag.html"
VALUES = ["a b", "it's", "'", "$(reboot)", "`x`", "a;b", "*", "#x", "~/x", "\\", "!x", 'x"y', "x"]


def test_a_shell_reads_back_the_value_that_was_typed(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, from_folder=True)
    watched.goto(LAG)

    words = watched.page.evaluate(
        "values => values.map(value => relaybookShellWord(value, 'word').text)", VALUES
    )

    shell = ["sh", "-c", f"printf '%s\\n' {' '.join(words)}"]
    assert subprocess.run(shell, capture_output=True, check=True, text=True).stdout == (
        "".join(f"{value}\n" for value in VALUES)
    )
    assert words[-1] == "x"


@pytest.mark.parametrize(
    ("place", "value", "unsafe"),
    [
        ("double", "a b", False),
        ("double", "$x", True),
        ("single", 'a "$x"', False),
        ("single", "it's", True),
        ("document", "it's", False),
        ("document", "`x`", True),
        ("unsure", "a b", True),
        ("unsure", "a-b", False),
        ("text", "`x`", False),
    ],
)
def test_within_quotes_a_value_goes_in_as_typed(
    open_site: OpenSite, site: Path, place: str, value: str, *, unsafe: bool
) -> None:
    watched = open_site(site, from_folder=True)
    watched.goto(LAG)

    word = watched.page.evaluate(
        "([value, place]) => relaybookShellWord(value, place)", [value, place]
    )

    assert word == {"text": value, "unsafe": unsafe}
