"""The JSON of a small review, as every form of it is made from."""

from typing import Any

GATE = {
    "protects": "get in",
    "code": "ACC004",
    "rule": "unverified-access",
    "asks": "The receiver has used each access.",
    "subject": "handover:acme",
    "message": "access_transfers[1] (root) has no verified_on",
    "help": "let the receiver use it once",
    "path": "handovers/acme/access_transfers.csv",
    "line": 2,
    "more": 1,
    "owner": "team:payments",
    "by": "2026-12-04",
    "waived": "",
}
CARD: dict[str, Any] = {
    "version": 1,
    "relaybook": "0.1.0",
    "handover": "acme",
    "title": "Acme to payments",
    "name": "Bank",
    "status": "in_progress",
    "as_of": "2026-11-20",
    "gone": [],
    "added": [],
    "records": "sha256:1f",
    "exit_on": "2027-01-01",
    "no_exit": "",
    "profiles": ["base", "vendor-exit"],
    "systems": [
        {
            "system": "scoring",
            "status": "in_progress",
            "wave": "1",
            "owner": "payments",
            "technical_owner": "",
            "executive": "person:r-okafor",
            "gates": 1,
            "rungs": [1, 3, 0, 0],
            "lowest": "access",
            "lowest_rungs": [1, 1, 0, 0],
        }
    ],
    "gates": [GATE, {**GATE, "code": "ACC005", "waived": "waived until 2027-01-31"}],
    "asked": 12,
    "doubts": [],
    "untold": 0,
    "excused": 0,
    "weakened": [],
    "deliverables": 3,
    "milestones": 2,
    "ladders": [
        {
            "area": "access",
            "rungs": [2, 4, 1, 0],
            "not_applicable": {"it has no certificate": 3},
            "unknown": 1,
            "waived": 1,
        }
    ],
    "lowest": "access",
    "presence_only": False,
    "days": [
        {"name": "today", "day": "2026-11-20", "gates": 1, "errors": 3, "warnings": 0},
        {"name": "exit", "day": "2027-01-01", "gates": 4, "errors": 9, "warnings": 2},
    ],
    "flips": [
        {
            "rule": "escalation-inactive",
            "subject": "system:scoring",
            "message": "level 2 calls person:v-shah",
            "path": "systems/scoring.yaml",
            "line": 9,
            "severity": "error",
            "is_gate": True,
            "kind": "vendor:acme leaves",
            "cause": "contract C-1 with vendor:acme ended",
            "on": "2027-01-01",
        }
    ],
    "causes": [{"kind": "vendor:acme leaves", "findings": 1, "gates": 1, "on": "2027-01-01"}],
    "claims": [
        {
            "deliverable": "D2",
            "what": "Keys",
            "by": "person:v-shah",
            "on": "2026-11-10",
            "words": "Mail",
            "accepted": False,
        }
    ],
    "people": {
        "team": "team:payments",
        "today": ["person:r-okafor", "person:l-marsh"],
        "at_exit": ["person:r-okafor"],
        "needed": 4,
        "rota": ["scoring"],
        "systems": [
            {
                "system": "scoring",
                "knowers": ["person:r-okafor"],
                "stage": "reverse_shadow",
                "alone": [],
            }
        ],
    },
    "accepted": [],
    "unclear_amounts": 0,
    "costs": [
        {
            "currency": "EUR",
            "today": 1200.0,
            "after_exit": None,
            "budget": None,
            "once": 0,
            "value": 9000.0,
        }
    ],
    "risks": [],
    "slips": [
        {
            "milestone": "M1",
            "name": "Access",
            "baseline_on": "2026-10-01",
            "forecast_on": "2026-11-30",
            "done": False,
            "days": 60,
        }
    ],
    "unknown": {"recovery-time: systems without an rto": 2},
    "not_known": ["Whether <it> can be built again."],
    "signatures": [
        {
            "role": "receiving lead",
            "by": "person:r-okafor",
            "on": "2026-11-19",
            "decision": "accept with conditions",
            "covers": "another version; 1 file differs: systems/scoring.yaml",
            "conditions": ["Two more on the rota"],
            "against": [],
        },
        {
            "role": "business owner",
            "by": "",
            "on": None,
            "decision": "",
            "covers": "",
            "conditions": [],
            "against": [],
        },
    ],
    "criteria": [
        {
            "id": "AC-1",
            "statement": "No escalation ends at Acme",
            "owner": "person:r-okafor",
            "state": "not met",
            "at_exit": "not met",
            "by": ["escalation-inactive"],
            "open": ["system:scoring"],
        }
    ],
}
ACCEPTED = {
    "rule": "access-not-used",
    "subject": "system:root-key",
    "message": "it was not used",
    "accepted": "waived until 2027-01-31 by person:r-okafor: The vendor is slow; meanwhile: We ask",
    "reason": "The vendor is slow",
    "approved_by": "person:r-okafor",
    "until": "2027-01-31",
    "meanwhile": "We ask",
    "renewals": 1,
}
