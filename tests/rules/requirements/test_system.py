"""What is asked of systems, beside what pages show."""

from pathlib import Path

import pytest
from tests.rules.requirements.asking import asked, messages

SUPPORT = (
    "support-ends-soon",
    "support-ends-within-a-year",
    "unsupported-critical-component",
)

COUNSEL = "type: role\ntitle: Counsel\nheld_by: [{{contact: ida, until_on: {}}}]\n"


def said(folder: Path, fields: str, *rules: str) -> list[str]:
    files = {
        "systems/cards.yaml": f"title: Cards\n{fields}",
        "contacts/left.yaml": "type: person\ntitle: Lea Brandt\nuntil_on: 2026-10-31\n",
        "contacts/acme.yaml": "type: vendor\ntitle: Acme\ndomains: [acme.example.com]\n",
    }
    return messages(asked(folder / "base", files, *rules))


@pytest.mark.parametrize(
    ("tier", "ends_on", "found"),
    [
        (1, "2026-11-19", "the support of components[1] (Redis) ended on 2026-11-19"),
        (3, "2026-11-19", "the support of components[1] (Redis) ended on 2026-11-19"),
        (1, "2027-05-18", "the support of components[1] (Redis) ends on 2027-05-18"),
        (1, "2027-05-19", "the support of components[1] (Redis) ends on 2027-05-19"),
        (3, "2027-05-19", "the support of components[1] (Redis) ends on 2027-05-19"),
        (3, "2027-11-19", "the support of components[1] (Redis) ends on 2027-11-19"),
        (3, "2027-11-20", ""),
        (1, "soon", ""),  # invalid-field says so, and unknown-end-of-support
    ],
)
def test_the_end_of_support_is_told_once(
    tier: int, ends_on: str, found: str, tmp_path: Path
) -> None:
    fields = f"service_tier: {tier}\ncomponents: [{{name: Redis, end_of_support_on: {ends_on}}}]\n"

    assert said(tmp_path, fields, *SUPPORT) == ([found] if found else [])


@pytest.mark.parametrize(
    ("ends_on", "rule"),
    [
        ("2026-11-20", "support-ends-soon"),  # the last day of its support is one of it
        ("2027-05-18", "support-ends-soon"),
        ("2027-05-19", "support-ends-within-a-year"),
        ("2027-11-19", "support-ends-within-a-year"),
    ],
)
def test_the_nearer_the_end_of_support_the_louder(ends_on: str, rule: str, tmp_path: Path) -> None:
    fields = f"service_tier: 1\ncomponents: [{{name: Redis, end_of_support_on: {ends_on}}}]\n"

    assert len(said(tmp_path, fields, rule)) == 1


def test_one_repository_at_a_vendor_is_one_finding(tmp_path: Path) -> None:
    fields = (
        "repositories: [{url: 'https://git.acme.example.com/a', account_owner: vendor:acme}]\n"
        "pipelines: {not_applicable: 'It is installed by hand, twice a year.'}\n"
    )

    assert len(said(tmp_path, fields, "code-outside-custody")) == 1


@pytest.mark.parametrize(
    ("confirmed", "found"),
    [
        ("confirmed_by: person:r-okafor, confirmed_on: 2025-11-20", ""),
        ("confirmed_by: person:r-okafor, confirmed_on: 2025-11-19", "more than 365 days ago"),
        ("confirmed_by: person:r-okafor, confirmed_on: 2026-12-01", "which is to come"),
        ("confirmed_by: person:left, confirmed_on: 2026-10-01", "left on 2026-10-31"),
        ("confirmed_by: vendor:acme, confirmed_on: 2026-10-01", "which is no role or person"),
        ("confirmed_on: 2026-10-01", "no confirmed_by"),
    ],
)
def test_an_obligation_is_confirmed_by_a_person_of_ours(
    confirmed: str, found: str, tmp_path: Path
) -> None:
    fields = f"obligations: [{{theme: Data, instrument: Act, version: '1', {confirmed}}}]\n"
    said_of_it = said(tmp_path, fields, "unconfirmed-obligation")

    assert [found in one for one in said_of_it] == ([True] if found else [])


@pytest.mark.parametrize(
    ("by", "contacts", "is_known"),
    [
        ("role:line", {"line": "type: role\ntitle: Legal and compliance\n"}, True),
        ("role:compliance-desk", {"compliance-desk": "type: role\ntitle: Desk\n"}, True),
        ("role:line", {"line": "type: role\ntitle: TBD\n"}, False),
        ("role:line", {"line": "type: role\n"}, False),
        ("person:ida", {"ida": "type: person\ntitle: Ida\nposition: Syndikusrecht\n"}, True),
        ("person:ida", {"ida": "type: person\ntitle: Ida Law\nposition: Engineer\n"}, False),
        ("person:ida", {"ida": "type: person\ntitle: Ida\nposition: n/a\n"}, False),
        (
            "person:ida",
            {
                "ida": "type: person\ntitle: Ida\n",
                "line": COUNSEL.format("2026-11-20"),
            },
            True,
        ),
        (
            "person:ida",
            {
                "ida": "type: person\ntitle: Ida\n",
                "line": COUNSEL.format("2026-11-19"),
            },
            False,
        ),
        ("team:payments", {}, True),  # unconfirmed-obligation says that it is no role or person
        ("role:none", {}, True),  # unresolved-reference says that there is none
    ],
)
def test_who_confirms_answers_for_compliance_or_law(
    by: str, contacts: dict[str, str], is_known: bool, tmp_path: Path
) -> None:
    files = {f"contacts/{name}.yaml": text for name, text in contacts.items()}
    files["systems/cards.yaml"] = f"obligations: [{{theme: Data, confirmed_by: '{by}'}}]\n"

    found = messages(asked(tmp_path / "base", files, "obligation-confirmed-by-others"))

    says = f"{by} confirms obligations[1], and nothing says that they answer for compliance or law"
    assert found == ([] if is_known else [says])


def test_a_case_that_is_counted_elsewhere_says_so_and_the_rest(tmp_path: Path) -> None:
    elsewhere = "value: {not_applicable: 'Counted with the system that it serves.'}"
    whole = f"business_case: {{problem: Losses, {elsewhere}, value_from_on: 2024-10-01}}\n"
    part = f"business_case: {{problem: Losses, {elsewhere}}}\n"

    assert said(tmp_path / "a", whole, "missing-business-case") == []
    assert said(tmp_path / "b", part, "missing-business-case") == [
        "the system cards has no business_case.value_from_on"
    ]
