"""Which of the forms that teams use a decision is written in."""

from relaybook.load.decisions.fields import FrontMatter
from relaybook.load.decisions.head import Head
from relaybook.model.decision_reading import BOLD, LINE, LIST, SECTION, TABLE

_OF_FORM = {
    LIST: "MADR 2 list",
    BOLD: "bold lines",
    TABLE: "table",
    LINE: "adr-tools",
    SECTION: "adr-tools",
}
FRONT, HYBRID, HEADINGS = "MADR front matter", "hybrid", "headings without a head"


def variant_of(front: FrontMatter, head: Head | None) -> str:
    """Return the form in words; empty where nothing in the file reads as a decision."""
    in_front = front.is_filled or bool(front.statuses or front.unfilled)
    if head is None:
        return "YAML" if in_front else ""
    forms = [fact[1] for fact in head.facts] or [row[4] for row in head.relations]
    found = list(dict.fromkeys(_OF_FORM[form] for form in _OF_FORM if form in forms))
    if in_front:
        return f"{HYBRID} (front matter and {' and '.join(found)})" if found else FRONT
    if len(found) > 1:
        return f"{HYBRID} ({' and '.join(found)})"
    if found:
        return found[0]
    return HEADINGS if head.decides else ""
