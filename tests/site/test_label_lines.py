"""A bold label of a step stands on a line of its own, wherever its author put it."""

import pytest
from tests.site.conftest import Render


def test_labels_on_the_lines_of_one_paragraph_are_shown_on_their_own_lines(
    render: Render,
) -> None:
    page = (
        "1. Scale.\n\n    **Expected:** `scaled`\n    **If not:** stop.\n"
        "    **Undo**: scale back.\n"
    )

    assert render(page) == (
        '<ol><li><p>Scale.</p><p><strong class="rb-step-label rb-step-label--expected">Expected:'
        "</strong> <code>scaled</code>\n"
        '<br><strong class="rb-step-label rb-step-label--if-not">If not:</strong> stop.\n'
        '<br><strong class="rb-step-label rb-step-label--undo">Undo</strong>: scale back.</p>'
        "</li></ol>"
    )


def test_labels_below_the_first_line_of_a_tight_item(render: Render) -> None:
    assert render("1. Scale.\n   **Takes:** 5m\n2. Wait.\n") == (
        '<ol><li>Scale.\n<br><strong class="rb-step-label rb-step-label--takes">Takes:</strong> 5m'
        "</li><li>Wait.</li></ol>"
    )


def test_a_break_that_the_author_wrote_is_not_doubled(render: Render) -> None:
    html = render("Do it.  \n**Where:** host a\\\n**Owner:** them\n")

    assert html.count("<br>") == 2
    assert '<strong class="rb-step-label rb-step-label--where">' in html
    assert '<strong class="rb-step-label">Owner:' in html  # a label, by none of the known names


@pytest.mark.parametrize(
    "text",
    [
        "Read **Expected:** as a promise.\n",
        "Read it.\n**Bold** words begin a line.\n",
        "- **Undo:** of what?\n",
        "| **Undo:** |\n| --- |\n| **Undo:** |\n",
        "# **Undo:** it\n",
        "Text\n<b>Undo:</b> raw\n",
    ],
)
def test_other_bold_text_stays_where_it_is(render: Render, text: str) -> None:
    html = render(text)

    assert "<br>" not in html
    assert "rb-step-label" not in html


def test_an_author_can_borrow_no_other_class(render: Render) -> None:
    html = render('<strong class="md-overlay rb-step-label">x</strong>\n')

    assert '<strong class="rb-step-label">x</strong>' in html
