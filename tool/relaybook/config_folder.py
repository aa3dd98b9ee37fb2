"""Settings of `relaybook.yml` that go by folder: the nearest one to a record decides."""

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")


def nearest_setting(settings: Mapping[str, T], path: str, default: T) -> T:
    """Return what the deepest folder above `path` says; `.` is the whole knowledge base."""
    found = {_plain(folder): setting for folder, setting in settings.items()}
    folders = [folder for folder in found if not folder or path.startswith(f"{folder}/")]
    return found[max(folders, key=len)] if folders else default


def _plain(folder: str) -> str:
    plain = folder.removeprefix("./").strip("/")
    return "" if plain == "." else plain
