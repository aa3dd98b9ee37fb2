import pytest

from relaybook.load.markdown_outline import read_outline
from relaybook.model.outline import Outline
from relaybook.model.placeholder import has_content, is_placeholder


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "TODO",
        "todo: ask the vendor",
        "TBD.",
        "Tbc",
        "N/A",
        "n/a.",
        "xxx",
        "...",
        "…",
        "-",
        "??",
        "Coming soon!",
        "To be written.",
        "Lorem ipsum dolor sit amet, consectetur",
        "Describe who notices it and how soon.",
        "Add the steps here",
        "Write your text",
        "<what to do>",
        "[Name of the team]",
        "{{ impact }}",
        "<first step> <second step>",
        "<first step>, <second step>.",
    ],
)
def test_what_only_holds_a_place(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody notices.",
        "None.",
        "Add the node back to the pool.",
        "Enter the pod.",
        "Write the ticket number into the log.",
        "Insert the card.",
        "<pod> is the name of the pod.",
        "{name} is replaced by the script.",
        "[Scorer down](scorer-down.md)",
        "<https://example.com/board>",
        "<desk@example.com>",
        "<Graph />",
        "N/A because nothing is written",
        "Todos are listed on the board",
        "To be written to the log within a minute, else call the desk.",
        "TODO improve this text. " + "Until then restart the consumer and wait. " * 4,
    ],
)
def test_what_says_something(text: str) -> None:
    assert not is_placeholder(text)


def _outline(body: str) -> Outline:
    return Outline(read_outline(body, 0))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# A\n\n[impact]\n", False),
        ("# A\n\n[impact]\n\n[impact]: b.md\n", True),
        ("# A\n\n## B\n\n```\nls\n```\n", True),
        ("# A\n\n| a |\n|---|\n| b |\n", True),
        ("# A\n\n![graph](a.png)\n", True),
        ("# A\n\n<!-- text -->\n", False),
        ("# A\n\n***\n", False),
        ("# A\n\nTODO\n\nTBD\n", False),
        ("# A\n\n1. TODO\n2. TODO\n", False),
        ("# A\n\n- [ ] ask\n", True),
    ],
)
def test_content_of_a_section(body: str, expected: bool) -> None:
    assert has_content(_outline(body), 0) is expected
