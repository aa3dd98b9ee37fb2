from collections.abc import Iterator

from relaybook.findings import Problem, Severity
from relaybook.model.decision import Decision
from relaybook.model.decision_names import name_of
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.templates import is_template
from relaybook.rules.context import Context
from relaybook.rules.rule import rule
from relaybook.source import Place

_OTHER_FORMS = (".adoc", ".asciidoc", ".rst", ".org", ".txt", ".docx")


@rule(
    "unread-decision",
    on=(Decision, KnowledgeBase),
    area="format",
    severity=Severity.WARNING,
)
def check(record: Decision | KnowledgeBase, _: Context) -> Iterator[Problem]:
    """Each file in a decision log reads as a decision."""
    if isinstance(record, KnowledgeBase):
        yield from _in_other_forms(record)
    elif record.fields_read and not record.variant and record.outline.has_text:
        yield Problem(
            record.top(),
            "nothing here reads as a decision: no status, date or decider, and no heading of one",
            "write a `status` and `date` in its front matter, or move the page out of the log",
        )


def _in_other_forms(kb: KnowledgeBase) -> Iterator[Problem]:
    folders = [
        folder.strip("/").removeprefix("./") for folder in kb.configuration.folders.decisions
    ]
    for path in sorted(one for one in kb.files if one.endswith(_OTHER_FORMS)):
        if any(folder == "." or path.startswith(f"{folder}/") for folder in folders):
            name = path.rpartition("/")[2].rpartition(".")[0]
            if (name_of(name).number or name_of(name).day) and not is_template(name):
                yield Problem(
                    Place(path),
                    f"this decision is not read: it is a .{path.rpartition('.')[2]} file",
                    "write it in Markdown, or move it out of the log",
                )
