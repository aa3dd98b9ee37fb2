"""Whoever runs what others cannot do without has to know it."""

from pathlib import Path

from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Report, Severity

RULE = "unacknowledged-dependency"
TEAM = "type: team\ntitle: Banking\nreach: {pager: banking}\nhours: 24x7\n"


def _report(folder: Path, *needs: str, owner: str = "payments", **files: str) -> Report:
    entries = "".join(f"  - {need}\n" for need in needs)
    cards = f"title: Cards\nowner: {owner}\ndepends_on:\n{entries}"
    systems = {f"systems/{name}.yaml": text for name, text in {"cards": cards, **files}.items()}
    systems["contacts/banking.yaml"] = TEAM
    return judged(folder, systems, Level.FULL, RULE)


def test_it_names_the_team_that_has_to_be_told(tmp_path: Path) -> None:
    report = _report(tmp_path, "accounts", accounts="title: Accounts\nowner: team:banking\n")

    assert [(f.path, f.severity) for f in report.findings] == [
        ("systems/cards.yaml", Severity.WARNING)
    ]
    assert said(report) == [
        (
            4,
            5,
            (
                "Cards cannot do without Accounts, and nothing says that team:banking agreed to"
                " that: Cards → Accounts"
            ),
            (
                "tell them, ask what they promise, and write `agreed: {by: person:<id>, date:"
                " <day>}` with this dependency"
            ),
        )
    ]
    assert [(one.path, one.span.line, one.message) for one in report.findings[0].related] == [
        ("systems/accounts.yaml", 2, "Accounts belongs to team:banking")
    ]


def test_one_agreement_answers_for_two_dependencies_on_the_same(tmp_path: Path) -> None:
    agreed = "{to: accounts, kind: database, agreed: {by: role:duty-manager, date: 2026-11-20}}"
    accounts = "title: Accounts\nowner: banking\n"

    answered = _report(tmp_path / "a", "{to: accounts, kind: dns}", agreed, accounts=accounts)
    silent = _report(tmp_path / "b", "{to: accounts, kind: dns}", "accounts", accounts=accounts)

    assert said(answered) == []
    assert [finding.span.line for finding in silent.findings] == [4]


def test_an_agreement_that_is_still_to_come_or_says_nothing_is_none(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        "{to: accounts, agreed: {by: role:duty-manager, date: 2026-11-21}}",
        "{to: rates, agreed: {}}",
        accounts="title: Accounts\nowner: banking\n",
        rates="title: Rates\nowner: banking\n",
    )

    assert [finding.span.line for finding in report.findings] == [4, 5]


def test_what_needs_no_agreement(tmp_path: Path) -> None:
    report = _report(
        tmp_path,
        "{to: soft, criticality: soft}",
        "{to: ours}",
        "{to: feed, contract: C-7}",
        "{to: old}",
        soft="title: Soft\nowner: banking\n",
        ours="title: Ours\nowner: team:payments\n",
        feed="title: Feed\nowner: banking\nscope: external\n",
        old="title: Old\nowner: banking\nlifecycle: retired\n",
        vault="title: Vault\nowner: payments\nneeded_to_recover: [soft]\n",
        gone="title: Gone\nowner: payments\nlifecycle: retired\ndepends_on: [soft]\n",
    )

    assert said(report) == []
    assert report.tallies[RULE].unknown == {}


def test_a_contract_answers_only_for_what_is_outside(tmp_path: Path) -> None:
    report = _report(
        tmp_path, "{to: accounts, contract: C-7}", accounts="title: Accounts\nowner: banking\n"
    )

    assert [finding.span.line for finding in report.findings] == [4]


def test_without_an_owner_nobody_can_tell(tmp_path: Path) -> None:
    reason = "systems whose owner, or that of something they need, is not known"
    nobody = _report(tmp_path / "a", "accounts", accounts="title: Accounts\n")
    unknown = _report(
        tmp_path / "b", "accounts", owner="gone", accounts="title: Accounts\nowner: banking\n"
    )

    for report in (nobody, unknown):
        assert said(report) == []
        assert report.tallies[RULE].unknown == {reason: 1}
