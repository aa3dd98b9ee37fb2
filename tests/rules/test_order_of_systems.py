"""Rules that ask the graph say the same in whatever order systems and contacts were read."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from tests.rules.knowledge import BASE, DAY

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import Level
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.registry import RULES

COUNT = 40
ASKED = frozenset(
    one.id
    for one in RULES
    if one.area in ("dependencies", "recovery") or one.id == "key-person-risk"
)


def _system(number: int, order: Random) -> str:
    lines = [
        f"title: S{number}",
        f"service_tier: {order.choice((1, 2, 3, 4))}",
        f"owner: {order.choice(('payments', 'core', 'desk', 'unowned'))}",
        f"known_about_by: [r-okafor, {order.choice(('ann', 'vic'))}]",
        f"environments: [{{name: {order.choice(('prod', 'staging', 'blue'))}}}]",
        f"needed_to_recover: [s{order.randrange(COUNT)}]",
        order.choice(("users: [all]", "lifecycle: deprecated", "provider: acme", "rto: 4h")),
        "depends_on:",
    ]
    for _ in range(3):
        fails = order.choice(("fails", "degrades", "queues"))
        purposes = order.choice(("run", "start", "run, recover"))
        to = f"s{order.randrange(COUNT)}"
        lines.append(f"  - {{to: {to}, on_failure: {fails}, needed_for: [{purposes}]}}")
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    folder = tmp_path_factory.mktemp("made")
    contacts = {
        "core": "type: team\ntitle: Core\n",
        "desk": "type: team\ntitle: Desk\norg: vendor:acme\n",
        "unowned": "type: team\ntitle: Unowned\n",
        "acme": "type: vendor\ntitle: Acme\ncontracts: [{ref: C-1, end_on: 2026-11-01}]\n",
        "ann": "type: person\ntitle: Ann\nuntil_on: 2026-11-01\n",
        "vic": "type: person\ntitle: Vic\norg: vendor:acme\n",
    }
    order = Random(7)  # noqa: S311 - nothing secret
    files = {f"contacts/{name}.yaml": text for name, text in contacts.items()}
    files |= {f"systems/s{number}.yaml": _system(number, order) for number in range(COUNT)}
    for path in BASE.rglob("*.yaml"):
        files[str(path.relative_to(BASE))] = path.read_text()
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return load(WorkingTree(Path(folder)))


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_records_changes_no_finding(base: KnowledgeBase, seed: int) -> None:
    order = Random(seed)  # noqa: S311 - nothing secret
    systems, contacts = list(base.systems.items()), list(base.contacts.items())
    documents = list(base.documents)
    for each in (systems, contacts, documents):
        order.shuffle(each)
    other = replace(
        base, systems=dict(systems), contacts=dict(contacts), documents=tuple(documents)
    )
    options = CheckOptions(level=Level.FULL, select=ASKED, raise_errors=True)

    one, two = check(base, DAY, options), check(other, DAY, options)

    assert len({finding.rule for finding in one.findings}) >= 10
    assert two.findings == one.findings
    assert two.tallies == one.tallies
