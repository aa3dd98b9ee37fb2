"""Times a review of the worked example, its systems copied until there are a hundred.

`python -m benchmarks.review [COUNT]`
"""

import shutil
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from relaybook.findings import AsOf
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.review.canonical import canonical, digest
from relaybook.review.scorecard import scorecard

ROOT = Path(__file__).parents[2]
FOLDERS = (
    *("alerts", "contacts", "decisions", "exercises", "handovers", "observed"),
    *("runbooks", "systems", "templates"),
)
HANDOVER = "nimbus-to-fraud-platform"
DAY = AsOf(date(2026, 11, 20))
LAST = "  - {system: label-feed, status: planned, wave: 2}\n"
COPIED = ("fraud-scoring", "feature-store", "case-management", "model-registry")


def grown(folder: Path, count: int) -> Path:
    """Copy the worked example into `folder` with `count` systems in the scope of the handover."""
    for name in FOLDERS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "relaybook.yml", folder)
    page = folder / "handovers" / f"{HANDOVER}.md"
    names = [f"{COPIED[at % len(COPIED)]}-{at}" for at in range(count - 6)]
    for name in names:
        original = name.rpartition("-")[0]
        shutil.copy(folder / f"systems/{original}.yaml", folder / f"systems/{name}.yaml")
        shutil.copytree(folder / f"systems/{original}", folder / f"systems/{name}")
    rows = "".join(f"  - {{system: {name}, status: planned, wave: 3}}\n" for name in names)
    page.write_text(page.read_text().replace(LAST, LAST + rows))
    return folder


def main() -> None:
    """Print the CPU seconds of loading and of the review, and what was judged."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as folder:
        root = grown(Path(folder) / "kb", count)
        started = time.process_time()
        base = load(WorkingTree(root))
        loaded = time.process_time()
        card = scorecard(base, base.handovers[HANDOVER], DAY)
        digest(canonical(card))
        ended = time.process_time()
    print(f"systems in scope: {len(card.systems)}, gates asked: {card.asked}")
    print(f"CPU seconds of loading: {loaded - started:.2f}")
    print(f"CPU seconds of the review beyond it: {ended - loaded:.2f}")


if __name__ == "__main__":
    main()
