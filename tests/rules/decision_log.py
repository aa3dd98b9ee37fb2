"""A log of decisions from short descriptions, for tests of the rules about decisions."""

from collections.abc import Sequence

from relaybook.findings import Report


def decision(
    number: str, status: str = "accepted", body: str = "It works.", **fields: Sequence[str] | str
) -> dict[str, str]:
    """Return a file of `decisions/log/` with front matter; lists of references are quoted."""
    lines = [f"status: {status}", "date: 2026-01-31"]
    for name, value in fields.items():
        text = value if isinstance(value, str) else f"[{', '.join(map(_quoted, value))}]"
        lines.append(f"{name}: {text}")
    text = "\n".join(lines)
    return {f"decisions/log/{number}-choice.md": f"---\n{text}\n---\n\n# Choice\n\n{body}\n"}


def log(*files: dict[str, str]) -> dict[str, str]:
    """Return the files of several decisions."""
    return {path: text for one in files for path, text in one.items()}


def found(report: Report) -> list[tuple[str, int, int, str]]:
    """Return file name, line, column and message of each finding."""
    return [
        (one.path.rpartition("/")[2], one.span.line, one.span.column, one.message)
        for one in report.findings
    ]


def _quoted(value: str) -> str:
    return f'"{value}"'
