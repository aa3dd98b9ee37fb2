"""A decision gets another number: the old one is kept in each form, and plain words follow."""

from pathlib import Path

import pytest
from tests.fix.test_renumbering import MADR, NYGARD, after, renumbered, written

from relaybook.fix.renumbering import Renumbering, plan_renumbering
from relaybook.fix.rewriting import write_all
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.source import Place

REST = "\n## Context\n\nText.\n"


def places(kb: KnowledgeBase, found: tuple[Place, ...]) -> list[tuple[str, int, int]]:
    spans = [(one.path, kb.sources.locate(one)) for one in found]
    return [(path, span.line, span.column) for path, span in spans]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (NYGARD, "# 2. Keep it\n", "# 12. Keep it\n\nFormerly: 0002\n"),
        (
            f"# Keep it\n\n* Status: accepted\n* Date: 2026-03-01\n{REST}",
            "accepted\n",
            "accepted\n* Formerly: 0002\n",
        ),
        (
            f"# Keep it\n\n**Status:** Accepted  \n**Date:** 2026-03-01\n{REST}",
            "Accepted  \n",
            "Accepted  \n**Formerly:** 0002  \n",
        ),
        (
            f"# Keep it\n\n| Status | Accepted |\n|--|--|\n| Date | 2026-03-01 |\n{REST}",
            "|--|--|\n",
            "|--|--|\n| Formerly | 0002 |\n",
        ),
        (
            f"# Keep it\n\n| Status | Date |\n|--|--|\n| Accepted | 2026-03-01 |\n{REST}",
            "# Keep it\n",
            "# Keep it\n\nFormerly: 0002\n",
        ),
    ],
)
def test_the_old_number_is_kept_in_the_form_of_the_file(
    tmp_path: Path, text: str, old: str, new: str, newline: str
) -> None:
    assert text.count(old) == 1
    files = {"decisions/0002-a.md": text.replace("\n", newline)}

    plan = renumbered(tmp_path, files, "0002-a", 12)
    write_all(tmp_path, plan.files)

    expected = text.replace(old, new).replace("\n", newline)
    assert after(plan) == {"decisions/0012-a.md": expected}
    assert plan.alias == "0002"
    kb = load(WorkingTree(tmp_path))
    found = kb.decision_index.find(None, "ADR-0002")
    assert found is kb.decisions["0012-a"]
    assert found.aliases == ("0002",)


def test_a_form_without_a_title_has_no_place_for_it(tmp_path: Path) -> None:
    text = f"| Status | Date |\n|--|--|\n| Accepted | 2026-03-01 |\n{REST}"

    plan = renumbered(tmp_path, {"decisions/0002-a.md": text}, "0002-a", 12)

    assert (plan.alias, after(plan)) == ("", {"decisions/0012-a.md": text})


PROSE = {
    "relaybook.yml": "name: N\ncited_from: ['src/**/*.py']\n",
    "decisions/0002-a.md": MADR.replace("Text.", "This is ADR-0002."),
    "decisions/0003-b.md": MADR.replace("Text.", "As adr 2 says; `decisions/0002-a.md`, ADR-20."),
    "decisions/0004-c.md": MADR.replace("date", 'aliases: ["ADR-0002"]\ndate'),
    "systems/s.yaml": "title: S\ndescription: It follows ADR-0002.\n",
    "systems/s/recovery.yaml": "# ADR-0002\nrto: 4h\n",
    "src/deep/a.py": "# as ADR-0002 says\nx = 2\n",
    "src/b.py": "# ADR-0020\n",
    "other/c.py": "# ADR-0002\n",
    "runbooks/r.md": "# R\n\nAs ADR-2 says, see [ADR-0002](../decisions/0002-a.md).\n\n"
    "```sh\ncat decisions/0002-a.md\n```\n",
}


def test_plain_words_follow_and_code_is_listed(tmp_path: Path) -> None:
    kb = written(tmp_path, PROSE)

    plan = plan_renumbering(kb, kb.decisions["0002-a"], 12)

    assert places(kb, plan.left) == [("runbooks/r.md", 6, 5), ("src/deep/a.py", 1, 6)]
    assert plan.ambiguous == ()
    runbook = PROSE["runbooks/r.md"].replace("ADR-2 ", "ADR-12 ")
    runbook = runbook.replace(
        "[ADR-0002](../decisions/0002-a.md)", "[ADR-0012](../decisions/0012-a.md)"
    )
    assert after(plan) == {
        "decisions/0012-a.md": PROSE["decisions/0002-a.md"]
        .replace("ADR-0002", "ADR-0012")
        .replace("01\n---", '01\naliases: ["0002"]\n---'),
        "decisions/0003-b.md": PROSE["decisions/0003-b.md"]
        .replace("adr 2", "adr 12")
        .replace("0002-a", "0012-a"),
        "runbooks/r.md": runbook,
        "systems/s.yaml": PROSE["systems/s.yaml"].replace("0002", "0012"),
        "systems/s/recovery.yaml": PROSE["systems/s/recovery.yaml"].replace("0002", "0012"),
    }


def two_with_one_number(folder: Path) -> tuple[KnowledgeBase, Renumbering]:
    files = {
        "relaybook.yml": "name: N\ncited_from: ['src/**/*.py']\n",
        "decisions/pay/0002-a.md": MADR,
        "decisions/ship/0002-b.md": MADR,
        "decisions/ship/0003-c.md": MADR.replace("Text.", "As ADR-0002 says."),
        "runbooks/r.md": "# R\n\nAs ADR-0002 says.\n",
        "src/a.py": "# ADR-0002\n",
    }
    kb = written(folder, files)
    return kb, plan_renumbering(kb, kb.decisions["pay/0002-a"], 12)


def test_what_may_mean_another_is_listed_and_what_does_is_not(tmp_path: Path) -> None:
    kb, plan = two_with_one_number(tmp_path)

    assert places(kb, plan.ambiguous) == [("runbooks/r.md", 3, 4), ("src/a.py", 1, 3)]
    assert plan.left == ()
    assert list(after(plan)) == ["decisions/pay/0012-a.md"]
