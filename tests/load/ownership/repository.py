"""A knowledge base in a repository that says who owns what."""

from datetime import date
from pathlib import Path

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import AsOf, Finding, Level
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.knowledge_base import KnowledgeBase

DAY = AsOf(date(2026, 11, 20))
CONTACTS = {
    "ops/contacts/sre.yaml": "type: team\ntitle: SRE\nreach: {pager: s}\n"
    'handles: ["@Acme/SRE", sre-approvers]\nmembers: [ann, bob]\n'
    "escalation: [team:sre, team:pay]\n",
    "ops/contacts/pay.yaml": "type: team\ntitle: Pay\nreach: {pager: p, chat: '#pay'}\n"
    "handles: ['@acme/pay']\nmembers: [{person: eve, until_on: 2026-01-31}, bob]\n",
    "ops/contacts/ann.yaml": "type: person\ntitle: Ann\nreach: {email: ann@example.com}\n",
    "ops/contacts/bob.yaml": "type: person\ntitle: Bob\nhandles: [bob-b]\n",
    "ops/contacts/eve.yaml": "type: person\ntitle: Eve\nuntil_on: 2026-01-31\n",
}
RUNBOOK = "# A\n\nText.\n"


def write(root: Path, files: dict[str, str], configuration: str = "format: 1\n") -> Path:
    for path, text in {**CONTACTS, "ops/relaybook.yml": configuration, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    (root / ".git").mkdir(exist_ok=True)
    return root / "ops"


def owned(root: Path, files: dict[str, str], configuration: str = "format: 1\n") -> KnowledgeBase:
    return load(WorkingTree(write(root, files, configuration)))


def owner_of(base: KnowledgeBase, id_: str = "a") -> tuple[str | None, str, int, int, bool]:
    runbook = base.runbooks[id_]
    place = runbook.at("owner")
    span = base.sources.locate(place)
    return runbook.owner, place.path, span.line, span.column, runbook.is_catch_all("owner")


def findings(base: KnowledgeBase, *rules: str) -> list[Finding]:
    options = CheckOptions(level=Level.STANDARD, select=frozenset(rules), raise_errors=True)
    return list(check(base, DAY, options).findings)
