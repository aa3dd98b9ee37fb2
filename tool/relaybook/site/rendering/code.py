"""Code blocks as the theme expects them: highlighted by Pygments, with room for a copy button.

What the button copies depends on what a block is, which a class says where the author does.
"""

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

# By class. Of a block without a language a script sees for itself whether it is commands.
_KINDS = {
    "language-console": ("console", "shell-session", "sh-session", "shellsession", "terminal"),
    "language-shell": ("bash", "sh", "shell", "zsh", "ksh", "fish", "powershell", "ps1", "pwsh"),
    "language-data": ("yaml", "yml", "json", "sql", "promql", "logql", "ini", "toml", "properties"),
    "language-text": ("text", "txt", "plain", "plaintext", "output", "log", "none"),
}
_CLASSES = {language: kind for kind, languages in _KINDS.items() for language in languages}
_ANY_OTHER = "language-source"
KIND_CLASSES = frozenset({*_KINDS, _ANY_OTHER})
"""The classes that a block of code may have beside `highlight`."""

_LANGUAGE = re.compile(r"[A-Za-z0-9][\w+#.-]*")
_FORMATTER = HtmlFormatter(nowrap=True)


def code_block(info: str, code: str) -> str:
    """Return the HTML of a code block.

    info: the fence's info string; its first word is the language, what follows (hints for Runme
    and others) is not shown. An unknown language is shown without colours.
    """
    found = _LANGUAGE.match(info)
    language = found.group().lower() if found else ""
    kind = f" {_CLASSES.get(language, _ANY_OTHER)}" if language else ""
    body = _coloured(language, code)
    return f'<div class="highlight{kind}"><pre><code>{body}</code></pre></div>'


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
