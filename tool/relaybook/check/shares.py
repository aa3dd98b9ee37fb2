"""Records in equal shares, each judged by a process of its own where that is worth it.

A forked process sees the knowledge base that was loaded without a copy of it being sent.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_WORTH_A_PROCESS = 2_000
_MOST_PROCESSES = 8


@dataclass(frozen=True, slots=True)
class Share:
    """Every `count`-th of a sequence, from the one numbered `index`."""

    index: int = 0
    count: int = 1

    @property
    def is_first(self) -> bool:
        """Whether this share also does what is done once."""
        return self.index == 0

    def of(self, items: Sequence[T]) -> Sequence[T]:
        """Return the items of this share."""
        return items[self.index :: self.count]


def in_shares(work: Callable[[Share], R], size: int) -> list[R]:
    """Return what `work` gives for each share of `size` items, in order."""
    count = _processes(size)
    if count == 1:
        return [work(Share())]
    context = multiprocessing.get_context("fork")
    answers = []
    for index in range(1, count):
        receiver, sender = context.Pipe(duplex=False)
        share = Share(index, count)
        process = context.Process(target=_answer, args=(sender, work, share), daemon=True)
        process.start()
        sender.close()
        answers.append((process, receiver, share))
    first = work(Share(0, count))
    return [first, *(_received(receiver, work, share) for _, receiver, share in answers)]


def _processes(size: int) -> int:
    if multiprocessing.current_process().daemon:  # one of these processes itself
        return 1
    if size < _WORTH_A_PROCESS or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    free = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(free or 1, _MOST_PROCESSES))


def _answer(sender: Connection, work: Callable[[Share], Any], share: Share) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    try:
        sender.send(work(share))
    except Exception:  # noqa: BLE001, S110 - the parent does the share again and meets it
        pass
    finally:
        sender.close()


def _received(receiver: Connection, work: Callable[[Share], R], share: Share) -> R:
    """Return the answer of a process; do its share here where it died without one."""
    try:
        answer: R = receiver.recv()
    except EOFError:
        return work(share)
    return answer
