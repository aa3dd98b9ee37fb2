"""What is true of a build as a whole, in one small file beside the pages."""

import json
from datetime import date


def build_script(commit: str | None, built_on: date | None, as_of: date | None) -> str:
    """Return `assets/build.js`, the only file of the site that changes with every build.

    Pages hold neither the commit nor the day, so that an unchanged record keeps an unchanged page.
    as_of: the fixed date of the knowledge base, None where pages are read as of the reader's day.
    """
    said = {
        "commit": commit,
        "built_on": built_on.isoformat() if built_on else None,
        "as_of": as_of.isoformat() if as_of else None,
    }
    # No `<` may end a script that somebody puts into a page.
    written = json.dumps(said, sort_keys=True).replace("<", "\\u003c")
    return f"window.relaybookBuild = {written};\n"
