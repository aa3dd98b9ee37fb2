"""Which file is a template to copy, by its path: it is meant to be empty, and is no record."""

import re

# `0000-template`, `adr-template-bare` and `incident-runbook-template` name what the copies will be;
# `email-template-service-down` and `0007-use-a-mail-template` are pages about some other template.
_OF = (
    r"\d+|adr|madr|decision|records?|runbook|playbook|procedure|alert|incident|post-?mortem"
    r"|system|service|component|contact|team|vendor|handover|exercise|document|doc|page"
    r"|new|empty|blank|example|sample"
)
_HOW_LONG = r"bare|minimal|short|long|full|simple|empty|\d+"
_NAME = re.compile(rf"_.*|(?:(?:{_OF})[-_. ])*template(?:[-_. ](?:{_HOW_LONG}))*", re.IGNORECASE)
_FOLDERS = frozenset({"templates", "_templates"})


def is_template(path: str) -> bool:
    """Whether a file is a template: its name, without extensions, says so, or its folder does."""
    *folders, name = path.split("/")
    return bool(_NAME.fullmatch(name)) or not _FOLDERS.isdisjoint(folders)
