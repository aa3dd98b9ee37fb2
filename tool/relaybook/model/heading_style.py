"""Which section a heading opens: one table of names per style, wider by configuration."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from relaybook.model.outline import Outline

_DEFAULT: Mapping[str, str] = {
    "when_to_use": "when to use|when to use and not|when to use this|meaning|symptom|symptoms"
    "|overview|summary|alert description|description|what does this alert mean"
    "|trigger|goal|background|introduction|purpose",
    "impact": "impact|severity|severities|blast radius|user impact|customer impact",
    "prerequisites": "prerequisites|before you begin|before you start|preparation|pre-checks"
    "|prechecks|requirements|access|required access|prerequisites and access",
    "approval": "approval|approvals|who approves",
    "diagnosis": "diagnosis|troubleshooting|troubleshooting pointers"
    "|first line troubleshooting|possible checks|steps to check|investigation"
    "|triage|workflow|is it real",
    "steps": "steps|mitigation|mitigating|resolution|possible resolutions|remediation"
    "|recovery|recommended actions|recommended remediation steps|procedure|fix"
    "|how to fix|instructions",
    "verification": "verify|verification|validation|post-checks|postchecks|confirm"
    "|expected outcome|success criteria",
    "rollback": "rollback|rollbacks|roll back|roll-back|rollback steps|rollback plan"
    "|rollback procedure|revert|reverting|back out|back-out plan|backout|undo"
    "|restore previous version|re-enable|re-enabling|revoke|revoking|revocation",
    "failback": "failback|fail back|failing back|return to normal",
    "reconciliation": "reconciliation|reconcile",
    "evaluation_gate": "evaluation gate|evaluation|acceptance gate|gate",
    "fallback": "fallback|fallback while it is off|while it is off|manual fallback|workaround",
    "communication": "communication|communications|who to tell|notifications|announce|announcement",
    "escalation": "escalation|escalate|when to escalate|how to escalate|escalation path|contact"
    "|contacts|support|getting help|who to call",
    "record_to_keep": "record to keep|records to keep|record|records|evidence|evidence to keep"
    "|afterwards|record keeping",
    "schedule": "schedule|calendar|when it runs|timetable|schedule and calendar",
    "related": "related|related links|related alerts|links|references|additional resources"
    "|see also|previous incidents|dependencies",
}
_SEPARATORS = re.compile(r"\s*(?:,|/|&|\band\b|\bor\b|:|\(|\))\s*")
_NOISE = re.compile(r"^[\d.\s)(]+|[^\w\s-]")
_DEEPEST = 3

TITLES: Mapping[str, str] = {
    "when_to_use": "When to use",
    "prerequisites": "Prerequisites and access",
    "evaluation_gate": "Evaluation gate",
    "record_to_keep": "Record to keep",
}


def section_names() -> frozenset[str]:
    """Return the names of all sections, as `rollback`."""
    return frozenset(_DEFAULT)


def section_title(name: str) -> str:
    """Return how a section is headed: `when_to_use` is `When to use`."""
    return TITLES.get(name, name.replace("_", " ").capitalize())


@dataclass(frozen=True, eq=False)
class HeadingStyle:
    """Names of sections, as a table from the words of a heading to the section it opens."""

    names: Mapping[str, str] = field(default_factory=dict)
    # The same headings stand on thousands of pages, and several rules ask about each page.
    _opened: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _found: dict[int, tuple[Outline, Mapping[str, list[int]]]] = field(
        default_factory=dict, repr=False
    )

    def sections_of(self, heading: str) -> frozenset[str]:
        """Return the sections a heading opens; `Diagnosis and mitigation` opens two."""
        if heading not in self._opened:
            self._opened[heading] = self._look_up(heading)
        return self._opened[heading]

    def sections(self, outline: Outline) -> Mapping[str, list[int]]:
        """Return the headings (H1 to H3, the title left out) that open each section."""
        if id(outline) not in self._found:
            self._found[id(outline)] = (outline, self._sections(outline))
        return self._found[id(outline)][1]

    def _sections(self, outline: Outline) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, heading in enumerate(outline.headings):
            if heading.level <= _DEEPEST and (index or heading.level > 1):
                for name in self.sections_of(heading.text):
                    found.setdefault(name, []).append(index)
        return found

    def _look_up(self, heading: str) -> frozenset[str]:
        words = _plain(heading)
        if words in self.names:
            return frozenset((self.names[words],))
        parts = (_plain(part) for part in _SEPARATORS.split(heading))
        return frozenset(self.names[part] for part in parts if part in self.names)


def _plain(text: str) -> str:
    return " ".join(_NOISE.sub("", text.strip().lower()).split())


def default_style(aliases: Mapping[str, tuple[str, ...]] | None = None) -> HeadingStyle:
    """Return the default style; `aliases` adds headings to sections (`steps: [Vorgehen]`)."""
    names = {_plain(word): name for name, words in _DEFAULT.items() for word in words.split("|")}
    for name, words in (aliases or {}).items():
        names.update({_plain(word): name for word in words})
    return HeadingStyle(names)
