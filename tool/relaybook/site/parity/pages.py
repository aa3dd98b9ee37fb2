"""All pages of a site that was built, held against the records that they show."""

from collections.abc import Callable, Iterable

from relaybook.load.discover import form_of
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Rendered
from relaybook.site.parity.page import problems_of
from relaybook.site.planned import PlannedFile


def rendered_pages(
    base: KnowledgeBase, files: Iterable[PlannedFile], html_of: Callable[[PlannedFile], str]
) -> Rendered:
    """Return what the page of each record in Markdown does not show as it is written.

    html_of: what the engine made of a planned file.
    """
    records = base.by_path()
    shown = [
        (records[file.source], file)
        for file in files
        if file.markdown is not None
        and file.source in records
        and form_of(file.source) == "markdown"
    ]
    return {
        record.path: tuple(problems_of(record, base.sources.data(record.path), file, html_of(file)))
        for record, file in shown
    }
