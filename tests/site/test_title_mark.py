"""The planner's words in a title: put in last, and by nobody else."""

from tests.site.conftest import Render

from relaybook.site.html import element
from relaybook.site.trusted_blocks import TrustedBlock, page_markdown

STATUS = TrustedBlock(element("div", data_beside_title='["0004", "a <b> c"]'), below_title=True)


def test_words_stand_around_a_title_with_markup(render: Render) -> None:
    html = render(page_markdown([STATUS, "# Use `x` *now*\n\nText.\n\n# Again\n"]), STATUS)

    assert html.startswith(
        '<h1 id="use-x-now"><span class="rb-title-number">0004</span> Use <code>x</code>'
        ' <em>now</em> <span class="rb-title-status">(a &lt;b&gt; c)</span>'
    )
    assert html.count("rb-title-status") == 1
    assert "data-beside-title" not in html


def test_the_id_of_the_title_is_that_of_its_own_words(render: Render) -> None:
    assert '<h1 id="title">' in render(page_markdown([STATUS, "# Title\n"]), STATUS)


def test_an_author_cannot_write_the_words(render: Render) -> None:
    forged = "# T \x02relaybook-title:after\x03 &#2;relaybook-title:before&#3;\n"

    html = render(
        page_markdown([STATUS, forged, "<div data-beside-title='[1,2]'></div>\n"]), STATUS
    )

    assert html.count("rb-title-status") == html.count("rb-title-number") == 1
    assert "data-beside-title" not in html


def test_a_page_without_them_stays_as_it_is(render: Render) -> None:
    assert "rb-title" not in render("# Title\n")
