"""Hints of a code block are for machines: none of them reaches the page."""

import pytest

from relaybook.site.rendering.code import code_block


@pytest.mark.parametrize(
    "info",
    [
        "bash { id=pause effect=change undo=resume }",
        'bash {"id":"pause","effect":"change","undo":"resume"}',
        "bash {id=pause onclick=alert(1)}",
        "{ id=pause effect=change undo=resume }",
    ],
)
def test_hints_are_stripped(info: str) -> None:
    html = code_block(info, "queuectl pause\n")

    for word in ("id=", "effect", "resume", "onclick", "{"):
        assert word not in html
    assert "queuectl" in html
