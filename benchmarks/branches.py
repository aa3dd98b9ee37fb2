"""How long it takes to hold decisions against many branches: `python -m benchmarks.branches`.

Each branch leaves the shared one at another commit and adds a decision; one of them collides.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from relaybook.git.decision_past import read_decision_past
from relaybook.git.numbers_taken import names_on_all_branches
from relaybook.model.decision_past import DecisionQuestions

_ON_MAIN = 200
_WHO = "committer Ada Example <ada@example.com>"


def main() -> None:
    branches = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        git = ["git", "-C", name]
        subprocess.run([*git, "init", "--quiet", "--initial-branch=main"], check=True)
        stream = "".join(_history(branches)).encode()
        subprocess.run([*git, "fast-import", "--quiet"], input=stream, check=True)
        subprocess.run([*git, "checkout", "--quiet", "branch-0"], check=True)
        paths = {one.relative_to(folder).as_posix() for one in folder.glob("decisions/*.md")}
        asked = DecisionQuestions(frozenset(paths), ("decisions",), newest=branches)
        began = time.perf_counter()
        found = read_decision_past(folder, asked)
        held = time.perf_counter()
        names = names_on_all_branches(folder, ("decisions",))
        ended = time.perf_counter()
    print(f"{branches} branches, {len(found.added) if found else 0} with the number of another")
    print(f"check:        {held - began:.2f} s")
    print(f"new decision: {ended - held:.2f} s ({len(names)} names)")


def _history(branches: int) -> Iterator[str]:
    for number in range(1, _ON_MAIN + 1):
        yield _commit("main", number, f"{number:04}-decision.md")
    for number in range(branches):
        yield f"reset refs/heads/branch-{number}\nfrom :{_ON_MAIN - number % 100}\n\n"
        own = 500 if number in (0, branches // 2) else 501 + number
        yield _commit(f"branch-{number}", _ON_MAIN + 1 + number, f"{own:04}-of-{number}.md")


def _commit(branch: str, day: int, file: str) -> str:
    text = f"# {file}\n\nText.\n"
    return (
        f"commit refs/heads/{branch}\nmark :{day}\n{_WHO} {1_700_000_000 + day * 86_400} +0000\n"
        f"data 3\nAdd\nM 100644 inline decisions/{file}\ndata {len(text)}\n{text}\n"
    )


if __name__ == "__main__":
    main()
