"""Points of a trend, kept in the user's cache folder: a commit judged as of a day never changes.

They are kept by commit, day, options and the program itself, so that another release, or another
line of code, judges everything again.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import relaybook
from relaybook.check.options import CheckOptions
from relaybook.git.history_cache import cache_file, write_whole
from relaybook.git.main_line import Step
from relaybook.review.review_points import ReviewPoint
from relaybook.review.trend import Point

_PARSERS = ("pydantic", "pyromark", "PyYAML", "networkx", "python-dateutil")
_MOST_KEPT = 20_000
Points = Mapping[Step, Point]


def points_file(folder: Path, options: CheckOptions) -> Path:
    """Return where the points of the knowledge base in `folder` are kept."""
    usual = cache_file("trend", str(folder), *sorted(options.profiles))
    return usual.with_name(f"trend-{usual.name.removeprefix('history-')}")


def load_points(file: Path, program: str) -> dict[Step, Point]:
    """Return the points kept in a file; none where it is absent, damaged or of another program."""
    try:
        check, _, content = file.read_bytes().partition(b"\n")
        if check != _checksum(content, program):
            return {}
        points = [_point(one) for one in json.loads(content)]
    except (OSError, ValueError, TypeError, KeyError):
        return {}
    return {Step(one.commit, one.day): one for one in points}


def store_points(file: Path, points: Points, program: str) -> None:
    """Keep points; where that is not possible nothing is said, they are worked out again."""
    kept = list(points.values())[-_MOST_KEPT:]
    content = json.dumps([_plain(one) for one in kept], separators=(",", ":")).encode()
    write_whole(file, _checksum(content, program) + b"\n" + content)


def program_digest() -> str:
    """Return what is the same for the same program: its files, and what it parses with."""
    digest = sha256()
    for name in _PARSERS:
        digest.update(f"{name} {_version(name)}\n".encode())
    root = Path(relaybook.__file__).parent
    for folder, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            if name.endswith((".py", ".yaml")):
                path = Path(folder, name)
                digest.update(f"{path.relative_to(root)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _plain(point: Point) -> dict[str, Any]:
    return {**asdict(point), "day": point.day.isoformat()}


def _point(plain: dict[str, Any]) -> Point:
    reviews = tuple(
        ReviewPoint(**{**one, "rungs": tuple(one["rungs"])}) for one in plain["reviews"]
    )
    return Point(**{**plain, "day": date.fromisoformat(plain["day"]), "reviews": reviews})


def _checksum(content: bytes, program: str) -> bytes:
    return sha256(program.encode() + b"\n" + content).hexdigest().encode()
