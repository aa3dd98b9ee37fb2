"""A file in a log that counts for nothing is said; what is no decision by its name is not."""

from pathlib import Path

import pytest
from tests.load.folder import beside_the_rest, seen, write

NOTHING = "nothing here reads as a decision: no status, date or decider, and no heading of one"


def test_a_page_and_a_file_in_another_form_are_named(tmp_path: Path) -> None:
    files = {
        "decisions/a/0004-meeting.md": "# Meeting\n\nWe met.\n",
        "decisions/a/0005-use-x.adoc": "= Use X\n",
        "decisions/a/notes.txt": "notes\n",
        "decisions/a/README.md": "# Log\n\nAll of them.\n",
        "docs/0006-y.adoc": "= Y\n",
    }

    found = seen(write(tmp_path, files))

    assert [one for one in found if one[3] == "unread-decision"] == [
        ("decisions/a/0004-meeting.md", 1, 1, "unread-decision", NOTHING),
        (
            *("decisions/a/0005-use-x.adoc", 1, 1, "unread-decision"),
            "this decision is not read: it is a .adoc file",
        ),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "---\nstatus: accepted\n---\n# X\n\nY.\n",
        "---\nstatus: {proposed | accepted}\n---\n# X\n\nY.\n",
        "# X\n\nDate: 2020-01-01\n\nY.\n",
        "# X\n\n## Considered Options\n\nY.\n",
        "# X\n\n- Status: nobody knows\n\nY.\n",
    ],
)
def test_whatever_says_something_of_a_decision_is_read(tmp_path: Path, text: str) -> None:
    found = beside_the_rest(seen(write(tmp_path, {"decisions/0001-x.md": text})))

    assert "unread-decision" not in [rule for _, _, rule, _ in found]
