"""Which decisions a system and a runbook show, and in which order."""

import pytest
from tests.site.decisions.decision_files import decision, page_of
from tests.site.planned_base import base_of, with_files

from relaybook.model.decision import Decision
from relaybook.site.decisions.governing import GoverningDecisions

SYSTEM, RUNBOOK = "systems/ledger.md", "runbooks/pay/ledger-down.md"


def test_what_is_in_force_comes_first_and_the_dead_are_folded_with_their_successor() -> None:
    html = page_of(
        SYSTEM,
        {
            "0003-old": decision("accepted", "Old", systems="[ledger]", date="2025-01-01"),
            "0004-plan": decision("proposed", "Plan", systems="[ledger]", date="2026-05-01"),
            "0005-new": decision("accepted", "New", systems="[ledger]", date="2026-04-01"),
        },
    )

    assert "Decisions that govern it (3)" in html
    section = html[html.index("Decisions that govern it") :]
    order = [section.index(title) for title in ("0005 New", "0003 Old", "0004 Plan", "0001 Keep")]
    assert order == sorted(order)
    folded = section[section.index("<details") : section.index("</details>")]
    assert "<summary>1 no longer in force</summary>" in folded
    assert 'now <a href="../decisions/pay/0002-drop-it.md">0002 Drop it</a> (accepted' in folded
    assert '<a href="ledger/decisions.md">Read them in order</a>' in section


def test_a_runbook_says_why() -> None:
    html = page_of(
        RUNBOOK,
        {
            "0003-a": decision("accepted", "A", runbooks="[ledger-down]"),
            "0004-b": decision("accepted", "B", systems="[ledger]", date="2026-04-01"),
            "0005-c": decision("accepted", "C", paths="['runbooks/pay/**']", date="2026-05-01"),
        },
    )

    section = html[html.index("Decisions that govern it (3)") :]
    assert section.index("0003 A") < section.index("0005 C") < section.index("0004 B")
    assert ">names it</td>" in section
    assert ">is about Ledger</td>" in section
    assert ">governs <code>runbooks/pay/**</code></td>" in section


def test_a_record_that_nothing_governs_has_no_section() -> None:
    assert "Decisions that govern" not in page_of("systems/rates.md", {})


@pytest.mark.parametrize(
    ("glob", "paths"),
    [
        ("runbooks/**", ["runbooks/pay/ledger-down.md"]),
        ("runbooks/pay/", ["runbooks/pay/ledger-down.md"]),
        ("runbooks/*/ledger-*.md", ["runbooks/pay/ledger-down.md"]),
        ("./systems/rates.yaml", ["systems/rates.yaml"]),
        ("systems/ledger/recovery.yaml", ["systems/ledger.yaml"]),
        ("**/*.yaml", ["systems/ledger.yaml", "systems/rates.yaml"]),
        ("runbooks/pa", []),
        ("", []),
        ("/", []),
        ("[", []),
    ],
)
def test_paths_are_taken_as_globs(glob: str, paths: list[str]) -> None:
    text = decision("accepted", paths=f"['{glob}']")
    base = base_of(with_files(**{"decisions/pay/0003-x.md": text}))
    decisions = [one for one in base.documents if isinstance(one, Decision) and one.paths]
    governing = GoverningDecisions(base, decisions)

    found = [one.path for one in (*base.runbooks.values(), *base.systems.values())]
    direct = [
        path
        for path in sorted(found)
        if any(
            reason.startswith("governs")
            for one in governing.of(base.by_path()[path])
            for reason in one.reasons
        )
    ]

    assert direct == paths
