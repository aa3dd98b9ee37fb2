"""The essay's points: each is served by something that is there, or said not to be."""

import re

import pytest
from tests.docs.reference import ROOT

from relaybook.model.heading_ids import github_slug

PAGE = ROOT / "docs/explanation/what-the-essay-asks.md"
LINK = re.compile(r"\[[^\]]+\]\((?P<path>[^)#]+)(?:#(?P<anchor>[^)]+))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def points() -> list[tuple[str, str]]:
    rows = re.findall(r"^\| (.+?) \| (.+) \|$", PAGE.read_text(), re.MULTILINE)
    return [row for row in rows if row[0] not in ("The essay's point", "---")]


POINTS = points()


def test_every_point_of_the_essay_stands_there() -> None:
    assert len(POINTS) == 46
    assert [point for point, where in POINTS if where.startswith("not served")] == [
        "How to choose a partner",
        "Money, persuasion and ambition",
    ]


@pytest.mark.parametrize(("point", "where"), POINTS, ids=[point for point, _ in POINTS])
def test_each_link_leads_somewhere(point: str, where: str) -> None:
    links = [*LINK.finditer(where)]

    assert links or where.startswith("not served"), point
    for link in links:
        target = (PAGE.parent / link["path"]).resolve()
        assert target.is_file(), link["path"]
        if link["anchor"]:
            assert link["anchor"] in {
                github_slug(one) for one in HEADING.findall(target.read_text())
            }
