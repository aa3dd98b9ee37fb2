"""The fourth question: whether a system works, and when that was last seen."""

from collections.abc import Iterator, Sequence

from relaybook.findings import Severity
from relaybook.model.business import SuccessMetric
from relaybook.model.exercise import Exercise
from relaybook.model.models import Metric, Model
from relaybook.model.monitoring import Slo
from relaybook.model.system import System
from relaybook.site.executive.answer import Answer, Question, answer, titled
from relaybook.site.html import EMPTY, Child, Html, joined
from relaybook.site.lists import status_badge
from relaybook.site.page import Page, badge
from relaybook.site.portfolio import or_unknown, why_not
from relaybook.site.prose import prose
from relaybook.site.tables import table
from relaybook.site.values import day

_METRIC_HEADERS = ("Metric", "Target", "Now", "Measured")
_MODEL_HEADERS = ("Model", "Metric", "Floor", "Now", "Measured")
_SLO_HEADERS = ("Promise", "Target", "Over")


def working(page: Page, system: System) -> Question:
    """Return how anybody sees that it works, and when that was last seen."""
    answers = (
        answer("Measures of success", _count(system.success_metrics), system, "success_metrics"),
        answer("Promised service levels", _count(system.slos), system, "slos"),
        *_models(system),
        answer(
            "Alerts last tested",
            day(system.alert_route_tested_on),
            system,
            "alert_route_tested_on",
        ),
        Answer("A runbook last exercised", _exercised(page, system)),
        answer("Recovery last rehearsed", _rehearsed(system), system, "drills"),
        Answer("What the check of its records finds", _findings(page, system)),
    )
    details = joined(
        [
            titled("Measures of success", _table(_METRIC_HEADERS, _metrics(system))),
            titled("Models", _table(_MODEL_HEADERS, _model_metrics(system))),
            titled(
                "Service levels", _table(_SLO_HEADERS, [_slo(one) for one in system.slos or ()])
            ),
        ]
    )
    return Question("Is it working?", answers, details)


def _count(values: Sequence[object] | None) -> Html:
    return Html(str(len(values))) if values else EMPTY


def _models(system: System) -> Iterator[Answer]:
    """Models are asked after only where there are any, or somebody says why there are none."""
    if system.models or why_not(system, "models"):
        yield answer("Models inside it", _count(system.models), system, "models")


def _exercised(page: Page, system: System) -> Html:
    held = [
        one
        for runbook in page.book.runbooks_of(system.id)
        for one in page.book.exercises_of(runbook.id)
        if one.date and one.date <= page.book.day
    ]
    newest = max(held, key=lambda one: (one.date, one.id), default=None)
    return _exercise(page, newest) if newest else EMPTY


def _exercise(page: Page, exercise: Exercise) -> Html:
    when = exercise.date.isoformat() if exercise.date else exercise.id
    return joined([page.link(exercise, when), status_badge(exercise.outcome)], " ")


def _rehearsed(system: System) -> Html:
    held = [one for one in system.drills or () if one.date]
    newest = max(held, key=lambda one: str(one.date), default=None)
    if newest is None:
        return EMPTY
    took = f", took {newest.actual_rto.text}" if newest.actual_rto else ""
    return joined(
        [day(newest.date), took, ", " if newest.outcome else "", prose(newest.outcome or "")]
    )


def _findings(page: Page, system: System) -> Html:
    found = page.book.findings_of(system)
    errors = sum(1 for one in found if one.severity == Severity.ERROR)
    if not found:
        return badge("nothing", "ok")
    uri = page.book.locations[system.path]
    words = f"{len(found):,} open finding{'' if len(found) == 1 else 's'}"
    marked = badge(f"{errors:,} error{'' if errors == 1 else 's'}", "error") if errors else None
    anchor = Page(page.book, uri, system.outline.ids).anchor("Open findings")
    return joined([page.to(uri, words, anchor), marked], " ")


def _table(headers: tuple[str, ...], rows: Sequence[Sequence[Child]]) -> Html:
    return table(headers, rows, stacked=True) if rows else EMPTY


def _metrics(system: System) -> list[tuple[Child, ...]]:
    return [_metric(one) for one in system.success_metrics or ()]


def _metric(one: SuccessMetric) -> tuple[Child, ...]:
    return (
        prose(one.name or "unnamed"),
        or_unknown(prose(one.target or "")),
        or_unknown(prose(one.current or "")),
        or_unknown(day(one.measured_on)),
    )


def _model_metrics(system: System) -> list[tuple[Child, ...]]:
    return [
        _model_metric(model, metric)
        for model in system.models or ()
        for metric in model.metrics or ()
    ]


def _model_metric(model: Model, metric: Metric) -> tuple[Child, ...]:
    return (
        prose(model.id or "unnamed"),
        prose(metric.name or "unnamed"),
        or_unknown(prose(metric.floor or "")),
        or_unknown(prose(metric.current or "")),
        or_unknown(day(metric.measured_on)),
    )


def _slo(slo: Slo) -> tuple[Child, ...]:
    return (
        prose(slo.indicator or "unnamed"),
        or_unknown(prose(slo.target or "")),
        or_unknown(prose(slo.window or "")),
    )
