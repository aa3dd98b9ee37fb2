"""The `mkdocs.yml` of the staged site: one that asks no other host for anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from relaybook.site.browser_assets import SCRIPTS, STYLE_SHEETS, WORKER_SHIM
from relaybook.site.rendering.plain_text import template_text

EXTENSION = "relaybook.site.markdown_extension"

# Splits at dots and underscores of hosts, alerts and error codes too, so that a part is found.
_SEPARATOR = r'[\s\-_,:!=\[\]()"/]+|(?!\b)(?=[A-Z][a-z])|\.(?!\d)|&[lg]t;'

_FEATURES = (
    "navigation.indexes",
    "navigation.path",
    "navigation.prune",
    "navigation.top",
    "search.highlight",
    "search.suggest",
    "toc.follow",
)


@dataclass(frozen=True)
class Section:
    """A named part of the navigation. The title is plain text, however it came about."""

    title: str
    entries: tuple["Section | Entry", ...]


@dataclass(frozen=True)
class Entry:
    """A page in the navigation. uri: its source in the staged tree, for example `index.md`."""

    title: str
    uri: str


@dataclass(frozen=True)
class SiteSettings:
    """What differs from one site to the next.

    name: shown in the header. url: where the site will be, empty where that is not known.
    offline: for a copy that is opened from a folder; its addresses end in `.html`.
    blocks: the folder of the planner's HTML, beside the `mkdocs.yml`.
    """

    name: str
    navigation: tuple[Section | Entry, ...]
    url: str = ""
    offline: bool = False
    docs_folder: str = "pages"
    site_folder: str = "site"
    blocks: str = "blocks"


def theme_configuration(settings: SiteSettings) -> dict[str, Any]:
    """Return the configuration as plain values, ready to be written as YAML.

    Any engine that reads `mkdocs.yml` can build with it; it names no plugin that is not Material's
    own. There is no `repo_url`, since the theme would ask that host for stars and versions, and no
    `edit_uri`, since a plain engine would offer it on generated pages too: the planner's card links
    to the source of each record.
    """
    return {
        "site_name": template_text(settings.name),
        **({"site_url": settings.url} if settings.url else {}),
        "docs_dir": settings.docs_folder,
        "site_dir": settings.site_folder,
        "use_directory_urls": not settings.offline,
        "nav": _navigation(settings.navigation),
        "theme": _theme(),
        "plugins": _plugins(offline=settings.offline),
        "markdown_extensions": markdown_extensions(settings.blocks),
        "extra": {"generator": False, "polyfills": [WORKER_SHIM] if settings.offline else []},
        "extra_css": list(STYLE_SHEETS),
        "extra_javascript": list(SCRIPTS),
        "validation": _validation(),
    }


def markdown_extensions(blocks: Any) -> list[dict[str, Any]]:
    """Return the two extensions that pages need.

    `toc` adds the permanent links and tells the engine what the headings are; all else is ours.
    """
    return [
        {"toc": {"permalink": True, "marker": "", "permalink_title": "Link to this section"}},
        {EXTENSION: {"blocks": blocks}},
    ]


def _navigation(entries: Sequence[Section | Entry]) -> list[dict[str, Any]]:
    return [
        {
            template_text(entry.title): entry.uri
            if isinstance(entry, Entry)
            else _navigation(entry.entries)
        }
        for entry in entries
    ]


def _theme() -> dict[str, Any]:
    return {
        "name": "material",
        "font": False,
        "language": "en",
        "icon": {"logo": "material/book-open"},
        "features": list(_FEATURES),
        "palette": [
            _palette("", "material/brightness-auto", "Switch to light mode"),
            _palette("light", "material/brightness-5", "Switch to dark mode"),
            _palette("dark", "material/moon-waning-crescent", "Follow the system"),
        ],
    }


def _palette(scheme: str, icon: str, action: str) -> dict[str, Any]:
    media = f": {scheme}" if scheme else ""
    colours = {
        "scheme": "slate" if scheme == "dark" else "default",
        "primary": "indigo",
        "accent": "indigo",
    }
    return {
        "media": f"(prefers-color-scheme{media})",
        **(colours if scheme else {}),
        "toggle": {"icon": icon, "name": action},
    }


def _plugins(*, offline: bool) -> list[dict[str, Any]]:
    search = {"search": {"separator": _SEPARATOR}}
    return [search, {"offline": {"enabled": True}}] if offline else [search]


def _validation() -> dict[str, Any]:
    return {
        # Leaf pages are reached from lists: in the navigation they would be in every page.
        "nav": {"omitted_files": "info", "not_found": "warn", "absolute_links": "warn"},
        "links": {
            "not_found": "warn",
            "anchors": "warn",
            "absolute_links": "warn",
            "unrecognized_links": "warn",
        },
    }
