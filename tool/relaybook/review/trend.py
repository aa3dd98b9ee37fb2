"""How a knowledge base got where it is: each step of its history judged as of its own day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from relaybook.check.options import CheckOptions
from relaybook.check.shares import Share, in_shares
from relaybook.config import FILE_NAME
from relaybook.errors import ConfigurationError
from relaybook.findings import AsOf, Report, Severity
from relaybook.git.main_line import Step
from relaybook.git.tree import GitTree
from relaybook.load.remembered import ParseMemory
from relaybook.review.remembering_judge import RememberingJudge
from relaybook.review.review_points import ReviewPoint, judgements, review_point
from relaybook.rules.requirement_packs import is_pack


@dataclass(frozen=True, slots=True)
class Trend:
    """Points, the oldest first, from the first that holds a record.

    name: of the knowledge base. since: as it was asked. as_of: the day by which all were judged,
    None where each was by its own. unasked: rules that also look at the history in git, which no
    point was judged by. cut_off: whether older commits are missing in this clone.
    """

    name: str
    since: str
    points: tuple["Point", ...]
    as_of: date | None = None
    unasked: tuple[str, ...] = ()
    cut_off: bool = False

    @property
    def has_reviews(self) -> bool:
        """Whether a handover was in progress at any point."""
        return any(one.reviews for one in self.points)

    @property
    def has_waived(self) -> bool:
        """Whether a gate was waived at any point, so that fewer open ones are not all mended."""
        return any(one.waived for one in self.points)


@dataclass(frozen=True, slots=True)
class Point:
    """One step. day: as of which it was judged.

    fault: why it could not be judged, empty where it could; then nothing else is known of it.
    configuration: what is the same for the same `relaybook.yml` and packs.
    """

    commit: str
    day: date
    documents: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    accepted: int = 0
    baselined: int = 0
    reviews: tuple[ReviewPoint, ...] = ()
    configuration: str = ""
    fault: str = ""

    @property
    def numbers(self) -> tuple[object, ...]:
        """What a reader looks at: all but which commit it is, and its day."""
        counts = (self.documents, self.errors, self.warnings, self.notes)
        return (*counts, self.accepted, self.baselined, self.reviews, self.fault)

    @property
    def gates(self) -> int | None:
        """The open gates of all handovers together; None where none is in progress."""
        return sum(one.gates for one in self.reviews) if self.reviews else None

    @property
    def waived(self) -> int | None:
        """The waived gates of all handovers together; None where none is in progress."""
        return sum(one.waived for one in self.reviews) if self.reviews else None

    @property
    def open(self) -> int:
        """All open findings."""
        return self.errors + self.warnings + self.notes


def from_first_record(points: Sequence[Point]) -> tuple[Point, ...]:
    """Leave out what came before there was a knowledge base."""
    first = next((at for at, one in enumerate(points) if one.documents or one.fault), len(points))
    return tuple(points[first:])


def judge_steps(
    folder: Path,
    steps: Sequence[Step],
    options: CheckOptions,
    known: Mapping[Step, Point] | None = None,
) -> list[Point]:
    """Return a point for each step, in order. known: points that need not be worked out again.

    Nothing is checked out. Rules that also look at the history in git judge without it.
    """
    known = known or {}
    missing = [step for step in steps if step not in known]
    found = {**known, **_judged(folder, missing, options)} if missing else known
    return [found[step] for step in steps]


def _judged(folder: Path, steps: Sequence[Step], options: CheckOptions) -> dict[Step, Point]:
    """Judge in shares, each in a process of its own where that is worth it."""
    documents = len(GitTree(folder, steps[-1].commit).paths())
    shares = in_shares(
        lambda share: _in_order(folder, _stretch(steps, share), options), documents * len(steps)
    )
    return {step: point for share in shares for step, point in share}


def _stretch(steps: Sequence[Step], share: Share) -> Sequence[Step]:
    """Return steps that follow each other, so that little differs from one to the next."""
    first, end = (len(steps) * at // share.count for at in (share.index, share.index + 1))
    return steps[first:end]


def _in_order(
    folder: Path, steps: Sequence[Step], options: CheckOptions
) -> list[tuple[Step, Point]]:
    memory, judge = ParseMemory(), RememberingJudge(options)
    found = []
    tree = GitTree(folder, "HEAD")
    for step in steps:
        tree = tree.at(step.commit)
        found.append((step, _point(tree, step, options, (memory, judge))))
    return found


def _point(
    tree: GitTree,
    step: Step,
    options: CheckOptions,
    known: tuple[ParseMemory, RememberingJudge],
) -> Point:
    memory, judge = known
    about = Point(step.commit, step.day, configuration=_configuration(tree))
    try:
        base = memory.load(tree)
        report = judge.judged(base, AsOf(step.day), tree.content_id)
        judged = judgements(base, report, options, judge.remembering)
    except ConfigurationError as error:
        return replace(about, fault=str(error))
    return replace(
        about,
        documents=report.documents,
        errors=_count(report, Severity.ERROR),
        warnings=_count(report, Severity.WARNING),
        notes=_count(report, Severity.INFO),
        accepted=len(report.accepted),
        baselined=len(report.baselined),
        reviews=tuple(review_point(name, one) for name, one in judged.items()),
    )


def _configuration(tree: GitTree) -> str:
    """Return the ids of the files that say what is asked; empty where there is none."""
    paths = (FILE_NAME, *(path for path in tree.paths() if is_pack(path)))
    return " ".join(filter(None, map(tree.content_id, paths)))


def _count(report: Report, severity: Severity) -> int:
    return sum(one.severity is severity for one in report.findings)
