"""What makes a finding the same finding after the lines around it have moved."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from relaybook.findings import Finding


def with_fingerprints(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Yield each finding with 64 hexadecimal digits that no other of the same report has.

    They depend on the rule, the record and the path; where these have several findings, on the
    words at fault, and for the same words on which of them it is. Never on a line or a column.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for finding in findings:
        key = (finding.rule, finding.record, finding.path, _at_fault(finding))
        seen[key] += 1
        yield finding, _digest((*key, str(seen[key])))


def _at_fault(finding: Finding) -> str:
    """Return the marked part of the line; what stands around it may change."""
    span = finding.span
    end = span.end_column - 1 if span.end_line == span.line else None
    return finding.excerpt[span.column - 1 : end]


def _digest(parts: Iterable[str]) -> str:
    # A length before each part: no two lists of parts give the same bytes.
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "backslashreplace")).hexdigest()
