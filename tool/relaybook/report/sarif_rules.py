"""What SARIF says of each rule: what it asks, how bad a failure is, and its page as help."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from relaybook.findings import RuleInfo, Severity
from relaybook.report.markdown_text import markdown_text

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_BESIDE = re.compile(r"\[([^\]]+)\]\(([a-z_]+)\.md(?:#[^)\s]*)?\)")
_WIDTH = 100


def descriptors(
    rules: Mapping[str, RuleInfo], ids: Sequence[str], pages: Mapping[str, str], site: str
) -> list[dict[str, Any]]:
    """Return a descriptor for each of `ids`, in their order; see `sarif.render`."""
    return [_descriptor(one, rules.get(one), pages.get(one, ""), site) for one in ids]


def _descriptor(rule: str, info: RuleInfo | None, page: str, site: str) -> dict[str, Any]:
    found: dict[str, Any] = {"id": rule}
    if info:
        found["shortDescription"] = {"text": info.summary}
        found["defaultConfiguration"] = {"level": LEVELS[info.severity]}
        found["properties"] = {"tags": [info.area], "askedFrom": info.level.word}
    if page:
        text = "\n".join(markdown_text(page, width=_WIDTH))
        found["help"] = {"text": text, "markdown": _with_whole_links(page, site)}
    if page and site:
        found["helpUri"] = _uri(rule, site)
    return found


def _with_whole_links(page: str, site: str) -> str:
    """Beside the rules, a page links to others by file name, which leads nowhere elsewhere."""

    def whole(link: re.Match[str]) -> str:
        return f"[{link[1]}]({_uri(link[2].replace('_', '-'), site)})" if site else link[1]

    return _BESIDE.sub(whole, page)


def _uri(rule: str, site: str) -> str:
    return f"{site.rstrip('/')}/rules/{rule}/"
