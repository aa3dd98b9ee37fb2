"""A small handover: one system of one team, and a vendor whose contract ends."""

from collections.abc import Mapping
from pathlib import Path

from tests.load.folder import write

from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.knowledge_base import KnowledgeBase

FILES: Mapping[str, str] = {
    "relaybook.yml": "format: 1\nname: Bank\nlevel: basic\n",
    "contacts/payments.yaml": (
        'type: team\ntitle: Payments\nreach: {phone: "+44 20 7946 0001", pager: payments}\n'
        "hours: 24x7\nmembers: [r-okafor, {person: l-marsh, until_on: 2026-12-31}]\n"
        "escalation: [team:payments, role:duty]\n"
    ),
    "contacts/r-okafor.yaml": 'type: person\ntitle: R\nreach: {phone: "+44 20 7946 0002"}\n',
    "contacts/l-marsh.yaml": 'type: person\ntitle: L\nreach: {phone: "+44 20 7946 0003"}\n',
    "contacts/duty.yaml": (
        'type: role\ntitle: Duty\nreach: {phone: "+44 20 7946 0004"}\nheld_by: [person:r-okafor]\n'
    ),
    "contacts/acme.yaml": (
        'type: vendor\ntitle: Acme\nreach: {phone: "+44 20 7946 0005"}\n'
        "contracts: [{ref: C-1, start_on: 2024-01-01, end_on: 2026-12-31}]\n"
    ),
    "contacts/v-shah.yaml": (
        "type: person\ntitle: V\norg: vendor:acme\n"
        'reach: {phone: "+44 20 7946 0006"}\nuntil_on: 2026-12-31\n'
    ),
    "systems/scoring.yaml": (
        "title: Scoring\nowner: payments\nservice_tier: 1\n"
        'depends_on: {not_applicable: "It runs alone on one host."}\n'
        "technical_owner: person:l-marsh\naccountable_executive: person:r-okafor\n"
    ),
    "handovers/acme.md": (
        "---\nstatus: in_progress\nfrom: acme\nto: payments\n"
        "contract: {vendor: acme, ref: C-1}\nsystems: [scoring]\n"
        "early_life_support: {end_on: 2027-02-28}\n---\n\n# Acme to payments\n"
    ),
}


def base_with(folder: Path, changed: Mapping[str, str] | None = None) -> KnowledgeBase:
    """Return the handover, some of its files written differently."""
    return load(WorkingTree(write(folder, {**FILES, **(changed or {})})))
