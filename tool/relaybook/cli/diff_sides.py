"""The two revisions that `diff` holds against each other."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from relaybook.check.engine import check
from relaybook.check.options import CheckOptions
from relaybook.cli.locate import Location, locate
from relaybook.cli.opening import Opened, open_at
from relaybook.cli.output import note
from relaybook.config import FILE_NAME
from relaybook.errors import ConfigurationError
from relaybook.findings import AsOf
from relaybook.git.forks import fork_point
from relaybook.git.tree import GitTree
from relaybook.load.knowledge_base import load
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.review.difference import Difference, Side, difference
from relaybook.review.difference_ladder import Judged
from relaybook.review.review_points import judgements
from relaybook.rules.registry import rules_of

_ON_DISK = "the files on disk"


@dataclass(frozen=True, slots=True)
class _Judging:
    """How both sides are judged."""

    as_of: AsOf
    options: CheckOptions

    def side(self, name: str, commit: str, base: KnowledgeBase) -> Side:
        return Side(name, commit, base, check(base, self.as_of, self.options))

    def reviews(self, side: Side) -> Judged:
        return judgements(side.kb, side.report, self.options)


def compared(
    base: str,
    head: str | None,
    folder: str,
    *,
    as_of: str | None,
    profiles: tuple[str, ...],
    raise_errors: bool,
) -> Difference:
    """Return what changed from where `head` left `base`; see `diff`.

    Raises RevisionError where git knows no such revision, ConfigurationError where the
    configuration of one of them is wrong.
    """
    location = locate([folder])
    start = _start(location, base, head)
    opened = _opened(location, head, as_of)
    judging = _Judging(opened.as_of, CheckOptions(profiles=profiles, raise_errors=raise_errors))
    tree = GitTree(location.root, start)
    loaded = _load_earlier(tree, base)
    with _said_of(base):
        before = judging.side(base, tree.commit, loaded)
    after = judging.side(head or _ON_DISK, _commit(location, head), opened.base)
    judged = judging.reviews(before), judging.reviews(after)
    return difference(before, after, judged, _unasked(opened, after))


def _start(location: Location, base: str, head: str | None) -> str:
    """Return the commit at which the work left `base`, else `base` itself with a note."""
    fork = fork_point(location.root, base, head or "HEAD")
    if not fork:
        note(
            f"note: {base} and {head or 'HEAD'} have no commit in common here, so what is on "
            f"{base} itself is compared"
        )
    return fork or base


def _opened(location: Location, head: str | None, as_of: str | None) -> Opened:
    tree = GitTree(location.root, head) if head else None
    return open_at(location, as_of, tree=tree)


def _commit(location: Location, head: str | None) -> str:
    return GitTree(location.root, head).commit if head else ""


@contextmanager
def _said_of(name: str) -> Iterator[None]:
    """Say of which revision the configuration or a pack is wrong."""
    try:
        yield
    except ConfigurationError as error:
        raise ConfigurationError(f"at {name}: {error}") from None


def _load_earlier(tree: GitTree, name: str) -> KnowledgeBase:
    with _said_of(name):
        base = load(tree)
    if not base.documents:
        note(f"note: there is no record at {name}, so everything is new")
    elif FILE_NAME not in base.files:
        note(f"note: there is no {FILE_NAME} at {name}: it is taken as it is, at level basic")
    return base


def _unasked(opened: Opened, side: Side) -> tuple[str, ...]:
    """Return the rules that took part and would also ask git about the past."""
    return tuple(
        rule.id
        for rule in rules_of(opened.base)
        if rule.id in side.report.rules and (rule.needs_history or rule.needs_branches)
    )
