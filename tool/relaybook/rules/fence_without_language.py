from collections.abc import Iterator

from relaybook.findings import Level, Problem, Severity
from relaybook.model.runbook import Runbook
from relaybook.rules.context import Context
from relaybook.rules.rule import rule

_LANGUAGES = {
    "read": "bash",
    "change": "bash",
    "irreversible": "bash",
    "unknown": "bash",
    "output": "text",
}


@rule(
    "fence-without-language",
    on=Runbook,
    level=Level.FULL,
    area="steps",
    severity=Severity.INFO,
)
def check(runbook: Runbook, context: Context) -> Iterator[Problem]:
    """Each fenced block says what language it is in."""
    outline = runbook.outline
    bare = [fence for fence in outline.fences if not fence.info.strip() and fence.is_closed]
    if not bare:
        return
    content = context.kb.sources.data(runbook.path)
    prompts = [mention.start for mention in outline.mentions if mention.kind == "prompt"]
    for fence in bare:
        if content[fence.start : fence.start + 1] not in (b"`", b"~"):
            continue  # indented code has no place for a language
        if any(fence.start <= prompt < fence.end for prompt in prompts):
            continue  # prompt-in-copyable-block names the language to write
        language = _LANGUAGES.get(fence.effect)
        yield Problem(
            runbook.within(fence.range),
            "the block does not say whether it is a command, a configuration or what one prints",
            f"write ```{language} at its top, or run `relaybook check --fix`"
            if language
            else "write ```bash at its top for commands, ```text for what they print, or the"
            " language of the configuration, or run `relaybook check --fix`",
        )
