"""Relations are read by their verb, which says which of two decisions is the newer."""

from pathlib import Path

import pytest
from tests.load.decisions.log import log, one, relations


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("superseded by [4. A. B](0004-a.md)", [("superseded_by", "0004-a.md")]),
        ("Superceded by ADR-0123", [("superseded_by", "ADR-0123")]),
        ("superseded by ADR 22.", [("superseded_by", "ADR 22")]),
        ("superseded by 0004, 5 and #6", [("superseded_by", one) for one in ("0004", "5", "#6")]),
        ("superseded by 20200102-use-y", [("superseded_by", "20200102-use-y")]),
        ("superseded by billing:0012", [("superseded_by", "billing:0012")]),
        (
            "superseded by <https://a.example.com/adr/7>",
            [("superseded_by", "https://a.example.com/adr/7")],
        ),
        ("replaced by [ADR-4][4]", [("superseded_by", "ADR-4")]),
        ("Accepted; supersedes ADR-0001", [("supersedes", "ADR-0001")]),
        ("Supercedes 1", [("supersedes", "1")]),
        ("partially superseded by [12](0012-x.md#part)", [("amended_by+", "0012-x.md#part")]),
        ("superseded-in-part by 0014", [("amended_by+", "0014")]),
        ("supersedes in part 0003", [("amends+", "0003")]),
        ("accepted, amended by 13", [("amended_by", "13")]),
        ("Rejected (see [019](019-b.md))", [("relates_to", "019-b.md")]),
        ("superseded by the new policy", []),
        ("superseded by 2 other decisions", []),
        ("not superseded by ADR-0004", []),
        ("superseded on 2020-01-01", []),
        ("accepted (see [the wiki](https://w.example.com))", []),
    ],
)
@pytest.mark.parametrize("form", ["---\nstatus: '{}'\n---\n# X\n", "# X\n\n- Status: {}\n"])
def test_the_verb_says_the_direction(
    tmp_path: Path, form: str, status: str, expected: list[tuple[str, str]]
) -> None:
    base, decision = one(tmp_path, form.format(status))

    assert [row[:2] for row in relations(base, decision)] == expected


def test_relations_of_a_list_a_section_and_front_matter_keep_their_places(tmp_path: Path) -> None:
    text = (
        '---\nsuperseded-by: [use-kafka, "0012"]\nrelatesTo: 7\n---\n# X\n\n'
        "- Amends: [ADR-5](0005-e.md) (the queue), ADR-0006\n"
        "- Related: [notes](https://n.example.com), [guide](../docs/guide.md), [8](0008-h.md)\n\n"
        "## Links\n\n* Refined by [ADR-9](0009-i.md)\n* Amends nothing\n"
    )

    base, decision = one(tmp_path, text)

    assert relations(base, decision) == [
        ("superseded_by", "use-kafka", 2, 17, 26),
        ("superseded_by", "0012", 2, 28, 34),
        ("relates_to", "7", 3, 1, 10),
        ("amends", "0005-e.md", 7, 11, 29),
        ("amends", "ADR-0006", 7, 43, 51),
        ("relates_to", "0008-h.md", 8, 71, 85),
        ("amended_by", "0009-i.md", 12, 14, 32),
    ]
    assert decision.superseded_by == ("use-kafka", "0012")
    # Front matter counts first; what else relates it is only in `relations`.
    assert (decision.relates_to, decision.amends) == (("7",), ("0005-e.md", "ADR-0006"))


FILES = {
    "payments/0004-use-kafka.md": "# Use Kafka\n\n- Status: accepted\n",
    "payments/0012-use-x.md": "# X\n\n- Status: accepted\n",
    "payments/ADR-013-use-y.md": "# Y\n\n- Status: accepted\n",
    "billing/0012-use-z.md": "# Z\n\n- Status: accepted\n",
    "billing/0007-a.md": "# A\n\n- Status: accepted\n",
    "billing/0007-b.md": "# B\n\n- Status: accepted\n",
    "billing/20200926-dated.md": "# D\n\n- Status: accepted\n",
}


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("0012", ["payments/0012-use-x"]),
        ("12", ["payments/0012-use-x"]),
        ("#12", ["payments/0012-use-x"]),
        ("ADR-0012", ["payments/0012-use-x"]),
        ("adr 12", ["payments/0012-use-x"]),
        ("ADR-013", ["payments/ADR-013-use-y"]),
        ("use-x", ["payments/0012-use-x"]),
        ("0012-use-x", ["payments/0012-use-x"]),
        ("0012-use-x.md", ["payments/0012-use-x"]),
        ("./0012-use-x.md#why", ["payments/0012-use-x"]),
        ("../billing/0012-use-z.md", ["billing/0012-use-z"]),
        ("decisions/billing/0012-use-z.md", ["billing/0012-use-z"]),
        ("billing/0012-use-z", ["billing/0012-use-z"]),
        ("billing:0012", ["billing/0012-use-z"]),
        ("billing:7", ["billing/0007-a", "billing/0007-b"]),
        ("billing:0007-b", ["billing/0007-b"]),
        ("use-z", ["billing/0012-use-z"]),
        ("20200926-dated", ["billing/20200926-dated"]),
        ("decision:0004", ["payments/0004-use-kafka"]),
        ("0007", []),
        ("0099", []),
        ("other:0012", []),
        ("https://a.example.com/0012-use-x.md", []),
        ("", []),
        ("#", []),
    ],
)
def test_a_reference_is_resolved_in_its_own_log_first(
    tmp_path: Path, reference: str, expected: list[str]
) -> None:
    base = log(tmp_path, FILES)
    near = base.decisions["payments/0004-use-kafka"]

    found = base.decision_index.candidates(near, reference)

    assert [one.id for one in found] == expected
    assert base.decision_index.find(near, reference) == (found[0] if len(found) == 1 else None)


def test_from_elsewhere_every_log_is_searched(tmp_path: Path) -> None:
    found = log(tmp_path, FILES).decision_index.candidates(None, "ADR-0012")

    assert [one.id for one in found] == ["billing/0012-use-z", "payments/0012-use-x"]


def test_folders_may_share_one_sequence_of_numbers(tmp_path: Path) -> None:
    shared = "decisions: {one_number_space: [decisions/payments, decisions/billing/]}\n"
    apart = log(tmp_path, FILES)
    near = "payments/0012-use-x"
    assert apart.decision_index.same_number(apart.decisions[near]) == ()

    base = log(tmp_path, FILES, shared)

    same = base.decision_index.same_number(base.decisions[near])
    assert [one.id for one in same] == ["billing/0012-use-z"]
    found = base.decision_index.candidates(base.decisions[near], "0007")
    assert [one.id for one in found] == ["billing/0007-a", "billing/0007-b"]
