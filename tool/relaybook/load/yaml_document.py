"""YAML as plain values, with what is wrong in it and a way back to lines and columns.

Every scalar stays as its author wrote it, so that a version 1.10 is no number; only null and
booleans are told apart. Values are built from the events of the C parser; the node graph, which
knows every position, is composed only for a file in which a finding points at something.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamStartEvent,
)

from relaybook.load.lines import Lines

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _forms(word: str) -> tuple[str, str, str]:
    """Return the spellings that YAML 1.1 reads as a truth value."""
    return word, word.capitalize(), word.upper()


LARGEST_EXPANSION = 50_000
DEEPEST_NESTING = 100
_BOOLEAN_TAG = "tag:yaml.org,2002:bool"
_NULL_TAG = "tag:yaml.org,2002:null"
_SPECIAL: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **{form: True for word in ("true", "yes", "on") for form in _forms(word)},
    **{form: False for word in ("false", "no", "off") for form in _forms(word)},
}


FIRST_IS_USED = "; the first value is used"
"""Ends what is said of a key that is given twice."""


@dataclass(frozen=True, slots=True)
class YamlFault:
    """Something wrong in the text. line, column: from 1, counted from the start of the text."""

    message: str
    help: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """The value of a YAML text, None where it cannot be parsed, and its faults."""

    value: Any
    faults: tuple[YamlFault, ...] = ()


class _TooLargeError(Exception):
    """Aliases would expand to more than any person writes."""

    def __init__(self, mark: Any) -> None:
        super().__init__()
        self.mark = mark


def parse_yaml(text: str, *, keys_as_written: bool = False) -> YamlDocument:
    """Parse one document; a second document, a syntax error or an alias bomb is a fault.

    keys_as_written: keep `-` in keys, which in records is read as `_`.
    """
    reader = _Reader(text, keys_as_written=keys_as_written)
    try:
        if not reader.next_document():
            return YamlDocument({})
        value = reader.value()
        reader.end_document()
        if reader.next_document():
            reader.faults.append(_second_document(text, reader.document_mark))
        return YamlDocument(value, tuple(reader.faults))
    except (yaml.YAMLError, ValueError) as error:
        return YamlDocument(None, (_syntax_fault(error, text),))
    except _TooLargeError as bomb:
        return YamlDocument(None, (_bomb_fault(text, bomb.mark),))
    finally:
        reader.dispose()


def parse_yaml_documents(text: str, *, keys_as_written: bool = False) -> tuple[YamlDocument, ...]:
    """Parse every document of a multi-document text, such as a file of alert rules.

    keys_as_written: see `parse_yaml`.
    """
    documents = []
    reader = _Reader(text, keys_as_written=keys_as_written)
    try:
        while reader.next_document():
            value = reader.value()
            reader.end_document()
            documents.append(YamlDocument(value, tuple(reader.faults)))
            reader.faults = []
    except (yaml.YAMLError, ValueError) as error:
        documents.append(YamlDocument(None, (_syntax_fault(error, text),)))
    except _TooLargeError as bomb:
        documents.append(YamlDocument(None, (_bomb_fault(text, bomb.mark),)))
    finally:
        reader.dispose()
    return tuple(documents)


class _Reader:
    """Builds values straight from the events of the C parser.

    That skips the node graph and its resolver, written in Python, which cost more than the parser.
    An alias gives the value of its anchor again; what all of them would expand to is bounded.
    """

    def __init__(self, text: str, *, keys_as_written: bool = False) -> None:
        self.faults: list[YamlFault] = []
        self._keys_as_written = keys_as_written
        self.document_mark: Any = None
        self._text = text
        self._loader = Loader(text)
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._built = 0
        self._depth = 0

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._text)

    def dispose(self) -> None:
        self._loader.dispose()

    def next_document(self) -> bool:
        """Step into the next document; false at the end of the text."""
        event = self._loader.get_event()
        if isinstance(event, StreamStartEvent):
            event = self._loader.get_event()
        self.document_mark = event.start_mark
        return isinstance(event, DocumentStartEvent)

    def end_document(self) -> None:
        self._loader.get_event()
        self._anchors.clear()
        self._built = 0

    def value(self) -> Any:
        return self._value(self._loader.get_event())

    def _value(self, event: Any) -> Any:
        kind = event.__class__
        self._built += 1
        if self._built > LARGEST_EXPANSION:
            raise _TooLargeError(event.start_mark)
        if kind is ScalarEvent:
            value = _scalar(event)
            if event.anchor:
                self._anchors[event.anchor] = (value, 1)
            return value
        if kind is AliasEvent:
            return self._alias(event)
        return self._collection(event, kind)

    def _alias(self, event: AliasEvent) -> Any:
        if event.anchor not in self._anchors:
            what = f"the alias *{event.anchor} names no anchor above it"
            mark: Any = event.start_mark
            raise MarkedYAMLError(problem=what, problem_mark=mark)
        value, size = self._anchors[event.anchor]
        self._built += size
        if self._built > LARGEST_EXPANSION:
            raise _TooLargeError(event.start_mark)
        return value

    def _collection(self, event: Any, kind: type) -> Any:
        self._depth += 1
        if self._depth > DEEPEST_NESTING:
            raise _TooLargeError(event.start_mark)
        before = self._built
        value = self._mapping() if kind is MappingStartEvent else self._sequence()
        self._depth -= 1
        if event.anchor:
            self._anchors[event.anchor] = (value, self._built - before)
        return value

    def _sequence(self) -> list[Any]:
        items = []
        get = self._loader.get_event
        while (event := get()).__class__ is not SequenceEndEvent:
            items.append(self._value(event))
        return items

    def _mapping(self) -> dict[str, Any]:
        merged: dict[str, Any] = {}
        own: dict[str, Any] = {}
        get = self._loader.get_event
        while (event := get()).__class__ is not MappingEndEvent:
            if event.__class__ is not ScalarEvent:
                self._fault(event, "a key is not plain text", "write a word before the colon")
                self._value(event)
                self._value(get())
                continue
            name = event.value if self._keys_as_written else event.value.replace("-", "_")
            if name == "<<" and event.implicit[0]:
                _merge(merged, self._value(get()))
            elif name in own:
                message = f"the key {name!r} is given twice{FIRST_IS_USED}"
                self._fault(event, message, "keep one of the two")
                self._value(get())
            else:
                own[name] = self._value(get())
        return {**merged, **own} if merged else own

    def _fault(self, event: Any, message: str, help_: str) -> None:
        point = self._lines.point(event.start_mark.index)
        self.faults.append(YamlFault(message, help_, *point))


def _merge(into: dict[str, Any], value: Any) -> None:
    for source in value if isinstance(value, list) else [value]:
        if isinstance(source, dict):
            for key, item in source.items():
                into.setdefault(key, item)


def _scalar(event: ScalarEvent) -> Any:
    text = event.value
    if event.tag is None:
        if event.implicit[0] and text in _SPECIAL:
            return _SPECIAL[text]
        return text
    if event.tag == _NULL_TAG:
        return None
    return _SPECIAL.get(text, text) if event.tag == _BOOLEAN_TAG else text


def _second_document(text: str, mark: Any) -> YamlFault:
    message = "holds a second YAML document; only the first is read"
    line, _ = Lines(text).point(mark.index)
    return YamlFault(message, "put each record in a file of its own", line, 1)


def _bomb_fault(text: str, mark: Any) -> YamlFault:
    return YamlFault(
        f"aliases expand it to more than {LARGEST_EXPANSION:,} values, or it is nested too deeply",
        "write the values out instead of repeating aliases",
        *Lines(text).point(mark.index),
    )


def _syntax_fault(error: Exception, text: str) -> YamlFault:
    mark = getattr(error, "problem_mark", None)
    index = mark.index if mark else _character_index(error, text)
    # What is missing at the end is reported on the last line that holds something.
    line, column = Lines(text).point(min(index, len(text.rstrip())))
    here = text.split("\n")[line - 1]
    if here[: len(here) - len(here.lstrip())].count("\t") or "'\\t'" in str(error):
        return YamlFault("a tab is used for indentation", "indent with spaces", line, column)
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be parsed"
    return YamlFault(f"is not valid YAML: {what}", _syntax_help(here), line, column)


def _character_index(error: Exception, text: str) -> int:
    """Return where a character stands that YAML does not allow; the parser counts bytes."""
    position = getattr(error, "position", 0) or 0
    return len(text.encode("utf-8", "replace")[:position].decode("utf-8", "ignore"))


def _syntax_help(line: str) -> str:
    key, colon, value = line.partition(": ")
    if colon and (":" in value or value.startswith(("*", "&", "@", "`", "%", "{", "["))):
        return f'put the value of {key.strip()} in quotes: {key.strip()}: "..."'
    return "check the indentation and the quotes on this line and the one above"
