"""Rules about decisions say of the logs of other organisations only what is true of them."""

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import AsOf, Finding, Level, Severity
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.rules.registry import RULES

DATA = Path(__file__).parents[1] / "data"
DAY = AsOf(date(2026, 8, 22))
# What only the packs of profiles ask of a decision is asked of those who chose to be.
ABOUT_DECISIONS = frozenset(
    rule.id for rule in RULES if rule.area == "decisions" and rule.severity is not None
)

# Each was looked up in the files. At basic only what is wrong in what is there:
BASIC = {
    "arachne-adrs": {},
    # 0004 names 0015, which says nothing; 0033 and 0035 have a heading with the number 3.
    "govuk-aws-adrs": {"one-sided-supersession": 1, "heading-number-differs": 2},
    "madr": {},
    # 13 dates such as 05/02/2018; 021 names 036, which says nothing; the heading of 030 is that of
    # 029; the README lacks 048 and 049.
    "moj-cloud-platform": {
        "invalid-date": 13,
        "one-sided-supersession": 1,
        "heading-number-differs": 1,
        "index-differs": 1,
    },
    "wagov-adrs": {},
}
# At full what is missing, too: the numbers 032 (and 024, which is not kept here) and 0034; who
# decided, of each accepted one; the consequences of 022, 023, 025 and 033 of moj.
FULL = {
    "arachne-adrs": {"missing-decider": 1},
    "govuk-aws-adrs": {"missing-decider": 30, "number-gap": 1},
    "madr": {},
    "moj-cloud-platform": {"missing-decider": 34, "missing-consequence": 4, "number-gap": 2},
    "wagov-adrs": {"missing-decider": 14},
}

# Read one by one: these name plans, links or what gets better, and nothing that gets worse.
ALL_IS_WELL = {
    "arachne-adrs": [],
    "govuk-aws-adrs": ["0001", "0003", "0027"],
    "moj-cloud-platform": ["000", "003", "009", "013", "040", "041", "042", "043", "044"],
    "wagov-adrs": [],
}


def said(name: str, folder: Path, level: Level, day: AsOf = DAY) -> tuple[Finding, ...]:
    shutil.copytree(DATA / "corpora" / name, folder, dirs_exist_ok=True)
    shutil.copytree(DATA / "corpora-configuration" / name, folder, dirs_exist_ok=True)
    options = CheckOptions(level=level, raise_errors=True)
    found = check(load(WorkingTree(folder)), day, options).findings
    return tuple(one for one in found if one.rule in ABOUT_DECISIONS)


@pytest.mark.parametrize("name", BASIC)
def test_at_basic_only_what_is_wrong_in_what_is_there(name: str, tmp_path: Path) -> None:
    found = said(name, tmp_path, Level.BASIC)

    assert Counter(one.rule for one in found) == BASIC[name]
    assert all(one.severity < Severity.ERROR for one in found)


@pytest.mark.parametrize("name", FULL)
def test_at_full_also_what_is_missing(name: str, tmp_path: Path) -> None:
    found = said(name, tmp_path, Level.FULL)

    assert Counter(one.rule for one in found) == {**BASIC[name], **FULL[name]}


@pytest.mark.parametrize(("name", "numbers"), ALL_IS_WELL.items(), ids=ALL_IS_WELL)
def test_plain_sentences_without_a_price_are_told_from_those_with_one(
    name: str, numbers: list[str], tmp_path: Path
) -> None:
    shutil.copytree(DATA / "corpora" / name, tmp_path, dirs_exist_ok=True)
    shutil.copytree(DATA / "corpora-configuration" / name, tmp_path, dirs_exist_ok=True)
    rules = frozenset({"only-good-consequences"})
    options = CheckOptions(level=Level.FULL, profiles=("base",), select=rules)

    report = check(load(WorkingTree(tmp_path)), DAY, options)

    assert [Path(one.path).name.partition("-")[0] for one in report.findings] == numbers
    assert report.tallies["only-good-consequences"].unknown == {}


def test_the_review_of_eighteen_of_twenty_has_passed(tmp_path: Path) -> None:
    shutil.copytree(DATA / "corpora" / "wagov-adrs", tmp_path, dirs_exist_ok=True)
    shutil.copytree(DATA / "corpora-configuration" / "wagov-adrs", tmp_path, dirs_exist_ok=True)
    options = CheckOptions(level=Level.FULL, select=frozenset({"review-overdue"}))

    found = check(load(WorkingTree(tmp_path)), DAY, options).findings

    assert len([one for one in found if one.record.startswith("decision:")]) == 18


def test_the_finding_names_where_to_write_and_what(tmp_path: Path) -> None:
    (one,) = (
        one
        for one in said("govuk-aws-adrs", tmp_path, Level.BASIC)
        if one.rule == "one-sided-supersession"
    )

    assert (one.path.rpartition("/")[2], one.span.line, one.span.column) == (
        "0004-dns-definitions-for-hosts-and-services.md",
        7,
        15,
    )
    assert one.help == (
        "in docs/architecture/decisions/0015-dns-infrastructure.md, below line 7: write"
        " `Supersedes [4. DNS definitions for hosts and services]"
        "(0004-dns-definitions-for-hosts-and-services.md)`;"
        " or run `relaybook decision supersede 0004 --by 0015`"
    )
