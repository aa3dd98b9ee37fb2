"""Only the planner can put HTML on a page, whatever an author writes."""

from pathlib import Path

import pytest
from markdown import Markdown
from tests.site.conftest import Render

from relaybook.site.trusted_blocks import TrustedBlock, page_markdown

CARD = TrustedBlock('<div class="rb-card" data-until="2026-12-31">Owner</div>')
MAP = TrustedBlock('<svg viewBox="0 0 9 9"><a href="x.md"><text>x &lt; y</text></a></svg>')


def test_a_block_reaches_the_page_as_it_is(render: Render) -> None:
    html = render(page_markdown(["# Title\n\nbefore", CARD, "after", MAP]), CARD, MAP)

    assert html == (
        '<h1 id="title">Title</h1>\n<p>before</p>\n'
        f"<div>{CARD.html}</div>\n<p>after</p>\n<div>{MAP.html}</div>"
    )


def test_a_block_can_stand_below_the_title_that_the_record_begins_with(render: Render) -> None:
    card = TrustedBlock(CARD.html, below_title=True)

    html = render(page_markdown([card, "# Title\n\ntext"]), card)

    assert html.index("</h1>") < html.index("rb-card") < html.index("text")


def test_a_block_below_a_missing_title_stands_at_the_top(render: Render) -> None:
    card = TrustedBlock(CARD.html, below_title=True)

    html = render(page_markdown(["## Steps\n\ntext", card]), card)

    assert html.startswith(f"<div>{CARD.html}</div>")


@pytest.mark.parametrize(
    "body",
    [
        CARD.line,
        f"text\n\n{CARD.line}\n\ntext",
        f"```\n{CARD.line}\n```",
        f"    {CARD.line}",
        f"> {CARD.line}",
        f"- {CARD.line}",
        f"<div>\n{CARD.line}\n</div>",
        f"`{CARD.line}`",
        f"[x]({CARD.line})",
        CARD.line.replace("relaybook", "relay\x02book"),
        CARD.line.replace("relaybook", "RelayBook"),
        CARD.line.replace("relaybook", "relay\\book"),
        CARD.line.replace("relaybook", "relay&#98;ook"),
        CARD.line.replace("<!--", "<!<!-- -->--"),
        CARD.line + "\r",
        CARD.line + "\x0c" + CARD.line,
        "\ufeff" + CARD.line,
        "&#2;relaybook-block:0&#3;",
        "\x02relaybook-block:0\x03",
        "<p>&#2;relaybook-block:0&#3;</p>",
        "<b title='&#2;relaybook-block:0&#3;'>\x02relaybook-block:0\x03</b>",
        "`\x02relaybook-block:0\x03`",
    ],
)
def test_an_author_cannot_place_a_block(render: Render, body: str) -> None:
    html = render(page_markdown([CARD, body]), CARD)

    assert html.count("rb-card") == 1
    assert html.startswith(f"<div>{CARD.html}</div>")


@pytest.mark.parametrize(
    "body",
    [
        "```\ncode",
        "<div>",
        "<details>",
        "<!-- ",
        "<script>",
        "<table><tr><td>",
        "- a\n\n  ```",
        "`",
    ],
)
def test_what_a_record_leaves_open_does_not_swallow_a_block(render: Render, body: str) -> None:
    html = render(page_markdown([body, CARD, "after"]), CARD)

    before, block, after = html.partition(f"<div>{CARD.html}</div>")
    assert block
    assert before.count("<div") == before.count("</div")
    assert after == "\n<p>after</p>"


def test_the_html_of_a_block_written_out_by_an_author_is_sanitised(render: Render) -> None:
    html = render(page_markdown([CARD.html]), CARD)

    assert html == '<div class="">Owner</div>'


def test_raw_html_right_after_a_block_is_sanitised(render: Render) -> None:
    html = render(page_markdown([CARD, "<div onclick='x()'>mine</div>"]), CARD)

    assert html == f"<div>{CARD.html}</div><div>mine</div>"


def test_a_name_without_a_block_shows_nothing_and_fails_a_strict_build(
    render: Render, caplog: pytest.LogCaptureFixture
) -> None:
    html = render(page_markdown(["before", CARD, "after"]))

    assert html == "<p>before</p>\n<p>after</p>"
    assert [(record.name, record.levelname) for record in caplog.records] == [
        ("mkdocs.relaybook", "WARNING")
    ]


def rendered_from(folder: Path, block: TrustedBlock) -> str:
    extension = "relaybook.site.markdown_extension"
    page = Markdown(extensions=[extension], extension_configs={extension: {"blocks": str(folder)}})
    return page.convert(page_markdown([block]))


def test_blocks_are_read_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / f"{CARD.digest}.html").write_text(CARD.html, encoding="utf-8")

    assert rendered_from(tmp_path, CARD) == f"<div>{CARD.html}</div>"


def test_a_block_that_was_changed_in_the_folder_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / f"{CARD.digest}.html").write_text(CARD.html + "<b>x</b>", encoding="utf-8")

    assert rendered_from(tmp_path, CARD) == ""


def test_a_heading_in_a_block_is_in_the_table_of_contents() -> None:
    block = TrustedBlock("<h2>What it needs</h2>")
    extension = "relaybook.site.markdown_extension"
    page = Markdown(
        extensions=["toc", extension],
        extension_configs={extension: {"blocks": {block.digest: block.html}}},
    )

    page.convert(page_markdown(["# Fraud scoring", block]))

    assert page.toc_tokens[0]["children"][0]["name"] == "What it needs"


def test_text_in_a_block_is_shown_as_the_planner_escaped_it(render: Render) -> None:
    block = TrustedBlock('<p title="&amp;quot;">&amp;lt;b&amp;gt; &lt;b&gt; &amp; ©</p>')

    html = render(page_markdown([block]), block)

    assert html == f"<div>{block.html}</div>"


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("<p>open", "not well-formed"),
        ("a & b", "not well-formed"),
        ("<a>x</a>", "<a> without href"),
        ("<img/>", "<img> without src"),
        ("<div><script>1</script></div>", "may not hold a script"),
    ],
)
def test_a_block_that_no_engine_could_show_is_refused(html: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        TrustedBlock(html)
