"""HTML that the planner made, on pages whose text others wrote.

A page mixes both: a record's Markdown is sanitised, while header cards, maps and tables need more
than any author may have. So no Markdown can hold trusted HTML, only name it:

    <!-- relaybook:block 3f0c... -->

is a line that stands for the block whose HTML has this SHA-256. The HTML itself lies outside of
every page, in a folder or a mapping that only the planner writes and that the extension is given in
its configuration. A name without a block there shows nothing and is a warning, on which a strict
build fails.

`page_markdown` is the one way to put a page together. It breaks every such line in a record's text,
so that an author cannot name a block either, not even one of another page. The extension looks for
names in the raw lines before anything is parsed; no Markdown trick can put one together later.

Blocks take part in the page: an engine rewrites and checks their relative links (write `.md` links
as in a record) and lists their headings. They are well-formed XML without namespaces: every tag
closed, `hidden="hidden"`, SVG without `xmlns`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from os import PathLike
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring

from relaybook.site.rendering.plain_text import MARKERS

_NAME = "relaybook:block"
_LINE = re.compile(rf"<!-- {_NAME} ([0-9a-f]{{64}})( below-title)? -->")
# MkDocs reads these attributes without asking whether they are there.
_NEEDED = {"a": "href", "img": "src"}
_ANY_NAME = re.compile(re.escape(_NAME), re.IGNORECASE)


@dataclass(frozen=True)
class TrustedBlock:
    """HTML that reaches a page as it is. Escape every value from a record before it comes here.

    below_title: show the block under the page's first heading instead of where it is named.
    Raises ValueError where the HTML is not well-formed.
    """

    html: str
    below_title: bool = False

    def __post_init__(self) -> None:
        parsed_block(self.html)

    @cached_property
    def digest(self) -> str:
        """The name of the block, and of its file in a folder: `<digest>.html`."""
        return sha256(self.html.encode()).hexdigest()

    @property
    def line(self) -> str:
        """The line of Markdown that stands for the block."""
        return f"<!-- {_NAME} {self.digest}{' below-title' if self.below_title else ''} -->"


@dataclass(frozen=True)
class BlockName:
    """A line that names a block."""

    digest: str
    below_title: bool


def page_markdown(parts: Iterable[str | TrustedBlock]) -> str:
    """Return the Markdown of a page: texts that nobody need trust, and blocks between them."""
    return "\n".join(
        f"\n{part.line}\n" if isinstance(part, TrustedBlock) else _without_names(part)
        for part in parts
    )


def _without_names(text: str) -> str:
    # The two characters vanish in rendering, so they may not hide a name from this search.
    return _ANY_NAME.sub("relaybook block", text.translate(MARKERS))


def split_at_blocks(lines: Iterable[str]) -> list[str | BlockName]:
    """Return the Markdown between the names of blocks, and the names, in their order."""
    parts: list[str | BlockName] = []
    text: list[str] = []
    for line in lines:
        if name := _LINE.fullmatch(line.rstrip("\r")):
            parts += ["\n".join(text), BlockName(name[1], name[2] is not None)]
            text = []
        else:
            text.append(line)
    return [*parts, "\n".join(text)]


def parsed_block(html: str) -> Element:
    """Return a block as one element.

    Raises ValueError where it is not well-formed, holds a script, or a link without an address.
    """
    try:
        block = fromstring(f"<div>{html}</div>")  # noqa: S314 - written by our planner
    except ParseError as error:
        raise ValueError(f"a trusted block is not well-formed: {error}: {html[:200]!r}") from error
    for element in block.iter():
        needed = _NEEDED.get(element.tag)
        if element.tag == "script":
            raise ValueError("a trusted block may not hold a script")
        if needed and needed not in element.attrib:
            raise ValueError(f"a trusted block holds <{element.tag}> without {needed}")
    return block


def find_block(blocks: "Mapping[str, str] | str | PathLike[str]", digest: str) -> str | None:
    """Return the HTML of a block from a mapping or a folder; None where it is not there.

    A file whose content does not have the digest of its name counts as absent.
    """
    if isinstance(blocks, Mapping):
        return blocks.get(digest)
    try:
        html = (Path(blocks) / f"{digest}.html").read_text(encoding="utf-8")
    except OSError:
        return None
    return html if sha256(html.encode()).hexdigest() == digest else None
