"""Numbers, prefixes and dates in the names of files, and numbers at the beginning of headings."""

from datetime import date

import pytest

from relaybook.model.decision_names import heading_of, name_of


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("0003-use-x", ("0003", "", None, "use-x")),
        ("003_Use_X", ("003", "", None, "use-x")),
        ("0001 record decisions", ("0001", "", None, "record-decisions")),
        ("12", ("12", "", None, "")),
        ("0000-use-markdown", ("0000", "", None, "use-markdown")),
        ("20200926-use-x", ("", "", date(2020, 9, 26), "use-x")),
        ("2022-04-13_018-single-state", ("018", "", date(2022, 4, 13), "single-state")),
        ("2024-03-05-use-kafka", ("", "", date(2024, 3, 5), "use-kafka")),
        ("20201399-no-day", ("", "", None, "20201399-no-day")),
        ("ADR-004-capability", ("004", "ADR", None, "capability")),
        ("adr004-x", ("004", "ADR", None, "x")),
        ("ADR 12 - Use X", ("12", "ADR", None, "use-x")),
        ("ODH-ADR-Operator-0006-x", ("0006", "ODH-ADR-OPERATOR", None, "x")),
        ("ADR-1234-01-x", ("1234-01", "ADR", None, "x")),
        ("ADR-12-2-phase-commit", ("12", "ADR", None, "2-phase-commit")),
        ("use-http-2-everywhere", ("", "", None, "use-http-2-everywhere")),
        ("", ("", "", None, "")),
    ],
)
def test_a_file_name_is_read(stem: str, expected: tuple[str, str, date | None, str]) -> None:
    assert tuple(name_of(stem)) == expected


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("3. Networking", "3", "Networking"),
        ("ADR-0012: Use X", "0012", "Use X"),
        ("ADR 003: Use X", "003", "Use X"),
        ("ADR #12: Use X", "12", "Use X"),
        ("23 Logging", "23", "Logging"),
        ("020. Environments", "020", "Environments"),
        ("7 - Use X", "7", "Use X"),
        ("0012", "0012", ""),
        ("3 replicas are enough", "", "3 replicas are enough"),
        ("3.5 is out", "", "3.5 is out"),
        ("Use PostgreSQL 12", "", "Use PostgreSQL 12"),
    ],
)
def test_the_number_of_a_heading_is_told_from_its_words(
    heading: str, number: str, title: str
) -> None:
    assert (heading_of(heading).number, heading_of(heading).slug) == (number, title)


def test_zeros_make_no_difference() -> None:
    assert name_of("0012-a").value == name_of("12-a").value == "12"
    assert name_of("0000-a").value == "0"
