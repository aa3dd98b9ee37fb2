"""Decisions for tests, one line each."""

from collections.abc import Mapping

from tests.site.planned_base import html_of, planned, with_files


def decision(status: str, title: str = "", body: str = "", **fields: str) -> str:
    """Return the text of a decision; fields as they stand in front matter."""
    written = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\nstatus: {status}\n{written}---\n\n# {title or 'Title'}\n\n{body}\n"


def page_of(uri: str, decisions: Mapping[str, str], **options: str) -> str:
    """Return a page of the sample with `decisions`, by number and slug, in the log `pay`."""
    files = with_files(**{f"decisions/pay/{name}.md": text for name, text in decisions.items()})
    return html_of(planned(files, **options)[uri])
