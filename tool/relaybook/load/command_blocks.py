"""What one code block of a runbook is: commands, what they do, or what they print."""

import re
from typing import NamedTuple

from relaybook.load.change_words import effect_of

CONSOLES = frozenset({"console", "shell-session", "shellsession", "terminal"})
_SHELLS = frozenset({"bash", "sh", "shell", "zsh", "ksh", "powershell", "pwsh", "sql"})
_UNSAID = ""

_PROMPT = re.compile(
    rb"(?:[$%]|\[?[\w.-]+@[\w.-]+[^\n$#]{0,40}[$#]|(?:sh|bash|zsh)[\d.-]*[$#]|PS[^\n>]{0,40}>)"
    rb"[ \t]+(?=\S)"
)
_ROOT_PROMPT = re.compile(rb"#[ \t]+(?=\S)")
_OUTPUT_INTRO = re.compile(
    rb"(?:\b(?:outputs?|results?|response|expected)\b[^\n]{0,60}"
    rb"|\bshould[ \t]+(?:see|look|return|show|print|be)\b[^\n]{0,60}"
    rb"|\b(?:similar[ \t]+to|looks?[ \t]+like)\b[^\n]{0,30}):?[ \t*_]*\Z",
    re.IGNORECASE,
)
_PROMPT_MARK = re.compile(rb"[$#%>][ \t]|-- ")
_READ_AT_MOST = 20_000


class Block(NamedTuple):
    """What a code block is.

    effect: `read`, `change`, `irreversible` or `unknown` for commands, `output` for what they
    print, empty for anything else. evidence: the words that show it. shows_output: whether it says
    what is seen when it worked. prompt: where a prompt stands that would be copied, by bytes from
    the beginning of the block, -1 for none.
    """

    effect: str
    evidence: str
    shows_output: bool
    prompt: int


NO_COMMAND = Block("", "", False, -1)
_OUTPUT = Block("output", "", True, -1)


def is_introduced_as_output(before: bytes) -> bool:
    """Whether the line before a code block says that it is what a command prints.

    before: some bytes before the block, the whole line among them.
    """
    ending = before.rstrip(b" \t\r\n*_")
    if not ending.endswith(b":"):
        return False
    return _OUTPUT_INTRO.search(ending.rpartition(b"\n")[2]) is not None


def read_block(language: str, source: bytes, before: bytes) -> Block:
    """Return what a code block is.

    language: the first word of its info string in lower case. source: the block with its fences.
    before: what stands before it.
    """
    if language not in _SHELLS and language not in CONSOLES and language != _UNSAID:
        return _OUTPUT if is_introduced_as_output(before) else NO_COMMAND
    if is_introduced_as_output(before):
        return _OUTPUT
    commands, prompt, shows_output = commands_of(language, source)
    text = commands.replace(b"\\\n", b"  ").decode("utf-8", "replace")
    effect, evidence = effect_of(text)
    if not effect:
        if language == _UNSAID and prompt < 0:
            return NO_COMMAND  # as well a configuration or a log
        effect = "unknown"
    copied = -1 if language in CONSOLES else prompt
    return Block(effect, evidence, shows_output, copied)


def language_of(info: str) -> str:
    """Return the language that the info string of a block names, in lower case."""
    words = info.split(maxsplit=1)
    return words[0].partition("{")[0].lower() if words else ""


def commands_of(language: str, source: bytes) -> tuple[bytes, int, bool]:
    """Return the block with all but the commands blanked, its first prompt, and whether it answers.

    Where lines begin with a prompt, the others are what the commands print.
    """
    source = _without_fences(source[:_READ_AT_MOST])
    if _PROMPT_MARK.search(source) is None:
        return source, -1, False
    is_console = language in CONSOLES
    lines = source.splitlines(keepends=True)
    prompts = [_prompt_in(line, is_console) for line in lines]
    if not any(at >= 0 for at, _ in prompts):
        return b"".join(map(_without_comment, lines)), -1, False
    return _after_prompts(lines, prompts)


def _without_fences(source: bytes) -> bytes:
    """Return a block with the lines that open and close it blanked."""
    if source[:1] not in (b"`", b"~"):
        return source
    first = source.find(b"\n")
    if first < 0:
        return b""
    last = source.rstrip().rfind(b"\n")
    if last < first or source[last:].strip(b"`~> \t\r\n"):
        last = len(source)
    return b" " * first + source[first:last]


def _after_prompts(lines: list[bytes], prompts: list[tuple[int, int]]) -> tuple[bytes, int, bool]:
    first, answers, goes_on, at = -1, False, False, 0
    kept: list[bytes] = []
    for line, (start, end) in zip(lines, prompts, strict=True):
        if start >= 0:
            first = at + start if first < 0 else first
            kept.append(b" " * end + line[end:])
        elif goes_on:
            kept.append(line)
        else:
            answers = answers or (first >= 0 and bool(line.strip()))
            kept.append(_blank(line))
        goes_on = (start >= 0 or goes_on) and line.rstrip().endswith(b"\\")
        at += len(line)
    return b"".join(kept), first, answers


def _prompt_in(line: bytes, is_console: bool) -> tuple[int, int]:
    """Return where a prompt starts and ends in a line; (-1, -1) for none."""
    start = len(line) - len(line.lstrip(b" \t>"))
    found = _PROMPT.match(line, start)
    if found is None and is_console:
        found = _ROOT_PROMPT.match(line, start)
    return found.span() if found else (-1, -1)


def _without_comment(line: bytes) -> bytes:
    return _blank(line) if line.lstrip(b" \t>").startswith((b"#", b"-- ")) else line


def _blank(line: bytes) -> bytes:
    body = line.rstrip(b"\r\n")
    return b" " * len(body) + line[len(body) :]
