"""What a command does, told by the verbs of well-known tools: it reads, changes, or destroys.

A verb counts only where a shell would run it: at the beginning of a command, with nothing but
options before it (`kubectl -n pay delete`, never `kubectl get cm delete-me`). Each pattern is tried
only where its tool is named, because most commands name none of them.
"""

import re

# What may stand before a command in its line; what a client runs elsewhere follows a bare `--`.
_BEFORE = re.compile(
    r"(?:\s*|.*[|;&({`$#%>]\s*|.*\s--\s+"
    r"|.*(?:\s-\w*[ce]|\s--[\w-]+=?|\bssh\s[^|;]*)\s*[\"']\s*"
    r"|.*\bssh\s+(?:-\S+\s+(?:(?!-)\S+\s+)?)*[\w@.:$\"{}<>-]+\s+"
    r"|.*\b(?:do|then|else|exec|nohup|time|watch|xargs(?:\s+-\S+(?:\s+(?:\d+|\{\}|%))?)*)\s+)"
    r"(?:sudo\s+(?:-[a-z]\s+(?:\S+\s+)?)*)?(?:[a-z_]+=\S*\s+)*(?:[\w.~$/-]*\bbin/)?",
    re.DOTALL,
)
_WITH_VALUE = (
    r"(?:-n|--(?:namespace|(?:kube-?)?context|kubeconfig|cluster|as|profile)"
    r"|(?<!systemctl )--user)\s"
)
# Words before the verb of a cloud's client; what such an option names is no verb.
_WORDS = (
    r"(?:(?>--(?:profile|region|output|endpoint-url|project|zone|account|configuration"
    r"|subscription|resource-group)\s+[^\s|]+|[^\s|]+)[^\S\n]+)*?"
)
_OPTIONS = (
    rf"\s+(?:{_WITH_VALUE}\s*\S+\s+"
    rf"|(?!{_WITH_VALUE})-{{1,2}}[\w-]+(?:=\S+|\s+(?!-)\S+)?\s+)*?"
)
_LOST_KINDS = (
    r"pvc|persistentvolumeclaims?|pv|persistentvolumes?|ns|namespaces?|crds?"
    r"|customresourcedefinitions?|project|projects"
)
_END = r"(?![\w=/.-])"
_TEMPORARY = r"[\"']?(?:/tmp\b|/var/tmp\b|\.terraform|\$\{?te?mp)"
_NOT_TEMPORARY = rf"(?!\s+(?:-\w+\s+)*{_TEMPORARY})"
_UNTIL_PIPE = r"(?:[^\n\"'|]|\"[^\"\n]*\"|'[^'\n]*')*?"


def _run(tool: str, verbs: str) -> str:
    return rf"{tool}{_OPTIONS}(?:{verbs}){_END}"


# By the words without which a pattern cannot fit.
_IRREVERSIBLE = {
    "kubectl|delete": _run("kubectl", rf"delete\s+(?:{_LOST_KINDS})(?:/\S+)?"),
    "oc |delete": _run("oc", rf"delete\s+(?:{_LOST_KINDS})(?:/\S+)?"),
    "terraform|destroy": _run("terraform", r"destroy|apply\s+-destroy"),
    "tofu|destroy": _run("tofu", "destroy"),
    "docker|volume": _run("docker", r"volume\s+(?:rm|prune)"),
    "docker|prune": _run("docker", r"system\s+prune"),
    "aws ": rf"aws\s+{_WORDS}(?:(?:delete|terminate)-[\w-]+|s3\s+r[mb]\b)",
    "gcloud|delete": rf"gcloud\s+{_WORDS}delete\b",
    "gsutil": _run("gsutil", "r[mb]"),
    "az ": rf"az\s+{_WORDS}(?:delete|purge)\b",
    "redis-cli|flush": r"redis-cli\b[^\n|]*?\sflush(?:all|db)\b",
    "vault|kv": _run("vault", r"kv\s+(?:destroy|metadata\s+delete)"),
    "etcdctl|del": _run("etcdctl", "del"),
    "purge": r"[\w.-]*\bpurge\b",
    "delete from": r"delete\s+from\b",
    "drop ": r"drop\s+(?:table|database|schema|keyspace|collection)\b",
    "truncate": r"truncate\s+(?:table\b|-s\b|--size\b"
    r"|[\w.\"]+\s*(?:[;,\"')]|$|cascade\b|restart\s+identity\b))",
    "dropdatabase": r"(?:mongo(?:sh)?\b[^\n]*?\b|db\.)dropdatabase\(",
    "kafka-topics|--delete": r"kafka-topics(?:\.sh)?\s[^\n|]*?--delete\b",
    "rm ": rf"rm{_NOT_TEMPORARY}\s+(?:-\w+\s+)*?(?:-\w*[rf]\w*|[^\s{{|;&=-]\S*)",
    "xargs|rm": rf"^(?!\s*\w+\s+{_TEMPORARY}){_UNTIL_PIPE}\|\s*(?:sudo\s+)?xargs\b[^\n|;]*?\srm\b",
    "find |-delete": rf"find(?!\s+{_TEMPORARY})\s{_UNTIL_PIPE}\s-delete\b",
    "find |-exec": rf"find(?!\s+{_TEMPORARY})\s{_UNTIL_PIPE}\s-exec(?:dir)?\s+(?:sudo\s+)?rm\b",
    "mkfs": r"mkfs[\w.]*",
    "dd ": r"dd\s[^\n|]*?\bof=",
    "shred": r"shred\s",
    "wipefs": r"wipefs\s",
    "dropdb": r"dropdb\s",
}
# `-D` asks for the headers and `-G` makes it a GET; both are read in lower case here.
_POSTS = (
    r"(?![^\n|]*\s(?:-\w*g\b|--get\b|-x\s*[\"']?get\b|--request[\s=][\"']?get\b))"
    r"[^\n|]*?\s(?:--data(?:-\w+)?[\s=]|--json[\s=]|-[a-z]*d\s*(?:[@\"'{\[$]|\w+=))"
)
_CHANGES = {
    "kubectl": _run(
        "kubectl",
        r"apply|delete|scale|autoscale|patch|edit|replace|create|drain|cordon|uncordon|taint"
        r"|annotate|label|expose|rollout\s+(?:restart|undo|pause|resume)|set\s+\w+",
    ),
    "oc ": _run(
        "oc",
        r"apply|delete|scale|autoscale|patch|edit|replace|create|annotate|label|start-build"
        r"|adm\s+(?:drain|cordon|uncordon|taint|upgrade|policy\s+\S+)|new-app"
        r"|rollout\s+(?:restart|undo|pause|resume|latest|cancel)|set\s+\w+",
    ),
    "helm": _run("helm", "upgrade|install|rollback|uninstall|delete"),
    "systemctl": _run("systemctl", "start|stop|restart|reload|disable|enable|mask|kill"),
    "service ": r"service\s+[\w@.-]+\s+(?:start|stop|restart|reload)\b",
    "terraform": _run("terraform", r"apply|import|taint|state\s+(?:rm|mv|push)"),
    "tofu": _run("tofu", r"apply|import|taint|state\s+(?:rm|mv|push)"),
    "docker": _run("docker", r"rm|stop|start|restart|kill|compose\s+(?:up|down|restart|stop)"),
    "aws ": rf"aws\s+{_WORDS}(?:put|update|create|modify|start|stop|reboot|restore|failover"
    r"|attach|detach|disable|enable|set|register|deregister)-(?!query|session|kubeconfig)[\w-]+",
    "s3://": r"aws\s[^\n|]*?\bs3\s+(?:cp|mv|sync)(?=\s[^\n|]*\ss3://\S+\s*$)",
    "gcloud": rf"gcloud\s+{_WORDS}(?:create|update|restart|patch|failover|start|stop|resize)\b",
    "az ": rf"az\s+{_WORDS}(?:create|update|restart|start|stop|failover)\b",
    "curl": r"curl\b(?![^\n|]*/(?:_m?search|_count|query(?:_range)?|login|token|graphql)\b)"
    rf"(?:[^\n|]*?\s(?:-x\s*|--request[\s=])[\"']?(?:post|put|delete|patch)\b|{_POSTS})",
    "update ": r"update\s+[\w.\"]+\s+set\b",
    "insert into": r"insert\s+into\b",
    "drop ": r"drop\s+(?:index|user|view|role|constraint)\b",
    "alter ": r"alter\s+(?:table|database|system|role|user|index)\b",
    "redis-cli": r"redis-cli\b[^\n|]*?\s(?:del|set|config\s+set|failover|replicaof)\b",
    "vault": _run("vault", r"write|delete|kv\s+(?:put|delete|patch|rollback)|lease\s+revoke"),
    "pg_": r"pg_(?:restore|promote|rewind)\b",
    "git |push": r"git(?:\s+-c\s+\S+)*\s+push\b"
    r"[^\n]*?(?:--force\S*|\s-f|\s(?:main|master|production))\b",
    "sed -i": r"sed\s+-i",
    "chmod": r"chmod\s(?!\+x|u\+x|755)",
    "chown": r"chown\s",
    "kill": r"(?:pkill|killall|kill)\s+(?!-0|-l)-?[\w$]",
    "reboot": rf"reboot{_END}",
    "iptables": r"iptables\s+(?:-w\s+)?(?:-t\s+\w+\s+)?"
    r"(?:-[fadirp]\b|--(?:flush|append|delete|insert|replace|policy)\b)",
    "shutdown": r"shutdown\s",
    "createdb": r"createdb\s",
    "apt": r"apt(?:-get)?\s+(?:-\w+\s+)*(?:install|remove|upgrade)\b",
    "yum ": r"yum\s+(?:-\w+\s+)*(?:install|remove|update)\b",
    "dnf ": r"dnf\s+(?:-\w+\s+)*(?:install|remove|update)\b",
}
_READS = (
    r"(?:kubectl|oc|helm|systemctl|terraform|tofu|docker|vault|istioctl|etcdctl|argocd|flux)"
    rf"{_OPTIONS}(?:get|describe|logs?|top|ps|status|list|ls|show|history|plan|output|validate|version"
    r"|whoami|cluster-info|api-resources|explain|auth\s+can-i|events|rollout\s+(?:status|history)"
    r"|config\s+(?:view|get-contexts|current-context)|adm\s+(?:node-logs|top|must-gather)|inspect"
    r"|images|is-active|cat|read|kv\s+get|state\s+(?:list|show|pull)|member\s+list"
    r"|endpoint\s+\w+|app\s+(?:get|list|diff)|token\s+lookup|proxy-status)"
    r"|aws\s[^\n|]*?\s(?:describe|list|get|lookup|filter)-[\w-]+|aws\s[^\n|]*?\bs3\s+ls"
    r"|gcloud\s[^\n|]*?\s(?:list|describe|read)"
    r"|cat|ls|less|more|head|tail|grep|egrep|zgrep|find|jq|yq|wc|df|du|free|top|ps|uptime"
    r"|whoami|hostname|date|dig|nslookup|ping|traceroute|netstat|ss|lsof|journalctl|dmesg"
    r"|stat|diff|printenv|which|id|vmstat|iostat|sar|promtool|openssl\s+(?:x509|s_client)"
    r"|git(?:\s+-c\s+\S+)*\s+(?:log|status|diff|show|blame)|select|show|explain"
)
_READ_VERBS = re.compile(rf"[ \t>]*(?:\S*[$#%>]\s+)?(?:sudo\s+)?(?P<words>{_READS}){_END}")
_FILTERS = (
    r"sort|uniq|cut|tr|sed(?!\s+(?:-\S+\s+)*-\w*i)|[gm]?awk|column|base64|tac|nl|rev|paste|fold|zcat"
    r"|xxd|od|strings|echo|printf|sleep|true|cd|pwd|test|\[|done|exit|python3?\s+-m\s+json\.tool"
    r"|tee(?=\s+(?:-a\s+)?(?:/dev/null|/tmp/))"
)
_PIECE = re.compile(
    r"\s*(?:[)}]*\s*$|(?:sudo\s+|xargs\s+(?:-\S+\s+(?:(?:\d+|\{\}|%)\s+)?)*)*(?:[a-z_]+=\S*\s+)*"
    rf"(?:{_READS}|{_FILTERS}){_END})"
)
_MORE_SIGN = re.compile(r"[|;&>`]|\$\(|\s-(?:exec|ok|delete|fprint)|--vacuum")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_IN_QUOTES = {"'": str.maketrans("|;&<>`$", "_" * 7), '"': str.maketrans("|;&<>", "_" * 5)}
_HARMLESS = re.compile(  # a placeholder, a stream, a file for a while, the end of -exec, a comment
    r"<\w[\w./ -]*(?<! )>|\d?>&\d|&?\d?>>?\s*[\"']?(?:/dev/(?:null|stdout|stderr)\b"
    r"|/tmp/(?!\S*\.\.)\S*|\$\{?te?mp\w*)|\\;|\s#.*"
)
_WRITES = re.compile(r">|\s-(?:delete|fprint)|--vacuum")
_SEPARATOR = re.compile(r"\|\|?|&&?|;|\$\((?!\()|`(?=\w)|\s-(?:exec|ok)(?:dir)?(?=\s)")
_QUERY = re.compile(r"[ \t>]*(?:\S*[$#%>]\s+)?(?P<words>select|show|explain)\b")
_TRIAL = re.compile(
    r"^.*(?:--dry-?run(?!=none)|--check\b|\s--noop\b|\bauth\s+can-i\b).*$", re.MULTILINE
)
_TRIAL_SIGN = re.compile("--(?:dry-?run|check|noop)|can-i")
_READ_AT_MOST = 4_000  # characters: what is longer is a configuration or a log
_BEFORE_AT_MOST = 80
_SHOWN = 60


_ByTool = dict[str, list[tuple[str, re.Pattern[str]]]]


def _compiled(patterns: dict[str, str]) -> _ByTool:
    compiled: _ByTool = {}
    for needles, pattern in patterns.items():
        tool, _, verb = needles.partition("|")
        compiled.setdefault(tool, []).append((verb, re.compile(pattern, re.MULTILINE)))
    return compiled


_VERBS = (("irreversible", _compiled(_IRREVERSIBLE)), ("change", _compiled(_CHANGES)))
_TOOLS = sorted({tool for _, tools in _VERBS for tool in tools})


def effect_of(command: str) -> tuple[str, str]:
    """Return what commands do and the words that show it; two empty texts where none is known.

    The effect is `irreversible` or `change` where one of the commands is known to, and `read`
    where all of them are known to read. It is `unknown` where they would, but for what they hand
    it to or where they write it (`cat list | queuectl drop`).
    """
    lower = command[:_READ_AT_MOST].lower()
    done = lower
    if _TRIAL_SIGN.search(lower):  # it changes nothing, whatever its verb
        done = _TRIAL.sub(lambda line: " " * len(line.group()), lower)
    tools = sorted(filter(done.__contains__, _TOOLS), key=done.find)
    for effect, verbs in _VERBS:
        for tool in tools:
            for verb, pattern in verbs.get(tool, ()):
                if at := _where_run(pattern, verb, done):
                    return effect, _words(command, *at)
    return _reading(command, lower, done)


def _where_run(pattern: re.Pattern[str], verb: str, done: str) -> tuple[int, int] | None:
    """Return where a shell would first run what the pattern describes."""
    if verb not in done:
        return None
    return next((m.span() for m in pattern.finditer(done) if _is_run(done, m.start())), None)


def _reading(command: str, lower: str, done: str) -> tuple[str, str]:
    first, more = _QUERY.match(done), False
    if first is None:
        at = 0
        for line in done.splitlines(keepends=True):
            found = _READ_VERBS.match(done, at)
            if found is None and line.strip():
                return "", ""
            more = more or (found is not None and _does_more(done[found.end() : at + len(line)]))
            first = first or found
            at += len(line)
    if more:
        return "unknown", ""
    if first is not None:
        return "read", _words(command, *first.span("words"))
    return ("read", "a trial run") if done != lower else ("", "")


def _does_more(after: str) -> bool:
    """Whether what follows the verb of a known read may do more than read; after: to its end."""
    if _MORE_SIGN.search(after) is None:
        return False
    plain = _HARMLESS.sub(" ", _QUOTED.sub(_without_signs, after))
    if _WRITES.search(plain):
        return True
    return not all(_PIECE.match(piece) for piece in _SEPARATOR.split(plain)[1:])


def _without_signs(quoted: re.Match[str]) -> str:
    return quoted[0].translate(_IN_QUOTES[quoted[0][0]])


def _is_run(text: str, at: int) -> bool:
    """Whether a shell would run what stands there, and not hand it to another command."""
    line = max(text.rfind("\n", 0, at) + 1, at - _BEFORE_AT_MOST)
    return line == at or _BEFORE.fullmatch(text, line, at) is not None


def _words(command: str, start: int, end: int) -> str:
    words = command[start:end].split()
    whole = " ".join(words)
    return whole if len(whole) <= _SHOWN else f"{words[0]} ... {' '.join(words[-2:])[-_SHOWN:]}"


def change_in_command(text: str) -> str:
    """Return the words of a command that change something; empty where none is known to."""
    effect, evidence = effect_of(text)
    return evidence if effect in ("change", "irreversible") else ""
