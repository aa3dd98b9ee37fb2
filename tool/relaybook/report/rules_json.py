"""All rules for other programs."""

import json
from collections.abc import Sequence

from relaybook.rules.rule import Rule

VERSION = 1


def render(rules: Sequence[Rule]) -> str:
    """Return an object with `rules` by id."""
    content = {
        "version": VERSION,
        "rules": [
            {
                "id": rule.id,
                "summary": rule.summary,
                "area": rule.area,
                "level": rule.level.word,
                "severity": rule.severity.word if rule.severity else None,
                "profiles": {name: one.word for name, one in sorted(rule.profiles.items())},
                "judges": [kind.__name__ for kind in rule.on],
                "thresholds": dict(sorted(rule.thresholds.items())),
                "since": rule.since,
            }
            for rule in rules
        ],
    }
    return json.dumps(content, indent=2) + "\n"
