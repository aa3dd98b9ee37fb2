"""Which words of a decision count as decided, and where the first change stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaybook.load.decided_text import decided_words, first_change
from relaybook.source import ByteRange

NYGARD = """# 3. Post through a queue

Date: 2026-04-14

## Status

Accepted

## Context

Calls failed; see [3. Retry](0003-retry.md).
"""
BULLETS = """# Post through a queue

* Status: accepted
* Deciders: Ann, Bob
* Date: 2026-04-14

## Context and Problem Statement

Calls failed.

## Links

* Supersedes [ADR-0001](0001-a.md)
"""
TABLE = """| Status | Date |
|---|---|
| Accepted | 2026-04-14 |

# Post through a queue

Calls failed.
"""
BOLD = """# ADR-004: Post through a queue

**Status:** Accepted
**Date**: 2026-04-14

---

Calls failed.
"""


def words(text: str) -> str:
    found = decided_words(text.encode())
    assert found is not None
    return " ".join(word.text for word in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NYGARD, "# Post through a queue ## Status ## Context Calls failed; see [ Retry] ."),
        (
            BULLETS,
            "# Post through a queue ## Context and Problem Statement Calls failed. ## Links",
        ),
        (TABLE, "# Post through a queue Calls failed."),
        (BOLD, "# Post through a queue --- Calls failed."),
        ("---\nstatus: accepted\n---\n# A\n\nB <!-- c\nd --> E\n", "# A B E"),
        ("A title\n=======\n\nText.\n", "A title ======= Text."),
        ("# A\n\nThe status: of it.\n", "# A The status: of it."),
        ("# A\n\n## B\n\nStatus: red means stop.\n", "# A ## B Status: red means stop."),
        ("# A\n\n## B\n\n| Status |\n|--|\n| ok |\n", "# A ## B | Status | |--| | ok |"),
        ("# A\n\n[x]: https://a.example.com/b\nSee <https://a.example.com>.\n", "# A See ."),
        ("# A\n\n> **Superseded by [0004](0004-b.md)**\n\nB\n", "# A B"),
    ],
)  # fmt: skip
def test_what_is_said_about_a_decision_is_left_out(text: str, expected: str) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (NYGARD, NYGARD.replace("Accepted", "Superseded by [4. Log](0004-log.md)")),
        (NYGARD, NYGARD.replace("# 3.", "# 7.")),
        (NYGARD, NYGARD.replace("[3. Retry](0003-retry.md)", "[9. Retry](../x/0009-retry.md)")),
        (NYGARD, NYGARD.replace("\n", "\r\n")),
        (NYGARD, "\ufeff" + NYGARD),
        (NYGARD, NYGARD.replace("failed; see", "failed;\nsee")),
        (BULLETS, BULLETS.replace("accepted", "superseded by [ADR-0004](0004-b.md)")),
        (BULLETS, BULLETS.replace("0001-a.md)", "0001-a.md)\n* Superseded by [ADR-0009](0009.md)")),
        (TABLE, TABLE.replace("Accepted", "Deprecated")),
        (BOLD, BOLD.replace("Accepted", "Deprecated").replace("2026", "2027")),
        (BOLD, "---\ntags: [a]\n---\n" + BOLD),
        (f"{BOLD}As ADR-0002 and adr 2 say.\n", f"{BOLD}As ADR-0012 and adr 12 say.\n"),
        (f"{BOLD}See `d/pay/0002-a.md`.\n", f"{BOLD}See `d/pay/0012-a.md`.\n"),
        (NYGARD, NYGARD.replace("queue\n", "queue\n\nFormerly: ADR-0002\n")),
    ],
)
def test_metadata_relations_targets_and_layout_may_change(before: str, after: str) -> None:
    assert before != after
    assert first_change(before.encode(), after.encode()) is None


@pytest.mark.parametrize(
    ("before", "after", "word", "start"),
    [
        ("# A\n\nOne two.\n", "# A\n\nOne three.\n", "three.", 9),
        ("\ufeff# Ä\n\nOne two.\n", "\ufeff# Ä\n\nOne three.\n", "three.", 13),
        ("# A\n\nOne\n", "# A\n\nOne more\n", "more", 9),
        ("# A\n\nOne two\n", "# A\n\nOne\n", "One", 5),
        ("# A\n", "", "", 0),
        ("# A\n\n16/24\n", "# A\n\n16/25\n", "16/25", 5),
        ("# A\n\nADR-0002 holds\n", "# A\n\nADR-0003 ends\n", "ends", 14),
        ("# A\n\n[one](a.md)\n", "# A\n\n[two](a.md)\n", "[two]", 5),
        ("# A\n\n```sh\na\n```\n", "# A\n\n```sh\nb\n```\n", "b", 11),
    ],
)
def test_the_first_change_is_found_where_it_stands(
    before: str, after: str, word: str, start: int
) -> None:
    found = first_change(before.encode(), after.encode())

    assert found is not None
    assert (found.text, found.place.start) == (word, start)
    assert found.place == ByteRange(start, start + len(word.encode()))


def test_what_is_no_text_is_not_compared() -> None:
    assert first_change(b"\xff\xfe\x00", b"# A\n") is None


@given(st.text())
def test_any_text_has_words_where_they_stand(text: str) -> None:
    data = text.encode("utf-8", "replace")
    for word in decided_words(data) or ():
        stretch = data[word.place.start : word.place.end]
        assert len(stretch.decode("utf-8", "replace")) >= len(word.text) > 0


@given(st.text(alphabet="ab# *-|[]()<>!:`\n", max_size=80))
def test_any_markdown_is_itself(text: str) -> None:
    assert first_change(text.encode(), text.encode()) is None
    found = decided_words(text.encode())
    assert found is not None
    assert all(text.encode()[one.place.start : one.place.end].decode() for one in found)
