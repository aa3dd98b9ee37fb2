"""The day at which everything that depends on time is resolved."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from relaybook.config import FILE_NAME
from relaybook.config_values import AS_OF_FORMS, LATER
from relaybook.errors import ConfigurationError, UsageError
from relaybook.findings import AsOf
from relaybook.model.contact import Contract, Vendor
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.nearest import nearest
from relaybook.model.references import split_reference
from relaybook.source import Place

_STEPS: Mapping[str, Callable[[int], relativedelta]] = {
    "d": lambda count: relativedelta(days=count),
    "w": lambda count: relativedelta(weeks=count),
    "m": lambda count: relativedelta(months=count),
    "y": lambda count: relativedelta(years=count),
}
_HORIZON_FORMS = "90d, 26w, 24m, 2y or the last day, like 2028-12-31"


def resolve_as_of(written: str | None, base: KnowledgeBase, today: date) -> AsOf:
    """Return the day that `written` means; None means what `relaybook.yml` says, else today.

    `+24m` counts from the day that would hold without it. Raises UsageError where `written` means
    no day, ConfigurationError where `as_of` in `relaybook.yml` does not.
    """
    usual = _configured(base, today)
    if written is None:
        return usual
    day, how = _day(written.strip(), base, usual.day, today)
    if written.strip() == "today":
        return AsOf(today)
    counted = f", counted from {FILE_NAME}" if usual.fixed and written.strip()[:1] == "+" else ""
    return AsOf(day, f"--as-of {written.strip()}{counted}{how}")


def _configured(base: KnowledgeBase, today: date) -> AsOf:
    written = base.configuration.as_of.strip()
    if written in ("", "today"):
        return AsOf(today)
    try:
        day, how = _day(written, base, today, today)
    except UsageError as error:
        span = base.sources.locate(Place(FILE_NAME, ("as_of",)))
        where = f"{FILE_NAME}:{span.line}:{span.column}"
        raise ConfigurationError(f"{where} as_of: {error}") from None
    return AsOf(day, f"{FILE_NAME}{how}")


def _day(written: str, base: KnowledgeBase, start: date, today: date) -> tuple[date, str]:
    """Return the day, and the words that explain it beyond what was written."""
    if written == "today":
        return today, ""
    if later := LATER.fullmatch(written):
        return _later(start, int(later[1]), later[2][0].lower(), written), ""
    if written == "exit" or written.startswith("exit:"):
        return _exit(_handover(base, written.partition(":")[2].strip()), base)
    try:
        return date.fromisoformat(written), ""
    except ValueError:
        raise UsageError(f"{written!r} is no day; write {AS_OF_FORMS}") from None


def later_day(start: date, horizon: str) -> date:
    """Return the last day of a time that begins on `start`: `24m`, or the day itself.

    Raises UsageError where `horizon` means no day, or an earlier one.
    """
    written = horizon.strip()
    if later := LATER.fullmatch(f"+{written.lstrip('+')}"):
        return _later(start, int(later[1]), later[2][0].lower(), written)
    try:
        last = date.fromisoformat(written)
    except ValueError:
        raise UsageError(f"{written!r} is no time; write {_HORIZON_FORMS}") from None
    if last < start:
        raise UsageError(f"{written} lies before the first day, {start}")
    return last


def _later(start: date, count: int, unit: str, written: str) -> date:
    try:
        return start + _STEPS[unit](count)
    except (OverflowError, ValueError):
        raise UsageError(f"{written!r} lies beyond the end of the calendar") from None


def _handover(base: KnowledgeBase, name: str) -> Handover:
    name = name.removeprefix("handover:")
    if name:
        return _named(base, name)
    open_ones = {id_: one for id_, one in base.handovers.items() if one.status != "abandoned"}
    if not open_ones:
        raise UsageError("there is no handover, so nothing says when the vendor leaves")
    if len(open_ones) > 1:
        names = ", ".join(f"exit:{id_}" for id_ in sorted(open_ones))
        raise UsageError(f"there are several handovers; write one of {names}")
    return next(iter(open_ones.values()))


def _named(base: KnowledgeBase, name: str) -> Handover:
    if name in base.handovers:
        return base.handovers[name]
    near = nearest(name, base.handovers)
    known = f"did you mean 'exit:{near}'?" if near else f"known: {_list(base.handovers)}"
    raise UsageError(f"there is no handover {name!r}; {known}")


def exit_day(handover: Handover, base: KnowledgeBase) -> date:
    """Return the day after the contract of a handover; raises UsageError where none is known."""
    return _exit(handover, base)[0]


def _exit(handover: Handover, base: KnowledgeBase) -> tuple[date, str]:
    vendor = _vendor(handover, base)
    contract = _contract(handover, vendor)
    if contract.end_on is None:
        raise UsageError(f"{_named_contract(contract)} with vendor:{vendor.id} has no end_on")
    end = contract.end_on
    if end == date.max:
        raise UsageError(f"{_named_contract(contract)} with vendor:{vendor.id} never ends")
    named = f"{_named_contract(contract)} with vendor:{vendor.id} ends on {end}"
    return end + timedelta(days=1), f", the day after {named}"


def _vendor(handover: Handover, base: KnowledgeBase) -> Vendor:
    written = (handover.contract.vendor if handover.contract else None) or handover.from_
    if not written:
        raise UsageError(f"handover:{handover.id} names no vendor in `contract` or `from`")
    vendor = base.contacts.get(split_reference(written)[1])
    if not isinstance(vendor, Vendor):
        raise UsageError(f"handover:{handover.id} names {written!r}, which is no vendor")
    return vendor


def _contract(handover: Handover, vendor: Vendor) -> Contract:
    ref = handover.contract.ref if handover.contract else None
    contracts = vendor.contracts or ()
    fitting = [one for one in contracts if ref in (None, one.ref)]
    if len(fitting) == 1:
        return fitting[0]
    known = _list(one.ref for one in contracts if one.ref)
    if ref is None:
        problem = "does not name one by its ref"
    else:
        problem = f"names {ref!r}" + (", which stands there twice" if fitting else "")
    raise UsageError(
        f"vendor:{vendor.id} has the contracts {known}, and handover:{handover.id} {problem}"
        if contracts
        else f"vendor:{vendor.id}, whom handover:{handover.id} names, has no contracts"
    )


def _named_contract(contract: Contract) -> str:
    return f"contract {contract.ref}" if contract.ref else "the contract"


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "none"
