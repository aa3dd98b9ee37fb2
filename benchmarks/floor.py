"""The floor: what any checker must at least do, in one process and with nothing else.

    python benchmarks/floor.py KB

reads every byte, composes each front matter and each YAML record with libyaml, and iterates the
events of each Markdown body with their ranges to the end. `check` is measured against it.
"""

import os
import sys
from collections import deque
from collections.abc import Iterator

import pyromark
import yaml

FENCE, CLOSING_FENCE = b"---\n", b"\n---\n"


def main(folder: str) -> None:
    """Read and parse everything below the folder; keep nothing."""
    for path in _files(folder):
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib costs time that a floor has not
            content = file.read()
        if path.endswith(".md"):
            _read_markdown(content)
        else:
            _compose(content)


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path)
            else:
                yield entry.path


def _read_markdown(content: bytes) -> None:
    start = 0
    if content.startswith(FENCE):
        end = content.index(CLOSING_FENCE)
        _compose(content[len(FENCE) : end])
        start = end + len(CLOSING_FENCE)
    deque(pyromark.events_with_range(content[start:].decode()), maxlen=0)


def _compose(text: bytes) -> None:
    try:
        yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return  # a planted defect; the floor reports nothing


if __name__ == "__main__":
    main(sys.argv[1])
