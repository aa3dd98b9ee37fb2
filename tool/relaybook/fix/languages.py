"""A code block without a language gets the one that it can only be in."""

import json
import re
from collections.abc import Iterator
from typing import Any

from relaybook.fix.commands import are_known_commands
from relaybook.fix.correction import Correction, Edit
from relaybook.fix.reading import CodeBlock, Page, code_blocks
from relaybook.load.yaml_document import parse_yaml

RULE = "fence-without-language"
_FENCE = re.compile(rb"`{3,}|~{3,}")
_KEY = re.compile(r"[a-z_][\w./-]*", re.ASCII)
_LONGEST = 20_000
# A manifest of Kubernetes, also one in which a template or a person has something to fill in.
_MANIFEST = re.compile(
    r"(?:---[ ]*\n)?(?:[ ]*#.*\n|[ ]*\n)*(?:apiVersion: [\w./-]+\n(?:.*\n)*?kind: \w+|"
    r"kind: \w+\n(?:.*\n)*?apiVersion: [\w./-]+)[ ]*(?:\n|\Z)"
)


def language_corrections(data: bytes, page: Page) -> Iterator[Correction]:
    """Yield a correction for each fenced block whose language is plain to see."""
    for index, block in enumerate(code_blocks(page)):
        fence = _FENCE.match(data, block.start)
        if block.info is None or block.info.strip() or fence is None:
            continue
        if language := obvious_language(block):
            edit = Edit(fence.end(), fence.end(), language.encode())
            yield Correction(RULE, block.start, block.end, (edit,), index, language, block.text)


def obvious_language(block: CodeBlock) -> str:
    """Return `bash`, `json` or `yaml` where a block can be nothing else, else nothing."""
    code = block.text
    if len(code) > _LONGEST:
        return ""
    if are_known_commands(code):
        return "bash"
    if _is_json(code):
        return "json"
    return "yaml" if _is_yaml(code) else ""


def _is_json(code: str) -> bool:
    if not code.lstrip().startswith("{"):
        return False
    try:
        value = json.loads(code)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and bool(value)


def _is_yaml(code: str) -> bool:
    """Headers and what commands print are mappings too, but flat or with keys in capitals."""
    if "\t" in code or code[:1] in "{ \n":
        return False
    if _MANIFEST.match(code):
        return True
    document = parse_yaml(code, keys_as_written=True)
    value = document.value
    if document.faults or not isinstance(value, dict) or not value:
        return False
    return _has_keys(value) and any(_is_nested(one) for one in value.values())


def _has_keys(value: dict[Any, Any]) -> bool:
    return all(_KEY.fullmatch(str(key)) for key in value)


def _is_nested(value: Any) -> bool:
    if isinstance(value, list):
        return any(isinstance(one, dict) and one and _has_keys(one) for one in value)
    return isinstance(value, dict) and bool(value) and _has_keys(value)
