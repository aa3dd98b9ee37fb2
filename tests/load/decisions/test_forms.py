"""Each form of decision in use gives the same fields, each with the place where it stands."""

from datetime import date
from pathlib import Path

import pytest
from tests.load.decisions.log import at, log, one, relations, statuses

from relaybook.errors import ConfigurationError

FORMS = {
    "adr-tools": (
        "# 3. Use X\n\nDate: 2016-02-12\n\n## Status\n\nSuperceded by [4. Use Y](0004-use-y.md)\n",
        ("section", "Superceded", "superseded", 7, 1),
        ("superseded_by", "0004-use-y.md", 7, 15, 40),
        (3, 7, 17),
    ),
    "MADR 2 list": (
        "# Use X\n\n* Status: superseded by [0004](0004-use-y.md)\n* Date: 2016-02-12 <!-- o -->\n",
        ("list", "superseded", "superseded", 3, 11),
        ("superseded_by", "0004-use-y.md", 3, 25, 46),
        (4, 9, 19),
    ),
    "MADR front matter": (
        '---\n# optional\nstatus: "superseded by ADR-0004"\ndate: 2016-02-12\n---\n# Use X\n',
        ("front matter", "superseded", "superseded", 3, 1),
        ("superseded_by", "ADR-0004", 3, 1, 7),
        (4, 1, 5),
    ),
    "table": (
        "| Status | Date |\n|:--|--|\n| [Superseded](x.md) by ADR 4 | 2016-02-12 |\n\n## Context\n",
        ("table", "Superseded", "superseded", 3, 3),
        None,
        (3, 33, 43),
    ),
    "bold lines": (
        "# ADR-003: Use X\n\n**Status:** Superseded by 4 | **Date:** 2016-02-12\n",
        ("bold line", "Superseded", "superseded", 3, 13),
        ("superseded_by", "4", 3, 27, 28),
        (3, 41, 51),
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_status_date_and_successor_stand_where_they_were_written(tmp_path: Path, name: str) -> None:
    text, status, relation, day = FORMS[name]

    base, decision = one(tmp_path, text)

    assert decision.variant == name
    assert (decision.status, decision.date) == ("superseded", date(2016, 2, 12))
    assert statuses(base, decision) == [status]
    if relation:
        assert relations(base, decision) == [relation]
        assert decision.superseded_by == (relation[1],)
    assert [at(base, found.place) for found in decision.dates] == [day]
    assert at(base, decision.at("status"))[:2] == status[3:]
    assert base.problems == ()


def test_a_hybrid_keeps_every_source_and_front_matter_counts(tmp_path: Path) -> None:
    text = (
        "---\nid: 0011\nstatus: superseded-in-part by 0014\ntags: [Superseded]\n---\n"
        "> **Status:** proposed\n\n# Use X\n\n"
        "| Status | Date |\n|--|--|\n| Draft | 1 May 2020 |\n\n"
        "## Status\n\nDeprecated\n"
    )

    base, decision = one(tmp_path, text)

    assert decision.variant == "hybrid (front matter and bold lines and table and adr-tools)"
    assert (decision.status, decision.status_word) == ("accepted", "superseded-in-part")
    assert statuses(base, decision) == [
        ("front matter", "superseded-in-part", "accepted", 3, 1),
        ("bold line", "proposed", "proposed", 6, 15),
        ("table", "Draft", "proposed", 12, 3),
        ("section", "Deprecated", "deprecated", 16, 1),
        ("tags", "Superseded", "superseded", 4, 8),
    ]
    assert relations(base, decision) == [("amended_by+", "0014", 3, 1, 7)]
    assert decision.is_in_force
    # YAML 1.1 would read 0011 as nine.
    assert (decision.reading.stated_number, decision.number) == ("0011", "0003")


def test_a_two_column_table_has_its_labels_in_the_first(tmp_path: Path) -> None:
    text = (
        "# Use X\n\n|   |   |\n| - | - |\n| **Status** | Approved |\n| Date | Sep 13th, 2024 |\n"
        "| Authors | [V. H](@v), C \\| D |\n| Superseded by: | N/A |\n"
        "| Supersedes: | [ODH-ADR-0001](ODH-ADR-0001-x.md) |\n"
    )

    base, decision = one(tmp_path, text)

    assert (decision.status, decision.status_word) == ("accepted", "Approved")
    assert decision.date == date(2024, 9, 13)
    assert decision.superseded_by is None
    assert relations(base, decision) == [("supersedes", "ODH-ADR-0001-x.md", 9, 17, 50)]


@pytest.mark.parametrize(
    ("section", "word", "status", "line"),
    [
        ("## Status\n\n✅ Accepted\n", "Accepted", "accepted", 5),
        ("Status\n------\n\n⌛️ PROPOSED\n", "PROPOSED", "proposed", 6),
        ("## Context\n\nX.\n\n### 7. Status:\n\n- **Retired**\n", "Retired", "deprecated", 9),
        ("## Status\n\n<!-- proposed -->\n\n- [ ] Proposed\n- [x] Done\n", "Done", "", 8),
        ("## Status\n\n- [ ] Proposed\n- [x] Rejected\n", "Rejected", "rejected", 6),
        ("## Status\n\nProposed → Accepted\n", "Accepted", "accepted", 5),
        ("## Status\n\nThis ADR is under review.\n", "under review", "proposed", 5),
        ("## Status\n\nAccepted\n\nSuperseded by [4](0004-y.md)\n", "Superseded", "superseded", 7),
        ("## Status\n\nSupersedes [1](0001-y.md)\n\nActive\n", "Active", "accepted", 7),
        ("### Status: Accepted 2020-01-01\n", "Accepted", "accepted", 3),
        ("- Status: ~~accepted~~ replaced by 12\n", "replaced", "superseded", 3),
        ("- Status: Refinement completed. TP in 3.4\n", "Refinement completed", "", 3),
        ("- Status: not accepted\n", "not accepted", "rejected", 3),
        ("- Status: amended by 0004\n", "amended", "accepted", 3),
    ],
)
def test_a_status_is_read_as_people_write_it(
    tmp_path: Path, section: str, word: str, status: str, line: int
) -> None:
    base, decision = one(tmp_path, f"# Use X\n\n{section}")

    assert (decision.status_word, decision.status or "") == (word, status)
    assert at(base, decision.statuses[0].place)[0] == line


@pytest.mark.parametrize(
    "status",
    [
        "[proposed | rejected | accepted | … | superseded by [ADR-0005](0005-example.md)]",
        "{proposed | accepted}",
        "Proposed / Accepted / Rejected",
        "What is the status, such as proposed, accepted, rejected, deprecated, superseded?",
        "TBD",
    ],
)
def test_the_text_of_a_template_is_no_status(tmp_path: Path, status: str) -> None:
    base, decision = one(tmp_path, f"# Use X\n\n* Status: {status} <!-- optional -->\n")

    assert (decision.status, decision.status_word, decision.statuses) == (None, "", ())
    assert decision.relations == ()
    assert [(found.name, found.text) for found in decision.unfilled] == [("status", status)]
    assert at(base, decision.unfilled[0].place) == (3, 11, 11 + len(status))


def test_the_unfilled_front_matter_of_madr_is_no_value(tmp_path: Path) -> None:
    text = (
        '---\nstatus: "{proposed | accepted | superseded by ADR-0123}"\n'
        "date: {YYYY-MM-DD when the decision was last updated}\n"
        "decision-makers: {list everyone involved in the decision}\nconsulted:\n---\n# X\n"
    )

    base, decision = one(tmp_path, text)

    assert [(found.name, at(base, found.place)[0]) for found in decision.unfilled] == [
        ("status", 2),
        ("date", 3),
        ("decision_makers", 4),
    ]
    assert (decision.status, decision.date, decision.decision_makers) == (None, None, None)
    assert base.problems == ()


@pytest.mark.parametrize(
    ("head", "makers"),
    [
        ("---\ndeciders: a, b,c\n---\n# X\n", ("a", "b", "c")),
        ("---\ndecisionMakers: [a, b]\n---\n# X\n", ("a", "b")),
        (
            "# X\n\n* Deciders: A. B (chair, CTO), [C](https://c.example.com) <!-- o -->\n",
            ("A. B (chair, CTO)", "C"),
        ),
        ("# X\n\n- **Deciders**:\n  - A\n  - Ä. Ö\n- Date: 2020-01-01\n", ("A", "Ä. Ö")),
        ("# X\n\n## Deciders\n\n- A\n- B\n\n## Context\n\nC, D\n", ("A", "B")),
        ("# X\n\n**Author(s):** A; B\n", ("A", "B")),
    ],
)
def test_deciders_are_read_from_every_form(
    tmp_path: Path, head: str, makers: tuple[str, ...]
) -> None:
    assert one(tmp_path, head)[1].decision_makers == makers


def test_consulted_informed_and_tags_are_read_from_a_list(tmp_path: Path) -> None:
    text = "# X\n\n* Consulted: A, B\n* Informed: C\n* Tags: dev, doc\n* Review: 2027-03-26\n"

    _, decision = one(tmp_path, text)

    assert (decision.consulted, decision.informed) == (("A", "B"), ("C",))
    assert (decision.tags, decision.review_by_on) == (("dev", "doc"), date(2027, 3, 26))


def test_a_team_maps_its_own_words(tmp_path: Path) -> None:
    own = "aliases: {statuses: {accepted: [In Kraft], Erledigt: deprecated}}\n"
    files = {
        "0001-a.md": "# A\n\n- Status: in Kraft seit März\n",
        "0002-b.md": "---\nstatus: Erledigt\n---\n# B\n",
    }

    base = log(tmp_path, files, own)

    found = [(one.status, one.status_word) for one in base.decisions.values()]
    assert found == [("accepted", "in Kraft"), ("deprecated", "Erledigt")]


@pytest.mark.parametrize("statuses_", ["{acepted: [ok]}", "{gut: [prima]}"])
def test_a_word_for_no_status_is_refused(tmp_path: Path, statuses_: str) -> None:
    with pytest.raises(ConfigurationError, match=r"which is no status; ") as refused:
        log(tmp_path, {}, f"aliases:\n  statuses: {statuses_}\n")

    assert "relaybook.yml:2:14" in str(refused.value)


def test_carriage_returns_marks_and_wide_letters_move_no_place(tmp_path: Path) -> None:
    text = "\ufeff# Ü\r\n\r\n* Deciders: Ä, 日本\r\n* Status: ⌛ superseded by [ö](0004-ö.md)\r\n"

    base, decision = one(tmp_path, text)

    assert decision.decision_makers == ("Ä", "日本")
    assert statuses(base, decision) == [("list", "superseded", "superseded", 4, 11)]
    assert relations(base, decision) == [("superseded_by", "0004-ö.md", 4, 27, 41)]


def test_keys_of_other_tools_are_no_unknown_fields(tmp_path: Path) -> None:
    text = "---\nparent: D\nnav_order: 3\nstatsu: accepted\n---\n# X\n\n## Context\n\nY.\n"

    base, decision = one(tmp_path, text)

    assert [found.problem.message.partition(" is")[0] for found in base.problems] == ["'statsu'"]
    assert decision.variant == "headings without a head"


@pytest.mark.parametrize(
    "name", ["README.md", "index.md", "0000-template.md", "adr-template-minimal.md", "backlog.md"]
)
def test_what_opens_a_log_or_is_copied_is_no_decision(tmp_path: Path, name: str) -> None:
    assert log(tmp_path, {name: "# T\n\n- Status: accepted\n"}).decisions == {}


def test_a_decision_may_have_a_folder_to_itself(tmp_path: Path) -> None:
    base = log(tmp_path, {"adr-001-use-x/index.mdx": "# Use X\n\n- Status: accepted\n"})

    decision = base.decisions["adr-001-use-x"]
    assert (decision.number, decision.status) == ("001", "accepted")


def test_code_is_no_head(tmp_path: Path) -> None:
    text = "# X\n\n```\nStatus: accepted\n```\n\n    Date: 2020\n\nWe met.\n"

    assert one(tmp_path, text)[1].statuses == ()


def test_a_status_that_does_not_apply_keeps_its_reason(tmp_path: Path) -> None:
    text = '---\nstatus: {not_applicable: "it is kept only for its history"}\n---\n# X\n'

    base, decision = one(tmp_path, text)

    assert not decision.applies("status")
    assert (decision.unfilled, base.problems) == ((), ())
