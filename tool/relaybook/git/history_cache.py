"""What commits did to files, kept in the user's cache folder: a commit never changes."""

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

_VERSION = "1"  # raise it with whatever changes what is kept, or how edits are told apart


class Touch(NamedTuple):
    """What one commit did to one file. kind: a `ChangeKind`."""

    letter: str
    path: str
    former: str
    kind: str
    touches_dependencies: bool


class Seen(NamedTuple):
    """A commit that was read. day: of its author, as `2026-09-12`."""

    day: str
    author: str
    touches: tuple[Touch, ...]


def cache_file(*about: str) -> Path:
    """Return where what is known of a history is kept; `about` tells histories apart."""
    folder = _folder()
    name = sha256("\0".join((_VERSION, *about)).encode("utf-8", "surrogateescape")).hexdigest()
    return folder / "relaybook" / f"history-{name[:32]}"


def _folder() -> Path:
    home = os.environ.get("XDG_CACHE_HOME", "")
    if home.startswith("/"):  # the convention says to pass over what is no absolute path
        return Path(home)
    try:
        return Path("~/.cache").expanduser()
    except RuntimeError:  # a user without a home, as in a container: nothing is kept
        return Path(os.devnull)


def load(file: Path) -> dict[str, Seen]:
    """Return the commits kept in a file; none where it is absent, unreadable or damaged."""
    try:
        check, _, content = file.read_bytes().partition(b"\n")
        if check != _checksum(content):
            return {}
        return {
            id_: Seen(day, author, tuple(Touch(*touch) for touch in touches))
            for id_, (day, author, touches) in json.loads(content).items()
        }
    except (OSError, ValueError, TypeError):
        return {}


def store(file: Path, commits: Mapping[str, Seen]) -> None:
    """Keep commits; where that is not possible nothing is said, they are read again."""
    content = json.dumps(commits, separators=(",", ":")).encode()
    write_whole(file, _checksum(content) + b"\n" + content)


def write_whole(file: Path, content: bytes) -> None:
    """Write a file at once, whoever else reads or writes it; where that fails, leave nothing."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as new:
            with suppress(OSError):
                new.write(content)
                new.flush()
                Path(new.name).replace(file)
            Path(new.name).unlink(missing_ok=True)
    except OSError:
        return


def _checksum(content: bytes) -> bytes:
    return sha256(content).hexdigest().encode()
