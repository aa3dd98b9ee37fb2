"""Runs the sessions of every page again and writes what they print now: `make reference`."""

import sys
import tempfile
from pathlib import Path

from tests.docs.shell import Command, Shell, masked, steps

ROOT = Path(__file__).parents[2]
# These pages look at this repository; all others begin in an empty folder.
IN_THE_REPOSITORY = ("README.md", "CONTRIBUTING.md", "docs/explanation/")
GENERATED = ("docs/reference/",)


def pages() -> list[str]:
    """Return every page with its path from the root of the repository."""
    own = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
    found = [*own, *sorted((ROOT / "docs").rglob("*.md"))]
    return [path.relative_to(ROOT).as_posix() for path in found if path.is_file()]


def pages_with_sessions() -> list[str]:
    return [path for path in pages() if any(isinstance(s, Command) for s in steps(text_of(path)))]


def text_of(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def in_repository(folder: Path) -> Path:
    """Make the empty folder that a page begins in; commands name it."""
    made = folder / "operations"
    made.mkdir()
    return made


def followed(path: str, empty: Path) -> str:
    """Return the page with the output of each command as it is now."""
    text = text_of(path)
    shell = Shell(ROOT if path.startswith(IN_THE_REPOSITORY) else empty)
    pieces, at = [], 0
    for step in steps(text):
        if not isinstance(step, Command):
            if shell.folder != ROOT:
                shell.write(step)
            continue
        output = shell.run(step.line)
        if masked(output) == masked(step.output):
            output = step.output
        pieces += [text[at : step.start], output]
        at = step.end
    return "".join([*pieces, text[at:]])


def main(chosen: list[str]) -> None:
    for path in chosen or pages_with_sessions():
        with tempfile.TemporaryDirectory() as folder:
            now = followed(path, in_repository(Path(folder)))
        if now != text_of(path):
            (ROOT / path).write_text(now, encoding="utf-8", newline="\n")
            print(f"wrote {path}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
