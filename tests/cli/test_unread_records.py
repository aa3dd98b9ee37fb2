"""A query never passes over a file in silence: what cannot be read may be what matters."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.sample_base import write

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


UNREAD_PACKS = {
    "packs/bad.yaml": "requirements: {a: [\n",
    "packs/names.yaml": (
        "requirements:\n  - id: missing-executive\n"
        "    checks: [{check: present, fields: owner, says: 'by {owner}'}]\n"
    ),
    "packs/references/bad.yaml": "title: [open\n",
}
SETTINGS = "name: Sample\nrule_settings:\n  that-of-a-pack: {severity: warning}\n"
ASKING = [*QUERIES, ("map",), ("leaver", "vendor:acme"), ("export", "json")]


@pytest.mark.parametrize("query", ASKING, ids=" ".join)
def test_a_pack_that_cannot_be_read_hides_no_answer(
    base: Path, run: Run, query: tuple[str, ...]
) -> None:
    answer = run(*query).stdout
    write(base, {**UNREAD_PACKS, "relaybook.yml": SETTINGS})
    result = run(*query)

    assert (result.exit_code, result.stdout) == (0, answer)
    assert result.stderr == (
        "packs/bad.yaml, packs/names.yaml and packs/references/bad.yaml cannot be read and are "
        "left aside; relaybook check says why\n"
    )


def test_packs_that_can_be_read_stay_beside_one_that_cannot(base: Path, run: Run) -> None:
    own = "requirements:\n  - {id: missing-executive, gate: false}\n"
    write(base, {"packs/own.yaml": own, "packs/bad.yaml": UNREAD_PACKS["packs/bad.yaml"]})

    assert run("who", "ledger").stderr == (
        "packs/bad.yaml cannot be read and is left aside; relaybook check says why\n"
    )


@pytest.mark.parametrize("judging", ["check", "review", "calendar", "build"])
@pytest.mark.parametrize("path", UNREAD_PACKS)
def test_what_judges_refuses_a_pack_that_cannot_be_read(
    base: Path, run: Run, path: str, judging: str
) -> None:
    write(base, {path: UNREAD_PACKS[path]})
    result = run(judging)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {path}:")
