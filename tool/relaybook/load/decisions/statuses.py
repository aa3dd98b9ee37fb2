"""A status as it is written: "⌛ Superseded by [036. ...](...)", "Accepted (2020-01-31)"."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from relaybook.load.decisions.dates import without_day
from relaybook.load.decisions.references import relations_in
from relaybook.load.decisions.words import VERB
from relaybook.model.decision_status import PROPOSED, STATUSES, SUPERSEDED, plain_word
from relaybook.model.placeholder import is_placeholder

# `:white_check_mark:`, which GitHub shows as a picture.
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]*:")
_DECIDED = r"(?:accepted|approved|decided|agreed|adopted|ratified)"
_NOT_YET = re.compile(rf"(?i)not\s+(?:yet\s+(?:been\s+)?{_DECIDED}|(?:been\s+)?{_DECIDED}\s+yet)\b")
_STRUCK = re.compile(r"~~.*?~~")
_LINK = re.compile(r"!?\[([^][]*)\](?:\([^()]*\)|\[[^][]*\])?")
_CHECKBOX = re.compile(r"[\s>]*(?:[-*+]\s+)?\[(?P<mark>[ xX])\]\s+(?=\w)")
_ARROW = re.compile(r"\s*(?:->|=>|\u2192|\u27a1\ufe0f?)\s*")
_FILLER = re.compile(
    r"(?i)(?:(?:this|the)\s+(?:adr|decision|record|status|proposal)\s+(?:is|was|has\s+been)\s+"
    r"|(?:it\s+)?(?:is|was|has\s+been)\s+|(?:current\s+)?status\s*:\s*|currently\s+)"
)
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_UNKNOWN = re.compile(r"[^.,;:()\[\]|\n\u2013\u2014]{1,60}")
_NAMES = re.compile(rf"(?i)\b(?:{'|'.join(STATUSES)})\b")
_MOST_WORDS = 4
_CHOICES_AS_LIST = 3


class ReadStatus(NamedTuple):
    """The words that are the status, as written, and the one of ours that they mean.

    Both are empty where a text states none, as "Supersedes ADR-0003" does; a word that nobody
    knows has no status.
    """

    word: str = ""
    status: str = ""


def read_status(text: str, vocabulary: Mapping[str, str]) -> ReadStatus:
    """Read a status; `vocabulary` as `decision_status.vocabulary` gives it."""
    if known := vocabulary.get(text):  # nearly every front matter has the bare word
        return ReadStatus(text, known)
    box = _CHECKBOX.match(text)
    plain = _plain(text[box.end() :] if box else text)
    if not plain or (box and box["mark"] == " "):
        return ReadStatus()
    if waiting := _NOT_YET.match(plain):
        return ReadStatus(waiting.group(), PROPOSED)
    found = _known(plain, vocabulary)
    if found.status and found.status != SUPERSEDED and (verb := superseding(text)):
        return ReadStatus(verb, SUPERSEDED)
    if found.status or VERB.match(plain):
        return found
    unknown = _UNKNOWN.match(plain)
    return ReadStatus(unknown.group().strip() if unknown else plain[:60].strip())


def superseding(text: str) -> str:
    """Return the verb of a text that says what replaced the decision as a whole."""
    for stated in relations_in(_STRUCK.sub(lambda one: " " * len(one.group()), text)):
        if stated.relation == "superseded_by":
            before = text[: stated.reference.start]
            verbs = [one for one in VERB.finditer(before) if one["done"]]
            return verbs[-1]["done"] if verbs else "superseded"
    return ""


def is_unfilled(text: str) -> bool:
    """Whether a text is that of a template, which names the choices or asks for one."""
    if text in STATUSES:
        return False
    plain = " ".join(text.split())
    if not plain:
        return False
    if is_placeholder(plain) or plain.lower().startswith("what is the status"):
        return True
    if _ARROW.search(plain):
        return False
    names = {one.lower() for one in _NAMES.findall(_STRUCK.sub("", plain))}
    choices = "|" in plain or "/" in plain.partition("](")[0]
    return len(names) > 1 and (choices or len(names) >= _CHOICES_AS_LIST)


def _plain(text: str) -> str:
    text = _LINK.sub(r"\1", _STRUCK.sub(" ", text))
    text = _SHORTCODE.sub(" ", text) if ":" in text else text
    text = _ARROW.split(text)[-1] if _ARROW.search(text) else text
    text = without_day(re.sub(r"^[\W_]+", "", text.replace("**", "").replace("`", "")))
    filler = _FILLER.match(text)
    return text[filler.end() :] if filler else text


def _known(plain: str, vocabulary: Mapping[str, str]) -> ReadStatus:
    words = [one.span() for one, _ in zip(_WORD.finditer(plain), range(_MOST_WORDS), strict=False)]
    if not words or words[0][0]:
        return ReadStatus()
    for _, end in reversed(words):
        word = plain[:end]
        if status := vocabulary.get(plain_word(word)):
            return ReadStatus(word, status)
    return ReadStatus()
