"""The stager: writes the planned site as Markdown with a `mkdocs.yml` that any engine builds."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from relaybook.site.browser_assets import BUILD_SCRIPT, browser_assets
from relaybook.site.folder import write_folder
from relaybook.site.plan import navigation
from relaybook.site.planned import PlannedFile
from relaybook.site.theme_configuration import Entry, SiteSettings, theme_configuration
from relaybook.source import Tree, Unreadable

CONFIGURATION = "mkdocs.yml"

# MkDocs leaves out hidden files and a folder `templates` unless it is told otherwise.
_NOTHING_EXCLUDED = "!.*\n!/templates/\n"

FOOTER = '<span data-build="data-build"></span>'
"""The foot of every page, filled in the browser from `assets/build.js`."""


def stage(
    folder: Path,
    files: Iterable[PlannedFile],
    tree: Tree,
    settings: SiteSettings,
    build_script: str,
) -> None:
    """Write the site to `folder`: `mkdocs.yml`, the pages, and beside them the planner's HTML.

    tree: where pictures are read. Only files whose bytes change are written and those of an earlier
    plan are deleted. Raises UsageError where the folder holds what we did not write.
    """
    planned = tuple(files)
    contents = dict(_pages(planned, tree, settings.docs_folder))
    contents |= {
        f"{settings.blocks}/{block.digest}.html": block.html.encode()
        for file in planned
        for block in file.blocks
    }
    for uri, path in browser_assets().items():
        contents[f"{settings.docs_folder}/{uri}"] = path.read_bytes()
    contents[f"{settings.docs_folder}/{BUILD_SCRIPT}"] = build_script.encode()
    contents[CONFIGURATION] = _as_yaml(engine_configuration(settings))
    write_folder(folder, contents)


def navigation_entries(files: Iterable[PlannedFile]) -> tuple[Entry, ...]:
    """Return the navigation in the form that the configuration takes."""
    return tuple(Entry(title, uri) for title, uri in navigation(files))


def engine_configuration(settings: SiteSettings) -> dict[str, Any]:
    """Return the whole configuration of a staged site as plain values."""
    more = {"exclude_docs": _NOTHING_EXCLUDED, "copyright": FOOTER}
    return theme_configuration(settings) | more


def _pages(files: Iterable[PlannedFile], tree: Tree, folder: str) -> Iterator[tuple[str, bytes]]:
    for file in files:
        data = content_of(file, tree)
        if data is not None:
            yield f"{folder}/{file.uri}", data


def content_of(file: PlannedFile, tree: Tree) -> bytes | None:
    """Return the bytes of a planned file; None for a picture that has vanished meanwhile."""
    written = file.markdown if file.text is None else file.text
    if written is not None:
        return written.encode("utf-8", "replace")
    data = tree.read(file.source)
    return None if isinstance(data, Unreadable) else data


def _as_yaml(configuration: dict[str, Any]) -> bytes:
    written = yaml.safe_dump(configuration, allow_unicode=True, sort_keys=False, width=100)
    return ("# Written by relaybook. Changes are lost with the next build.\n" + written).encode()
