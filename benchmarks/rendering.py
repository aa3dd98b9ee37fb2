"""How many pages each way of rendering shows as they are written, and how long it takes.

    python -m benchmarks.rendering tests/data/corpora/openshift-runbooks

A page is at parity where its ordered lists, steps and blocks of code are those of its source, in
their order and with their text. The figures of decision knowledge-base/0004 come from here. A way
whose package is not installed (`pip install mdx_truly_sane_lists`) is left out.
"""

import statistics
import sys
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from markdown import Markdown

from relaybook.load.front_matter import split_front_matter
from relaybook.site.parity.difference import difference
from relaybook.site.parity.page_shape import shape_of_html, without_footnotes
from relaybook.site.parity.source_shape import shape_of_markdown

_HIGHLIGHTED = ["pymdownx.superfences", "pymdownx.highlight"]
WAYS = {
    "MkDocs as it comes": ["toc", "tables", "fenced_code"],
    "superfences, sane_lists": ["toc", "tables", "sane_lists", *_HIGHLIGHTED],
    "superfences, mdx_truly_sane_lists": ["toc", "tables", "mdx_truly_sane_lists", *_HIGHLIGHTED],
    "CommonMark in our extension": ["toc", "relaybook.site.markdown_extension"],
}
_TIMES = 5


def main(arguments: Sequence[str]) -> int:
    """Print one line for each way."""
    folders = [Path(one) for one in arguments] or [Path("tests/data/corpora/openshift-runbooks")]
    texts = [_body(path) for folder in folders for path in sorted(folder.rglob("*.md"))]
    with_steps = [text for text in texts if any(part.step for part in shape_of_markdown(text))]
    print(f"{len(texts)} pages, {len(with_steps)} of them with numbered steps")
    for name, extensions in WAYS.items():
        if name.endswith("mdx_truly_sane_lists") and not find_spec("mdx_truly_sane_lists"):
            continue
        same = sum(_is_same(text, extensions) for text in texts)
        steps = sum(_is_same(text, extensions) for text in with_steps)
        of_steps = steps / max(len(with_steps), 1)
        share = f"{same / len(texts):6.1%} of pages, {of_steps:6.1%} of those with steps"
        print(f"{name:36}{share}, {_milliseconds(texts, extensions):6.2f} ms a page")
    return 0


def _body(path: Path) -> str:
    text = path.read_text(encoding="utf-8", errors="replace")
    return text[split_front_matter(text).body_at :]


def _is_same(text: str, extensions: list[str]) -> bool:
    html = without_footnotes(Markdown(extensions=extensions).convert(text))
    return difference(shape_of_markdown(text), shape_of_html(html)) is None


def _milliseconds(texts: Sequence[str], extensions: list[str]) -> float:
    """Return the median over several runs; the converter is used again, as a site engine does."""
    converter = Markdown(extensions=extensions)
    seconds = []
    for _ in range(_TIMES):
        began = time.process_time()
        for text in texts:
            converter.reset()
            converter.convert(text)
        seconds.append(time.process_time() - began)
    return 1000 * statistics.median(seconds) / len(texts)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
