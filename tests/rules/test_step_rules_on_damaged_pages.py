"""The rules about steps judge any page: no crash, places inside it, the same result twice."""

from collections.abc import Mapping
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.knowledge import DAY

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import Level, Report
from relaybook.load.knowledge_base import load
from relaybook.source import Unreadable

ROOT = Path(__file__).parents[2]
TEXTS = [
    page.read_text()
    for page in sorted(
        [
            *ROOT.glob("runbooks/**/*.md"),
            *(ROOT / "tests/data/corpora/openshift-runbooks/alerts").rglob("*.md"),
        ]
    )
]
RULES = frozenset(
    {
        *("change-without-undo", "undo-none-without-reason", "irreversible-without-approval"),
        *("missing-expected-result", "prompt-in-copyable-block", "undeclared-placeholder"),
        *("fence-without-language", "vague-instruction", "dangling-step-reference"),
        *("silence-without-expiry", "missing-time-box", "missing-rollback"),
    }
)


class _Memory:
    """A tree whose files stand in memory."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self._files))

    def faults(self) -> tuple[Unreadable, ...]:
        return ()

    def read(self, path: str) -> bytes | Unreadable:
        return self._files.get(path, Unreadable(path, "is not there", "write it"))


def _judged(text: str) -> Report:
    tree = _Memory({"runbooks/a.md": text.encode(errors="replace")})
    options = CheckOptions(level=Level.FULL, select=RULES, raise_errors=True)
    return check(load(tree), DAY, options)


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(TEXTS),
    st.integers(0, 6_000),
    st.integers(0, 300),
    st.sampled_from(
        [
            *("", "\n\n## Steps\n\n", "```\n", "   ```bash\n$ rm -rf <a b> $POD\n", "\n\n1. "),
            *("**Undo:** none\n", " go to step 99 ", " if needed ", "\n1. Silence the alert.\n"),
            *("\n### 3. Do\n", "Changes production.", "\ufeff", "\u2013\u00e9\U0001f600", "\r\n"),
        ]
    ),
)
def test_damaged_runbooks_are_judged(text: str, at: int, length: int, put: str) -> None:
    damaged = text[:at] + put + text[at + length :]
    report = _judged(damaged)

    assert report == _judged(damaged)
    lines = damaged.removeprefix("\ufeff").split("\n")
    for finding in report.findings:
        assert 1 <= finding.span.line <= len(lines)
        assert 1 <= finding.span.column <= len(lines[finding.span.line - 1]) + 1
        assert (finding.span.line, finding.span.column) <= (
            finding.span.end_line,
            finding.span.end_column,
        )
