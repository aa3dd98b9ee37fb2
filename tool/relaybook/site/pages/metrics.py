"""Every measure over all systems: what was promised, what is so now, and who looks at it."""

from collections.abc import Iterator

from relaybook.model.business import SuccessMetric
from relaybook.model.models import Metric, Model
from relaybook.model.monitoring import Slo
from relaybook.model.system import System
from relaybook.site.book import Book
from relaybook.site.html import EMPTY, Child, Html, joined
from relaybook.site.page import Page
from relaybook.site.planned import PlannedFile
from relaybook.site.portfolio import (
    METRICS,
    has_portfolio,
    or_unknown,
    running_systems,
    section,
    sheet,
    who,
)
from relaybook.site.prose import prose
from relaybook.site.silence import Silence
from relaybook.site.tables import Listing
from relaybook.site.values import day

_ABOUT = (
    "What each system and each model is measured by: the target, the newest value with its day, "
    "when it is measured again, who looks at it and what is done when it is missed."
)
_SUCCESS = ("Metric", "System", "Target", "Now", "Measured", "Who looks at it", "If missed")
_MODEL = ("Metric", "Model", "Floor", "Now", "Measured", "Measured against")
_SLO = ("Promise", "System", "Target", "Over", "Taken from")


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the page, where there are systems."""
    if not has_portfolio(book):
        return
    page = Page(book, METRICS)
    success, models, slos = _listings(book)
    silent = Silence(book, "success_metrics", "success", lambda one: bool(one.success_metrics))
    content = [
        section(page, success, "No system says by what its success is measured."),
        section(page, models, "No model says by what it is measured."),
        section(page, slos, "No system promises a service level."),
        silent.shown(page),
    ]
    yield sheet(page, "Metrics", _ABOUT, content)
    yield from success.pages(page)
    yield from models.pages(page)
    yield from slos.pages(page)
    yield from silent.pages(page)


def _listings(
    book: Book,
) -> tuple[
    Listing[tuple[System, SuccessMetric]],
    Listing[tuple[System, Model, Metric]],
    Listing[tuple[System, Slo]],
]:
    systems = running_systems(book)
    success = [(one, metric) for one in systems for metric in one.success_metrics or ()]
    models = [
        (one, model, metric)
        for one in systems
        for model in one.models or ()
        for metric in model.metrics or ()
    ]
    slos = [(one, slo) for one in systems for slo in one.slos or ()]
    words = "Filter metrics"
    return (
        Listing("Success", _uri("success"), _SUCCESS, success, _success, words, stacked=True),
        Listing("Models", _uri("model-metrics"), _MODEL, models, _model, words, stacked=True),
        Listing("Service levels", _uri("service-levels"), _SLO, slos, _slo, words, stacked=True),
    )


def _uri(name: str) -> str:
    return f"portfolio/all-{name}.md"


def _success(page: Page, measured: tuple[System, SuccessMetric]) -> tuple[Child, ...]:
    system, one = measured
    return (
        prose(one.name or "unnamed"),
        page.link(system),
        or_unknown(prose(one.target or "")),
        or_unknown(prose(one.current or "")),
        _when(one),
        or_unknown(who(page, one.reviewed_by)),
        or_unknown(prose(one.if_missed or "")),
    )


def _model(page: Page, measured: tuple[System, Model, Metric]) -> tuple[Child, ...]:
    system, model, one = measured
    delay = f", known after {one.label_delay}" if one.label_delay else ""
    return (
        prose(one.name or "unnamed"),
        joined([prose(model.id or "unnamed"), " of ", page.link(system)]),
        or_unknown(prose(one.floor or "")),
        or_unknown(prose(one.current or "")),
        _when(one),
        or_unknown(joined([prose(one.ground_truth or ""), prose(delay)])),
    )


def _slo(page: Page, promised: tuple[System, Slo]) -> tuple[Child, ...]:
    system, one = promised
    return (
        prose(one.indicator or "unnamed"),
        page.link(system),
        or_unknown(prose(one.target or "")),
        or_unknown(prose(one.window or "")),
        or_unknown(prose(one.source or "")),
    )


def _when(one: SuccessMetric | Metric) -> Html:
    """Return when it was measured and when again; the reader's clock says what is late."""
    if one.measured_on is None:
        return or_unknown(EMPTY)
    if one.cadence is None:
        return day(one.measured_on)
    again = day(one.cadence.after(one.measured_on), due=True)
    return joined([day(one.measured_on), ", again by ", again])
