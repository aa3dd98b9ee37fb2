"""One file to plain values: what a worker process sends back, so only what marshal can carry."""

from typing import Any, NamedTuple

from relaybook.load.acceptance_comments import find_acceptances
from relaybook.load.decisions.head import read_head
from relaybook.load.exposed_secrets import exposed_secrets
from relaybook.load.front_matter import split_front_matter
from relaybook.load.markdown_outline import read_outline
from relaybook.load.tables import parse_table
from relaybook.load.yaml_document import YamlFault, parse_yaml, parse_yaml_documents
from relaybook.source import Tree, Unreadable

_BOM = b"\xef\xbb\xbf"
_SAVE_AS = "save it as UTF-8 (in most editors: Save with encoding)"
_REMOVE_NUL = f"if it is UTF-16, {_SAVE_AS}; else delete the byte"


class Parsed(NamedTuple):
    """What one file holds, in plain values.

    fields: of the front matter or YAML; for tables a list of rows, for alerts a list of documents.
    faults: (rule, message, help, line, column). outline: see `Outline`, None for data; workers
    send it packed.
    acceptances: (rule, reason, until, line, first line covered, last line covered).
    head: of a decision in Markdown what its body says of it, else None (see `Head`).
    """

    path: str
    fields: Any
    faults: tuple[tuple[str, str, str, int, int], ...]
    outline: tuple[Any, ...] | None
    acceptances: tuple[tuple[Any, ...], ...]
    head: tuple[Any, ...] | None = None


def parse_file(tree: Tree, path: str, form: str, kind: str) -> Parsed:
    """Read and parse one file; whatever is wrong with it becomes a fault."""
    data = tree.read(path)
    if isinstance(data, Unreadable):
        return _without_content(path, data)
    text = decode(data)
    if isinstance(text, Unreadable):
        return _without_content(path, text)
    parsed = _parsed(path, text, 3 if data.startswith(_BOM) else 0, form, kind)
    secrets = exposed_secrets(text)
    return parsed._replace(faults=parsed.faults + secrets) if secrets else parsed


def _parsed(path: str, text: str, bom: int, form: str, kind: str) -> Parsed:
    if form == "markdown":
        return _markdown(path, text, bom, kind)
    if form == "csv":
        table = parse_table(text)
        return Parsed(path, list(table.rows), _tagged(table.faults, "invalid-field"), None, ())
    return _alerts(path, text) if kind == "alert" else _yaml(path, text)


def decode(data: bytes) -> str | Unreadable:
    """Return the text of a file, without a byte-order mark, or why it is none."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        what = f"is not UTF-8: byte {data[error.start]:#04x}"
        return _no_text(data, error.start, what, _SAVE_AS)
    if "\0" in text:  # UTF-16 without a mark, a picture, or what a crash left of a file
        return _no_text(data, data.index(0), "is not text: a NUL byte (0x00)", _REMOVE_NUL)
    return text.removeprefix("\ufeff")


def _no_text(data: bytes, at: int, what: str, help_: str) -> Unreadable:
    line = data.count(b"\n", 0, at) + 1
    before = data[data.rfind(b"\n", 0, at) + 1 : at].decode("utf-8").removeprefix("\ufeff")
    return Unreadable("", f"{what} on line {line}", help_, line, len(before) + 1)


def _without_content(path: str, why: Unreadable) -> Parsed:
    fault = ("unreadable-file", why.reason, why.help, why.line, why.column)
    return Parsed(path, None, (fault,), None, ())


def _tagged(
    faults: tuple[YamlFault, ...], rule: str, shift: int = 0
) -> tuple[tuple[str, str, str, int, int], ...]:
    return tuple((rule, f.message, f.help, f.line + shift, f.column) for f in faults)


def _yaml(path: str, text: str) -> Parsed:
    document = parse_yaml(text)
    faults = _tagged(document.faults, "invalid-front-matter")
    fields, extra = _mapping(document.value, "the file")
    return Parsed(path, fields, faults + extra, None, find_acceptances(text, 0, len(text)))


def _mapping(value: Any, what: str) -> tuple[Any, tuple[tuple[str, str, str, int, int], ...]]:
    if value is None or isinstance(value, dict):
        return value, ()
    message = f"{what} holds no fields"
    return None, (("invalid-front-matter", message, "write one `key: value` on each line", 1, 1),)


def _alerts(path: str, text: str) -> Parsed:
    documents = parse_yaml_documents(text)
    faults = tuple(
        fault for one in documents for fault in _tagged(one.faults, "invalid-front-matter")
    )
    return Parsed(path, [one.value for one in documents], faults, None, ())


def _markdown(path: str, text: str, bom: int, kind: str) -> Parsed:
    parts = split_front_matter(text)
    fields: Any = {}
    faults: tuple[tuple[str, str, str, int, int], ...] = ()
    if parts.fault:
        fields = None if parts.yaml is None and parts.body_at else {}
        faults = (("invalid-front-matter", parts.fault, parts.help, parts.fault_line, 1),)
    elif parts.yaml is not None:
        document = parse_yaml(parts.yaml)
        fields, extra = _mapping(document.value, "the front matter")
        faults = _tagged(document.faults, "invalid-front-matter", 1) + extra
    offset = len(text[: parts.body_at].encode()) + bom
    body = parts.body(text)
    outline = read_outline(body, offset, is_procedure=kind == "runbook")
    acceptances = find_acceptances(text, *_front_lines(text, parts.body_at))
    head = read_head(body.encode(), offset, outline[0]) if kind == "decision" else None
    return Parsed(path, fields, faults, outline, acceptances, head and tuple(head))


def _front_lines(text: str, body_at: int) -> tuple[int, int]:
    return (text.find("\n") + 1, body_at) if body_at else (0, 0)
