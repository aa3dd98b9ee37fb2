"""How far a runbook can be trusted on a day: four signals, each with its evidence, and one line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from relaybook.model.drift import drift
from relaybook.model.exercise import Exercise
from relaybook.model.exercise_proof import (
    by_runbook,
    has_worked,
    held_by,
    is_by_authors_only,
    was_done,
)
from relaybook.model.exercised_text import StepState, step_states, steps_gone
from relaybook.model.history import Change, History
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.runbook import Runbook
from relaybook.model.signal import Evidence, Signal
from relaybook.model.step_words import States, steps_named, told

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_NO_GIT = "cannot tell: there is no git history here"
_NOT_YET = "not in the history yet"
_SHALLOW = "cannot tell: the history is cut off (a shallow clone)"


@dataclass(frozen=True, slots=True)
class Freshness:
    """How fresh a runbook is. line: what a reader in a hurry must know, without an end."""

    line: str
    changed: Signal
    reviewed: Signal
    exercised: Signal
    drifted: Signal

    @property
    def signals(self) -> tuple[Signal, ...]:
        """All four, in the order in which they are shown."""
        return (self.changed, self.reviewed, self.exercised, self.drifted)


def freshness_of(
    kb: KnowledgeBase,
    runbook: Runbook,
    history: History | None,
    day: date,
    exercises: Mapping[str, tuple[Exercise, ...]] | None = None,
) -> Freshness:
    """Return how fresh a runbook is as of a day; exercises: of each runbook, if known already.

    history: None where there is no git.
    """
    all_ = exercises if exercises is not None else by_runbook(kb)
    view = _View(kb, runbook, history, day, held_by(all_.get(runbook.id, ()), day))
    return Freshness(view.line(), view.changed(), view.reviewed(), view.exercised(), view.drifted())


def short_day(day: date, seen_from: date) -> str:
    """Return `12 Sep`, with the year where that is another one."""
    text = f"{day.day} {_MONTHS[day.month - 1]}"
    return text if day.year == seen_from.year else f"{text} {day.year}"


@dataclass(frozen=True)
class _View:
    """A runbook as of a day. exercises: done by then, the newest first."""

    kb: KnowledgeBase
    runbook: Runbook
    history: History | None
    day: date
    exercises: tuple[Exercise, ...]

    def line(self) -> str:
        if not self.exercises:
            return "never exercised"
        newest = self.exercises[0]
        worked = self._worked()
        if worked is None:
            return self._unproven(newest)
        states = self._states(worked)
        # What was left out is no news to somebody who reads only one line.
        clauses = (*told(states, StepState.SKIPPED), *self._gone(worked))
        clauses = clauses or ("its steps are unchanged",)
        failed = next((one for one in self._since(worked) if one.outcome == "fail"), None)
        if failed is not None:
            clauses = (f"failed on {self._short(failed)}", *clauses)
        return "; ".join([self._head(worked), *clauses])

    def _head(self, worked: Exercise) -> str:
        part = " in part" if worked.outcome == "partial" else ""
        alone = is_by_authors_only(self.kb, self.runbook, worked)
        whom = "" if alone is None else " for someone else"
        return f"last worked{part}{whom} on {self._short(worked)}"

    def _unproven(self, newest: Exercise) -> str:
        on = self._short(newest)
        if newest.outcome == "fail":
            return f"failed when last tried, on {on}"
        if is_by_authors_only(self.kb, self.runbook, newest):
            return f"tried by its authors only, last on {on}"
        if not was_done(newest):
            return f"read through on {on}, never done"
        return f"exercised on {on}, outcome not recorded"

    def _short(self, exercise: Exercise) -> str:
        return short_day(exercise.date or self.day, self.day)

    def _worked(self) -> Exercise | None:
        """Return the newest exercise in which somebody else did it and it worked."""
        return next((one for one in self.exercises if self._counts(one)), None)

    def _counts(self, one: Exercise) -> bool:
        alone = is_by_authors_only(self.kb, self.runbook, one)
        return has_worked(one) and was_done(one) and not alone

    def _since(self, exercise: Exercise) -> Sequence[Exercise]:
        return self.exercises[: self.exercises.index(exercise)]

    def _states(self, exercise: Exercise) -> States | None:
        text = self.kb.exercised.get(self.runbook.id)
        return step_states(exercise, text) if text else None

    def _gone(self, exercise: Exercise) -> tuple[str, ...]:
        text = self.kb.exercised.get(self.runbook.id)
        gone = steps_gone(exercise, text) if text else ()
        return (f"{steps_named(gone)} {'are' if len(gone) > 1 else 'is'} gone",) if gone else ()

    def changed(self) -> Signal:
        if self.history is None:
            return Signal("changed", _NO_GIT)
        path = self.runbook.path
        last = self.history.text_changed(path, self.day)
        if last is None:
            known = self.history.last(path)
            later = f"only after {self.day}, last on {known.day}" if known else _NOT_YET
            return Signal("changed", _SHALLOW if self.history.is_shallow else later)
        return Signal("changed", f"text last changed on {last.day}", tuple(self._edits(path, last)))

    def _edits(self, path: str, last: Change) -> list[Evidence]:
        assert self.history is not None  # noqa: S101 - `changed` looked
        found = [Evidence(f"commit {last.commit[:10]} by {last.author}")]
        newest = next(self.history.until(path, self.day), last)
        if newest is not last:
            found.append(Evidence(f"since then {newest.kind}, last on {newest.day}"))
        return found

    def reviewed(self) -> Signal:
        last = self.runbook.last_reviewed_on
        if last is None:
            return Signal("reviewed", "never")
        if last > self.day:
            return Signal("reviewed", f"only on {last}, which is later than {self.day}")
        due = self.runbook.review_in.after(last) if self.runbook.review_in else None
        over = f", due again on {due}" if due and due < self.day else ""
        by = self.runbook.reviewed_by or ()
        evidence = [Evidence("by", by)] if by else []
        return Signal("reviewed", f"on {last}{over}", (*evidence, *self._date_only()))

    def _date_only(self) -> Sequence[Evidence]:
        path = self.runbook.path
        count = self.history.reviews_without_edit(path, self.day) if self.history else 0
        if not count or self.history is None:
            return ()
        text = self.history.text_changed(path, self.day)
        since = f"unchanged since {text.day}" if text else "unchanged"
        times = "" if count == 1 else f", {count} times in a row"
        return (Evidence(f"only the date was changed{times}; the text is {since}"),)

    def exercised(self) -> Signal:
        if not self.exercises:
            noted = self.runbook.exercises or ()
            text = f"{len(noted)} noted in the runbook, without the text that was followed"
            return Signal("exercised", "never", (Evidence(text),) if noted else ())
        shown = self._worked() or self.exercises[0]
        mode = f" ({shown.mode.replace('_', ' ')})" if shown.mode else ""
        outcome = shown.outcome or "outcome not recorded"
        found = [Evidence("by", shown.by or (), shown.path), *self._limits(shown)]
        states = self._states(shown)
        same = (*told(states), *self._gone(shown)) or ("every step is as exercised",)
        later = [
            Evidence(f"later: {one.outcome} on {one.date}", (), one.path)
            for one in self._since(shown)
        ]
        return Signal(
            "exercised",
            f"on {shown.date}, {outcome}{mode}",
            (*found, *map(Evidence, same), *later),
        )

    def _limits(self, shown: Exercise) -> Sequence[Evidence]:
        found = []
        if is_by_authors_only(self.kb, self.runbook, shown):
            found.append(Evidence("by its authors only, so it proves nothing for others"))
        if not was_done(shown):
            found.append(Evidence("a tabletop proves that it can be read, not that it works"))
        if shown.help_needed and shown.help_needed != "none":
            found.append(Evidence(f"with help of the {shown.help_needed}"))
        return found

    def drifted(self) -> Signal:
        shown = self._worked() or next(iter(self.exercises), None)
        states = self._states(shown) if shown else None
        steps = told(states or (), StepState.SKIPPED, StepState.WRONG)
        steps += self._gone(shown) if shown else ()
        since = (shown.date if shown else None) or self.runbook.last_reviewed_on
        found = [
            *map(Evidence, steps),
            *drift(self.kb, self.runbook, self.history, since, self.day),
        ]
        if not found:
            unknown = shown is not None and states is None
            return Signal("drifted", self._without_signs(since, steps_unknown=unknown))
        state = f"{len(found)} {'sign' if len(found) == 1 else 'signs'}"
        return Signal("drifted", state, tuple(found))

    def _without_signs(self, since: date | None, *, steps_unknown: bool) -> str:
        """Return `no sign` only where somebody could have seen one."""
        if since is None or since > self.day:
            return "cannot tell: never exercised or reviewed"
        if self.history is None:
            return _NO_GIT
        if self.history.is_shallow:
            return _SHALLOW
        return "cannot tell: which steps have changed since" if steps_unknown else "no sign"
