"""The files that every page loads, all from the site itself."""

from pathlib import Path

_FOLDER = Path(__file__).parent / "assets"

STYLE_SHEET = "assets/relaybook.css"
BUILD_SCRIPT = "assets/build.js"
SCRIPT = "assets/relaybook.js"
STYLE_SHEETS = (
    STYLE_SHEET,
    "assets/runbook.css",
    "assets/labels.css",
    "assets/decisions.css",
    "assets/recovery.css",
    "assets/portfolio.css",
    "assets/map/map.css",
)
# In the order in which they build on each other.
SCRIPTS = (
    BUILD_SCRIPT,
    SCRIPT,
    "assets/table-choices.js",
    "assets/commands.js",
    "assets/copy.js",
    "assets/shell-words.js",
    "assets/fill-form.js",
    "assets/placeholders.js",
    "assets/run-record.js",
    "assets/run-form.js",
    "assets/run-clear.js",
    "assets/run-older.js",
    "assets/run-log.js",
    # Loads the rest of the map on the page that shows it.
    "assets/map/load.js",
)
WORKER_SHIM = "assets/vendor/iframe-worker.js"


def browser_assets() -> dict[str, Path]:
    """Return the files to publish, by their place on the site, in a fixed order.

    `BUILD_SCRIPT` is not among them: it is written for each build.
    """
    # Markdown would become a page.
    files = sorted(path for path in _FOLDER.rglob("*") if path.is_file() and path.suffix != ".md")
    return {f"assets/{path.relative_to(_FOLDER).as_posix()}": path for path in files}
