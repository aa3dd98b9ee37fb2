"""For each field that holds a date, the sentence that the date ends."""

from collections.abc import Callable, Mapping
from typing import Any

from relaybook.model.exercise import Exercise
from relaybook.model.references import split_reference
from relaybook.model.secrets import mask_secrets
from relaybook.review.calendar_dates import Dated

Say = Callable[[Dated, str], str]
"""Gives a sentence that ends before the date; it is told how references name the record."""
_LONGEST = 60
_CHANGED = {
    "revoke": "revoked",
    "rotate": "rotated",
    "reissue": "issued again",
    "transfer": "transferred",
}


def _cut(text: str) -> str:
    """Shorten what people wrote at the end of a word; half a secret looks like none."""
    words, cut = mask_secrets(text).split(), ""
    for number, word in enumerate(words):
        longer = f"{cut} {word}".strip()
        if len(longer) > _LONGEST and number:
            return f"{cut} ..."
        cut = longer
    return cut if len(cut) <= _LONGEST else f"{cut[:_LONGEST]}..."


def _person(written: object) -> str:
    """Name a person as references do."""
    return f"person:{written}" if ":" not in str(written) else str(written)


def _whole(verb: str) -> Say:
    return lambda _, reference: f"{reference} {verb}"


def _of(what: str, verb: str) -> Say:
    """Say it of what a record has one of."""
    return lambda _, reference: f"{what} of {reference} {verb}"


def _named(word: str, verb: str) -> Say:
    """Say it of an entry that has an id or a name."""
    return lambda dated, reference: f"{_entry(word, dated.around)} of {reference} {verb}"


def _entry(word: str, part: Any) -> str:
    names = (getattr(part, one, None) for one in ("id", "name", "theme", "instrument"))
    name = next(filter(None, names), None)
    return f"{word} {_cut(str(name))}" if name else f"a {word}"


def _contract(verb: str, before: str = "") -> Say:
    def say(dated: Dated, vendor: str) -> str:
        ref = getattr(dated.part, "ref", None)
        return f"{before}contract {f'{ref} ' if ref else ''}with {vendor} {verb}"

    return say


def _access(dated: Dated, system: str) -> str:
    access: Any = dated.part
    named = " ".join(str(one) for one in (access.type or "access", access.id) if one)
    return f"{named.replace('_', ' ')} of {system} expires on"


def _transfer(dated: Dated, _: str) -> str:
    transfer: Any = dated.part
    done = _CHANGED.get(str(transfer.method))
    return f"access {transfer.access} is to {f'be {done}' if done else 'change hands'} on"


def _waiver(verb: str) -> Say:
    def say(dated: Dated, _: str) -> str:
        waiver: Any = dated.part
        return f"the waiver of {waiver.rule} for {waiver.subject} {verb}"

    return say


def _metric(verb: str) -> Say:
    def say(dated: Dated, system: str) -> str:
        return (
            f"{_entry('metric', dated.part)} of {_entry('model', dated.around)} of {system} {verb}"
        )

    return say


def _control(dated: Dated, system: str) -> str:
    control: Any = dated.part
    named = f"the control for {_cut(control.obligation)}" if control.obligation else "a control"
    return f"{named} of {system} is to be checked again by"


def _belief(dated: Dated, decision: str) -> str:
    what = getattr(dated.part, "what", None)
    named = f'the assumption "{_cut(what)}"' if what else "an assumption"
    return f"{named} of {decision} holds until"


def _term(name: str, verb: str, after: str) -> Say:
    def say(dated: Dated, reference: str) -> str:
        return f"{_person(getattr(dated.part, name))} {verb} {reference} {after}"

    return say


def _training(dated: Dated, _: str) -> str:
    training: Any = dated.part
    return f"{_person(training.person)} is to learn {_cut(str(training.topic))} by"


def _exercised(dated: Dated, reference: str) -> str:
    """Name what was exercised: an exercise has no name that anybody knows."""
    if isinstance(dated.record, Exercise) and dated.record.runbook:
        return f"the exercise of runbook:{split_reference(dated.record.runbook)[1]} is dated"
    return f"{reference} is dated"


def _shadowing(dated: Dated, _: str) -> str:
    row: Any = dated.part
    person = _person(row.person) if row.person else "somebody"
    return f"the shadowing of {row.system} by {person} is on"


def _sign_off(dated: Dated, handover: str) -> str:
    row: Any = dated.part
    return f"the sign-off of {handover}{f' by {row.by}' if row.by else ''} is dated"


def _restore(dated: Dated, system: str) -> str:
    return (
        f"the restore of {_cut(str(getattr(dated.part, 'what', None)))} of {system} was tested on"
    )


ONCE: Mapping[str, tuple[str, Say]] = {
    "until_on": ("person", _whole("leaves on")),
    "from_on": ("person", _whole("starts on")),
    "members.until_on": ("person", _term("person", "leaves", "on")),
    "members.from_on": ("person", _term("person", "joins", "on")),
    "held_by.until_on": ("role", _term("contact", "holds", "until")),
    "held_by.from_on": ("role", _term("contact", "holds", "from")),
    "contracts.end_on": ("contract", _contract("ends on")),
    "contracts.start_on": ("contract", _contract("starts on")),
    "contracts.notice_days": ("contract", _contract("is due by", "notice on ")),
    "contracts.transition_support_until": ("contract", _contract("ends on", "support after ")),
    "access.expires_on": ("", _access),
    "waivers.expires_on": ("waiver", _waiver("ends on")),
    "waivers.approved_on": ("waiver", _waiver("begins on")),
    "training.due_on": ("training", _training),
    "sessions.date": ("session", _named("session", "is on")),
    "shadowing.date": ("shadowing", _shadowing),
    "sign_offs.date": ("sign-off", _sign_off),
    "milestones.baseline_on": ("milestone", _named("milestone", "was planned for")),
    "milestones.forecast_on": ("milestone", _named("milestone", "is expected on")),
    "access_transfers.planned_on": ("access", _transfer),
    "backups.restore_tested_on": ("restore", _restore),
    "drills.date": ("drill", _whole("was recovered in a drill on")),
    "rollback.tested_on": ("rollback", _of("the way back", "was tested on")),
    "alert_route_tested_on": ("alert route", _of("the alert route", "was tested on")),
    "redundancy.tested_on": ("redundancy", _of("what stands ready", "was tested on")),
    "capacity.tested_on": ("capacity", _of("the capacity", "was tested on")),
    "cost.as_of": ("cost", _of("the cost", "was counted on")),
    "obligations.confirmed_on": ("obligation", _named("obligation", "was confirmed on")),
    "success_metrics.measured_on": ("measurement", _named("metric", "was measured on")),
    "risks.expires_on": ("risk", _named("risk", "is accepted until")),
    "risks.due_on": ("risk", _named("risk", "is to be dealt with by")),
    "components.end_of_support_on": ("support", _named("component", "is supported until")),
    "models.deprecates_on": ("model", _named("model", "is withdrawn on")),
    "models.trained_on": ("model", _named("model", "was trained on")),
    "models.metrics.measured_on": ("measurement", _metric("was measured on")),
    "models.fairness.measured_on": ("fairness", _named("model", "was measured for fairness on")),
    "models.validation.date": ("validation", _named("model", "was validated on")),
    "models.validation.next_due_on": ("validation", _named("model", "is to be validated by")),
    "models.evaluation.last_run_on": ("evaluation", _named("model", "was evaluated on")),
    "models.reproduction.reproduced_on": ("model", _named("model", "was built again on")),
    "assumptions.valid_until_on": ("assumption", _belief),
    "assumptions.revisit_when": ("assumption", _belief),
    "early_life_support.start_on": ("support", _of("early life support", "starts on")),
    "early_life_support.end_on": ("support", _of("early life support", "ends on")),
    "exit_plan.tested_on": ("exit plan", _of("the exit plan", "was tested on")),
    "data_return.verified_on": ("data", _of("the return of data", "was verified on")),
    "data_deletion.due_on": ("data", _of("the data", "is to be deleted by")),
    "data_deletion.certified_on": ("data", _of("the deletion of data", "was certified on")),
    "last_reviewed_on": ("review", _whole("was reviewed on")),
    "review_by_on": ("review", _whole("is to be reviewed by")),
    "retire_on": ("retirement", _whole("retires on")),
    "date": ("", _exercised),
}
LASTING: Mapping[str, tuple[str, Say]] = {
    "last_reviewed_on": ("review", _whole("is to be reviewed again by")),
    "models.trained_on": ("model", _named("model", "is to be trained again by")),
    "models.metrics.measured_on": ("measurement", _metric("is to be measured again by")),
    "success_metrics.measured_on": ("measurement", _named("metric", "is to be measured again by")),
    "controls.checked_on": ("control", _control),
}
