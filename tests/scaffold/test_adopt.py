"""What is guessed of a repository, from values alone."""

from collections.abc import Iterable

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from relaybook.load.configuration import read_configuration
from relaybook.load.survey import Data, Page, Survey
from relaybook.scaffold.adopt import adopt
from relaybook.scaffold.adopt_owners import find_owners
from relaybook.scaffold.adopt_readiness import Readiness
from relaybook.scaffold.adopt_text import configuration_text

FOUR = ("Meaning", "Impact", "Diagnosis", "Mitigation")
ADR = ("Status", "Context", "Decision", "Consequences")
REVIEWED = frozenset({"last_reviewed_on", "title"})


def seen(*pages: Page, data: Iterable[Data] = (), more: Iterable[str] = ()) -> Survey:
    data = tuple(data)
    paths = [*(one.path for one in (*pages, *data)), *more]
    return Survey(tuple(sorted(paths)), pages, data)


def pages(
    folder: str, headings: tuple[str, ...] = (), count: int = 3, **more: object
) -> list[Page]:
    return [Page(f"{folder}/page-{at}.md", headings, **more) for at in range(count)]  # type: ignore[arg-type]


def text(survey: Survey, *nearest: Readiness) -> str:
    return configuration_text(adopt(survey, "ops"), nearest).text


def folders(survey: Survey) -> dict[str, list[str]]:
    found: dict[str, list[str]] = yaml.safe_load(text(survey))["folders"]
    return {kind: value for kind, value in found.items() if kind != "guides"}


def decisions(folder: str, count: int = 3, headings: tuple[str, ...] = ADR) -> list[Page]:
    return [Page(f"{folder}/{at:04}-choose-{at}.md", headings) for at in range(count)]


def test_pages_without_a_sign_are_guides() -> None:
    assert folders(seen(*pages("docs"), Page("README.md"))) == {}
    assert "  # 4 other Markdown files: published" in text(seen(*pages("docs"), Page("README.md")))


@pytest.mark.parametrize(
    ("survey", "expected"),
    [
        (seen(*pages("kb/db", FOUR)), {"runbooks": ["kb/db"]}),
        (seen(*pages("runbooks")), {"runbooks": ["runbooks"]}),
        (seen(*pages("ops/playbooks/db")), {"runbooks": ["ops/playbooks"]}),
        (seen(*pages("how", ("Symptoms", "Resolution"))), {"runbooks": ["how"]}),
        (seen(*pages("pages", (), keys=REVIEWED, has_commands=True)), {"runbooks": ["pages"]}),
        (seen(*pages("pages", (), keys=REVIEWED)), {}),
        (seen(*decisions("doc/adr")), {"decisions": ["doc/adr"]}),
        (seen(*decisions("doc/adr", 1)), {"decisions": ["doc/adr"]}),
        (seen(*decisions("notes", 1)), {}),
        (seen(*decisions("operations")), {"decisions": ["operations"]}),
        (seen(*decisions("alerts")), {"decisions": ["alerts"]}),
        (seen(*decisions("adr/templates"), *decisions("adr")), {"decisions": ["adr"]}),
        (seen(Page("runbooks/README.md"), Page("adr/index.md")), {}),
    ],
)
def test_a_folder_is_told_by_what_its_pages_look_like(
    survey: Survey, expected: dict[str, list[str]]
) -> None:
    assert folders(survey) == expected


def test_folders_with_the_same_kind_are_taken_together() -> None:
    survey = seen(*pages("kb/db", FOUR), *pages("kb/web", FOUR), *pages("kb/web/old", FOUR))

    assert folders(survey) == {"runbooks": ["kb"]}


def test_folders_beside_other_pages_are_named_one_by_one() -> None:
    survey = seen(*pages("kb/db", FOUR), *pages("kb/web", FOUR), *pages("kb/notes", count=4))

    assert folders(survey) == {"runbooks": ["kb/db", "kb/web"]}


def test_pages_named_like_alerts_are_runbooks() -> None:
    rules = Data("charts/rules.yaml", ("Page-0", "page-1"))

    assert folders(seen(*pages("help"), data=[rules])) == {
        "runbooks": ["help"],
        "alerts": ["charts"],
    }
    assert "3 Markdown files; 2 named like an alert rule\n" in text(
        seen(*pages("help"), data=[rules])
    )


def test_alert_rules_that_cannot_all_be_read_are_left_alone() -> None:
    good, bad = Data("a/rules.yaml", ("X", "Y")), Data("a/b/template.yaml", sound=False)

    assert folders(seen(data=[good])) == {"alerts": ["a"]}
    assert folders(seen(data=[good, bad])) == {}
    assert "# a/: 1 YAML file with 2 alert rules\n" in text(seen(data=[good]))


def test_the_root_can_hold_records_but_then_no_guides() -> None:
    survey = seen(*(Page(f"adr-00{at}-choose.md", ADR) for at in range(3)))

    assert yaml.safe_load(text(survey))["folders"] == {"decisions": ["."], "guides": []}


def test_a_style_is_said_once_where_all_follow_it_and_by_folder_where_not() -> None:
    gitlab = ("Alert Behavior", "Severities", "Verification", "Possible Resolutions")
    same = seen(*pages("runbooks/db", FOUR), *pages("runbooks/web", FOUR))
    mixed = seen(*pages("runbooks/db", FOUR), *pages("runbooks/web", gitlab))

    assert [(one.folder, one.style, one.pages) for one in adopt(same, "x").styles] == [
        ("runbooks", "four-heading", 6)
    ]
    assert [(one.folder, one.style) for one in adopt(mixed, "x").styles] == [
        ("runbooks/db", "four-heading"),
        ("runbooks/web", "gitlab-playbook"),
    ]


@pytest.mark.parametrize(
    ("page", "style"),
    [
        (Page("runbooks/x.md", ("First Line Troubleshooting",)), "ft"),
        (Page("runbooks/x/SKILL.md", (), frozenset({"name", "description"})), "skill"),
        (
            Page("runbooks/x.md", ("2. Meaning", "IMPACT", "Diagnosis:", "Mitigation")),
            "four-heading",
        ),
        (Page("runbooks/x.md", ("When to use", "Steps")), None),
        (Page("runbooks/x.md", ("Meaning",)), None),
    ],
)
def test_a_style_is_told_by_its_headings(page: Page, style: str | None) -> None:
    assert [one.style for one in adopt(seen(page), "x").styles] == ([style] if style else [])


def test_own_headings_are_named_where_no_style_fits() -> None:
    survey = seen(*pages("runbooks", ("Was tun", "Impact")))

    assert "# runbooks/: 0 of 3 pages have headings from which we know when" in text(survey)
    assert "# Headings that we do not know: Was tun (3)\n" in text(survey)


def test_owners_are_found_where_repositories_keep_them() -> None:
    registry = Data("data/repos.yml", keys=frozenset({"repo_name", "team"}), rows=9)
    survey = seen(
        *pages("runbooks", keys=frozenset({"owner_slack"})), data=[registry], more=["a/OWNERS"]
    )

    found = find_owners(survey, [".github/CODEOWNERS"])
    shown = text(survey)

    assert found.files == (".github/CODEOWNERS", "a/OWNERS")
    assert "# Found: a/OWNERS\n" in shown
    assert "# aliases: {keys: {owner: [owner_slack]}}\n" in shown
    assert "# Found: data/repos.yml, a list of 9 entries with repo_name and team. To read" in shown
    assert (
        "# owners: {registries: [{file: data/repos.yml, name: repo_name, owner: team}]}\n" in shown
    )


def test_a_folder_called_like_ours_with_other_content_is_not_read_as_ours() -> None:
    other = [Data(f"systems/{at}.yaml", keys=frozenset({"kind", "spec"})) for at in range(2)]
    ours = [Data(f"contacts/{at}.yaml", keys=frozenset({"type", "title"})) for at in range(2)]

    assert folders(seen(data=[*other, *ours])) == {"systems": []}
    assert "# systems/: 0 of 2 files have fields of ours, so they are not read" in text(
        seen(data=other)
    )


def test_the_nearest_folder_is_proposed_first() -> None:
    near = Readiness("runbooks/db", 4, 3, (("missing-owner", 1),))
    far = Readiness("runbooks/web", 1, 0, (("a", 4), ("b", 3), ("c", 2), ("d", 1)))

    shown = text(seen(), near, far)

    assert (
        "# - runbooks/db: 3 of 4 documents at standard; lacking: missing-owner 1\n"
        "# - runbooks/web: 0 of 1 document at standard; lacking: a 4, b 3, c 2, ...\n"
        "level:\n  default: basic\n"
        "  # To raise the nearest folder, take away the # before `folders`:\n"
        "  # folders: {runbooks/db: standard}\n"
    ) in shown


_ANY = st.text(
    st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=12
).filter(lambda part: part.strip(". ") != "")
_HEADINGS = st.lists(st.sampled_from((*FOUR, *ADR, "Steps", "Other\n# x: y")), max_size=6)


@given(
    st.lists(
        st.builds(
            lambda parts, headings, keys: Page(f"{'/'.join(parts)}.md", tuple(headings), keys),
            st.lists(_ANY, min_size=1, max_size=4),
            _HEADINGS,
            st.frozensets(st.sampled_from(("owner_slack", "last_reviewed_on", "deciders"))),
        ),
        max_size=8,
    ),
    _ANY,
)
def test_any_repository_gives_a_configuration_that_is_read(found: list[Page], name: str) -> None:
    survey = seen(*found)
    guess = adopt(survey, name)

    shown = configuration_text(
        guess, [Readiness(one.folder, 1, 0, ()) for one in guess.styles]
    ).text

    configuration = read_configuration(shown)
    assert configuration.level.default == "basic"
    assert configuration.name == " ".join(name.split())
    for kind in ("runbooks", "decisions"):
        if guesses := guess.folders.of(kind):
            assert getattr(configuration.folders, kind) == tuple(one.folder for one in guesses)
    assert (
        shown
        == configuration_text(
            adopt(survey, name), [Readiness(one.folder, 1, 0, ()) for one in guess.styles]
        ).text
    )
