import pytest

from relaybook.load.acceptance_comments import find_acceptances

TAIL = "accept[broken-link] until 2027-01-31 the page\nmoves"
ENTRY = ("broken-link", "the page moves", "2027-01-31")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"<!-- relaybook: {TAIL} -->\n\n# A\n\nText.\n", (1, 1, 7)),
        (f"# A\n\n<!-- relaybook: {TAIL} -->\n\nText.\n\n## B\n", (3, 1, 7)),
        (
            f"A\n===\n\nText.\n\nB\n---\n\nSee <!-- relaybook: {TAIL} --> it.\n\nC\n---\n",
            (9, 6, 11),
        ),
        (f"# A\n\n## B\n\n<!--\n\nrelaybook: {TAIL}\n-->\n", (5, 3, 10)),
        (f"# A\n\n<div>\n<!-- relaybook: {TAIL} -->\n</div>\n\n# B\n\n# C\n", (4, 1, 7)),
    ],
)
def test_a_comment_in_markdown_covers_its_section(text: str, lines: tuple[int, int, int]) -> None:
    front = "---\na: b\n---\n"
    shifted = [line + 3 for line in lines]
    if text.startswith("<!--"):
        shifted[1] = 1

    assert find_acceptances(text, 0, 0) == ((*ENTRY, *lines),)
    assert find_acceptances(front + text, 4, len(front)) == ((*ENTRY, *shifted),)


@pytest.mark.parametrize(
    "text",
    [
        f"`<!-- relaybook: {TAIL} -->`\n",
        f"```html\n<!-- relaybook: {TAIL} -->\n```\n",
        f"- a\n\n    ```html\n    <!-- relaybook: {TAIL} -->\n    ```\n",
        f"    <!-- relaybook: {TAIL} -->\n",
        f"\\<!-- relaybook: {TAIL} -->\n",
        f"<!-- relaybook: {TAIL}\n",
        f"<!-- not relaybook: {TAIL} -->\n",
    ],
)
def test_text_about_a_comment_is_none(text: str) -> None:
    assert find_acceptances(text, 0, 0) == ()


YAML = """\
title: A  # relaybook: accept[a] for a reason
# relaybook: accept[b] until 2027-01-31 for a reason
# that takes two lines
depends_on:
  - to: b

  - to: c
    # relaybook: accept[c] why
    kind: d
note: "# relaybook: accept[x] in text"
text: |
  # relaybook: accept[y] in text
# relaybook: accept[d]
"""


def test_a_comment_in_yaml_covers_its_line_or_what_is_below() -> None:
    assert find_acceptances(YAML, 0, len(YAML)) == (
        ("a", "for a reason", "", 1, 1, 1),
        ("b", "for a reason", "2027-01-31", 2, 4, 9),
        ("c", "why", "", 8, 9, 9),
        ("d", "", "", 13, 14, 14),
    )


def test_damaged_yaml_accepts_nothing() -> None:
    text = 'a: "b\n# relaybook: accept[a] why\n'

    assert find_acceptances(text, 0, len(text)) == ()
