"""`relaybook new decision`: its number, its log and what it says."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.new_records import ALL_ANSWERS, WRITTEN


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        ((), "decisions/0001-use-it.md"),
        (("decisions/0007-old.md",), "decisions/0008-use-it.md"),
        (("decisions/pay/0002-a.md", "decisions/pay/0009-b.md"), "decisions/pay/0010-use-it.md"),
        (("decisions/pay/099-a.md",), "decisions/pay/100-use-it.md"),
        (("decisions/pay/ADR-004-a.md",), "decisions/pay/005-use-it.md"),
        (
            ("decisions/pay/0001-a.md", "decisions/pay/0005-template.md"),
            "decisions/pay/0006-use-it.md",
        ),
        (("decisions/pay/20240131-a.md",), "decisions/pay/0001-use-it.md"),
    ],
)
def test_a_decision_gets_the_next_number_of_its_log(
    base: Path, run: Run, there: Sequence[str], expected: str
) -> None:
    for path in there:
        (base / path).parent.mkdir(parents=True, exist_ok=True)
        (base / path).write_text("# Old\n\nWe did.\n")

    assert run("new", "decision", "Use it", "--todo").stdout == f"{expected}\n"


def test_a_decision_goes_to_the_log_of_its_system_or_asks_which(base: Path, run: Run) -> None:
    for log in ("ledger", "rates"):
        (base / "decisions" / log).mkdir(parents=True)
        (base / "decisions" / log / "0003-old.md").write_text("# Old\n\nWe did.\n")

    of_system = run("new", "decision", "Use it", "--system", "rates", "--todo")
    unclear = run("new", "decision", "Use it", "--todo")
    escaping = run("new", "decision", "Use it", "--log", "../../Etc", "--todo")

    assert of_system.stdout == "decisions/rates/0004-use-it.md\n"
    assert unclear.exit_code == 2
    assert "holds several logs (ledger, rates); choose one with --log" in unclear.stderr
    assert escaping.stdout == "decisions/etc/0001-use-it.md\n"


def test_a_decision_says_what_options_told(base: Path, run: Run) -> None:
    run("new", "decision", *ALL_ANSWERS["decision"], "--status", "acc", "--by", "R Okafor, Board")

    text = (base / WRITTEN["decision"]).read_text()
    assert text.startswith(
        "---\nstatus: accepted\ndate: 2026-11-23\ndecision_makers: [R Okafor, Board]\n---\n\n"
        "# Use a queue\n\n## Context and Problem Statement\n\nCalls failed\n"
    )
