"""What tier 1 hangs on is owned by people who are there, and one hole is one finding."""

from pathlib import Path

import pytest
from tests.rules.knowledge import BASE, DAY, judged, said

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import Level, Report, Severity
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree

RULE = "unowned-critical-dependency"
NOBODYS = "type: team\ntitle: Unowned\n"


def _system(title: str, rest: str, *needs: str) -> str:
    needed = "".join(f"  - {{to: {need}}}\n" for need in needs)
    return f"title: {title}\n{rest}" + (f"depends_on:\n{needed}" if needed else "")


def _where_less_is_asked(folder: Path, rates: str, more: dict[str, str]) -> Report:
    """Judge a base in which only `rates` is asked for no more than level basic."""
    files = {
        "relaybook.yml": "format: 1\nlevel: {default: standard, systems: {rates: basic}}\n",
        "systems/rates.yaml": rates,
        **more,
    }
    for path in BASE.rglob("*.yaml"):
        files.setdefault(str(path.relative_to(BASE)), path.read_text())
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return check(load(WorkingTree(folder)), DAY, CheckOptions(raise_errors=True))


def test_a_hole_is_told_once_at_the_nearest_system_of_tier_1(tmp_path: Path) -> None:
    report = judged(
        tmp_path,
        {
            "contacts/unowned.yaml": NOBODYS,
            "systems/a.yaml": _system("A", "owner: payments\nservice_tier: 1\n", "b"),
            "systems/b.yaml": _system("B", "owner: payments\nservice_tier: 1\n", "c"),
            "systems/c.yaml": _system("C", "owner: payments\nservice_tier: 2\n", "d"),
            "systems/d.yaml": _system("D", "owner: unowned\nservice_tier: 2\n"),
        },
        Level.STANDARD,
        RULE,
    )

    assert [(f.path, f.severity) for f in report.findings] == [("systems/b.yaml", Severity.ERROR)]
    assert said(report) == [
        (
            5,
            6,
            (
                "D is owned by team:unowned, which stands for nobody, and B of tier 1 cannot do"
                " without it: B → C → D"
            ),
            "find a team of ours that answers for it, and write it as `owner` in systems/d.yaml",
        )
    ]
    assert [(one.path, one.span.line) for one in report.findings[0].related] == [
        ("systems/c.yaml", 5),
        ("systems/d.yaml", 2),
    ]


def test_a_system_of_tier_1_may_be_the_hole_itself(tmp_path: Path) -> None:
    files = {
        "contacts/tbd.yaml": "type: team\ntitle: TBD\n",
        "systems/a.yaml": _system("A", "owner: tbd\nservice_tier: 1\n"),
    }
    report = judged(tmp_path, files, Level.STANDARD, RULE)

    assert [(line, column, text) for line, column, text, _ in said(report)] == [
        (2, 1, "A is owned by team:tbd, which stands for nobody, though it is of tier 1")
    ]


@pytest.mark.parametrize(
    "edge", ["d, criticality: soft", "d, needed_for: [deploy]", "c", "gone"], ids=str
)
def test_what_it_can_do_without_is_not_critical(tmp_path: Path, edge: str) -> None:
    files = {
        "contacts/unowned.yaml": NOBODYS,
        "systems/a.yaml": _system("A", "owner: payments\nservice_tier: 1\n", edge),
        "systems/c.yaml": _system("C", "owner: unowned\nservice_tier: 2\nlifecycle: retired\n"),
        "systems/d.yaml": _system("D", "owner: unowned\nservice_tier: 2\n"),
    }

    assert said(judged(tmp_path, files, Level.STANDARD, RULE)) == []


@pytest.mark.parametrize("title", ["Unowned systems", "needs owner", "Nobody", "Team unknown"])
def test_names_that_stand_for_nobody(tmp_path: Path, title: str) -> None:
    files = {
        "contacts/x.yaml": f"type: team\ntitle: {title}\n",
        "systems/a.yaml": _system("A", "owner: x\nservice_tier: 1\n"),
    }

    assert len(said(judged(tmp_path, files, Level.STANDARD, RULE))) == 1


@pytest.mark.parametrize("title", ["Unowned-land crew", "Known Nobodies United", "Owners"])
def test_names_that_stand_for_somebody(tmp_path: Path, title: str) -> None:
    files = {
        "contacts/x.yaml": f"type: team\ntitle: {title}\n",
        "systems/a.yaml": _system("A", "owner: x\nservice_tier: 1\n"),
    }

    assert said(judged(tmp_path, files, Level.STANDARD, RULE)) == []


@pytest.mark.parametrize(
    ("rates", "reason"),
    [
        ("title: Rates\n", "Rates has no owner"),
        (
            "title: Rates\nowner: desk\n",
            "Rates is owned by team:desk, which belongs to vendor:acme",
        ),
        (
            "title: Rates\nowner: old\n",
            (
                "Rates is owned by team:old, which cannot answer: none of its members is active on"
                " 2026-11-20"
            ),
        ),
    ],
)
def test_where_less_is_asked_a_path_from_tier_1_asks_more(
    tmp_path: Path, rates: str, reason: str
) -> None:
    more = {
        "contacts/acme.yaml": "type: vendor\ntitle: Acme\n",
        "contacts/desk.yaml": "type: team\ntitle: Desk\norg: vendor:acme\n",
        "contacts/old.yaml": "type: team\ntitle: Old\nmembers: [{person: j-doe}]\n",
        "contacts/j-doe.yaml": "type: person\ntitle: J\nuntil_on: 2026-01-31\n",
        "systems/a.yaml": _system("A", "owner: payments\nservice_tier: 1\n", "rates"),
    }
    report = _where_less_is_asked(tmp_path, rates, more)

    assert [f.message for f in report.findings if f.rule == RULE] == [
        f"{reason}, and A of tier 1 cannot do without it: A → Rates"
    ]


def test_what_other_rules_say_of_a_system_is_not_said_again(tmp_path: Path) -> None:
    files = {
        "systems/a.yaml": _system("A", "owner: payments\nservice_tier: 1\n", "rates"),
        "systems/rates.yaml": "title: Rates\nservice_tier: 2\n",
    }
    report = judged(tmp_path, files, Level.STANDARD, RULE, "missing-owner")

    assert [f.rule for f in report.findings] == ["missing-owner"]


def test_a_system_without_a_tier_may_be_critical(tmp_path: Path) -> None:
    report = judged(tmp_path, {"systems/a.yaml": "title: A\n"}, Level.STANDARD, RULE)

    assert report.tallies[RULE].unknown == {"systems without a service_tier": 1}
