"""What belongs to a numbered step stands four spaces in."""

import pytest
from markdown import Markdown
from tests.fix.mending import plan_of

from relaybook.site.parity.difference import difference
from relaybook.site.parity.page_shape import shape_of_html
from relaybook.site.parity.source_shape import shape_of_markdown

PAGE = "docs/page.md"


def mended_text(text: str, engine: str = "site_name: Docs\n") -> str:
    """Mend a page that another engine shows, too."""
    files = {PAGE: text.encode(), "mkdocs.yml": engine.encode()}
    changed = {file.path: file.after.decode() for file in plan_of(files).files}
    return changed.get(PAGE, text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "1. a\n\n   ```sh\n   ls\n     x\n\n   ```\n",
            "1. a\n\n    ```sh\n    ls\n      x\n\n    ```\n",
        ),
        ("1. a\n   - b\n     c\n   - d\n2. e\n", "1. a\n    - b\n      c\n    - d\n2. e\n"),
        ("1. a\n\n   more\nlazy\n", "1. a\n\n    more\nlazy\n"),
        ("1. a\n   1. b\n\n      c\n", "1. a\n    1. b\n\n        c\n"),
        ("- x\n\n  1. a\n\n     b\n", "- x\n\n  1. a\n\n      b\n"),
    ],
)
def test_three_spaces_become_four(before: str, after: str) -> None:
    assert mended_text(f"# T\n\n{before}") == f"# T\n\n{after}"


@pytest.mark.parametrize(
    "text",
    [
        "1. a\n\n    ```sh\n    ls\n    ```\n",
        "10. a\n\n    b\n",
        "1. a\n   goes on\n2. b\n",  # a line of the same paragraph
        "1. a\n\n       code\n",
        "1. a\n\n   <details>\n   x\n   </details>\n",
        "1. a\n\n   ```\n\tx\n   ```\n",
        "> 1. a\n>\n>    b\n",
        "- a\n\n  b\n",
        "```\n1. a\n\n   b\n```\n",
    ],
)
def test_what_is_right_everywhere_or_would_change_is_left(text: str) -> None:
    assert mended_text(f"# T\n\n{text}") == f"# T\n\n{text}"


@pytest.mark.parametrize("engine", ["markdown_extensions: [mdx_truly_sane_lists]\n"])
def test_what_the_engine_shows_right_is_left(engine: str) -> None:
    text = "# T\n\n1. a\n\n   b\n"

    assert mended_text(text, engine) == text
    assert not plan_of({PAGE: text.encode()}).files


def test_python_markdown_then_shows_the_steps_too() -> None:
    before = "1. a\n\n   ```sh\n   ls\n   ```\n\n2. b\n\n   - c\n"
    wanted = shape_of_markdown(before)

    assert difference(wanted, shape_of_html(elsewhere(before))) is not None
    assert difference(wanted, shape_of_html(elsewhere(mended_text(before)))) is None


def elsewhere(text: str) -> str:
    """Render as a site with the usual extensions does."""
    return Markdown(extensions=["sane_lists", "pymdownx.superfences"]).convert(text)
