"""`relaybook review`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from relaybook.check.options import CheckOptions
from relaybook.cli.command import documented
from relaybook.cli.exit_codes import CLEAN, FINDINGS
from relaybook.cli.gone_option import gone_option
from relaybook.cli.handover_names import handover_named
from relaybook.cli.opening import as_of_option, base_option, open_base, say_fixed
from relaybook.cli.output import deliver, deliver_bytes, wants_color, width
from relaybook.cli.past import cache_option, history_for_check
from relaybook.config import ProfileName
from relaybook.errors import UsageError
from relaybook.model.assumed_gone import assumed_gone, ids_of

if TYPE_CHECKING:
    from relaybook.cli.opening import Opened
    from relaybook.model.handover import Handover
    from relaybook.model.knowledge_base import KnowledgeBase
    from relaybook.review.document import Document
    from relaybook.review.scorecard import Scorecard
    from relaybook.review.since import Earlier

EXAMPLES = (
    ("relaybook review", "Whether the handover can be accepted, and what stops it."),
    ("relaybook review --brief", "The same in half a screen."),
    ("relaybook review acme-to-payments --as-of exit", "The same on the day after the contract."),
    ("relaybook review --assume-gone person:v-shah", "As if one of them had left already."),
    ("relaybook review --format html --output review.html", "A page to print for the meeting."),
    ("relaybook review --since 2026-11-01", "What closed, opened and slipped since that day."),
    ("relaybook review --fail-on gates", "Fail in CI while a gate is open."),
    ("relaybook review --digest", "What a sign-off covers, to be written as its `digest`."),
)
_NEEDS_FILE = "a workbook is no text: name a file with --output review.xlsx"


@documented("review", examples=EXAMPLES)
@click.argument("handover", required=False)
@as_of_option
@gone_option
@click.option(
    "--profile",
    "profiles",
    multiple=True,
    type=click.Choice(get_args(ProfileName)),
    help="Ask for this too. May be given several times.",
)
@click.option(
    "--since",
    metavar="REF|DAY",
    help="Say too what changed since the last review: a tag or commit, or a day.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "markdown", "json", "html", "xlsx"]),
    default="text",
    show_default=True,
    help="How to write it; html prints on A4 and needs no other file.",
)
@click.option("--brief", is_flag=True, help="Only the answer: half a screen.")
@click.option("--output", type=click.Path(path_type=Path), help="Write to this file.")
@click.option(
    "--fail-on",
    type=click.Choice(["gates", "never"]),
    default="never",
    show_default=True,
    help="Exit with 1 while a gate is open, or what is in scope is not there or cannot be read.",
)
@click.option(
    "--digest",
    "is_digest",
    is_flag=True,
    help="Print the digest of the records in scope, then that of each file, and review nothing.",
)
@cache_option
@base_option
def command(
    *,
    handover: str | None,
    as_of: str | None,
    gone: tuple[str, ...],
    profiles: tuple[str, ...],
    since: str | None,
    format_: str,
    brief: bool,
    output: Path | None,
    fail_on: str,
    is_digest: bool,
    no_cache: bool,
    base_path: str,
) -> None:
    """Say whether a handover can be accepted: today, and on the day the vendor leaves.

    Gates decide, nothing else: each is something without which the team cannot own, see, stop,
    restore, get into or lawfully run a system. HANDOVER may be left out where there is only one.

    The JSON is canonical: the same records, day and version give the same bytes, and its SHA-256
    stands on every other form.
    """
    from relaybook.review.canonical import canonical  # noqa: PLC0415 - slow, for help too

    opened = open_base([base_path], as_of)
    chosen = handover_named(opened.base, handover)
    if is_digest:
        deliver(_digest(opened.base, chosen), output)
        return
    say_fixed(opened.as_of)
    earlier = _earlier(opened, since) if since else None
    card = _reviewed(opened, chosen, profiles, gone, earlier, no_cache=no_cache)
    _deliver(canonical(card), format_, output, brief=brief)
    is_open = fail_on == "gates" and (card.open_gates or card.doubts)
    click.get_current_context().exit(FINDINGS if is_open else CLEAN)


def _digest(base: KnowledgeBase, handover: Handover) -> str:
    """Return what is signed: the digest of the whole, below it the lines that it is made of."""
    from relaybook.model.scope_digest import scope_digest  # noqa: PLC0415 - see above

    signed = scope_digest(base, handover)
    return f"{signed.digest}\n{signed.lines}"


def _earlier(opened: Opened, since: str) -> Earlier:
    """Return the records as they were; raises RevisionError where git knows nothing of then."""
    from relaybook.git.main_line import main_line  # noqa: PLC0415 - see above
    from relaybook.git.tree import GitTree  # noqa: PLC0415
    from relaybook.load.knowledge_base import load  # noqa: PLC0415
    from relaybook.review.since import Earlier  # noqa: PLC0415

    steps = main_line(opened.location.root, since).steps
    if not steps:
        raise UsageError(f"no commit of this knowledge base is as old as {since}")
    tree = GitTree(opened.location.root, steps[0].commit)
    return Earlier(load(tree), tree.commit, steps[0].day)


def _reviewed(
    opened: Opened,
    handover: Handover,
    profiles: tuple[str, ...],
    gone: tuple[str, ...],
    earlier: Earlier | None,
    *,
    no_cache: bool,
) -> Scorecard:
    from relaybook.review.scorecard import scorecard  # noqa: PLC0415 - see above

    left = assumed_gone(opened.base, gone)
    reviewing = frozenset({handover.id})  # its history is asked for, whatever its status
    options = CheckOptions(profiles=profiles, gone=ids_of(left), reviewing=reviewing)
    history = history_for_check(opened, options, no_cache=no_cache)
    return scorecard(
        opened.base, handover, opened.as_of, options, history, gone=left, earlier=earlier
    )


def _deliver(card: dict[str, object], format_: str, output: Path | None, *, brief: bool) -> None:
    from relaybook.review.canonical import written  # noqa: PLC0415
    from relaybook.review.content import document_of  # noqa: PLC0415 - see above

    if format_ == "json":
        deliver(written(card), output)
        return
    document = document_of(card).beginning() if brief else document_of(card)
    if format_ == "xlsx":
        from relaybook.report.review import workbook  # noqa: PLC0415 - openpyxl is slow to import

        deliver_bytes(workbook.render(document), output, _NEEDS_FILE)
        return
    deliver(_text(document, format_, is_file=output is not None), output)


def _text(document: Document, format_: str, *, is_file: bool) -> str:
    from relaybook.report.review import html, markdown, text  # noqa: PLC0415 - see above

    if format_ == "html":
        return html.render(document)
    if format_ == "markdown":
        return markdown.render(document)
    return text.render(document, color=wants_color() and not is_file, width=width())
