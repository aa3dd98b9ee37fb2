"""Parsing many files on all processors; the workers send back plain values."""

import gc
import marshal
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any

from relaybook.load.discover import Found
from relaybook.load.parse import Parsed, parse_file
from relaybook.model.outline import packed
from relaybook.source import Tree

_WORTH_A_WORKER = 500
_CHUNK = 250
_tree: Tree | None = None


@contextmanager
def parsing(tree: Tree, found: Sequence[Found]) -> Iterator[Iterator[tuple[Found, Parsed]]]:
    """Begin to parse, and give every file with what it holds, in the order given.

    The workers are at it before the first file is asked for.
    """
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if len(found) < _WORTH_A_WORKER or processors == 1 or not can_fork:
        yield ((one, parse_file(tree, one.path, one.form, one.kind)) for one in found)
        return
    with _in_workers(tree, found, min(processors, 8)) as parsed:
        yield parsed


@contextmanager
def _in_workers(
    tree: Tree, found: Sequence[Found], processors: int
) -> Iterator[Iterator[tuple[Found, Parsed]]]:
    chunks = [found[start : start + _CHUNK] for start in range(0, len(found), _CHUNK)]
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(processors, context, _begin, (tree,))
    try:
        answers = deque(pool.submit(_parse_chunk, chunk) for chunk in chunks)
        yield _received(tree, chunks, answers)
    finally:
        pool.shutdown(cancel_futures=True)


def _received(
    tree: Tree, chunks: Sequence[Sequence[Found]], answers: deque[Future[bytes]]
) -> Iterator[tuple[Found, Parsed]]:
    """Yield what the workers send; what one that died took with it is parsed here."""
    for chunk in chunks:
        try:
            answer = answers.popleft().result()
        except BrokenProcessPool:
            yield from ((one, parse_file(tree, one.path, one.form, one.kind)) for one in chunk)
            continue
        for one, parts in zip(chunk, marshal.loads(answer), strict=True):  # noqa: S302 - our own worker
            yield one, Parsed(*parts)


def _begin(tree: Tree) -> None:
    global _tree  # noqa: PLW0603 - a worker parses one tree in its life
    _tree = tree
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers
    gc.disable()  # a worker lives for one run and makes no cycles


def _parse_chunk(chunk: Sequence[Found]) -> bytes:
    assert _tree is not None  # noqa: S101 - set by _begin
    return marshal.dumps([_packed(_tree, one) for one in chunk])


def _packed(tree: Tree, one: Found) -> tuple[Any, ...]:
    """Return what a file holds; its outline stays packed in the parent until a rule asks."""
    parsed = parse_file(tree, one.path, one.form, one.kind)
    outline = parsed.outline and packed(parsed.outline)
    return tuple(parsed._replace(outline=outline))
