"""What `trend` judges: steps of the history, some of which were judged before."""

import sys
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from relaybook.check.options import CheckOptions
from relaybook.cli.locate import Location, locate
from relaybook.cli.opening import open_at
from relaybook.cli.output import note
from relaybook.errors import ConfigurationError
from relaybook.git.main_line import Step, main_line
from relaybook.git.tree import GitTree
from relaybook.graph.draw.words import plural
from relaybook.load.configuration import load_configuration
from relaybook.model.secrets import mask_secrets
from relaybook.review.trend import Point, Trend, from_first_record, judge_steps
from relaybook.review.trend_cache import load_points, points_file, program_digest, store_points
from relaybook.rules.registry import RULES

_WORTH_SAYING = 25
_PERIODS: Mapping[str, Callable[[date], Hashable]] = {
    "day": lambda day: day,
    "week": lambda day: day.isocalendar()[:2],
    "month": lambda day: (day.year, day.month),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for on the command line."""

    since: str
    each: str
    as_of: str | None
    profiles: tuple[str, ...]
    use_cache: bool


def trend_since(folder: str, asked: Asked) -> Trend:
    """Return the trend; raises RevisionError where git knows nothing of what was asked for."""
    location = locate([folder])
    line = main_line(location.root, asked.since)
    tree = GitTree(location.root, "HEAD")
    # Only a day such as `exit` needs more than the configuration.
    day = open_at(location, asked.as_of, tree=tree).as_of.day if asked.as_of else None
    steps = [Step(one.commit, day or one.day) for one in _last_of_each(line.steps, asked.each)]
    points = _points(location, steps, asked)
    return Trend(
        name=_name(tree),
        since=asked.since,
        points=from_first_record(points),
        as_of=day,
        unasked=tuple(one.id for one in RULES if one.needs_history or one.needs_branches),
        cut_off=line.cut_off,
    )


def _name(tree: GitTree) -> str:
    """Return how the knowledge base is called; its last step says what is wrong where it does."""
    try:
        return mask_secrets(load_configuration(tree).name)
    except ConfigurationError:
        return ""


def _points(location: Location, steps: Sequence[Step], asked: Asked) -> list[Point]:
    options = CheckOptions(profiles=asked.profiles)
    if not (steps and asked.use_cache):
        return judge_steps(location.root, steps, options) if steps else []
    file = points_file(location.root, options)
    program = program_digest()
    known = load_points(file, program)
    _say_how_many(sum(step not in known for step in steps))
    points = judge_steps(location.root, steps, options, known)
    if any(step not in known for step in steps):
        found = dict(zip(steps, points, strict=True))
        store_points(file, {**known, **found}, program)
    return points


def _say_how_many(steps: int) -> None:
    """Say on a terminal that this takes a while."""
    if steps > _WORTH_SAYING and sys.stderr.isatty():
        note(f"judging {plural(steps, 'commit')}; what is found is kept for the next time")


def _last_of_each(steps: Sequence[Step], each: str) -> list[Step]:
    """Return the last step of each period, as of its own day."""
    if each == "commit":
        return list(steps)
    last = {_PERIODS[each](one.day): one for one in steps}
    return list(last.values())
