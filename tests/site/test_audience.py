"""Records for others are left out of every page."""

from collections.abc import Mapping

import pytest
from tests.site.planned_base import planned, with_files

HIDDEN = "Zanzibar"


def files(audience: str) -> Mapping[str, str | bytes]:
    about = f"audience: {audience}\n"
    text = f"---\n{about}alerts: [{HIDDEN}Down]\n---\n\n# {HIDDEN}\n\n[x](gone.md)\n"
    plain = f"---\n{about}---\n\n# {HIDDEN}\n"
    needs = "owner: payments\ndepends_on: [ledger, nothing]\n"
    return with_files(
        **{
            "systems/zanzibar.yaml": f"title: {HIDDEN}\n{needs}{about}",
            "contacts/zanzibar-team.yaml": f"type: team\ntitle: {HIDDEN} team\n{about}",
            "runbooks/zanzibar.md": text,
            "decisions/pay/0003-zanzibar.md": plain,
            "docs/zanzibar.md": plain,
            "docs/open.md": "# Open\n\n![p](z.png) and [what it is](zanzibar.md)\n",
            "handovers/zanzibar.md": plain,
        }
    )


@pytest.mark.parametrize("audience", ["team", "restricted", "Team", "nobody"])
def test_nothing_of_a_record_for_others_is_published(audience: str) -> None:
    site = planned(files(audience))

    for uri, file in site.items():
        said = (file.markdown or "") + "".join(block.html for block in file.blocks)
        assert HIDDEN.lower() not in (uri + said).lower(), uri


@pytest.mark.parametrize(
    ("record_for", "build_for", "is_shown"),
    [
        ("all", "all", True),
        ("team", "team", True),
        ("team", "restricted", True),
        ("restricted", "team", False),
        ("restricted", "restricted", True),
    ],
)
def test_an_audience_sees_what_is_for_it_and_for_wider_ones(
    record_for: str, build_for: str, is_shown: bool
) -> None:
    site = planned(files(record_for), audience=build_for)

    assert ("systems/zanzibar.md" in site) == is_shown
    assert ("docs/zanzibar.md" in site) == is_shown


@pytest.mark.parametrize(
    "broken", ["audience: team\nx: [", "audience: [team]\n", "a: &b\naudience: team\na: 1\n"]
)
def test_a_record_whose_audience_cannot_be_read_is_for_nobody(broken: str) -> None:
    files = with_files(
        **{
            "docs/x.md": f"---\n{broken}\n---\n\n# {HIDDEN}\n",
            "contacts/x.yaml": f"type: person\ntitle: {HIDDEN}\n{broken}\n",
        }
    )

    site = planned(files, audience="restricted")

    assert not [uri for uri, file in site.items() if HIDDEN in (file.markdown or "")]


def test_a_record_that_names_one_for_others_does_not_give_it_away() -> None:
    files = with_files(
        **{
            "systems/zanzibar.yaml": f"title: {HIDDEN}\naudience: team\n",
            "systems/till.yaml": "title: Till\ndepends_on: [zanzibar]\npart_of: [zanzibar]\n",
            "runbooks/till.md": "---\nsystems: [till, zanzibar]\n---\n\n# Till\n",
        }
    )

    site = planned(files)

    assert "not shown here" in "".join(block.html for block in site["systems/till.md"].blocks)
    for uri, file in site.items():
        assert "zanzibar" not in "".join(block.html for block in file.blocks).lower(), uri


def test_a_field_of_free_text_does_not_name_a_record_for_others() -> None:
    files = with_files(
        **{
            "contacts/zanzibar-team.yaml": f"type: team\ntitle: {HIDDEN}\naudience: team\n",
            "contacts/nimbus.yaml": """\
type: vendor
title: Nimbus
subcontractors: [zanzibar-team]
contracts: [{ref: C1, covers: zanzibar-team, end_on: 2026-12-31}]
""",
            "decisions/pay/0003-open.md": "---\ndecision_makers: [zanzibar-team]\n---\n\n# Open\n",
        }
    )

    for uri, file in planned(files).items():
        assert "zanzibar" not in "".join(block.html for block in file.blocks).lower(), uri


def test_an_exercise_is_for_those_who_may_see_its_runbook() -> None:
    files = with_files(
        **{
            "runbooks/x.md": "---\naudience: team\n---\n\n# X\n",
            "exercises/2026-01-01-x.yaml": "runbook: runbook:x\ndate: 2026-01-01\n",
            "exercises/2026-01-02-ledger.yaml": "runbook: ledger-down\ndate: 2026-01-02\n",
        }
    )

    shown = {uri for uri in planned(files) if uri.startswith("exercises/2026")}

    assert shown == {"exercises/2026-01-02-ledger.md"}


def test_a_short_id_of_a_record_for_others_takes_no_other_findings_along() -> None:
    files = with_files(
        **{
            "contacts/no.yaml": "type: team\ntitle: Zz\naudience: team\n",
            "systems/till.yaml": "title: Till\ndepends_on: [nothing]\n",
        }
    )

    said = "".join(block.html for block in planned(files)["systems/till.md"].blocks)

    assert "names the system" in said
