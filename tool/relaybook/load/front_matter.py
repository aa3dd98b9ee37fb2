"""Where the front matter of a Markdown file ends and its body begins."""

import re
from dataclasses import dataclass

_FENCE = re.compile(r"^(---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
# What people put above it: an empty line, a licence in a comment, the title.
_LATE = re.compile(
    r"""(?x) \A (?:\s*<!--.*?-->)? \s* (?:\#[^\n]*\n\s*)?
    ^---[ \t]*\r?\n ( (?: [A-Za-z_][\w\ -]*:[^\n]*\n | [ \t]+[^\n]*\n )+ ) ---[ \t]*\r?$
    """,
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The two parts of a text.

    yaml: the front matter without its fences, None where there is none.
    body_at: index of the first character of the body. fault: what is wrong with the fences.
    late: the stretch of a front matter that stands where it is not read, so is no text either.
    """

    yaml: str | None
    body_at: int
    fault: str = ""
    help: str = ""
    fault_line: int = 1
    late: tuple[int, int] = (0, 0)

    def body(self, text: str) -> str:
        """Return the text below the front matter, a late one blanked out byte by byte."""
        start, end = self.late
        blank = re.sub(r"[^\n]", lambda one: " " * len(one.group().encode()), text[start:end])
        return (text[:start] + blank + text[end:])[self.body_at :]


def split_front_matter(text: str) -> FrontMatter:
    """Find the front matter of `text`; the opening fence is its first line or there is none."""
    if not text.startswith("---"):
        return _late(text)
    first_end = text.find("\n")
    if first_end < 0 or text[3:first_end].strip():
        return FrontMatter(None, 0)
    closing = _FENCE.search(text, first_end + 1)
    if closing is None:
        return _unclosed(text, first_end)
    after = text.find("\n", closing.end())
    return FrontMatter(text[first_end + 1 : closing.start()], len(text) if after < 0 else after + 1)


def _unclosed(text: str, first_end: int) -> FrontMatter:
    following = text[first_end + 1 :].lstrip().splitlines()[:1]
    if not following or not re.match(r"[A-Za-z_][\w-]*:", following[0]):
        return FrontMatter(None, 0)  # a thematic break opens the page
    return FrontMatter(
        None,
        len(text),
        "the front matter is opened with --- but never closed",
        "write --- on a line of its own below the last field",
    )


def _late(text: str) -> FrontMatter:
    match = _LATE.match(text)
    if match is None:
        return FrontMatter(None, 0)
    line = text[: match.start(1)].count("\n")
    return FrontMatter(
        None,
        0,
        "the front matter stands below the first line, where no tool reads it",
        "move it to the first line of the file",
        line,
        (text.rfind("\n", 0, match.start(1) - 1) + 1, match.end()),
    )
