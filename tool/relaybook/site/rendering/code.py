"""Code blocks as the theme expects them: highlighted by Pygments, with room for a copy button."""

import re
from functools import lru_cache
from html import escape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

# Beyond this a block is a log, and some lexers take very long on what is not their language.
_LONGEST_HIGHLIGHTED = 50_000

_LANGUAGE = re.compile(r"[A-Za-z0-9][\w+#.-]*")
_FORMATTER = HtmlFormatter(nowrap=True)


def code_block(info: str, code: str) -> str:
    """Return the HTML of a code block.

    info: the fence's info string; its first word is the language, what follows (hints for Runme
    and others) is not shown. An unknown language is shown without colours.
    """
    found = _LANGUAGE.match(info)
    body = _coloured(found.group().lower() if found else "", code)
    return f'<div class="highlight"><pre><code>{body}</code></pre></div>'


def _coloured(language: str, code: str) -> str:
    lexer = _lexer(language) if language else None
    if lexer is None or len(code) > _LONGEST_HIGHLIGHTED:
        return escape(code, quote=False)
    return str(highlight(code, lexer, _FORMATTER))


@lru_cache(maxsize=256)
def _lexer(language: str) -> Lexer | None:
    try:
        # Blank lines at the beginning and the end are part of the command or its output.
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
