"""What the lines of a shell block are, as far as it can be told for certain."""

import re
import shlex
from typing import Literal, NamedTuple

LineKind = Literal["blank", "comment", "prompt", "more", "other"]
SHELLS = frozenset({"bash", "sh", "shell", "zsh", "ksh"})

_PLAIN_PROMPT = re.compile(r"[ \t]*[$%][ \t]+(?=\S)")
_RICH_PROMPT = re.compile(
    r"[ \t]*(?:\[?[\w.-]+@[\w.-]+[^\n$#]{0,40}|(?:sh|bash|zsh)[\d.-]*)[$#][ \t]+"
)
_OPEN = re.compile(r"(?:\\|\||&&|\{|\(|\b(?:do|then|else))[ \t]*\Z")
_CONTINUES = re.compile(r"(?:\\|\||&&)[ \t]*\Z")
_LONGEST = 4_000
_HERE_DOCUMENT = re.compile(r"<<-?\s*['\"\\]?\w")
# Commands of operations work; none that also begins an English sentence, such as make or find.
_KNOWN = re.compile(
    r"(?:sudo[ \t]+(?:-\w+[ \t]+)*)?(?:[A-Z][A-Z0-9_]*=\S*[ \t]+)*"
    r"(?:kubectl|oc|helm|kustomize|aws|gcloud|gsutil|az|doctl|docker|docker-compose|podman|crictl"
    r"|systemctl|journalctl|curl|wget|ssh|scp|rsync|psql|pg_dump|pg_restore|mysql|mysqldump|mongosh"
    r"|redis-cli|git|terraform|tofu|ansible|ansible-playbook|etcdctl|nslookup|openssl|tar|grep|chmod"
    r"|chown|mkdir|rmdir|argocd|flux|vault|nomad|rabbitmqctl|virtctl|crontab|pip|npm|apt-get|yum|dnf"
    r"|iptables|nft|zpool|zfs|lvextend|pvcreate|vgextend|sysctl|tcpdump|traceroute|dig|jq|yq)"
    r"(?:[ \t]+(?P<argument>\S+).*)?"
)
_ARGUMENT = re.compile(r"[-./~$\"'{<@:\w][^\s.,;:]*(?:[.:/=,][^\s]+)?/?")


class Line(NamedTuple):
    """A line of a block. prompt: how long its prompt is; is_rich: whether that says where."""

    kind: LineKind
    text: str
    prompt: int = 0
    is_rich: bool = False


def lines_of(code: str) -> tuple[Line, ...]:
    """Return what each line of a block is."""
    found: list[Line] = []
    command = ""
    for text in code.split("\n"):
        line = _line(text, goes_on=bool(command) and _goes_on(command))
        found.append(line)
        if line.kind == "more":
            command += f"\n{text}"
        else:
            command = text[line.prompt :] if line.kind == "prompt" else ""
    return tuple(found)


def _line(text: str, *, goes_on: bool) -> Line:
    if goes_on:
        return Line("more", text)
    if not text.strip():
        return Line("blank", text)
    if plain := _PLAIN_PROMPT.match(text):
        return Line("prompt", text, plain.end())
    if rich := _RICH_PROMPT.match(text):
        return Line("prompt", text, rich.end(), is_rich=True)
    return Line("comment" if text.lstrip().startswith("#") else "other", text)


def is_whole(lines: tuple[Line, ...]) -> bool:
    """Whether each command ends on its own lines: no open quote, no text that is fed into it."""
    text = ""
    for line in (*lines, Line("blank", "")):
        if line.kind == "more":
            text += f"\n{line.text}"
            continue
        if not _is_closed(text):
            return False
        text = line.text[line.prompt :] if line.kind == "prompt" else ""
    return True


def _goes_on(command: str) -> bool:
    """Whether the next line is a part of a command too: it says so, or a quote is open."""
    return bool(_CONTINUES.search(command)) or _words(command) is None


def _is_closed(command: str) -> bool:
    """Whether nothing that follows can belong to a command: it opens no loop, takes no text."""
    is_open = _HERE_DOCUMENT.search(command) or _OPEN.search(command)
    return not is_open and _words(command) is not None


def _words(command: str) -> list[str] | None:
    if len(command) > _LONGEST:
        return None
    try:
        return shlex.split(command, comments=True)
    except ValueError:
        return None


def is_known_command(text: str) -> bool:
    """Whether a line is a command and cannot be a sentence or what a command prints."""
    found = _KNOWN.fullmatch(text.strip())
    if found is None or text.rstrip().endswith((".", ":", ",")):
        return False
    argument = found["argument"]
    return argument is not None and bool(_ARGUMENT.match(argument)) and argument != "is"


def are_known_commands(code: str) -> bool:
    """Whether every line of a block is a command, a part of one, a comment or blank."""
    commands: list[str] = []
    for text in code.split("\n"):
        if commands and _goes_on(commands[-1]):
            commands[-1] += f"\n{text}"
        elif text.strip() and not text.lstrip().startswith("#"):
            commands.append(text)
    return bool(commands) and all(
        _is_closed(one) and is_known_command(one.split("\n")[0].rstrip("\\|& \t"))
        for one in commands
    )
