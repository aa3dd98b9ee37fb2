"""Sets of strings are ordered differently in each process; no picture may show it."""

import os
import subprocess
import sys

_CODE = """
import hashlib
from relaybook.graph.draw import dot, json, mermaid, svg, text
from relaybook.graph.edges import Edge
from relaybook.graph.view import MapNode
from tests.graph.samples import view_of
names = [f"s{number}" for number in range(40)]
ends = [(one, names[(at * 7 + 3 * step) % 40]) for at, one in enumerate(names) for step in (1, 2)]
edges = [Edge(*pair) for pair in ends]
view = view_of([MapNode(name, name) for name in names], [e for e in edges if e.source != e.target])
for renderer in (dot, json, mermaid, svg, text):
    print(hashlib.sha256(renderer.render(view).encode()).hexdigest())
"""


def _digests(seed: str) -> list[str]:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", _CODE], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_two_processes_draw_the_same() -> None:
    first = _digests("1")

    assert len(set(first)) == 5
    assert first == _digests("2")
