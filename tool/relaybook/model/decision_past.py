"""What git says of decisions: numbers that other branches have taken, and what has changed here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from relaybook.model.decision_names import DecisionName, name_of

CORRECTION = "Decision-Correction"
"""The trailer of a commit that says why the text of an accepted decision was changed."""


@dataclass(frozen=True, slots=True)
class DecisionQuestions:
    """What git is asked about decisions.

    paths: of those here, relative to the knowledge base. folders: that hold them. base_branch: as
    configured, empty for the usual one. newest: how many other branches are looked at.
    missing: names like `0007` or `ADR-0007` whose numbers are missing in a log here.
    """

    paths: frozenset[str]
    folders: tuple[str, ...]
    base_branch: str = ""
    newest: int = 200
    missing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AddedElsewhere:
    """A file of decisions that other branches have added since they parted from this one.

    branches: that hold it, the newest first. same_as: the decisions here that are the same record
    by path, rename or content.
    """

    path: str
    branches: tuple[str, ...]
    same_as: frozenset[str] = frozenset()

    @property
    def folder(self) -> str:
        """The folder it lies in."""
        return self.path.rpartition("/")[0]

    @property
    def name(self) -> DecisionName:
        """What its file name says."""
        return name_of_path(self.path)


def name_of_path(path: str) -> DecisionName:
    """Return what the name of a Markdown file says, without its extensions."""
    return name_of(path.rpartition("/")[2].partition(".md")[0].removesuffix(".markdown"))


@dataclass(frozen=True, slots=True)
class Earlier:
    """A decision as it was where this branch left the base branch.

    path: its name there. corrections: reasons given since, in commits that touch it.
    """

    path: str
    content: bytes
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionPast:
    """What git says of the decisions of a knowledge base, by the path they have today.

    base: name of the base branch, empty where there is none here. has_fork: whether it has a
    commit in common with this one. landed: decisions whose number the base branch has already.
    earlier: those that are on it and differ here. added: what other branches have added under a
    number that one here has too, or that is missing here. passed_over: how many branches were
    not looked at. is_shallow: whether the clone lacks old commits, and perhaps whole branches.
    removed: files in the folders for decisions that were on the base branch and are here no
    more, by the path they had.
    """

    base: str = ""
    has_fork: bool = False
    landed: frozenset[str] = frozenset()
    earlier: Mapping[str, Earlier] = field(default_factory=dict)
    added: tuple[AddedElsewhere, ...] = ()
    passed_over: int = 0
    is_shallow: bool = False
    removed: Mapping[str, Earlier] = field(default_factory=dict)
