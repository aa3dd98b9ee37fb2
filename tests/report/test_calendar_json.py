"""What falls due, for other programs."""

import json
from dataclasses import replace

from tests.report.calendars import LEFT, SOME, entry, of

from relaybook.report import calendar_json


def test_an_entry_holds_the_finding_its_causes_and_who_must_act() -> None:
    found = json.loads(calendar_json.render(of(entry("2027-01-16", "owner-inactive", LEFT))))

    assert found["entries"] == [
        {
            "day": "2027-01-16",
            "change": "begins",
            "finding": {
                "rule": "owner-inactive",
                "severity": "error",
                "path": "systems/scorer.yaml",
                "line": 1,
                "column": 3,
                "record": "system:scorer",
                "message": "It fails",
                "help": "Mend it",
            },
            "causes": [
                {
                    "kind": "person",
                    "text": "person:bob leaves on 2027-01-15",
                    "path": "contacts/bob.yaml",
                    "line": 4,
                    "column": 1,
                }
            ],
            "who": ["team:fraud"],
            "left": [],
        }
    ]


def test_the_head_says_when_for_whom_and_without_whom() -> None:
    found = json.loads(calendar_json.render(replace(SOME, only_for=("team:fraud",))))

    assert {key: value for key, value in found.items() if key != "entries"} == {
        "version": 1,
        "name": "Bank",
        "as_of": {"day": "2026-11-20", "fixed": None},
        "until": "2027-05-31",
        "assumed_gone": [],
        "only_for": ["team:fraud"],
        "counts": {"open": 1, "begin": 4, "end": 1, "at_end": 5},
    }
    assert [one["change"] for one in found["entries"]].count("ends") == 1
