"""The values of fields, each shown as what it is: a link, a date that runs out, hours, money."""

from datetime import date
from typing import Any, Literal, get_args, get_origin

from relaybook.model.business import Money
from relaybook.model.duration import Duration
from relaybook.model.fields import Part
from relaybook.model.hours import Hours
from relaybook.model.references import reference_kinds, split_reference
from relaybook.site.html import EMPTY, Html, element, joined, text
from relaybook.site.page import Page, listed, separated
from relaybook.site.prose import external_link, prose

_HOLDS_UNTIL = frozenset(
    [
        "until_on",
        "end_on",
        "expires_on",
        "deprecates_on",
        "end_of_support_on",
        "valid_until_on",
        "retire_on",
        "transition_support_until",
        "records_until",
    ]
)
_DO_BY = frozenset({"due_on", "next_due_on", "review_by_on", "planned_on", "forecast_on"})
_DONE = ("done_on", "certified_on", "verified_on", "revoked_on")
_LONG = 24  # a list with a longer entry gets a line for each


def label(name: str) -> str:
    """Return a field's name as people write it: `rto` is RTO, `from_` is From."""
    words = name.strip("_").removesuffix("_on").replace("_", " ")
    return _LABELS.get(words, words[:1].upper() + words[1:])


_LABELS = {
    "rto": "RTO",
    "rpo": "RPO",
    "actual rto": "Actual RTO",
    "actual rpo": "Actual RPO",
    "slos": "Service levels",
    "id": "Id",
    "url": "Address",
    "rel": "What",
    "ref": "Reference",
    "rota url": "Rota",
    "sha256": "SHA-256",
    "api plan": "API plan",
    "dns": "DNS",
    "ci": "CI",
    "vpn": "VPN",
    "due": "Due",
}


def field_value(page: Page, part: Part, name: str) -> Html:
    """Return one field of `part`; empty where it is absent."""
    value = getattr(part, name)
    if isinstance(value, date):
        return day(value, **_ages(part, name))
    if isinstance(value, str) and _is_of_fixed_list(type(part).model_fields[name].annotation):
        return text(value.replace("_", " "))
    return shown(page, value, reference_kinds(type(part)).get(name, ()))


def _is_of_fixed_list(annotation: Any) -> bool:
    """Whether a field takes one of a list of words, whose underscores stand for spaces."""
    inner = get_args(annotation)
    return get_origin(annotation) is Literal or any(map(_is_of_fixed_list, inner))


def shown(page: Page, value: Any, kinds: tuple[str, ...] = ()) -> Html:
    """Return a value of any type; strings of a field that names records become links."""
    if value is None or value in ((), {}):
        return EMPTY
    if isinstance(value, tuple):
        return _several(page, value, kinds)
    if isinstance(value, Part):
        return _money(page, value) if isinstance(value, Money) else _inline_part(page, value)
    if isinstance(value, str) and (kinds or _is_name(page, value)):
        return page.reference(value, kinds)
    return _scalar(value)


def _is_name(page: Page, value: str) -> bool:
    """In free text `team:payments` is a reference as well, and no id of a hidden record is said."""
    return bool(split_reference(value)[0]) or value in page.book.hidden


def day(value: date | None, *, until: bool = False, due: bool = False) -> Html:
    """Return a date. until: something ends with it; due: something is to be done by it."""
    if value is None:
        return EMPTY
    iso = value.isoformat()
    return element(
        "time",
        iso,
        datetime=iso,
        data_until=iso if until else None,
        data_due=iso if due else None,
    )


def _ages(part: Part, name: str) -> dict[str, bool]:
    done = any(getattr(part, other, None) for other in _DONE)
    return {"until": name in _HOLDS_UNTIL, "due": name in _DO_BY and not done}


def _scalar(value: Any) -> Html:
    if isinstance(value, bool):
        return Html("yes" if value else "no")
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Duration | Hours):
        return prose(value.text)
    if isinstance(value, dict):
        return separated(prose(f"{key}: {one}") for key, one in value.items())
    if isinstance(value, float):
        return prose(amount(value))
    return external_link(value) if _is_address(value) else prose(str(value))


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(("https://", "http://")) and " " not in value


def amount(value: float) -> str:
    """Return a number with thousands apart and cents only where there are any."""
    return f"{value:,.0f}" if value == round(value) else f"{value:,.2f}"


def _several(page: Page, values: tuple[Any, ...], kinds: tuple[str, ...]) -> Html:
    items = [shown(page, value, kinds) for value in values]
    if any(isinstance(value, str) and not kinds and len(value) > _LONG for value in values):
        return listed(items, class_="rb-values")
    if any(isinstance(value, Part) for value in values):
        return joined(items, "; ")
    return separated(items)


def _money(page: Page, money: Money) -> Html:
    sum_ = " ".join(part for part in (money.currency, _amount_or_none(money), _per(money)) if part)
    rest = [name for name in type(money).model_fields if name not in Money.model_fields]
    more = [field_value(page, money, name) for name in rest]
    return joined([prose(sum_), *(value for value in more if value)], ", ")


def _amount_or_none(money: Money) -> str:
    return amount(money.amount) if money.amount is not None else ""


def _per(money: Money) -> str:
    return {None: "", "once": "once"}.get(money.per, f"per {money.per}")


def _inline_part(page: Page, part: Part) -> Html:
    filled = ((name, field_value(page, part, name)) for name in type(part).model_fields)
    return joined((_named(name, value) for name, value in filled if value), ", ")


def _named(name: str, value: Html) -> Html:
    return joined([element("span", label(name).lower(), class_="rb-label"), value], " ")
