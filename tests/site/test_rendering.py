"""The site shows a page as a forge does."""

import pytest
from tests.site.conftest import Render


def test_steps_indented_by_three_spaces_keep_their_numbers_and_code(render: Render) -> None:
    page = "1. One\n\n   ```text\n   a\n   ```\n\n2. Two\n\n   - x\n     - y\n"

    assert render(page) == (
        "<ol><li><p>One</p>"
        '<div class="highlight language-text"><pre><code>a\n</code></pre></div></li>'
        "<li><p>Two</p><ul><li>x<ul><li>y</li></ul></li></ul></li></ol>"
    )


def test_a_list_keeps_the_number_it_begins_with(render: Render) -> None:
    assert render("7. x\n8. y") == '<ol start="7"><li>x</li><li>y</li></ol>'


def test_headings_have_the_ids_of_the_forge(render: Render) -> None:
    page = "# Roll back `x`: now\n\n## Steps\n\n## Steps\n\nUnderlined\n---\n"

    html = render(page)

    assert '<h1 id="roll-back-x-now">' in html
    assert '<h2 id="steps">' in html
    assert '<h2 id="steps-1">' in html
    assert '<h2 id="underlined">' in html


def test_code_is_coloured_and_hints_for_other_tools_are_not_shown(render: Render) -> None:
    html = render("```bash { id=pause effect=change }\necho 1\n```")

    assert html == (
        '<div class="highlight language-shell"><pre><code><span class="nb">echo</span>'
        '<span class="w"> </span><span class="m">1</span>\n</code></pre></div>'
    )


@pytest.mark.parametrize(
    ("info", "kind"),
    [
        ("mermaid", " language-source"),
        ("nosuchlanguage", " language-source"),
        ("{.bash}", ""),
        ('{"id":"x"}', ""),
        ("<b>", ""),
    ],
)
def test_code_in_an_unknown_language_is_shown_plain(render: Render, info: str, kind: str) -> None:
    assert render(f"```{info}\na < b && c\n```") == (
        f'<div class="highlight{kind}"><pre><code>a &lt; b &amp;&amp; c\n</code></pre></div>'
    )


def test_tabs_and_blank_lines_in_code_survive(render: Render) -> None:
    html = render("```\n\n\tindented\n\nlast\n```")

    assert "<code>\n\tindented\n\nlast\n</code>" in html


def test_a_table_keeps_its_alignment_and_escaped_bars(render: Render) -> None:
    html = render("| a | b | c |\n|:--|--:|---|\n| 1 | `x\\|y` | z |\n")

    assert html == (
        '<table><thead><tr><th align="left">a</th><th align="right">b</th><th>c</th></tr></thead>'
        '<tbody><tr><td align="left">1</td><td align="right"><code>x|y</code></td><td>z</td></tr>'
        "</tbody></table>"
    )


def test_tasks_are_boxes_that_say_whether_they_are_done(render: Render) -> None:
    html = render("- [x] told\n- [ ] **checked**\n")

    assert html.count('<li class="task-list-item">') == 2
    assert '<input aria-label="Done" checked="checked" disabled="disabled" type="checkbox">' in html
    assert '<input aria-label="To do" disabled="disabled" type="checkbox">' in html
    assert "<strong>checked</strong>" in html


def test_footnotes_are_numbered_by_their_references(render: Render) -> None:
    html = render("b[^b] a[^a] b[^b]\n\n[^a]: first\n\n[^b]: second\n\n[^c]: unused\n")

    assert 'b<sup id="fnref:1"><a class="footnote-ref" href="#fn:1"' in html
    assert 'b<sup id="fnref:1-2"><a class="footnote-ref" href="#fn:1"' in html
    assert html.index("second") < html.index("first")
    assert "unused" not in html


def test_an_alert_of_the_forge_is_an_admonition(render: Render) -> None:
    assert render("> [!WARNING]\n> Irreversible.") == (
        '<div class="admonition warning"><p class="admonition-title">Warning</p>'
        "<p>Irreversible.</p></div>"
    )


def test_markdown_inside_details_is_rendered(render: Render) -> None:
    html = render("<details>\n<summary>Log</summary>\n\n1. *a*\n\n</details>\n\nafter")

    assert "<summary>Log</summary>" in html
    assert "<ol><li><em>a</em></li></ol>" in html
    assert html.endswith("</details>\n\n<p>after</p>")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see https://example.com/a_b.", "https://example.com/a_b"),
        ("(https://example.com/x)", "https://example.com/x"),
        ("https://example.com/x_(y)", "https://example.com/x_(y)"),
        ("**https://example.com/x**", "https://example.com/x"),
        ("<https://example.com/?a=1&b=2>", "https://example.com/?a=1&amp;b=2"),
    ],
)
def test_a_bare_address_is_a_link(render: Render, text: str, address: str) -> None:
    html = render(text)

    assert f'<a href="{address}" rel="noopener noreferrer">{address}</a>' in html


def test_an_address_in_code_or_in_a_link_is_left_alone(render: Render) -> None:
    assert render("`https://a.example`") == "<p><code>https://a.example</code></p>"
    assert render("[see https://a.example](x.md)").count("<a ") == 1


def test_what_is_written_as_an_entity_in_code_is_shown_as_written(render: Render) -> None:
    assert render("`&lt;` &amp;amp; &copy; &") == "<p><code>&amp;lt;</code> &amp;amp; © &amp;</p>"


@pytest.mark.parametrize(
    "text",
    [
        "para {: onclick=alert(1) }",
        '# Heading {#other onclick="x"}',
        "[link](x.md){target=_blank}",
    ],
)
def test_attribute_lists_are_text_even_where_another_extension_is_listed(
    render: Render, text: str
) -> None:
    html = render(text, extensions=("attr_list", "md_in_html"))

    assert "{" in html
    assert html == render(text)


def test_a_picture_keeps_its_words_and_its_place(render: Render) -> None:
    html = render('![the *rate* of `500`  \nper ![day](b.png)](<img/rate 1.png> "t")')

    assert html == '<p><img alt="the rate of 500\nper day" src="img/rate%201.png" title="t"></p>'


def test_lines_break_where_the_author_says(render: Render) -> None:
    assert render("a  \nb\nc") == "<p>a<br>\nb\nc</p>"


def test_addresses_of_people_are_links(render: Render) -> None:
    assert 'href="mailto:a@example.com"' in render("<a@example.com>")


def test_raw_html_in_a_title_is_not_part_of_its_id(render: Render) -> None:
    html = render("# <b>Bold</b> and `code`[^1]\n\n[^1]: note")

    assert html.startswith('<h1 id="bold-and-code"><b>Bold</b> and <code>code</code><sup')


def test_a_picture_on_another_host_is_a_link(render: Render) -> None:
    assert render("![graph](https://other.example/a.png)") == (
        '<p><a href="https://other.example/a.png" rel="noopener noreferrer">graph</a></p>'
    )
    assert "<img" not in render("[![badge](https://other.example/b.svg)](x.md)")


def test_a_very_deep_document_does_not_bring_the_build_down(render: Render) -> None:
    assert "deep" in render("> " * 400 + "deep")


def test_an_empty_page_is_empty(render: Render) -> None:
    assert render(" \n") == ""
