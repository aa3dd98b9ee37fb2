"""All models: whose they are, how old, how well they do, who validated them, what takes over."""

from collections.abc import Iterator

from relaybook.model.models import Metric, Model
from relaybook.model.system import System
from relaybook.site.book import Book
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page, badge
from relaybook.site.planned import PlannedFile
from relaybook.site.portfolio import (
    MODELS,
    has_portfolio,
    or_unknown,
    running_systems,
    section,
    sheet,
    who,
    why_not,
)
from relaybook.site.prose import prose
from relaybook.site.silence import Silence
from relaybook.site.tables import Listing
from relaybook.site.values import day, field_value

_ABOUT = (
    "Each model with who owns it, when it was trained, whether it holds its floor, who validated "
    "it, and what decides when it is off."
)
_HEADERS = (
    "Model",
    "System",
    "Owner",
    "Trained",
    "How well it does",
    "Validated",
    "When it is off",
)

Inside = tuple[System, int, Model]
"""A model with its system and its place in the list there."""


def plan(book: Book) -> Iterator[PlannedFile]:
    """Yield the page, where there are systems."""
    if not has_portfolio(book):
        return
    page = Page(book, MODELS)
    models: Listing[Inside] = Listing(
        "Models", "portfolio/all-models.md", _HEADERS, _models(book), _row, "Filter", stacked=True
    )
    silent = Silence(book, "models", "models", lambda one: bool(one.models))
    content = [
        section(page, models, "No system says that it holds a model."),
        silent.shown(page),
    ]
    yield sheet(page, "Models", _ABOUT, content)
    yield from models.pages(page)
    yield from silent.pages(page)


def _models(book: Book) -> list[Inside]:
    return [
        (system, index, one)
        for system in running_systems(book)
        for index, one in enumerate(system.models or ())
    ]


def _row(page: Page, inside: Inside) -> tuple[Child, ...]:
    system, index, model = inside
    return (
        _name(page, model),
        page.link(system),
        or_unknown(who(page, model.owner)),
        _trained(system, index, model),
        _measured(model),
        _validated(page, model),
        or_unknown(prose(model.fallback or "")),
    )


def _name(page: Page, model: Model) -> Html:
    version = f" {model.version}" if model.version else ""
    tier = (
        badge(f"{model.risk_tier} risk") if model.risk_tier else badge("risk not known", "warning")
    )
    provider = model.provider if model.provider not in (None, "internal") else None
    by = joined(["from ", field_value(page, model, "provider")]) if provider else EMPTY
    ends = (
        joined(["runs until ", day(model.deprecates_on, until=True)]) if model.deprecates_on else ""
    )
    small = [element("div", one, class_="rb-label") for one in (by, ends) if one]
    name = joined([prose(model.id or "unnamed"), version])
    return joined([name, tier, *small], " ")


def _trained(system: System, index: int, model: Model) -> Html:
    reasons = system.not_applicable
    if reason := reasons.get(("models", index, "trained_on")) or why_not(system, "models"):
        return joined(["does not apply: ", prose(reason)])
    if model.trained_on is None:
        return or_unknown(EMPTY)
    if model.max_age is None:
        return joined([day(model.trained_on), ", again: ", or_unknown(EMPTY)])
    again = day(model.max_age.after(model.trained_on), due=True)
    return joined([day(model.trained_on), ", again by ", again])


def _measured(model: Model) -> Html:
    if not model.metrics:
        return or_unknown(EMPTY)
    return element(
        "ul", *(element("li", _metric(one)) for one in model.metrics), class_="rb-values"
    )


def _metric(one: Metric) -> Html:
    current = prose(one.current or "") or or_unknown(EMPTY)
    floor = joined([", floor ", prose(one.floor)]) if one.floor else EMPTY
    when = joined([" on ", day(one.measured_on)]) if one.measured_on else EMPTY
    return joined([prose(one.name or "unnamed"), ": ", current, when, floor])


def _validated(page: Page, model: Model) -> Html:
    validation = model.validation
    if validation is None:
        return or_unknown(EMPTY)
    again = day(validation.next_due_on, due=True)
    open_ = validation.findings_open
    return joined(
        [
            or_unknown(who(page, validation.by)),
            joined(["on ", day(validation.date)]) if validation.date else None,
            joined(["again by ", again]) if again else None,
            f"open findings: {open_}" if open_ and open_ != "0" else None,
        ],
        ", ",
    )
