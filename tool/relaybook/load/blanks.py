"""What a reader fills into commands before they are run.

Read where a rule asks, because few records are asked for that much.
"""

import re
from collections.abc import Iterable, Iterator

from relaybook.load.command_blocks import commands_of, language_of
from relaybook.model.outline import Fence, Mention

_FILLED_IN = re.compile(
    rb"<(?P<name>[A-Za-z](?:[\w .-]{0,40}[\w.-])?)>|\$\{?(?P<variable>[A-Z][A-Z0-9_]+)\b"
)
_NOTHING = frozenset(
    {*("none", "unknown", "nil", "pending", "invalid", "unset", "no value", "error", "null")}
)
_QUOTED = re.compile(rb"'[^'\n]*'")
_ASSIGNED = re.compile(
    rb"\b([A-Z][A-Z0-9_]+)=|\b(?:for|export|read(?:[ \t]+-\w+)*)[ \t]+([A-Z][A-Z0-9_]+)\b"
)
# What a shell sets by itself, and the columns of awk.
_GIVEN = frozenset(
    b"HOME USER PATH PWD OLDPWD SHELL HOSTNAME EDITOR TMPDIR LANG RANDOM UID EUID PPID IFS SECONDS"
    b" LINENO NF NR FS OFS RS ORS FNR KUBECONFIG TERM LOGNAME BASH_SOURCE"
    b" AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_REGION"
    b" AWS_DEFAULT_REGION AWS_PROFILE".split()
)
_NO_COMMAND = ("", "output")


def blanks_of(content: bytes, fences: Iterable[Fence]) -> list[Mention]:
    """Return what a reader fills in, each name once; what one of the commands sets is left out.

    content: the file of a runbook. fences: its code blocks.
    """
    found: dict[str, Mention] = {}
    known: set[str] = set()
    for fence in fences:
        if fence.effect in _NO_COMMAND:
            continue
        source = content[fence.start : fence.end]
        commands = commands_of(language_of(fence.info), source)[0]
        known.update(one.decode() for one in _assigned(commands))
        for name, start, end in _blanks(commands):
            place = (fence.start + start, fence.start + end)
            found.setdefault(name, Mention("blank", name, *place))
    return [mention for name, mention in found.items() if name not in known]


def _assigned(commands: bytes) -> Iterator[bytes]:
    for one, other in _ASSIGNED.findall(commands):
        yield one or other


def _blanks(commands: bytes) -> Iterator[tuple[str, int, int]]:
    if b"'" in commands:  # the shell fills in no variable between single quotes
        quoted = _QUOTED.sub(lambda part: part.group().replace(b"$", b" "), commands)
    else:
        quoted = commands
    for match in _FILLED_IN.finditer(quoted):
        name = (match["name"] or match["variable"]).decode()
        if match["variable"] in _GIVEN or name.lower() in _NOTHING:
            continue
        is_here = quoted[match.start() - 1 : match.start()] == b"<"
        if match["name"] and (b"</" in commands or is_here):
            continue  # markup, or a here-document
        yield name, *match.span()
