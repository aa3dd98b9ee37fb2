from collections.abc import Iterator

from relaybook.findings import Problem
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.secrets import secrets_in
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.source import LineColumn, Place

_HELP = (
    "change it where it is valid, since it is in the history too, and write where it is kept:"
    " `vault:<path>`; gitleaks finds more shapes than these"
)


@rule("exposed-secret", on=KnowledgeBase, area="security")
def check(base: KnowledgeBase, _: Context) -> Iterator[Problem]:
    """No record holds a key, a token or a password."""
    for path in sorted({path for record in base.documents for path in record.files}):
        text = base.sources.text(path)
        for secret in secrets_in(text):
            line = text.count("\n", 0, secret.start) + 1
            column = secret.start - text.rfind("\n", 0, secret.start)
            place = Place(path, LineColumn(line, column))
            yield Problem(place, f"this looks like {secret.what}", _HELP)
