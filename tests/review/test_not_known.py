"""What a handover says that nobody knows."""

from pathlib import Path

from tests.review.handed_over import FILES
from tests.review.test_scorecard import reviewed


def said(folder: Path, body: str) -> tuple[str, ...]:
    text = FILES["handovers/acme.md"].replace("early_life", "x_early_life") + body
    return reviewed(folder, files={"handovers/acme.md": text}).not_known


def test_each_point_is_whole_however_long(tmp_path: Path) -> None:
    long = " ".join(["word"] * 200)
    body = (
        f"\n## What we do not know\n\nMuch.\n\n- First, {long}\n  and more.\n"
        "- See [the **plan**](plan.md)\n\n### Later\n\n1. Third\n<!-- hidden\n- not -->\n"
        "\n## Timeline\n\n- Not this\n"
    )

    assert said(tmp_path, body) == (
        "Much.",
        f"First, {long} and more.",
        "See the plan",
        "Later",
        "Third",
    )


def test_without_the_section_nothing_is_said(tmp_path: Path) -> None:
    assert said(tmp_path, "\n## Timeline\n\n- Not this\n") == ()
