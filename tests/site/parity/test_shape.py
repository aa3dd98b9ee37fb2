"""Lists, steps and code of a text and of a page are counted alike."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt

from relaybook.site.parity.difference import difference
from relaybook.site.parity.page_shape import shape_of_html, without_footnotes
from relaybook.site.parity.shape import Part, without_space
from relaybook.site.parity.source_shape import shape_of_markdown

CORPORA = Path(__file__).parents[2] / "data" / "corpora"
OTHER_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PAGE = """\
1. Look.

   ```bash
   kubectl  get pods
   ```

   1. Closer.
   2. Closest:

          ls

7. Not 7, but 2.

- a bullet

5) Another list.
"""
SHAPE = [
    ("list", "", ""),
    ("item", "1", ""),
    ("code", "1", "kubectlgetpods"),
    ("list", "1", ""),
    ("item", "1.1", ""),
    ("item", "1.2", ""),
    ("code", "1.2", "ls"),
    ("item", "2", ""),
    ("list", "", ""),
    ("item", "5", ""),
]


def ours(text: str) -> str:
    return Markdown(extensions=["toc", "relaybook.site.markdown_extension"]).convert(text)


def test_parts_have_the_numbers_that_a_reader_sees() -> None:
    assert [part[:3] for part in shape_of_markdown(PAGE)] == SHAPE


def test_parts_know_where_they_stand() -> None:
    parts = shape_of_markdown("é\n\n3. x\n\n   ```\n   y\n   ```\n", offset=10)

    assert [(part.start - 10, part.end - 10) for part in parts] == [(4, 29), (4, 29), (13, 28)]


def test_the_page_of_a_text_has_its_shape() -> None:
    assert [part[:3] for part in shape_of_html(ours(PAGE))] == SHAPE


@pytest.mark.parametrize(
    "html",
    [
        "<ol><li>x</ol>",
        "<OL START='4'><LI>x<li>y</OL>",
        "<!-- <ol><li> --><pre>a</pre>",
        "</ol></li>",
        "<details>\n\n1. x\n\n</details>",
    ],
)
def test_html_in_a_text_counts_as_what_it_is(html: str) -> None:
    assert (
        difference(shape_of_markdown(f"x\n\n{html}\n"), shape_of_html(ours(f"x\n\n{html}\n")))
        is None
    )


def test_notes_at_the_foot_are_no_list_of_the_text() -> None:
    assert shape_of_markdown("x[^1]\n\n[^1]: note\n\n    1. in it\n") == ()


# In the order of no grammar: any of them may follow any other.
LINES = ["1. a\n", "2. b\n", "   - c\n", "1) d\n", "  1. e\n", "* ", "text\n", "# h\n", "\n"]
CODE = ["   ```sh\n", "```\n", "    code\n", "~~~\n", "\t", "> ", "&lt;", "[^1]", "[^1]: \n"]
PIECES = st.sampled_from([*LINES, *CODE])


@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_text_is_rendered_as_it_is_written(text: str) -> None:
    page = without_footnotes(ours(text))

    assert difference(shape_of_markdown(text), shape_of_html(page)) is None


@given(st.text())
def test_reading_any_html_ends(html: str) -> None:
    assert shape_of_html(html) == shape_of_html(html)


def corpus_pages() -> list[Path]:
    return sorted(path for path in CORPORA.rglob("*.md") if "<" not in path.read_text("utf-8"))


def test_another_parser_sees_the_same_lists_and_code_in_real_pages() -> None:
    pages = corpus_pages()
    assert len(pages) > 100
    for path in pages:
        text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text("utf-8"), flags=re.DOTALL)
        tokens = OTHER_PARSER.parse(text)
        lists = sum(token.type == "ordered_list_open" for token in tokens)
        code = [without_space(t.content) for t in tokens if t.type in ("fence", "code_block")]
        shape = shape_of_markdown(text)
        assert sum(part.kind == "list" for part in shape) == lists, path
        assert [part.words for part in shape if part.kind == "code"] == code, path


def test_what_differs_first_is_named() -> None:
    broken = Markdown(extensions=["toc", "tables", "fenced_code"]).convert(PAGE)

    found = difference(shape_of_markdown(PAGE), shape_of_html(broken))

    assert found is not None
    assert found.said == (
        "the code block in step 1 is missing, or stands elsewhere than where it is written; it"
        " shows 2 of 3 ordered lists, 1 of 2 code blocks"
    )


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ((), "step 1 is missing; it shows 0 of 1 step"),
        (
            (Part("item", "1"), Part("code", "1", "x")),
            "the code block in step 1 is shown and not written; it shows 1 of 0 code blocks",
        ),
        ((Part("item", "2"),), "step 1 is missing, or stands elsewhere than where it is written"),
    ],
)
def test_words_for_each_difference(page: tuple[Part, ...], said: str) -> None:
    found = difference((Part("item", "1"),), page)

    assert found is not None
    assert found.said == said


def test_code_with_another_text_differs() -> None:
    found = difference((Part("code", "", "a"),), (Part("code", "", "b"),))

    assert found is not None
    assert found.said == "the code block outside of any step is shown with another text"
