"""Several processes read the same as one."""

import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest
from tests.load.folder import write

from relaybook.load import workers
from relaybook.load.discover import Found
from relaybook.load.knowledge_base import load
from relaybook.load.parse import Parsed
from relaybook.load.working_tree import WorkingTree
from relaybook.model.knowledge_base import KnowledgeBase

ROOT = Path(__file__).parents[2]


def _comparable(base: KnowledgeBase) -> KnowledgeBase:
    return replace(base, sources=None)  # type: ignore[arg-type] - every load makes its own


def _in_processes(monkeypatch: pytest.MonkeyPatch, folder: Path) -> KnowledgeBase:
    started = []
    whole = workers._in_workers

    def counted(*arguments: object) -> object:
        started.append(arguments)
        return whole(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(workers, "_WORTH_A_WORKER", 1)
    monkeypatch.setattr(workers, "_CHUNK", 7)
    monkeypatch.setattr(workers, "_in_workers", counted)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    base = load(WorkingTree(folder))
    assert len(started) == 1
    return base


def test_the_worked_example_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = load(WorkingTree(ROOT))
    together = _in_processes(monkeypatch, ROOT)

    assert len(alone.documents) > 50
    assert _comparable(together) == _comparable(alone)
    assert [one.outline for one in together.documents] == [one.outline for one in alone.documents]
    assert [one.origins for one in together.documents] == [one.origins for one in alone.documents]


def test_what_a_dead_worker_took_with_it_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system ends a process where memory runs out; nobody may wait for its answer for ever."""
    alone = load(WorkingTree(ROOT))
    monkeypatch.setattr(workers, "_packed", lambda *_: os.kill(os.getpid(), signal.SIGKILL))

    assert _comparable(_in_processes(monkeypatch, ROOT)) == _comparable(alone)


def test_damaged_files_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | bytes] = {
        "runbooks/latin.md": b"\xe9",
        "runbooks/open.md": "---\na: b\n",
        "runbooks/late.md": "# A\n\n---\na: b\n---\n\n<script>x</script>\n",
        "runbooks/_defaults.yaml": "owner: [\n",
        "systems/deep.yaml": "[" * 10_000,
        "systems/a.yaml": "title: no\nlabels: {a: true, b: null, c: [1.10, 2026-01-01]}\n",
        "systems/a/access.csv": "id;what\na;b;c\nd;e|f\n",
        "alerts/a.yaml": "groups: [{rules: [{alert: A}]}]\n---\n[",
        "docs/a.md": "<!-- relaybook: accept[broken-link] until 2026-01-01 why -->\n[x](y#z)\n",
    }
    folder = write(tmp_path, files)
    alone = load(WorkingTree(folder))

    assert _comparable(_in_processes(monkeypatch, folder)) == _comparable(alone)


def test_files_come_back_in_the_order_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"runbooks/r{number}.md" for number in range(40)]
    tree = WorkingTree(write(tmp_path, {name: f"# {name}\n\nText.\n" for name in names}))
    wanted = [Found(name, "runbook", name, "markdown") for name in reversed(names)]
    monkeypatch.setattr(workers, "_CHUNK", 3)

    with workers._in_workers(tree, wanted, 2) as parsed:
        answers = list(parsed)
    assert [one for one, _ in answers] == wanted
    assert all(isinstance(parsed, Parsed) and parsed.path == one.path for one, parsed in answers)
