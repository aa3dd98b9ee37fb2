"""Whether the consequences of a decision name one that is not good."""

import re
from collections.abc import Sequence

_SORTED = re.compile(rb"(?im)^\W*(?:good, because|positives?\b|advantages?\b|benefits?\b|pros\b)")
_BAD = re.compile(
    rb"(?i)\b(?:bad|negatives?|disadvantages?|drawbacks?|downsides?|cons|costs?|worse|harder|slower"
    rb"|risks?|trade-?offs?|but|however|although|though|no longer|lose|limit\w*|must)\b"
)
# What people write where they do not sort: work to do, something to keep, something that breaks.
_WORSE = re.compile(
    rb"(?i)\b(?:slow(?:er|ly)?|risky|despite|los(?:es|ing|t)|only|unable|cannot|maintain"
    rb"|(?:need|needs|needed|has|have|having) to|requir\w*|depend(?:s|ent|ency|encies)? on"
    rb"|(?:can|do|does|will|is|are|could|should|would|has|have)(?: not|n't|n\xe2\x80\x99t)"
    rb"|extra|additional\w*|(?:further|more) work|overheads?|manual\w*|efforts?|complex\w*"
    rb"|complicat\w*|difficult\w*|expensive|fail\w*|issues?|problems?|duplicat\w*|unfamiliar)\b"
)
_UNFILLED = re.compile(rb"(?im)^.*\bbecause[\s,:]*(?:[{\[<].*|\.{3}|tbd|todo)?\W*$")
_EMPTY_LABEL = re.compile(
    rb"(?m)^[ \t]*(?:\*\*|__)[^*_\n]{1,60}(?:\*\*|__):?[ \t]*$(?=\s*(?:\Z|#|\*\*|__))"
)
_ENGLISH = re.compile(rb"(?i)\b(?:the|and|this|with|for|to|it)\b")


def names_what_is_worse(parts: Sequence[bytes]) -> bool | None:
    """Whether one of them is not good; None where that stands in words that are not read.

    A list that is sorted into what is good has to say what is not; plain sentences have to name
    work, a limit or a loss.
    """
    written = [_EMPTY_LABEL.sub(b"", _UNFILLED.sub(b"", part)) for part in parts]
    if any(map(_BAD.search, written)):
        return True
    if any(map(_SORTED.search, written)):
        return False
    if any(map(_WORSE.search, written)):
        return True
    return False if any(map(_ENGLISH.search, written)) else None
