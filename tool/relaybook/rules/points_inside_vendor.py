from collections.abc import Iterator

from relaybook.findings import Level, Problem
from relaybook.model.field_path import written
from relaybook.model.knowledge_base import systems_of
from relaybook.model.references import split_reference
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.rules.vendor_hosts import VendorHost, vendor_hosts_in
from relaybook.source import ByteRange, Place

_TOLD = frozenset({"repositories", "pipelines"})  # code-outside-custody says so


@rule(
    "points-inside-vendor",
    on=(System, Runbook),
    level=Level.FULL,
    area="access",
    severity=None,
)
def check(record: System | Runbook, context: Context) -> Iterator[Problem]:
    """No system and no runbook of ours leads to an address of a vendor."""
    if isinstance(record, System) and (record.scope == "external" or record.lifecycle == "retired"):
        return
    staying = frozenset(_providers(record, context))
    seen: set[tuple[str, str]] = set()
    for place, host, where in _found(record, context):
        if host.vendor not in staying and (host.domain, where) not in seen:
            seen.add((host.domain, where))
            yield Problem(
                place,
                f"{where} leads to {host.domain}, an address of vendor:{host.vendor}",
                "move what stands there to a place of ours and write that; after the exit nobody"
                " can open this",
            )


def _providers(record: System | Runbook, context: Context) -> Iterator[str]:
    """Yield the vendors that stay, because they provide what the record is about."""
    for name in systems_of(record):
        system = context.kb.systems.get(name)
        if system is not None and system.provider:
            yield split_reference(system.provider)[1]


def _found(record: System | Runbook, context: Context) -> Iterator[tuple[Place, VendorHost, str]]:
    if isinstance(record, Runbook):
        text = context.kb.sources.text(record.path)
        for host in vendor_hosts_in(text, context):
            start, end = (len(text[:at].encode()) for at in (host.start, host.end))
            yield record.within(ByteRange(start, end)), host, "the runbook"
        return
    texts = context.free_texts(record)
    if not next(vendor_hosts_in("\n".join(text for _, text in texts), context), None):
        return  # as nearly always, and told faster than text by text
    for path, value in texts:
        if path[0] not in _TOLD:
            for host in vendor_hosts_in(value, context):
                yield record.at(*path), host, written(path)
