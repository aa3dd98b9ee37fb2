"""A query never passes over a file in silence: what cannot be read may be what matters."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run

QUERIES = [
    ("impact", "rates"),
    ("recover",),
    ("map", "--focus", "rates"),
    ("map", "--from", "ledger", "--to", "rates"),
    ("who", "ledger"),
]


@pytest.mark.parametrize("query", QUERIES, ids=" ".join)
def test_what_cannot_be_read_is_named(base: Path, run: Run, query: tuple[str, ...]) -> None:
    assert run(*query).stderr == ""

    (base / "systems/web.yaml").write_text("title: [Web\ndepends_on: [rates]\n")
    (base / "systems/old.yaml").write_bytes(b"title: \xff\xfe\n")
    result = run(*query)

    assert result.exit_code == 0
    assert result.stderr == (
        "2 files cannot be read in full, so that something may be missing here: "
        "systems/old.yaml, systems/web.yaml; relaybook check says why\n"
    )


def test_of_many_the_first_are_named(base: Path, run: Run) -> None:
    for number in range(7):
        (base / f"systems/s{number}.yaml").write_text("title: [\n")
    said = run("impact", "rates").stderr

    assert said.startswith("7 files cannot be read in full")
    assert "systems/s4.yaml and 2 more; relaybook check says why\n" in said
