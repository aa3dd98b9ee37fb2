"""Which folder of somebody's repository holds which kind of record, with the evidence."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from relaybook.graph.draw.words import plural
from relaybook.load.discover import stem
from relaybook.load.survey import Data, Survey
from relaybook.scaffold.adopt_pages import (
    Look,
    decision_forms,
    look_at,
    style_counts,
    style_in_words,
)

_RUNBOOKS = re.compile(
    r"(?i)(?:.*[-_.])?(?:run-?books?|play-?books?|sops?|procedures?|troubleshooting|alerts?"
    r"|on-?call)(?:[-_.].*)?"
)
_DECISIONS = re.compile(
    r"(?i)(?:.*[-_.])?(?:adrs?|decisions?|decision-?(?:records?|logs?)|architecture-decisions?)"
)
_COPIED = frozenset({"template", "templates"})
_HALF, _NEARLY_ALL = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Guess:
    """A folder that holds a kind of record. evidence: why, in words and counts."""

    folder: str
    kind: str
    evidence: str
    looks: tuple[Look, ...] = ()


@dataclass(frozen=True, slots=True)
class Folders:
    """All guesses, by kind and folder. other: pages that are nothing else, so guides."""

    guesses: tuple[Guess, ...]
    other: int

    def of(self, kind: str) -> tuple[Guess, ...]:
        """Return the guesses of one kind."""
        return tuple(guess for guess in self.guesses if guess.kind == kind)


def guess_folders(survey: Survey) -> Folders:
    """Sort the folders with pages, and those with alert rules."""
    alerts = frozenset(name.lower() for data in survey.data for name in data.alerts)
    looks = [look for page in survey.pages if (look := look_at(page))]
    by_folder: dict[str, list[Look]] = defaultdict(list)
    for look in looks:
        by_folder[look.folder].append(look)
    kinds = {folder: _kind(folder, inside, alerts) for folder, inside in sorted(by_folder.items())}
    guesses = [
        _guess(folder, kind, _below(folder, looks), alerts)
        for kind in ("runbooks", "decisions")
        for folder in _raised(kind, kinds, by_folder)
    ]
    taken = {guess.folder for guess in guesses}
    guesses += _alert_folders(survey.data, taken)
    inside = {look.path for guess in guesses for look in guess.looks}
    return Folders(tuple(guesses), sum(page.path not in inside for page in survey.pages))


def _kind(folder: str, looks: Sequence[Look], alerts: frozenset[str]) -> str:
    """Return runbooks, decisions, or nothing where a folder holds other pages."""
    if folder.rsplit("/", maxsplit=1)[-1].lower() in _COPIED:
        return ""
    part = _share(looks)
    named = [] if folder == "." else folder.split("/")
    has_form = part(lambda look: bool(look.form))
    if len(looks) > 1 and has_form >= _HALF:
        return "decisions"
    if named and _DECISIONS.fullmatch(named[-1]) and part(lambda look: look.numbered) >= _HALF:
        return "decisions"
    if has_form:
        return ""
    if any(map(_RUNBOOKS.fullmatch, named)) or _is_named_like_alerts(looks, alerts):
        return "runbooks"
    follows = part(lambda look: bool(look.style))
    operated = part(lambda look: look.reviewed) >= _HALF and _worked(part) >= _HALF / 2
    return "runbooks" if (follows >= _HALF and len(looks) > 1) or operated else ""


def _share(looks: Sequence[Look]) -> Callable[[Callable[[Look], bool]], float]:
    return lambda test: sum(map(test, looks)) / len(looks)


def _worked(part: Callable[[Callable[[Look], bool]], float]) -> float:
    return part(lambda look: look.has_commands)


def _is_named_like_alerts(looks: Sequence[Look], alerts: frozenset[str]) -> bool:
    return sum(_alert_name(look) in alerts for look in looks) / len(looks) >= _HALF


def _alert_name(look: Look) -> str:
    return stem(look.path).lower()


def _raised(
    kind: str, kinds: Mapping[str, str], by_folder: Mapping[str, Sequence[Look]]
) -> list[str]:
    """Return the folders of a kind, those above them instead where they hold nothing else."""
    found = {_highest(folder, kind, kinds, by_folder) for folder in kinds if kinds[folder] == kind}
    return sorted(one for one in found if not any(one.startswith(f"{other}/") for other in found))


def _highest(
    folder: str, kind: str, kinds: Mapping[str, str], by_folder: Mapping[str, Sequence[Look]]
) -> str:
    best = folder
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        inside = [one for one in kinds if one == folder or one.startswith(f"{folder}/")]
        fitting = sum(len(by_folder[one]) for one in inside if kinds[one] == kind)
        if fitting < _NEARLY_ALL * sum(len(by_folder[one]) for one in inside):
            break
        names = _RUNBOOKS if kind == "runbooks" else _DECISIONS
        if sum(kinds[one] == kind for one in inside) > 1 or names.fullmatch(folder.split("/")[-1]):
            best = folder
    return best


def _below(folder: str, looks: Iterable[Look]) -> tuple[Look, ...]:
    return tuple(look for look in looks if folder == "." or look.path.startswith(f"{folder}/"))


def _guess(folder: str, kind: str, looks: tuple[Look, ...], alerts: frozenset[str]) -> Guess:
    reasons = _reasons(looks, alerts) if kind == "runbooks" else _forms(looks)
    if not any(look.style or look.form for look in looks):
        reasons += _called(folder)
    evidence = "; ".join([plural(len(looks), "Markdown file"), *reasons])
    return Guess(folder, kind, evidence, looks)


def _called(folder: str) -> list[str]:
    names = (_RUNBOOKS, _DECISIONS)
    called = [one for one in folder.split("/") if any(name.fullmatch(one) for name in names)]
    return [f"the folder is called {called[-1]}"] if called else []


def _forms(looks: Sequence[Look]) -> list[str]:
    numbered = sum(look.numbered for look in looks)
    forms = [f"{count:,} in the form {form}" for form, count in decision_forms(looks)]
    return [*forms, *([f"{numbered:,} numbered"] if numbered else [])]


def _reasons(looks: Sequence[Look], alerts: frozenset[str]) -> list[str]:
    found = [f"{count:,} with {style_in_words(style)}" for style, count in style_counts(looks)]
    counts = {
        "named like an alert rule": sum(_alert_name(look) in alerts for look in looks),
        "with a review date": sum(look.reviewed for look in looks),
        "with commands": sum(look.has_commands for look in looks),
    }
    return found + [f"{count:,} {what}" for what, count in counts.items() if count]


def _alert_folders(data: Sequence[Data], taken: set[str]) -> list[Guess]:
    """Return the folders of alert rules in which every YAML file can be read."""
    holding = sorted({one.path.rpartition("/")[0] for one in data if one.alerts} - {""})
    broken = [one.path for one in data if not one.sound]
    folders: list[str] = []
    for folder in holding:
        is_inside = any(f"{folder}/".startswith(f"{one}/") for one in (*taken, *folders))
        if not is_inside and not any(path.startswith(f"{folder}/") for path in broken):
            folders.append(folder)
    return [_alert_guess(folder, data) for folder in folders]


def _alert_guess(folder: str, data: Sequence[Data]) -> Guess:
    files = [one for one in data if one.alerts and one.path.startswith(f"{folder}/")]
    rules = plural(sum(len(one.alerts) for one in files), "alert rule")
    return Guess(folder, "alerts", f"{plural(len(files), 'YAML file')} with {rules}")
