"""What the planner hands to the adapters: one value per file of the site."""

from dataclasses import dataclass

from relaybook.site.trusted_blocks import TrustedBlock


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file of the site, by its place in the staged tree.

    uri: where it stands, with forward slashes; a page ends in `.md`.
    markdown: the text of a page, front matter included; None for a copied file.
    blocks: the planner's own HTML that the text names.
    source: the file of the knowledge base that is copied here, or that the page shows; empty for
    pages about several records.
    nav_title: its title in the navigation, empty for pages that are reached from others.
    text: the content of a file that the planner writes and that is no page, such as a script.
    """

    uri: str
    markdown: str | None = None
    blocks: tuple[TrustedBlock, ...] = ()
    source: str = ""
    nav_title: str = ""
    text: str | None = None
