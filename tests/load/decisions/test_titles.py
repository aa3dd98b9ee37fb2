"""Only a heading of the first level, or what its author meant as one, names a decision."""

from pathlib import Path

import pytest
from tests.load.decisions.log import one


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# 3. Use the X\n\n## Status\n\nAccepted\n", "3. Use the X"),
        ("| Status | Date |\n|--|--|\n| Accepted | 2024-01-01 |\n\n## Context\n\nY.\n", "Use x"),
        ("9. Setext title\n===============\n\n## Status\n\nAccepted\n", "9. Setext title"),
        ("## Status\n\nAccepted\n", "Use x"),
        ("---\ntitle: Use Y\n---\n## Context\n\nY.\n", "Use Y"),
    ],
)
def test_a_section_is_no_title(tmp_path: Path, text: str, name: str) -> None:
    assert one(tmp_path, text)[1].name == name
