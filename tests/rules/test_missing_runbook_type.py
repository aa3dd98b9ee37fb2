from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level, Severity

RULE = "missing-runbook-type"
TYPES = ("alert_response", "deploy_rollback", "disaster_recovery", "access")
WITH_MODELS = (*TYPES, "retrain_model", "disable_model")


def _files(system: str, *types: str, settings: str = "severity: warning") -> dict[str, str]:
    runbooks = {
        f"runbooks/{kind}.md": f"---\ntype: {kind}\nsystems: [cards]\n---\n\n# A\n"
        for kind in types
    }
    configuration = f"format: 1\nrule_settings: {{{RULE}: {{{settings}}}}}\n"
    ledger = "title: Ledger\nowner: payments\nservice_tier: 4\n"
    return {
        "relaybook.yml": configuration,
        "systems/ledger.yaml": ledger,
        "systems/cards.yaml": f"title: Cards\nowner: payments\n{system}",
        **runbooks,
    }


def _messages(folder: Path, files: dict[str, str]) -> list[str]:
    return [one[2] for one in said(judged(folder, files, Level.FULL, RULE))]


@pytest.mark.parametrize("left_out", TYPES)
def test_each_type_is_asked_for(tmp_path: Path, left_out: str) -> None:
    present = [one for one in TYPES if one != left_out]

    assert _messages(tmp_path, _files("service_tier: 1\n", *present)) == [
        f"this system of tier 1 has no runbook of type {left_out}"
    ]


@pytest.mark.parametrize("left_out", ["retrain_model", "disable_model"])
def test_a_system_with_models_needs_two_more(tmp_path: Path, left_out: str) -> None:
    present = [one for one in WITH_MODELS if one != left_out]
    system = "service_tier: 2\nmodels: [{id: score, provider: internal}]\n"

    assert _messages(tmp_path, _files(system, *WITH_MODELS)) == []
    assert _messages(tmp_path / "without", _files(system, *present)) == [
        f"this system of tier 2 has no runbook of type {left_out}"
    ]


def test_a_hosted_model_is_switched_off_and_not_trained(tmp_path: Path) -> None:
    system = "service_tier: 2\nmodels: [{id: score, provider: Example AI}]\n"

    assert _messages(tmp_path, _files(system, *TYPES)) == [
        "this system of tier 2 has no runbook of type disable_model"
    ]


@pytest.mark.parametrize(
    "system",
    [
        "service_tier: 3\n",
        "service_tier: 1\nlifecycle: retired\n",
        "service_tier: 1\nlifecycle: planned\n",
        "service_tier: 1\nscope: external\n",
        "service_tier: 1\nentity: component\n",
        "customer_facing: true\n",
    ],
)
def test_some_systems_are_not_asked(tmp_path: Path, system: str) -> None:
    report = judged(tmp_path, _files(system), Level.FULL, RULE)

    assert said(report) == []
    assert report.tallies[RULE].unknown == {}


def test_an_alert_leads_to_a_runbook_whatever_its_type(tmp_path: Path) -> None:
    files = _files("service_tier: 1\n", *TYPES[1:])
    page = "---\ntype: operational_procedure\nsystems: [cards]\nalerts: [CardsDown]\n---\n\n# B\n"

    assert _messages(tmp_path, {**files, "runbooks/b.md": page}) == []


def test_runbooks_kept_elsewhere_cannot_be_told(tmp_path: Path) -> None:
    link = "links: [{rel: runbooks, url: https://git.example.com/cards}]\n"
    report = judged(tmp_path, _files(f"service_tier: 1\n{link}"), Level.FULL, RULE)

    assert said(report) == []
    assert report.tallies[RULE].unknown == {
        "systems whose other runbooks are kept elsewhere, as a link of theirs says": 1
    }


def test_each_type_has_its_threshold(tmp_path: Path) -> None:
    settings = "alert_response_to_tier: 1, deploy_rollback_to_tier: 0, access_to_tier: 3"

    assert _messages(tmp_path, _files("service_tier: 2\n", settings=settings)) == [
        "this system of tier 2 has no runbook of type disaster_recovery or access"
    ]
    assert _messages(tmp_path / "3", _files("service_tier: 3\n", settings=settings)) == [
        "this system of tier 3 has no runbook of type access"
    ]


def test_a_profile_makes_it_an_error(tmp_path: Path) -> None:
    files = _files("service_tier: 1\n")
    files["relaybook.yml"] = "format: 1\n"
    usual = judged(tmp_path, files, Level.FULL, RULE)
    files["relaybook.yml"] = "format: 1\nprofiles: [regulated]\n"
    strict = judged(tmp_path / "strict", files, Level.FULL, RULE)

    assert [one.severity for one in usual.findings] == [Severity.WARNING]
    assert [one.severity for one in strict.findings] == [Severity.ERROR]
