"""Reference packs: ours is a start, those of a base take its place, faults are shown."""

import re
from datetime import date
from pathlib import Path

import pytest

from relaybook.check.engine import CheckOptions, check
from relaybook.errors import ConfigurationError
from relaybook.findings import AsOf
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.reference_packs import our_reference, references_of
from relaybook.rules.registry import rules_of

PACK = """\
title: Obligations of Example Bank
owner: role:compliance
as_of: 2026-08-21
expires_on: 2027-02-28
confirmed_by: vendor:acme
confirmed_on: 2026-08-22
"""
FILES = {
    "relaybook.yml": "name: Bank\nlevel: full\n",
    "contacts/acme.yaml": "type: vendor\ntitle: Acme\nreach: {phone: '+44 20 5550 0100'}\n",
    "systems/scoring.yaml": "title: Scoring\nobligations:\n  - {theme: Model risk}\n",
}


def base_with(folder: Path, pack: str | None) -> KnowledgeBase:
    files = {**FILES, **({} if pack is None else {"packs/references/ours.yaml": pack})}
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return load(WorkingTree(folder))


def found(folder: Path, pack: str | None, day: date = date(2026, 11, 20)) -> list[str]:
    options = CheckOptions(
        profiles=("regulated",), select=frozenset({"stale-reference-pack"}), raise_errors=True
    )
    report = check(base_with(folder, pack), AsOf(day), options)
    return [f"{one.path}:{one.span.line} {one.message}" for one in report.findings]


def test_ours_is_dated_ends_and_is_confirmed_by_nobody() -> None:
    ours = our_reference()

    assert ours.as_of < ours.expires_on
    assert not ours.confirmed_by
    assert all(theme.instruments for theme in ours.themes)


def test_that_of_a_base_takes_the_place_of_ours(tmp_path: Path) -> None:
    (pack,) = references_of(base_with(tmp_path, PACK))

    assert (pack.title, pack.path) == ("Obligations of Example Bank", "packs/references/ours.yaml")


@pytest.mark.parametrize(
    ("pack", "expected"),
    [
        (PACK, "5 this list was confirmed by vendor:acme: is a vendor"),
        (
            PACK.replace("vendor:acme", "role:nobody"),
            "5 this list was confirmed by role:nobody, which is no contact",
        ),
        (PACK.replace("2027-02-28", "2026-11-19"), "4 this list was good until 2026-11-19"),
    ],
)
def test_it_is_confirmed_by_somebody_of_ours_while_it_holds(
    pack: str, expected: str, tmp_path: Path
) -> None:
    assert found(tmp_path, pack) == [f"packs/references/ours.yaml:{expected}"]


@pytest.mark.parametrize(
    ("pack", "line"),
    [
        (PACK.replace("2026-08-21", "August"), "3:8 as_of: Input should be a valid date"),
        (PACK.replace("owner: role:compliance\n", ""), "1:1 owner: Field required"),
        (PACK + "themes: [{theme: Risk, asked: It}]\n", "7:31 themes[1].asked: Extra inputs"),
        ("- a list\n", "1:1 holds no keys"),
        ("title: [open\n", ""),
    ],
)
def test_a_fault_is_said_where_it_stands(pack: str, line: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        rules_of(base_with(tmp_path, pack))

    assert str(caught.value).splitlines()[0].startswith(f"packs/references/ours.yaml:{line}")


def test_the_list_that_the_guide_shows_can_be_read(tmp_path: Path) -> None:
    page = Path(__file__).parents[3] / "docs/how-to/run-a-review.md"
    (pack,) = re.findall(
        r'(?ms)^```yaml title="packs/references/.*?"\n(.*?)^```$', page.read_text()
    )
    (found,) = references_of(base_with(tmp_path, pack))

    assert [one.replaced_by for one in found.themes[0].instruments] == ["", "Policy MR-4"]
