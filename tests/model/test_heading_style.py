"""Which section a heading opens: in each style, in any language, and when it is nearly right."""

import re
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaybook.config import Configuration, HeadingStyleName
from relaybook.load.markdown_outline import read_outline
from relaybook.model.heading_style import (
    HeadingStyles,
    best_style,
    default_style,
    named_style,
    section_names,
)
from relaybook.model.heading_styles.tables import TABLES
from relaybook.model.heading_styles.words import key
from relaybook.model.outline import Outline

DEFAULT = default_style()

# The table of the research, written here a second time: what people write, and what it opens.
SEEN = {
    "when_to_use": "Meaning;Symptom;Symptoms;Overview;Summary;Alert description"
    ";What does this alert mean?;Trigger;Goal;Background;Introduction;When to use (and not)",
    "impact": "Impact;Severity;Severities;Blast radius;User impact",
    "prerequisites": "Prerequisites;Before you begin;Preparation;Pre-checks;Prechecks"
    ";Requirements;Access;Required access",
    "diagnosis": "Diagnosis;Troubleshooting;Troubleshooting pointers;Possible checks"
    ";Steps to check;Investigation;Triage;Workflow;First Line Troubleshooting",
    "steps": "Mitigation;Mitigating;Resolution;Possible resolutions;Remediation;Recovery"
    ";Recommended actions;Recommended remediation steps;Procedure;Steps;Fix;How to fix",
    "verification": "Verify;Verification;Validation;Post-checks;Postchecks;Confirm"
    ";Expected outcome;Success criteria",
    "rollback": "Rollback;Rollbacks;Roll back;Roll-back;Rollback steps;Rollback plan"
    ";Rollback procedure;Revert;Reverting;Back out;Back-out plan;Backout;Undo"
    ";Restore previous version;Roll-backs",
    "failback": "Failback;Fail back",
    "escalation": "Escalation;Escalate;When to escalate;How to escalate;Escalation path;Contact"
    ";Contacts;Support;Getting help;Who to call",
    "related": "Related;Related links;Related alerts;Links;References;Additional resources"
    ";See also;Previous incidents;Dependencies",
}


@pytest.mark.parametrize(
    ("section", "heading"),
    [(section, one) for section, words in SEEN.items() for one in words.split(";")],
)
def test_words_that_people_use_are_known(section: str, heading: str) -> None:
    for written in (
        heading,
        heading.upper(),
        f"3. {heading}:",
        f"Step 2: {heading}",
        f"{heading}!",
    ):
        assert DEFAULT.sections_of(written) == {section}, written


@pytest.mark.parametrize(
    ("heading", "sections"),
    [
        ("Diagnosis and mitigation", {"diagnosis", "steps"}),
        ("Diagnosis & Mitigation", {"diagnosis", "steps"}),
        ("Symptoms / Impact", {"when_to_use", "impact"}),
        ("Steps (and rollback)", {"steps", "rollback"}),
        ("Symptoms, and impact", {"when_to_use", "impact"}),
        ("Steps (Rollback)", {"steps", "rollback"}),
        ("Verification - rollback", {"verification", "rollback"}),
        ("Prerequisites and access", {"prerequisites"}),
        ("Sandboxes", set()),
        ("What we drink", set()),
        ("", set()),
        ("🔥", set()),
        ("🔥 Impact", {"impact"}),
    ],
)
def test_a_combined_heading_opens_what_its_parts_open(heading: str, sections: set[str]) -> None:
    assert DEFAULT.sections_of(heading) == sections


@pytest.mark.parametrize(
    ("alias", "written"),
    [
        ("Vorgehen", "2. VORGEHEN"),
        ("Maßnahmen", "MASSNAHMEN"),
        ("Rückgängig machen", "Ru\u0308ckga\u0308ngig machen"),
        ("समाधान", "समाधान।"),
        ("समाधान", "१. समाधान"),
        ("対処手順", "\uff11\uff0e対処手順"),
        ("対処手順", "【対処手順】"),
        ("ﾛｰﾙﾊﾞｯｸ", "ロールバック"),
        ("Порядок действий", "ПОРЯДОК ДЕЙСТВИЙ:"),
    ],
)
def test_words_of_a_team_are_known_in_any_script(alias: str, written: str) -> None:
    assert default_style({"steps": (alias,)}).sections_of(written) == {"steps"}


@pytest.mark.parametrize(
    "heading",
    ["Diagnose und Vorgehen", "Vorgehen / Diagnose", "Diagnose, Vorgehen", "Vorgehen・Diagnose"],
)
def test_words_of_a_team_are_combined_in_their_language(heading: str) -> None:
    style = default_style({"steps": ("Vorgehen",), "diagnosis": ("Diagnose",)})

    assert style.sections_of(heading) == {"steps", "diagnosis"}


def test_vowels_of_indian_scripts_tell_words_apart() -> None:
    assert key("की") != key("का")


def test_an_alias_moves_a_word_and_may_open_two_sections() -> None:
    moved = default_style({"diagnosis": ("Verification",)})
    both = default_style({"diagnosis": ("Arbeit",), "steps": ("Arbeit",)})

    assert moved.sections_of("Verification") == {"diagnosis"}
    assert both.sections_of("Arbeit") == {"diagnosis", "steps"}
    assert [word.by for word in both.words_of("Arbeit")] == ["aliases.headings"]


@pytest.mark.parametrize(
    ("style", "heading", "sections", "by"),
    [
        ("default", "Verification", {"verification"}, "style default"),
        ("four-heading", "Verification", {"verification"}, "style default"),
        ("gitlab-playbook", "Verification", {"diagnosis"}, "style gitlab-playbook"),
        ("gitlab-playbook", "Alert Behavior", {"when_to_use"}, "style gitlab-playbook"),
        ("gitlab-playbook", "Possible Resolutions", {"steps"}, "style default"),
        ("ft", "First Line Troubleshooting", {"diagnosis"}, "style ft"),
        ("ft", "Second Line Troubleshooting", {"steps"}, "style ft"),
        ("ft", "Monitoring", {"verification"}, "style ft"),
        ("skill", "Workflow", {"diagnosis", "steps"}, "style skill"),
        ("skill", "Synthesize Findings", {"diagnosis"}, "style skill"),
    ],
)
def test_styles_differ(style: str, heading: str, sections: set[str], by: str) -> None:
    found = named_style(style)

    assert found.sections_of(heading) == sections
    assert {word.by for word in found.words_of(heading)} == {by}


def test_every_style_of_the_configuration_has_a_table() -> None:
    assert set(get_args(HeadingStyleName)) == set(TABLES)
    for table in TABLES.values():
        assert set(table.words) <= section_names()
        assert set(table.asked) <= section_names()
        assert table.enough <= len(table.marks)
        style = named_style(table.name)
        assert all(style.words_of(mark) for mark in table.marks), table.name


def test_each_style_knows_a_heading_for_what_it_asks() -> None:
    for name in TABLES:
        style = named_style(name)
        opened = frozenset[str]().union(*(word.sections for word in style.names.values()))
        assert set(style.asked) <= opened


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Verfication", "verification"),
        ("Prerequisits", "prerequisites"),
        ("Escalatoin path", "escalation path"),
        ("Mitigatoin", "mitigation"),
        ("Roll-bakcs", "rollbacks"),
    ],
)
def test_a_near_miss_is_named(heading: str, meant: str) -> None:
    near = DEFAULT.near_miss(heading)

    assert near is not None
    assert near.written == meant


@pytest.mark.parametrize("heading", ["Verification", "Architecture of the bus", "Fxi", "", "対処"])
def test_what_is_known_or_far_away_is_no_near_miss(heading: str) -> None:
    assert DEFAULT.near_miss(heading) is None


def test_the_nearest_folder_decides() -> None:
    styles = HeadingStyles(
        Configuration(
            heading_style={
                ".": "ft",
                "runbooks/gitlab/": "gitlab-playbook",
                "./runbooks/gitlab/alerts": "four-heading",
            }
        )
    )

    def named(path: str) -> str:
        return styles.of(path).name

    assert named("runbooks/a.md") == named("a.md") == "ft"
    assert named("runbooks/gitlab/a.md") == named("runbooks/gitlab/b/c.md") == "gitlab-playbook"
    assert named("runbooks/gitlab/alerts/a.md") == "four-heading"
    assert named("runbooks/gitlab-2/a.md") == "ft"


def test_one_name_is_that_of_all_folders() -> None:
    styles = HeadingStyles(Configuration.model_validate({"heading_style": "skill"}))

    assert styles.of("a.md").name == styles.of("b/c/d.md").name == "skill"
    assert HeadingStyles(Configuration()).of("a.md").name == "default"


def test_a_style_is_made_once_for_all_its_folders() -> None:
    styles = HeadingStyles(Configuration.model_validate({"heading_style": {"b": "ft"}}))

    assert styles.of("b/a.md") is styles.of("b/c/a.md")
    assert styles.of("a/a.md") is styles.of("c/a.md")


@pytest.mark.parametrize(
    ("headings", "style", "hits"),
    [
        ("Meaning;Impact;Diagnosis;Mitigation", "four-heading", 4),
        ("MEANING;2. Impact;Diagnosis:;Mitigation;Notes", "four-heading", 4),
        ("Overview;Alert Behavior;Severities;Verification;Troubleshooting", "gitlab-playbook", 4),
        ("Primary URL;First Line Troubleshooting", "ft", 1),
        ("Goal;Workflow;Synthesize Findings", "skill", 3),
        ("When to use;Steps;Verification", "default", 2),
        ("Symptoms;Notes", "", 1),
        ("Architecture", "", 0),
        ("", "", 0),
    ],
)
def test_the_headings_of_a_page_tell_its_style(headings: str, style: str, hits: int) -> None:
    assert best_style(headings.split(";")) == (style, hits)


def test_only_the_first_three_levels_open_sections_and_the_title_none() -> None:
    text = "# Steps\n\n### Rollback\n\n#### Impact\n\n# Escalation\n"

    assert DEFAULT.sections(Outline(read_outline(text, 0))) == {"rollback": [1], "escalation": [3]}


@given(st.text(max_size=60))
def test_any_text_may_be_a_heading(text: str) -> None:
    for name in TABLES:
        style = named_style(name)
        assert style.sections_of(text) <= section_names()
        assert style.near_miss(text) is None or not style.sections_of(text)


@given(st.text(max_size=40))
def test_case_number_and_punctuation_never_matter(text: str) -> None:
    alias = f"x{text}"
    style = default_style({"steps": (alias,)})

    for written in (alias, alias.upper(), f"7. {alias}", f"{alias}?!", f" {alias} "):
        if key(written) == key(alias):
            assert "steps" in style.sections_of(written)
    assert key(f"12) {alias}") == key(alias) == key(f"{alias}.")


def test_no_word_stands_in_two_sections_by_mistake() -> None:
    meant = {"workflow"}  # of a skill: what to do as much as where to look
    for table in TABLES.values():
        words = sorted(
            (key(word), section)
            for section, some in table.words.items()
            for word in some.split("|")
        )
        twice = {first[0] for first, second in pairwise(words) if first[0] == second[0]}
        assert twice <= meant, table.name
        assert all(
            re.fullmatch(r"[a-z ]+", word) for word in "|".join(table.words.values()).split("|")
        )


@pytest.mark.parametrize("style", sorted(TABLES))
@pytest.mark.parametrize(
    "heading", ["When to use", "Diagnosis", "Steps", "Verification", "Rollback", "Escalation"]
)
def test_each_style_has_a_heading_for_each_of_the_default(style: str, heading: str) -> None:
    found = named_style(style)

    assert found.sections_of(found.heading_for(heading)) == DEFAULT.sections_of(heading)


def test_a_heading_that_fits_stays() -> None:
    assert named_style("four-heading").heading_for("Verification") == "Verification"
    assert named_style("gitlab-playbook").heading_for("Verification") == "Validation"
    assert named_style("gitlab-playbook").heading_for("Our cat") == "Our cat"
