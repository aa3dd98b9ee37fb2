from collections.abc import Iterator, Mapping
from typing import Any

from relaybook.findings import CannotTell, Level, Problem, Severity
from relaybook.load.yaml_document import parse_yaml
from relaybook.model.exercise import Exercise
from relaybook.model.history import Landed
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.source import FieldPath

_NO_HISTORY = "exercises whose past cannot be looked up without a git history"
_SHALLOW = "exercises that are older than what a shallow clone holds"
_NAMED = 3
_UNREAD = "exercises that could not be read when they landed, or cannot now"


@rule(
    "exercise-rewritten",
    on=Exercise,
    level=Level.BASIC,
    area="exercises",
    severity=Severity.WARNING,
    profiles={"regulated": Severity.ERROR, "vendor-exit": Severity.ERROR},
    needs_history=lambda exercise: exercise.path.endswith((".yaml", ".yml")),
)
def check(exercise: Exercise, context: Context) -> Iterator[Problem | CannotTell]:
    """Each exercise says what it said when it was filed, but for what followed from it."""
    history = context.history
    if history is None:
        yield CannotTell(_NO_HISTORY)
        return
    landed = history.landed.get(exercise.path)
    if landed is None:
        if history.is_shallow:
            yield CannotTell(_SHALLOW)
        return
    before = _fields(landed.content.decode("utf-8", "replace"))
    now = _fields(context.kb.sources.text(exercise.path))
    if before is None or now is None:
        yield CannotTell(_UNREAD)
        return
    changed = tuple(_changed(before, now))
    if changed:
        yield _problem(exercise, landed, changed)


def _fields(text: str) -> Mapping[str, Any] | None:
    value = parse_yaml(text).value
    if not isinstance(value, dict):
        return None
    return {str(key).replace("-", "_"): one for key, one in value.items()}


def _changed(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[FieldPath]:
    """Yield where two versions differ, but for `follow_up` and `fixed_in` where there was none."""
    for key in sorted(before.keys() | now.keys()):
        if before.get(key) == now.get(key) or (key == "follow_up" and key not in before):
            continue
        if key == "steps":
            yield from _changed_steps(before.get(key), now.get(key))
        else:
            yield (key,)


def _changed_steps(before: Any, now: Any) -> Iterator[FieldPath]:
    if not _are_steps(before) or not _are_steps(now) or len(before) != len(now):
        yield ("steps",)
        return
    for index, (old, new) in enumerate(zip(before, now, strict=True)):
        for key in sorted(old.keys() | new.keys()):
            is_added = key == "fixed_in" and key not in old
            if old.get(key) != new.get(key) and not is_added:
                yield ("steps", index, key)


def _are_steps(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _problem(exercise: Exercise, landed: Landed, changed: tuple[FieldPath, ...]) -> Problem:
    names = ", ".join(f"`{_written(path)}`" for path in changed[:_NAMED])
    more = f" and {len(changed) - _NAMED} more" if len(changed) > _NAMED else ""
    return Problem(
        exercise.at(*changed[0]),
        f"changed since it was filed on {landed.day} (commit {landed.commit[:10]}): {names}{more}",
        "write it back as it was and record what happened since as an exercise of its own; only "
        "`follow_up` and `fixed_in` may be added",
    )


def _written(path: FieldPath) -> str:
    return "".join(f"[{one + 1}]" if isinstance(one, int) else f".{one}" for one in path)[1:]
