"""A prompt in a block of commands is taken away, or the block is said to show a session.

Which of the two keeps the meaning depends on the block: where it holds nothing but commands, they
are what is left; where it shows what they print, or a prompt says where to type, it is a session.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from relaybook.fix.commands import SHELLS, Line, is_known_command, is_whole, lines_of
from relaybook.fix.correction import Correction, Edit
from relaybook.fix.reading import CodeBlock, Page, code_blocks
from relaybook.model.outline import Outline

RULE = "prompt-in-copyable-block"
_OPENING = re.compile(rb"(?P<fence>`{3,}|~{3,})[ \t]*(?P<language>[^\s{`]*)")
_SESSION = "console"


def prompt_corrections(data: bytes, page: Page, outline: Outline) -> Iterator[Correction]:
    """Yield a correction for each block with a prompt where it is certain what its lines are."""
    prompts = [mention for mention in outline.mentions if mention.kind == "prompt"]
    if not prompts:
        return
    # A block that is never closed takes in what follows: that is to be mended first.
    unclosed = {fence.start for fence in outline.fences if not fence.is_closed}
    for index, block in enumerate(code_blocks(page)):
        found = next((one for one in prompts if block.start <= one.start < block.end), None)
        if found and block.start not in unclosed and _is_plain(data, block):
            edits = _edits(data, block, lines_of(block.text))
            if edits:
                made, info, code = edits
                yield Correction(RULE, found.start, found.end, made, index, info, code)


def _is_plain(data: bytes, block: CodeBlock) -> bool:
    """Whether the block is for a shell, and nothing but white space or a list stands before it."""
    info = block.info or ""
    line_start = data.rfind(b"\n", 0, block.start) + 1
    is_quoted = b">" in data[line_start : block.start]
    language = info.split("{")[0].split()
    return not is_quoted and (not language or language[0].lower() in SHELLS)


def _edits(
    data: bytes, block: CodeBlock, lines: tuple[Line, ...]
) -> tuple[tuple[Edit, ...], str, str] | None:
    kinds = {line.kind for line in lines}
    first = next((line.kind for line in lines if line.kind != "blank"), "other")
    if first == "other" or not is_whole(lines):
        return None
    if any(line.kind == "more" and line.text.lstrip().startswith(">") for line in lines):
        return None  # the shell's own second prompt
    if "other" not in kinds and not any(line.is_rich for line in lines):
        return _without_prompts(data, block, lines)
    return _as_session(data, block, lines)


def _as_session(
    data: bytes, block: CodeBlock, lines: tuple[Line, ...]
) -> tuple[tuple[Edit, ...], str, str] | None:
    """In a session a line that begins with # is typed by root, and one without a prompt printed."""
    if block.info is None or any(line.kind == "comment" for line in lines):
        return None
    if any(line.kind == "other" and is_known_command(line.text) for line in lines):
        return None
    if any(_goes_on_otherwise(line, after) for line, after in pairwise(lines)):
        return None
    return (_language(data, block, _SESSION),), _with_language(block.info, _SESSION), block.text


def _goes_on_otherwise(line: Line, after: Line) -> bool:
    return after.kind == "more" and not line.text.rstrip().endswith("\\")


def _without_prompts(
    data: bytes, block: CodeBlock, lines: tuple[Line, ...]
) -> tuple[tuple[Edit, ...], str, str] | None:
    found = _prompts_in(data, block, lines)
    if found is None:
        return None
    code = "\n".join(_typed(line) for line in lines)
    info = block.info or ""
    if block.info is not None and not block.info.strip():
        return (_language(data, block, "bash"), *found), "bash", code
    return tuple(found), info, code


def _typed(line: Line) -> str:
    if line.kind != "prompt":
        return line.text
    indent = len(line.text) - len(line.text.lstrip(" \t"))
    return line.text[:indent] + line.text[line.prompt :]


def _prompts_in(data: bytes, block: CodeBlock, lines: tuple[Line, ...]) -> list[Edit] | None:
    """Return the edits that take the prompts away; None where a line is not found as it is."""
    edits: list[Edit] = []
    at = block.start if block.info is None else data.find(b"\n", block.start) + 1
    for line in lines:
        end = data.find(b"\n", at)
        end = len(data) if end < 0 else end
        text = line.text.encode()
        if line.kind == "prompt":
            begin = data.find(text.lstrip(b" \t"), at, end)
            if begin < 0 or data[at:begin].strip(b" \t"):
                return None
            indent = len(text) - len(text.lstrip(b" \t"))
            edits.append(Edit(begin, begin + line.prompt - indent, b""))
        at = end + 1
    return edits


def _language(data: bytes, block: CodeBlock, language: str) -> Edit:
    opening = _OPENING.match(data, block.start)
    if opening is None:
        return Edit(block.start, block.start, b"")  # cannot be verified, so is refused
    return Edit(*opening.span("language"), language.encode())


def _with_language(info: str, language: str) -> str:
    return re.sub(r"^[^\s{`]*", language, info, count=1)
