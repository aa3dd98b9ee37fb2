"""A decision gets another number, and what names it follows: bytes, aliases and what is left."""

from pathlib import Path

import pytest

from relaybook.errors import UsageError
from relaybook.fix.renumbering import Renumbering, plan_renumbering
from relaybook.fix.rewriting import write_all
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.knowledge_base import KnowledgeBase

MADR = "---\nstatus: accepted\ndate: 2026-03-01\n---\n\n# Keep it\n\nText.\n"
NYGARD = "# 2. Keep it\n\nDate: 2026-03-01\n\n## Status\n\nAccepted\n\n## Context\n\nText.\n"


def written(folder: Path, files: dict[str, str]) -> KnowledgeBase:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    return load(WorkingTree(folder))


def renumbered(folder: Path, files: dict[str, str], id_: str, number: int) -> Renumbering:
    kb = written(folder, files)
    return plan_renumbering(kb, kb.decisions[id_], number)


def after(plan: Renumbering) -> dict[str, str]:
    return {one.path_after: one.after.decode() for one in plan.files}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("0002-keep-it", "0012-keep-it"),
        ("002-keep-2-of-002", "012-keep-2-of-002"),
        ("ADR-2-keep-it", "ADR-12-keep-it"),
        ("ODH-ADR-Ops-0002-keep-it", "ODH-ADR-Ops-0012-keep-it"),
        ("2022-04-13_002-keep-it", "2022-04-13_012-keep-it"),
        ("0002 keep it", "0012 keep it"),
    ],
)
def test_a_file_keeps_the_form_of_its_name(tmp_path: Path, name: str, expected: str) -> None:
    plan = renumbered(tmp_path, {f"decisions/{name}.md": MADR}, name, 12)

    assert [one.path_after for one in plan.files] == [f"decisions/{expected}.md"]


def test_heading_id_and_alias_follow(tmp_path: Path) -> None:
    text = MADR.replace("status", 'id: "0002"\nstatus').replace("# Keep", "# ADR-0002: Keep")

    plan = renumbered(tmp_path, {"decisions/0002-a.md": text}, "0002-a", 12)

    assert plan.alias == "0002"
    assert after(plan) == {
        "decisions/0012-a.md": '---\nid: "0012"\nstatus: accepted\ndate: 2026-03-01\n'
        'aliases: ["0002"]\n---\n\n# ADR-0012: Keep it\n\nText.\n'
    }


def test_references_follow_in_every_form(tmp_path: Path) -> None:
    files = {
        "decisions/0002-a.md": NYGARD,
        "decisions/0003-b.md": MADR.replace("date", "amends: ['0002', \"0009\"] # x\ndate"),
        "decisions/0004-c.md": NYGARD.replace("2. Keep", "4. Keep").replace(
            "Accepted", "Superseded by [2. Keep it](0002-a.md)"
        ),
        "decisions/0005-d.md": MADR.replace("accepted", '"superseded by ADR-0002"'),
        "decisions/0006-e.md": MADR.replace("Text.", "See [it][x] and [2020 was](0002-a.md#c).")
        + "\n[x]: 0002-a.md 'Title'\n",
        "runbooks/r.md": "# R\n\nSee [ADR-0002](../decisions/0002-a.md) and 0002, not "
        "[2](https://x.example.com/0002-a.md).\n",
        "decisions/README.md": "# Log\n\n- [0002-a](0002-a.md)\n- [3](0003-b.md)\n",
    }

    plan = renumbered(tmp_path, files, "0002-a", 12)

    assert plan.ambiguous == ()
    assert after(plan) == {
        "decisions/0012-a.md": NYGARD.replace(
            "# 2. Keep it\n", "# 12. Keep it\n\nFormerly: 0002\n"
        ),
        "decisions/0003-b.md": files["decisions/0003-b.md"].replace("'0002'", "'0012'"),
        "decisions/0004-c.md": files["decisions/0004-c.md"].replace(
            "[2. Keep it](0002-a.md)", "[12. Keep it](0012-a.md)"
        ),
        "decisions/0005-d.md": files["decisions/0005-d.md"].replace("ADR-0002", "ADR-0012"),
        "decisions/0006-e.md": files["decisions/0006-e.md"].replace("0002-a", "0012-a"),
        "runbooks/r.md": files["runbooks/r.md"].replace(
            "[ADR-0002](../decisions/0002-a.md)", "[ADR-0012](../decisions/0012-a.md)"
        ),
        "decisions/README.md": files["decisions/README.md"].replace("0002-a", "0012-a"),
    }


def test_where_two_have_the_number_only_what_is_certain_follows(tmp_path: Path) -> None:
    files = {
        "decisions/0002-a.md": MADR,
        "decisions/0002-b.md": MADR,
        "decisions/0003-c.md": MADR.replace("date", 'amends: ["0002"]\ndate').replace(
            "Text.", "See [0002](0002-b.md)."
        ),
    }

    plan = renumbered(tmp_path, files, "0002-b", 4)

    kb = load(WorkingTree(tmp_path))
    spans = [kb.sources.locate(one) for one in plan.ambiguous]
    assert [(one.path, span.line) for one, span in zip(plan.ambiguous, spans, strict=True)] == [
        ("decisions/0003-c.md", 3)
    ]
    assert after(plan)["decisions/0003-c.md"] == files["decisions/0003-c.md"].replace(
        "[0002](0002-b.md)", "[0004](0004-b.md)"
    )


def test_the_old_number_still_leads_to_it(tmp_path: Path) -> None:
    plan = renumbered(tmp_path, {"decisions/0002-a.md": MADR}, "0002-a", 12)
    write_all(tmp_path, plan.files)

    kb = load(WorkingTree(tmp_path))
    found = kb.decision_index.find(None, "ADR-0002")
    assert found is not None
    assert found.path == "decisions/0012-a.md"
    assert not (tmp_path / "decisions/0002-a.md").exists()


@pytest.mark.parametrize("name", ["keep-it", "ADR-12-01-keep-it"])
def test_what_has_no_plain_number_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="has no plain number to change"):
        renumbered(tmp_path, {f"decisions/{name}.md": MADR}, name, 3)


def test_all_is_written_or_nothing(tmp_path: Path) -> None:
    files = {
        "decisions/0001-z.md": MADR.replace("Text", "[2](0002-a.md)"),
        "decisions/0002-a.md": MADR,
    }
    plan = renumbered(tmp_path, files, "0002-a", 3)
    (tmp_path / "decisions/0002-a.md").write_text(f"{MADR}Changed meanwhile.\n")

    with pytest.raises(UsageError, match="was changed while"):
        write_all(tmp_path, plan.files)
    assert (tmp_path / "decisions/0001-z.md").read_text() == files["decisions/0001-z.md"]

    (tmp_path / "decisions/0002-a.md").write_text(MADR)
    (tmp_path / "decisions/0003-a.md").write_text("There already.\n")
    with pytest.raises(UsageError, match=r"0003-a\.md is there already"):
        write_all(tmp_path, plan.files)
    assert (tmp_path / "decisions/0001-z.md").read_text() == files["decisions/0001-z.md"]
