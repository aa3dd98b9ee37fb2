"""The steps of a runbook are marked on its page, and by nobody but the planner."""

import json
import re
from hashlib import sha256
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from tests.site.planned_base import html_of, planned

from relaybook.load.markdown_outline import read_outline
from relaybook.model.outline import Outline
from relaybook.site.html import element
from relaybook.site.rendering.step_marks import StepMark
from relaybook.site.theme_configuration import markdown_extensions
from relaybook.site.trusted_blocks import TrustedBlock, page_markdown

MARK = re.compile(r'<span class="rb-step" data-step="([^"]*)" data-digest="([^"]*)"></span>')


def rendered(text: str, marks: list[StepMark]) -> str:
    panel = TrustedBlock(element("div", data_steps=json.dumps(marks)))
    extensions, configuration = [], {}
    for one in markdown_extensions({panel.digest: panel.html}):
        extensions += one.keys()
        configuration |= one
    page = Markdown(extensions=extensions, extension_configs=configuration)
    return page.convert(page_markdown([panel, text]))


def test_a_mark_is_the_first_thing_in_its_item() -> None:
    text = "1. One\n\n   - x\n   1. inner\n\n2. Two\n\n- no step\n\n1. Three\n"
    marks = [StepMark("item-1", "2", "sha256:b"), StepMark("item-2", "1", "sha256:c")]

    html = rendered(text, marks)

    assert '<li><span class="rb-step" data-step="2" data-digest="sha256:b"></span><p>Two' in html
    assert '<li><span class="rb-step" data-step="1" data-digest="sha256:c"></span>Three' in html
    assert len(MARK.findall(html)) == 2
    assert "data-steps" not in html


def test_a_heading_is_marked_below_it() -> None:
    text = "## Steps\n\n### 1. Stop\n\nText\n\n### 2. Start\n"

    html = rendered(text, [StepMark("heading-2", "2", "sha256:b")])

    assert re.search(r"2\. Start.*</h3>\s*<span class=\"rb-step\" data-step=\"2\"", html)
    assert MARK.findall(html) == [("2", "sha256:b")]


@pytest.mark.parametrize(
    "forged",
    [
        '<span class="rb-step" data-step="9" data-digest="sha256:x"></span>',
        "\x02relaybook-step:item-0\x03",
        "&#2;relaybook-step:item-0&#3;",
        '<div class="rb-run" data-runbook="x"></div>',
        '<div data-steps="[]"></div>',
    ],
)
def test_no_author_can_mark_a_step(forged: str) -> None:
    html = rendered(f"{forged}\n\n1. One {forged}\n", [StepMark("item-0", "1", "sha256:a")])

    assert MARK.findall(html) == [("1", "sha256:a")]
    assert html.count("rb-step") == 1
    assert "rb-run" not in html


def test_what_a_step_is_called_is_escaped() -> None:
    html = rendered("1. One\n", [StepMark("item-0", '"><b>', "sha256:a")])

    assert 'data-step="&quot;&gt;&lt;b&gt;"' in html


LINES = st.sampled_from(
    [
        "1. a",
        "2. b",
        "- c",
        "  1. d",
        "   - e",
        "> 1. f",
        "# g",
        "### 1. h",
        "",
        "text",
        "```",
        "0) i",
    ]
)


@given(st.lists(LINES, max_size=30))
def test_the_page_counts_as_the_loader_does(lines: list[str]) -> None:
    text = "\n".join(lines)
    outline = Outline(read_outline(text, 0))
    marks = [StepMark(f"item-{at}", f"i{at}", "x") for at, _ in enumerate(outline.steps)]
    marks += [StepMark(f"heading-{at}", f"h{at}", "x") for at, _ in enumerate(outline.headings)]

    found = [number for number, _ in MARK.findall(rendered(text, marks))]

    assert sorted(found) == sorted(mark.number for mark in marks)


def test_a_panel_holds_the_digests_of_file_and_steps() -> None:
    body = "# X\n\n## When to use\n\n1. not a step\n\n## Steps\n\n1. One \u00e9\n\n2. Two\n\n"

    html = html_of(planned({"runbooks/x.md": "\ufeff" + body})["runbooks/x.md"])

    assert MARK.findall(html) == [
        ("1", f"sha256:{sha256('1. One é'.encode()).hexdigest()}"),
        ("2", f"sha256:{sha256(b'2. Two').hexdigest()}"),
    ]
    written = sha256(("\ufeff" + body).encode()).hexdigest()
    assert f'class="rb-run" data-digest="sha256:{written}"' in html


def test_a_panel_masks_and_escapes_what_the_runbook_declares() -> None:
    front = "parameters:\n  - {name: A, example: 'password=hunter22', meaning: '\"><script>'}\n"

    html = html_of(planned({"runbooks/x.md": f"---\n{front}---\n\n# X\n"})["runbooks/x.md"])

    held = re.search('data-parameters="([^"]*)"', html)
    assert held is not None
    assert json.loads(unescape(held[1])) == [
        {"name": "A", "example": "password=(masked)", "meaning": '"><script>'}
    ]
    assert "hunter22" not in html
    assert "<script" not in html
