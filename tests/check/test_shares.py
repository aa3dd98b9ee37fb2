"""Judging in several processes gives what one gives."""

import os
from datetime import date
from pathlib import Path

import pytest
from benchmarks.corpus import write_corpus

from relaybook.check import shares
from relaybook.check.engine import check
from relaybook.check.shares import Share, in_shares
from relaybook.findings import AsOf
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree


def test_shares_take_every_item_once() -> None:
    items = list(range(11))

    dealt = [Share(index, 3).of(items) for index in range(3)]

    assert dealt == [[0, 3, 6, 9], [1, 4, 7, 10], [2, 5, 8]]
    assert [Share(index, 3).is_first for index in range(3)] == [True, False, False]


def test_each_share_is_worked_on_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "_processes", lambda _: 4)

    assert in_shares(lambda share: share.index, 10) == [0, 1, 2, 3]


def test_a_process_that_dies_has_its_share_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "_processes", lambda _: 3)
    here = os.getpid()

    def work(share: Share) -> int:
        if os.getpid() != here:
            os._exit(9)
        return share.index

    assert in_shares(work, 10) == [0, 1, 2]


def test_an_error_in_another_process_is_met_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "_processes", lambda _: 2)

    def work(share: Share) -> int:
        if not share.is_first:
            raise RuntimeError("the second share fails")
        return 0

    with pytest.raises(RuntimeError, match="the second share fails"):
        in_shares(work, 10)


def test_few_records_are_judged_in_this_process() -> None:
    assert in_shares(lambda _: os.getpid(), 100) == [os.getpid()]


def test_several_processes_give_the_same_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_corpus(tmp_path, 400)
    kb = load(WorkingTree(tmp_path / "kb"))
    day = AsOf(date(2026, 11, 20))
    alone = check(kb, day)

    monkeypatch.setattr(shares, "_processes", lambda _: 3)

    assert check(kb, day) == alone
    assert len(alone.findings) > 30
