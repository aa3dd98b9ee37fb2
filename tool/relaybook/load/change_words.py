"""Words that show a step changes something. A first reading: verbs of well-known commands.

Each pattern is tried only where its tool is named, because most commands name none of them.
"""

import re

_PATTERNS = {
    "kubectl": r"\bkubectl\b[^\n|]*?\s(?:apply|delete|scale|patch|edit|replace|create|drain|cordon"
    r"|uncordon|taint|annotate|label|rollout\s+(?:restart|undo|pause|resume)|set\s+\w+)\b",
    "oc ": r"\boc\b[^\n|]*?\s(?:apply|delete|scale|patch|edit|replace|create|adm\s+drain"
    r"|annotate|label|rollout\s+\w+|set\s+\w+)\b",
    "helm": r"\bhelm\s+(?:upgrade|install|rollback|uninstall|delete)\b",
    "systemctl": r"\bsystemctl\s+(?:start|stop|restart|reload|disable|enable)\b",
    "service ": r"\bservice\s+[\w@.-]+\s+(?:start|stop|restart|reload)\b",
    "terraform": r"\bterraform\s+(?:apply|destroy|import)\b",
    "tofu": r"\btofu\s+(?:apply|destroy|import)\b",
    "docker": r"\bdocker\s+(?:rm|stop|restart|kill|run)\b",
    "aws ": r"\baws\s(?:[^\n|]*?\s(?:put|delete|update|create|modify|start|stop|terminate|reboot"
    r"|restore|failover)-[\w-]+|s3\s+(?:cp|rm|mv|sync)\b)",
    "gcloud": r"\bgcloud\s[^\n|]*?\s(?:delete|create|update|restart|patch|failover)\b",
    "curl": r"\bcurl\b[^\n]*?\s(?:-x\s*|--request[\s=])(?:post|put|delete|patch)\b",
    "update ": r"\bupdate\s+[\w.\"]+\s+set\b",
    "delete from": r"\bdelete\s+from\b",
    "insert into": r"\binsert\s+into\b",
    "drop ": r"\bdrop\s+(?:table|database|index|schema|user|view)\b",
    "alter ": r"\balter\s+(?:table|database|system|role|user|index)\b",
    "truncate": r"\btruncate\b",
    "redis-cli": r"\bredis-cli\b[^\n]*?\s(?:flush\w*|del|set|config\s+set|failover|replicaof)\b",
    "vault": r"\bvault\s+(?:write|delete|kv\s+put)\b",
    "pg_": r"\bpg_(?:restore|promote|rewind)\b",
    "git push": r"\bgit\s+push\b",
    "sed ": r"\bsed\s+-i",
    "chmod": r"\bchmod\b",
    "chown": r"\bchown\b",
    "rm ": r"\brm\s+-",
    "kill": r"\b(?:pkill|killall|kill)\s+-?\w",
    "dropdb": r"\bdropdb\b",
    "createdb": r"\bcreatedb\b",
}
_COMMANDS = tuple((needle, re.compile(pattern)) for needle, pattern in _PATTERNS.items())
_PHRASES = ("changes production", "changes data", "cannot be undone")


def change_in_command(text: str) -> str:
    """Return the words of a command that change something; empty where none is known to."""
    lower = text.lower()
    for needle, pattern in _COMMANDS:
        if needle in lower and (match := pattern.search(lower)):
            return " ".join(text[match.start() : match.end()].split())
    return ""


def change_in_prose(text: str) -> str:
    """Return the words by which a step says that it changes something."""
    lower = text.lower()
    for phrase in _PHRASES:
        at = lower.find(phrase)
        if at >= 0:
            return text[at : at + len(phrase)]
    return ""
