from collections.abc import Iterator

from relaybook.findings import Problem
from relaybook.load.unsafe_content import unsafe_target
from relaybook.model.contact import Contact
from relaybook.model.field_path import written
from relaybook.model.record import Record
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.source import FieldPath

_LISTS = ("links", "repositories", "pipelines", "environments")
# Fields that the site may turn into links, by kind: the object and the address in it.
_ADDRESSES: tuple[tuple[type[Record], str, tuple[str, ...]], ...] = (
    (System, "on_call", ("rota_url",)),
    (Contact, "reach", ("chat", "rota_url")),
    (Runbook, "based_on", ("url",)),
)


@rule("unsafe-content", on=Record, area="security")
def check(record: Record, _: Context) -> Iterator[Problem]:
    """Each page holds text and pictures, nothing that runs in the browser of who reads it."""
    for unsafe in record.outline.unsafe:
        yield Problem(
            record.within(unsafe.range),
            f"{unsafe.what} is active content, which a page must not carry",
            "remove it; to show it as text, put it in a code block",
        )
    for path, address in _addresses(record):
        if scheme := unsafe_target(address):
            yield Problem(
                record.at(*path),
                f"{written(path)} begins with {scheme}, which would run in the browser of a reader",
                "write an address that begins with https://",
            )


def _addresses(record: Record) -> Iterator[tuple[FieldPath, str]]:
    """Yield the addresses in the fields of a record, with where each stands."""
    if isinstance(record, System):
        for name in _LISTS:
            for row, item in enumerate(getattr(record, name) or ()):
                if item.url:
                    yield (name, row, "url"), item.url
    for kind, name, keys in _ADDRESSES:
        part = getattr(record, name) if isinstance(record, kind) else None
        for key in keys if part else ():
            if address := getattr(part, key):
                yield (name, key), address
