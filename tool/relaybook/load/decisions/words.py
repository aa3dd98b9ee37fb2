"""The labels before values in the head of a decision, and the verbs between two decisions."""

import re

# The words of a label, as patterns, with the field that each gives.
_LABELS: dict[str, str] = {
    r"(?:decision |adr )?status": "status",
    r"date|decision date|date (?:of decision|decided)|decided on": "date",
    r"deciders?|decision[- ]?makers?|decided by|authors?": "decision_makers",
    r"consulted": "consulted",
    r"informed": "informed",
    r"review(?: by| date| on)?|next review|review due": "review_by_on",
    r"tags": "tags",
    r"formerly|former (?:number|name)s?|alias(?:es)?": "aliases",
    r"super[sc]edes|replaces|obsoletes": "supersedes",
    r"(?:super[sc]eded|replaced|obsoleted) by": "superseded_by",
    r"amends|(?:partially|partly) super[sc]edes": "amends",
    r"amended by|super[sc]eded[- ]in[- ]part by": "amended_by",
    r"(?:partially|partly) super[sc]eded by": "amended_by",
    r"related(?: to| decisions?| adrs?)?|relates to|see also": "relates_to",
}
KEY = "|".join(_LABELS)
_WORDS = tuple((re.compile(words), name) for words, name in _LABELS.items())
_HEADINGS: dict[str, str] = {}

DOES = r"super[sc]edes|replaces|obsoletes"
AMENDS = r"amends|updates|extends|refines|clarifies|modifies"
DONE = r"super[sc]eded|replaced|obsoleted"
AMENDED = r"amended|updated|extended|refined|clarified|modified"
_PART = r"partially|partly|in[\s-]+part"
VERB = re.compile(
    rf"""(?xi)(?<![\w-])
    (?: (?P<before> {_PART} ) [\s-]+ )?
    (?: (?: (?P<done> {DONE} ) | (?P<amended> {AMENDED} ) )
        (?P<within> [\s-]+ (?:{_PART}) )? \s+ by
      | (?: (?P<does> {DOES} ) | (?P<amends> {AMENDS} ) ) (?P<after> \s+ (?:{_PART}) )?
      | (?P<near> see (?: \s+ also )? | relate[sd] \s+ to )
    ) (?![\w-])
    """
)


def field_of(words: str) -> str:
    """Return the field that a label or heading gives, empty for none."""
    plain = " ".join(words.lower().replace("(s)", "s").split())
    if plain not in _HEADINGS:
        found = (name for pattern, name in _WORDS if pattern.fullmatch(plain))
        if len(_HEADINGS) > _MOST_KEPT:
            _HEADINGS.clear()
        _HEADINGS[plain] = next(found, "")
    return _HEADINGS[plain]


_MOST_KEPT = 10_000


def relation_of(verb: re.Match[str]) -> tuple[str, bool]:
    """Return the relation that a verb states, and whether it is one of a part only."""
    partial = bool(verb["before"] or verb["within"] or verb["after"])
    if verb["near"]:
        return "relates_to", False
    if verb["done"]:
        return ("amended_by" if partial else "superseded_by"), partial
    if verb["does"]:
        return ("amends" if partial else "supersedes"), partial
    return ("amended_by" if verb["amended"] else "amends"), partial
