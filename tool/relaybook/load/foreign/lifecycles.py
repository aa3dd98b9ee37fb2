"""Words for the stage of a life, as catalogues write them, in ours."""

from __future__ import annotations

_WORDS = {
    "planned": ("planned", "planning", "proposed", "idea", "concept"),
    "experimental": (
        "experimental",
        "alpha",
        "beta",
        "development",
        "dev",
        "incubating",
        "pilot",
        "poc",
        "staging",
        "test",
        "pre-release",
        "preview",
    ),
    "production": ("production", "prod", "live", "ga", "active", "stable", "maintenance"),
    "deprecated": ("deprecated", "sunset", "sunsetting", "legacy"),
    "retired": ("retired", "decommissioned", "archived", "end-of-life", "eol", "removed"),
}
_MEANING = {word: ours for ours, words in _WORDS.items() for word in words}


def our_lifecycle(word: str) -> str | None:
    """Return our word for a stage; None where nobody can tell."""
    return _MEANING.get(word.strip().lower().replace("_", "-").replace(" ", "-"))
