"""Who has to sign a handover, by profile, and by which words in `role` they are known."""

import re
from collections.abc import Iterable, Mapping

from relaybook.model.handover import Handover
from relaybook.rules.sign_offs import VENDOR

ROLES: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "base": {
        "receiving lead": re.compile(r"(?i)receiv\w*"),
        "business owner": re.compile(r"(?i)business"),
    },
    "ai": {
        "model owner": re.compile(r"(?i)model[ _-]owner"),
        "model validator": re.compile(r"(?i)validat"),
    },
    "regulated": {
        "security": re.compile(r"(?i)security"),
        "compliance": re.compile(r"(?i)compliance|\brisk\b"),
        "data protection": re.compile(r"(?i)data[ _-]protection|privacy"),
    },
    "vendor-exit": {
        "contract manager": re.compile(r"(?i)contract|procurement|(?:vendor|supplier) manage"),
        "vendor": VENDOR,
    },
}


def lacking_roles(handover: Handover, profiles: Iterable[str]) -> tuple[str, ...]:
    """Return the roles that some profiles ask for and for which nobody is named to sign."""
    asked = {
        name: words
        for profile in dict.fromkeys(profiles)
        for name, words in ROLES.get(profile, {}).items()
    }
    return tuple(
        name
        for name, words in asked.items()
        if not any(row.by and words.search(row.role or "") for row in handover.sign_offs or ())
    )
