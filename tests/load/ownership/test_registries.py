"""Owners from the lists of services that a team keeps anyway."""

from pathlib import Path

import pytest
from tests.load.ownership.repository import RUNBOOK, findings, owned, owner_of

from relaybook.errors import ConfigurationError

REGISTRY = """\
owners:
  registries:
    - {file: services.json, list: services.all, folder: area, owner: team, escalation: call}
    - {file: teams.yml, name: service, path: docs}
"""


def test_registries_name_owner_and_escalation(tmp_path: Path) -> None:
    files = {
        "ops/services.json": '{\n\t"services": {"all": [\n'
        '\t\t{"area": "pay", "team": "team:pay", "call": ["bob", "@ACME/sre", "zoe"]}\n\t]}\n}\n',
        "ops/teams.yml": "- {service: s, owner: sre}\n- {docs: runbooks/b.md, owner: sre}\n",
        "ops/systems/s.yaml": "title: S\n",
        "ops/runbooks/pay/a.md": RUNBOOK,
        "ops/runbooks/b.md": RUNBOOK,
    }
    base = owned(tmp_path, files, REGISTRY)

    assert owner_of(base) == ("pay", "services.json", 3, 19, False)
    assert owner_of(base, "b") == ("sre", "teams.yml", 2, 25, False)
    assert base.systems["s"].owner == "sre"
    assert [one.contact for one in base.runbooks["a"].escalation or ()] == [
        *("person:bob", "team:sre")
    ]
    assert [(one.name, one.records) for one in base.unknown_handles] == [
        ("zoe", ("runbooks/pay/a.md",))
    ]


def test_a_registry_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "out.yml").write_text("- {name: s, owner: sre}\n")
    files = {"ops/broken.yml": "- {name: s\nx\n", "ops/flat.yml": "name: s\n"}
    listed = "owners:\n  registries: [../out.yml, none.yml, broken.yml, flat.yml]\n"
    found = findings(owned(tmp_path, files, listed), "unreadable-file", "invalid-ownership")

    told = [(one.rule, one.path, one.span.line, one.span.column, one.message) for one in found]
    assert told[:2] == [
        told[0],
        ("invalid-ownership", "flat.yml", 1, 1, "the file holds no list"),
    ]
    assert told[0][:3] == ("invalid-ownership", "broken.yml", 2)
    why = "so nobody is taken from it"
    assert told[2:] == [
        (
            "unreadable-file",
            "relaybook.yml",
            2,
            16,
            f"../out.yml lies outside of the knowledge base, {why}",
        ),
        ("unreadable-file", "relaybook.yml", 2, 28, f"none.yml is no file of it, {why}"),
    ]


def test_a_key_of_a_registry_is_checked(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        owned(tmp_path, {}, "owners:\n  registries:\n    - {file: a.yml, ownr: b}\n")

    assert str(caught.value) == (
        "relaybook.yml:3:21 unknown key `owners.registries[1].ownr`; did you mean `owner`?"
    )
