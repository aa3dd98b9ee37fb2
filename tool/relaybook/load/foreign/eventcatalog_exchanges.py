"""Who needs whom in an EventCatalog, from who sends and who receives a message."""

from __future__ import annotations

from collections import defaultdict

from relaybook.load.foreign.eventcatalog_pages import Catalogue, Page, draft_of
from relaybook.source import FieldPath


def add_exchanges(catalogue: Catalogue) -> None:
    """Find out who needs whom from who sends and who receives a message."""
    ends: dict[str, dict[str, list[tuple[Page, FieldPath]]]] = {
        "sends": defaultdict(list),
        "receives": defaultdict(list),
    }
    for page in catalogue.pages:
        for key, known in ends.items():
            for name, keys, _ in page.named(key):
                known[name].append((page, keys))
    for name in sorted({*ends["sends"], *ends["receives"]}):
        senders, receivers = ends["sends"].get(name, []), ends["receives"].get(name, [])
        kind = catalogue.messages.get(name, "event")
        needing, needed = (receivers, senders) if kind == "event" else (senders, receivers)
        for page, keys in needing:
            _message(catalogue, page, keys, (name, kind), needed)
        if not needing:
            for page, keys in needed:
                _alone(catalogue, page, keys, name)
        else:
            for page, keys in needed:
                _other_end(catalogue, page, keys, (name, kind), needing)


def _message(
    catalogue: Catalogue,
    page: Page,
    keys: FieldPath,
    message: tuple[str, str],
    needed: list[tuple[Page, FieldPath]],
) -> None:
    name, kind = message
    draft = draft_of(catalogue, page)
    if draft is None:
        return
    how = "async_event" if kind == "event" else "sync_call"
    others = [draft_of(catalogue, other) for other, _ in needed]
    targets = [one for one in others if one is not None and one is not draft]
    for target in targets:
        edge = {"to": target.id, "kind": how, "interface": f"{kind} {name}"}
        draft.add("depends_on", edge, page.at(*keys), name)
        new = f"depends_on {target.id} ({how})"
        catalogue.reading.normalised(
            str(keys[0]), draft.name, f"{kind} {name}", new, page.at(*keys)
        )
    if not targets:
        _alone(catalogue, page, keys, name)


def _other_end(
    catalogue: Catalogue,
    page: Page,
    keys: FieldPath,
    message: tuple[str, str],
    needing: list[tuple[Page, FieldPath]],
) -> None:
    """Say of the end that is needed whose need it became."""
    name, kind = message
    draft = draft_of(catalogue, page)
    found = (draft_of(catalogue, other) for other, _ in needing)
    others = sorted({one.id for one in found if one is not None and one is not draft})
    if draft is None:
        return
    if not others:
        _alone(catalogue, page, keys, name)
        return
    new = f"depends_on of {', '.join(others)}"
    catalogue.reading.normalised(str(keys[0]), draft.name, f"{kind} {name}", new, page.at(*keys))


def _alone(catalogue: Catalogue, page: Page, keys: FieldPath, name: str) -> None:
    why = f"nobody at the other end of {name} is described"
    catalogue.reading.refused(str(keys[0]), page.id, why, page.at(*keys))
