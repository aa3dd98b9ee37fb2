"""What a field holds, in words, from its annotation."""

import re
import types
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from relaybook.config import Strings
from relaybook.model.fields import Day, Number, Reference, Span, SupportHours, Text
from relaybook.model.heading_ids import github_slug

_IN_WORDS: Mapping[Any, str] = {
    Day: "day",
    Number: "number",
    Span: "length of time",
    SupportHours: "hours",
    Text: "text",
    Strings: "list of text",
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    Any: "anything",
}

_SINGLE = re.compile(r"^id of a (\w+)")


def in_words(annotation: Any, metadata: tuple[Any, ...] = ()) -> str:
    """Return what a value of this type is, linking to the object it is made of."""
    if reference := next((one for one in metadata if isinstance(one, Reference)), None):
        return _reference_in_words(reference)
    if _is_known(annotation):
        return _IN_WORDS[annotation]
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return in_words(inner, tuple(more))
    return _composed(annotation) or _named(annotation)


def _reference_in_words(reference: Reference) -> str:
    if reference.or_text:
        return " or ".join(["text", *(f"`{kind}:id`" for kind in reference.kinds)])
    return f"id of a {_kinds(reference)}"


def _composed(annotation: Any) -> str:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        return " or ".join(in_words(one) for one in arguments if one is not type(None))
    if origin is Literal:
        return ", ".join(f"`{one}`" for one in arguments)
    if origin is tuple:
        return "list of " + _SINGLE.sub(r"ids of \1s", in_words(arguments[0]))
    return f"names, each with {in_words(arguments[1])}" if origin is dict else ""


def objects_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the classes of the objects that a value is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for one in get_args(annotation):
        yield from objects_in(one)


def anchor(name: str) -> str:
    return f"#{github_slug(name)}"


def _kinds(reference: Reference) -> str:
    if {"team", "role", "person", "vendor"} <= set(reference.kinds):
        return "contact"
    return " or ".join([*reference.kinds, *(f"`{word}`" for word in sorted(reference.words))])


def _is_known(annotation: Any) -> bool:
    try:
        return annotation in _IN_WORDS
    except TypeError:
        return False


def _named(annotation: Any) -> str:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}]({anchor(annotation.__name__)})"
    if annotation.__name__ == "date":
        return _IN_WORDS[Day]
    raise TypeError(f"no words for {annotation!r}")
