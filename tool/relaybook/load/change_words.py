"""Words that show a step changes something. A first reading: verbs of well-known commands."""

import re

_COMMAND = re.compile(
    r"""(?imx)
    \b(?:kubectl|oc)\b[^\n|]*?\s(?:apply|delete|scale|patch|edit|replace|create|drain|cordon|uncordon
        |taint|annotate|label|rollout\s+(?:restart|undo|pause|resume)|set\s+\w+)\b
    | \bhelm\s+(?:upgrade|install|rollback|uninstall|delete)\b
    | \b(?:systemctl|service)\s+(?:[\w@.-]+\s+)?(?:start|stop|restart|reload|disable|enable)\b
    | \b(?:terraform|tofu)\s+(?:apply|destroy|import)\b
    | \bdocker\s+(?:rm|stop|restart|kill|run)\b
    | \baws\s[^\n|]*?\s(?:put|delete|update|create|modify|start|stop|terminate|reboot|restore|failover)-[\w-]+
    | \baws\s+s3\s+(?:cp|rm|mv|sync)\b
    | \bgcloud\s[^\n|]*?\s(?:delete|create|update|restart|patch|failover)\b
    | \bcurl\b[^\n]*?\s(?:-X\s*|--request[\s=])(?:POST|PUT|DELETE|PATCH)\b
    | \b(?:UPDATE\s+\w+|DELETE\s+FROM|INSERT\s+INTO|DROP\s+\w+|ALTER\s+\w+|TRUNCATE)\b
    | \bredis-cli\b[^\n]*?\s(?:FLUSH\w*|DEL|SET|CONFIG\s+SET|FAILOVER|REPLICAOF)\b
    | \bvault\s+(?:write|delete|kv\s+put)\b
    | \b(?:pg_restore|pg_promote|git\s+push|sed\s+-i|chmod|chown|rm\s+-|kill\s+-?\w|dropdb|createdb)
    """
)
_PROSE = re.compile(r"\bchanges (?:production|data)\b|\bcannot be undone\b", re.IGNORECASE)


def change_in_command(text: str) -> str:
    """Return the words of a command that change something; empty where none is known to."""
    match = _COMMAND.search(text)
    return " ".join(match.group().split()) if match else ""


def change_in_prose(text: str) -> str:
    """Return the words by which a step says that it changes something."""
    match = _PROSE.search(text)
    return match.group() if match else ""
