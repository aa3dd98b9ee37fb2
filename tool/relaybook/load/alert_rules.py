"""Alert rules in the form that Prometheus reads, plain or as Kubernetes resources."""

from collections.abc import Iterator
from typing import Any

from relaybook.model.alert import AlertRule
from relaybook.source import FieldPath, Place

_ROUTED_BY = ("team", "owner")


def alert_rules(path: str, documents: list[Any]) -> Iterator[AlertRule]:
    """Yield the alert rules in the documents of one file; recording rules are left out."""
    for index, document in enumerate(documents):
        spec = document.get("spec") if isinstance(document, dict) else None
        nested = isinstance(spec, dict) and "groups" in spec
        groups = (
            spec.get("groups") if nested and isinstance(spec, dict) else _get(document, "groups")
        )
        prefix = (index, "spec", "groups") if nested else (index, "groups")
        for at, group in enumerate(groups if isinstance(groups, list) else ()):
            for number, rule in enumerate(_list(group, "rules")):
                if isinstance(name := _get(rule, "alert"), str):
                    place = Place(path, (*prefix, at, "rules", number, "alert"))
                    yield _rule(name, place, rule)


def _rule(name: str, place: Place, rule: Any) -> AlertRule:
    labels, notes = _get(rule, "labels") or {}, _get(rule, "annotations") or {}
    routed = next((key for key in _ROUTED_BY if _text(labels, key)), None)
    return AlertRule(
        name,
        place,
        _text(labels, "severity"),
        _text(notes, "summary") or _text(notes, "description"),
        _text(notes, "runbook_url"),
        _text(labels, "system") or _text(labels, "service"),
        _text(rule, "expr"),
        _text(labels, routed) if routed else "",
        Place(place.path, (*_keys(place)[:-1], "labels", routed)) if routed else None,
    )


def _keys(place: Place) -> FieldPath:
    return place.at if isinstance(place.at, tuple) else ()


def _get(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _list(value: Any, key: str) -> list[Any]:
    found = _get(value, key)
    return found if isinstance(found, list) else []


def _text(value: Any, key: str) -> str:
    found = _get(value, key)
    return " ".join(found.split()) if isinstance(found, str) else ""
