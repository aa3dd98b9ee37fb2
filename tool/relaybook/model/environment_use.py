"""What an environment is for, by its name."""

import re
from enum import Enum
from functools import lru_cache

_WORD = re.compile(r"[a-z]+")
_NOT_YET = re.compile(r"(?:non|pre)[-_ ]?prod(?:uction)?|non[-_ ]?live")
_PRODUCTION = frozenset(
    (
        *("prod", "production", "productive", "prd", "live", "primary"),
        *("standby", "secondary", "failover", "dr", "disaster"),
    )
)
_OTHER = frozenset(
    (
        *("dev", "devel", "development", "local", "sandbox", "playground", "lab", "demo"),
        *("test", "testing", "tst", "e2e", "ci", "qa", "quality", "perf", "performance"),
        *("int", "integration", "sit", "acc", "acceptance", "uat", "preview"),
        *("stage", "staging", "stg", "nonprod", "preprod"),
    )
)


class EnvironmentUse(Enum):
    """PRODUCTION: users are served there, or would be after a disaster. OTHER: they are not."""

    PRODUCTION = "production"
    OTHER = "other"
    UNKNOWN = "unknown"


@lru_cache(maxsize=1_000)  # a few names stand in thousands of records
def environment_use(name: str) -> EnvironmentUse:
    """Return what an environment of that name is for; UNKNOWN where the name says neither or both.

    `prod-eu` is production, `pre-production` and `test2` are other, `blue` is unknown.
    """
    lower = name.strip().lower()
    words = frozenset(_WORD.findall(_NOT_YET.sub(" nonprod ", lower)))
    is_production, is_other = bool(words & _PRODUCTION), bool(words & _OTHER)
    if is_production == is_other:
        return EnvironmentUse.UNKNOWN
    return EnvironmentUse.PRODUCTION if is_production else EnvironmentUse.OTHER
