"""The values of `relaybook.yml`, each with the message a person gets for a wrong one."""

import difflib
import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

AS_OF_FORMS = "today, a date like 2026-12-31, +24m (d, w, m or y), exit or exit:HANDOVER"
LATER = re.compile(r"\+\s*(\d{1,4})\s*(d|w|m|y|days?|weeks?|months?|years?)", re.IGNORECASE)
_RELEASE = re.compile(r"\d{4}\.\d{2}")
_WEB = re.compile(r"(?i)https?://[^\s/?#\"'<>]+[^\s\"'<>]*")
_BARE_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:/[^\s\"'<>]*)?")
_ANY_SCHEME = re.compile(r"(\w+):/*([^\s/]\S*)")
_LONGEST_SHOWN = 60


def _as_off(value: Any) -> Any:
    """YAML reads `off` as false, and people write it without quotes."""
    return "off" if value is False else value


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list | tuple) or value is None else [value]


def _format(value: Any) -> Any:
    if str(value) != "1":
        raise ValueError(f"is {_shown(value)}, which this version does not read; write 1")
    return 1


def _release(value: Any) -> Any:
    if not _RELEASE.fullmatch(str(value)):
        raise ValueError(f"is no release of the rules: {_shown(value)}; write it like 2026.11")
    return value


def _day(value: Any) -> Any:
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        raise ValueError(f"is not a date: {_shown(value)}; write it like 2026-01-31") from None


def _web_address(value: Any) -> Any:
    """Refuse what is no address of a page; anything else might run in the browser of a reader."""
    if not isinstance(value, str) or value == "" or _WEB.fullmatch(value):
        return value
    raise ValueError(f"is {_shown(value)}, which is no web address; {_meant_address(value)}")


def _meant_address(value: str) -> str:
    if _BARE_HOST.fullmatch(value):
        return f"did you mean `https://{value}`?"
    found = _ANY_SCHEME.fullmatch(value)
    if found and difflib.get_close_matches(found[1].lower(), ["http", "https"], n=1):
        return f"did you mean `https://{found[2]}`?"
    return "write one that begins with https://"


def _as_of(value: Any) -> Any:
    written = value.strip() if isinstance(value, str) else value
    if not isinstance(written, str) or written in ("", "today", "exit") or LATER.fullmatch(written):
        return value
    if written.startswith("exit:"):
        return value
    try:
        date.fromisoformat(written)
    except ValueError:
        near = difflib.get_close_matches(written, ["today", "exit"], n=1)
        help_ = f"did you mean `{near[0]}`?" if near else f"write {AS_OF_FORMS}"
        raise ValueError(f"is {_shown(value)}, which is no day; {help_}") from None
    return value


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "a group of fields"
    return repr(str(value)[:_LONGEST_SHOWN])


LISTED = BeforeValidator(_as_list)

SeverityName = Annotated[Literal["error", "warning", "info", "off"], BeforeValidator(_as_off)]
Strings = Annotated[tuple[str, ...], LISTED]
Format = Annotated[Literal[1], BeforeValidator(_format)]
Release = Annotated[str, BeforeValidator(_release)]
Day = Annotated[date, BeforeValidator(_day)]
Days = Annotated[tuple[Day, ...], LISTED]
WebAddress = Annotated[str, BeforeValidator(_web_address)]
WebAddresses = Annotated[tuple[WebAddress, ...], LISTED]
AsOfDay = Annotated[str, BeforeValidator(_as_of)]
