"""What a page says that a command prints is what it prints."""

from pathlib import Path

import pytest
from tests.docs.shell import Command, Shell, Written, steps
from tests.docs.transcripts import followed, in_repository, pages_with_sessions, text_of


@pytest.mark.parametrize("path", pages_with_sessions())
def test_the_commands_of_a_page_print_what_it_says(path: str, tmp_path: Path) -> None:
    assert followed(path, in_repository(tmp_path)) == text_of(path), (
        "look at the difference after `make reference`"
    )


def test_a_page_is_read_as_a_reader_would() -> None:
    page = '# T\n\n```yaml title="a/b.yaml"\nx: 1\n```\n\n```console\n$ ls \\\n    a\nb.yaml\n```\n'

    assert list(steps(page)) == [
        Written("a/b.yaml", "x: 1\n"),
        Command("ls a", "b.yaml\n", page.index("b.yaml\n```"), page.rindex("```")),
    ]


def test_a_session_that_prints_something_else_is_seen(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    shell.write(Written("systems/a.yaml", "title: A\n"))

    assert shell.run("ls systems") == "a.yaml\n"
    assert "relaybook, version" not in shell.run("relaybook rules --format json")
    with pytest.raises(ValueError, match="no page may run 'curl'"):
        shell.run("curl https://example.com")
