"""One page of the site held against the record that it shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from relaybook.findings import Problem
from relaybook.load.front_matter import split_front_matter
from relaybook.model.record import Record
from relaybook.site.parity.difference import Difference, difference
from relaybook.site.parity.page_shape import article_of, shape_of_html, without_footnotes
from relaybook.site.parity.shape import Part, Shape
from relaybook.site.parity.source_shape import has_footnotes, shape_of_markdown
from relaybook.site.planned import PlannedFile
from relaybook.site.trusted_blocks import split_at_blocks
from relaybook.source import ByteRange

_BOM = b"\xef\xbb\xbf"
_HELP = (
    "look for raw HTML above this place, such as `<title>`: write placeholders between backticks,"
    " and a tag as `&lt;title>`; where there is none, report it as a fault of relaybook"
)


@dataclass(frozen=True, slots=True)
class _Planned:
    """A page before it is rendered: the author's text, and what the planner puts around it."""

    own: Shape
    above: Shape
    between: tuple[tuple[Shape, bool], ...]

    @property
    def furniture(self) -> Shape:
        """The planner's own lists and code."""
        return (*self.above, *chain(*(shape for shape, is_own in self.between if not is_own)))

    def whole(self, own: Iterable[Part]) -> Shape:
        """Return the page in its order, `own` in the place of the author's text."""
        rest = iter(own)
        return (
            *self.above,
            *(
                next(rest)._replace(words=part.words) if is_own else part
                for shape, is_own in self.between
                for part in shape
            ),
        )


def problems_of(record: Record, data: bytes, file: PlannedFile, html: str) -> Iterator[Problem]:
    """Yield what the page of a record does not show as it is written: at most one problem.

    data: the bytes of the record's file. html: what the engine made of the planned file.
    """
    source = _source(data)
    planned = _planned(file)
    found = difference(_without_words(source), planned.own)
    if found is None:
        page = _shape_of_page(file, html)
        found = difference(planned.whole(source), page, planned.furniture)
    if found:
        yield _problem(record, found)


def _problem(record: Record, found: Difference) -> Problem:
    place = record.top()
    if found.part is not None and found.part.end:
        place = record.within(ByteRange(found.part.start, found.part.end))
    return Problem(place, f"the page does not show this as it is written: {found.said}", _HELP)


def _source(data: bytes) -> Shape:
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    body_at = split_front_matter(text).body_at
    offset = len(text[:body_at].encode()) + (len(_BOM) if data.startswith(_BOM) else 0)
    return shape_of_markdown(text[body_at:], offset)


def _without_words(shape: Shape) -> Shape:
    """A page may hide what looks like a secret, in code too."""
    return tuple(part._replace(words="") for part in shape)


def _planned(file: PlannedFile) -> _Planned:
    text = file.markdown or ""
    html = {block.digest: block.html for block in file.blocks}
    above: list[Part] = []
    between: list[tuple[Shape, bool]] = []
    for part in split_at_blocks(text[split_front_matter(text).body_at :].split("\n")):
        if isinstance(part, str):
            between.append((shape_of_markdown(part), True))
        elif part.below_title:
            above += shape_of_html(html.get(part.digest, ""))
        else:
            between.append((shape_of_html(html.get(part.digest, "")), False))
    own = tuple(chain(*(shape for shape, is_own in between if is_own)))
    return _Planned(own, tuple(above), tuple(between))


def _shape_of_page(file: PlannedFile, html: str) -> Shape:
    article = article_of(html)
    if has_footnotes(file.markdown or ""):
        article = without_footnotes(article)
    return shape_of_html(article)
