from collections.abc import Iterator
from functools import partial

from relaybook.findings import Problem
from relaybook.load.discover import discover
from relaybook.load.exposed_secrets import RULE, exposed_secrets
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.source import LineColumn, Place


@rule(RULE, on=KnowledgeBase, area="security")
def check(base: KnowledgeBase, context: Context) -> Iterator[Problem]:
    """No record holds a key, a token or a password."""
    seen = [*context.loaded(RULE)]
    if not (seen or base.configuration.imports):
        return
    files = {path for record in base.documents for path in record.files}
    yield from (one for one in seen if one.place.path in files)
    for path in _imported(base, files):
        # Whoever judges many revisions asks again only for files that are others.
        yield from context.once(f"secrets in {path}", partial(_in_file, base, path))


def _imported(base: KnowledgeBase, files: set[str]) -> list[str]:
    """Return the files of foreign catalogues that records rest on; the loader looks at the rest."""
    if not base.configuration.imports:
        return []
    return sorted(files - {one.path for one in discover(base.files, base.configuration)})


def _in_file(base: KnowledgeBase, path: str) -> tuple[Problem, ...]:
    return tuple(
        Problem(Place(path, LineColumn(line, column)), message, help_)
        for _, message, help_, line, column in exposed_secrets(base.sources.text(path))
    )
