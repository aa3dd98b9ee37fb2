"""`relaybook build`."""

from pathlib import Path
from typing import get_args

import click

from relaybook.cli import clock
from relaybook.cli.command import documented
from relaybook.cli.exit_codes import CLEAN, FINDINGS
from relaybook.cli.opening import Opened, as_of_option, base_option, open_base
from relaybook.cli.output import emit, note
from relaybook.cli.past import cache_option, read_past
from relaybook.errors import UsageError
from relaybook.findings import Report, Severity
from relaybook.load.working_tree import WorkingTree
from relaybook.site.audience import Audience
from relaybook.site.build import SitePlan, plan_knowledge_base, publish, stage_site

EXAMPLES = (
    ("relaybook build", "Write the site to the folder site."),
    (
        "relaybook build --offline --output site-offline",
        "Write a copy that opens without a server.",
    ),
    ("relaybook build --strict", "Keep the old site while there are errors."),
    ("relaybook build --stage staged", "Write Markdown and a mkdocs.yml for another engine."),
)


@documented("build", examples=EXAMPLES)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where the site goes. Default: the folder site of the knowledge base.",
)
@click.option("--offline", is_flag=True, help="Make a copy that is opened from a folder.")
@click.option(
    "--stage",
    "staged",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write the pages as Markdown with a mkdocs.yml instead, and build nothing.",
)
@click.option("--strict", is_flag=True, help="Publish nothing while there are errors.")
@click.option(
    "--audience",
    type=click.Choice(get_args(Audience)),
    default="all",
    show_default=True,
    help="Leave out records that are for others.",
)
@cache_option
@as_of_option
@base_option
def command(
    *,
    output: Path | None,
    offline: bool,
    staged: Path | None,
    strict: bool,
    audience: Audience,
    no_cache: bool,
    as_of: str | None,
    base_path: str,
) -> int:
    """Publish the knowledge base as a site that needs no other host.

    The site takes the place of the old one only when all of it is built; a build that fails leaves
    the old one. Nothing else is written.

    Exit codes: 0 published, 1 errors under --strict, 2 could not build.
    """
    began = clock.seconds()
    opened = open_base([base_path], as_of)
    root = opened.location.root
    if not (opened.base.documents or opened.base.alerts or opened.base.problems):
        raise UsageError(f"nothing to check in {root}: no file there is a record")
    past = read_past(opened, no_cache=no_cache)
    plan = plan_knowledge_base(opened.base, opened.as_of, root, audience, past)
    if strict and any(plan.report.at_least(Severity.ERROR)):
        return _refused(plan, "relaybook check")
    tree = WorkingTree(root)
    if staged is not None:
        stage_site(plan, tree, staged, clock.today(), offline=offline)
        emit(_said(plan, opened, staged) + _how_to_build(staged))
        return CLEAN
    target = output if output is not None else root / "site"
    plan = publish(plan, tree, target, clock.today(), offline=offline, strict=strict)
    if strict and any(plan.report.at_least(Severity.ERROR)):
        return _refused(plan, "relaybook check --rendered")
    seconds = f"built in {clock.seconds() - began:.1f} s\n"
    emit(_said(plan, opened, target) + seconds + _how_to_open(target, offline=offline))
    return CLEAN


def _refused(plan: SitePlan, command: str) -> int:
    note(f"nothing is published: {_counts(plan.report)}; see `{command}`")
    return FINDINGS


def _said(plan: SitePlan, opened: Opened, folder: Path) -> str:
    fixed = opened.as_of.fixed
    date = f"as of {opened.as_of.day}, fixed by {fixed}\n" if fixed else ""
    return f"{plan.pages:,} pages in {_shown(folder)}\n{date}{_counts(plan.report)}\n"


def _counts(report: Report) -> str:
    counts = [
        f"{count:,} {severity.word}{'s' if count > 1 and severity != Severity.INFO else ''}"
        for severity in sorted(Severity, reverse=True)
        if (count := sum(1 for finding in report.findings if finding.severity == severity))
    ]
    if report.baselined:
        counts.append(f"{len(report.baselined):,} in the baseline")
    return f"findings: {', '.join(counts)} (page Health)" if counts else "no open findings"


def _how_to_open(folder: Path, *, offline: bool) -> str:
    if offline:
        return f"open {_shown(folder / 'index.html')} in a browser"
    return f"open it with: python3 -m http.server 8000 --directory {_shown(folder)}"


def _how_to_build(folder: Path) -> str:
    return f"build it with: mkdocs build --strict --config-file {_shown(folder / 'mkdocs.yml')}"


def _shown(path: Path) -> str:
    here = Path.cwd()
    absolute = path.absolute()
    return str(absolute.relative_to(here) if absolute.is_relative_to(here) else path)
