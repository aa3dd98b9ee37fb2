"""Guides: any other Markdown page; it is published, and its links are checked."""

from typing import Any, ClassVar

from pydantic import ConfigDict

from relaybook.model.record import Record


class Guide(Record):
    """A page without fields of ours; whatever its front matter says is left alone."""

    kind: ClassVar[str] = "guide"
    model_config = ConfigDict(extra="ignore")

    title: Any = None
    audience: Any = None
