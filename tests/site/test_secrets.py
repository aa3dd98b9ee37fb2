"""What looks like a secret in a record is on no page, in no link and not in the search."""

from datetime import date
from pathlib import Path

import pytest
from tests.site.planned_base import DAY, FILES

from relaybook.findings import AsOf
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.site.build import plan_knowledge_base, publish

KEY = "AKIA" + "Q3ZV7KX2MNB4TRWP"
SECRETS = ("S3cretPass99", "hunter2secret", "pw4ledger", KEY, "MIIEowIBAAKCAQEA")
SYSTEM = """\
title: Vault password=hunter2secret
description: It logs in with password=hunter2secret and `token=hunter2secret`.
owner: "password: S3cretPass99"
service_tier: 1
aliases: [{source: kubernetes, value: "secret=hunter2secret"}]
links: [{rel: logs, title: Logs, url: "https://user:pw4ledger@host.example.com/logs"}]
labels: {note: "Use password=$PASS or token=<TOKEN>"}
depends_on: [{to: ledger, kind: sync_call, note: "https://user:pw4ledger@host.example.com"}]
"""
TEAM = """\
type: team
title: Keys
reach: {email: "password=hunter2secret", chat: "https://user:pw4ledger@chat.example.com"}
"""
RUNBOOK = f"""\
---
type: task
systems: [vault]
---

# Turn the key {KEY}

Open https://user:pw4ledger@host.example.com or <https://user:pw4ledger@host.example.com> or
[this](https://user:pw4ledger@host.example.com) or [that][there]
or <a href="https://user:pw4ledger@host.example.com">raw</a> with `{KEY}`.

```sh
login --password="S3cretPass99" --password=$PASS --token=<TOKEN> {KEY}
```

-----BEGIN PRIVATE KEY-----
MIIEowIBAAKCAQEA
-----END PRIVATE KEY-----

[there]: https://user:pw4ledger@host.example.com
"""
RECORDS = {
    **FILES,
    "systems/vault.yaml": SYSTEM,
    "contacts/keys.yaml": TEAM,
    "runbooks/turn.md": RUNBOOK,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("base")
    for path, text in RECORDS.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    tree = WorkingTree(root)
    plan = plan_knowledge_base(load(tree), AsOf(DAY), root)
    publish(plan, tree, root / "site", date(2026, 11, 23))
    return root / "site"


def test_no_secret_is_in_any_file_of_the_site(site: Path) -> None:
    for path in sorted(site.rglob("*")):
        data = path.read_bytes() if path.is_file() else b""
        assert [one for one in SECRETS if one.encode() in data] == [], path


def test_what_stood_there_is_said_and_placeholders_stay(site: Path) -> None:
    system = (site / "systems/vault/index.html").read_text(encoding="utf-8")
    runbook = (site / "runbooks/turn/index.html").read_text(encoding="utf-8")

    assert "password: (masked)" in system
    assert "https://(masked)@host.example.com/logs" in system
    assert "Use password=$PASS or token=&lt;TOKEN&gt;" in system
    assert "$PASS" in runbook
    assert "&lt;TOKEN&gt;" in runbook


def test_an_address_that_names_a_user_is_no_link(site: Path) -> None:
    for path in ("systems/vault", "runbooks/turn", "contacts/keys"):
        html = (site / path / "index.html").read_text(encoding="utf-8")
        assert "@host.example.com" in html or "@chat.example.com" in html
        assert 'href="https://(masked)' not in html
        assert 'href="https://user' not in html
