"""From a loaded knowledge base to a site in a folder, with the engine as a process of its own."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

from relaybook.check.engine import check
from relaybook.check.history_needed import questions_of
from relaybook.errors import BuildError, UsageError
from relaybook.findings import AsOf, Report, Severity
from relaybook.git.history import head_commit, last_of_each, read_history
from relaybook.graph.dependencies import DependencyGraph
from relaybook.model.history import History
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.rules.context import Rendered
from relaybook.rules.page import page_of_rule
from relaybook.rules.registry import rules_of
from relaybook.site.audience import Audience
from relaybook.site.browser_assets import BUILD_SCRIPT, SCRIPT
from relaybook.site.build_script import build_script
from relaybook.site.parity.pages import rendered_pages
from relaybook.site.plan import plan_site
from relaybook.site.planned import PlannedFile
from relaybook.site.stage import CONFIGURATION, navigation_entries, stage
from relaybook.site.theme_configuration import SiteSettings
from relaybook.source import Tree

# Both engines print a banner about their future on every run.
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
_MOST_LINES = 20
_A_RULE = "relaybook/rules/missing_owner.md"  # stands in our own repository only


@dataclass(frozen=True)
class SitePlan:
    """A planned site and what the check that is shown on it said.

    root: the folder of the knowledge base. commit: what is checked out, empty without git.
    """

    root: Path
    base: KnowledgeBase
    report: Report
    files: tuple[PlannedFile, ...]
    commit: str
    audience: Audience = "all"
    past: History | None = None

    @property
    def pages(self) -> int:
        """How many pages the site has."""
        return sum(1 for file in self.files if file.markdown is not None)

    def settings(self, *, offline: bool = False) -> SiteSettings:
        """Return what the engine is told about this site."""
        configuration = self.base.configuration
        return SiteSettings(
            name=configuration.name,
            navigation=navigation_entries(self.files),
            url="" if offline else configuration.url,
            offline=offline,
        )

    def build_script(self, built_on: date) -> str:
        """Return the one file of the site that changes with every build."""
        as_of = self.report.as_of
        return build_script(self.commit or None, built_on, as_of.day if as_of.fixed else None)


def plan_knowledge_base(
    base: KnowledgeBase,
    as_of: AsOf,
    root: Path,
    audience: Audience = "all",
    past: History | None = None,
    *,
    rendered: Rendered | None = None,
) -> SitePlan:
    """Check a loaded knowledge base and plan its site.

    past: what git says, read here where it is not known yet. rendered: what was seen on the pages
    of an earlier build.
    """
    past = past or read_history(root, questions_of(base))
    report = check(base, as_of, history=past, rendered=rendered)
    files = plan_site(
        base,
        DependencyGraph.of(base),
        report,
        last_of_each(past) if past else {},
        rule_pages=_rule_pages(base, report),
        audience=audience,
        past=past,
    )
    return SitePlan(root, base, report, files, head_commit(root), audience, past)


def _rule_pages(base: KnowledgeBase, report: Report) -> dict[str, str]:
    """Return the page of each rule that took part, and of all where guides lead to their files."""
    holds_rules = any(path.endswith(_A_RULE) for path in base.files)
    rules = (one for one in rules_of(base) if holds_rules or one.id in report.rules)
    return {one.id: page_of_rule(one) for one in rules}


def stage_site(
    plan: SitePlan, tree: Tree, folder: Path, built_on: date, *, offline: bool = False
) -> None:
    """Write the plan as Markdown with its `mkdocs.yml`; see `stage`."""
    settings = plan.settings(offline=offline)
    stage(folder, plan.files, tree, settings, plan.build_script(built_on))


def publish(
    plan: SitePlan,
    tree: Tree,
    output: Path,
    built_on: date,
    *,
    offline: bool = False,
    strict: bool = False,
) -> SitePlan:
    """Build the site and put it in the place of what was in `output`; return the plan of it.

    Where a page does not show what was written, the plan and the site say so too. Under `strict` a
    site with errors is not put in its place. A build that fails leaves `output` as it was. Raises
    UsageError where `output` holds something else than a site of ours, BuildError where the engine
    refuses or a page would be lost.
    """
    output = output.absolute()
    _refuse_foreign(output, plan.root)
    output.parent.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="relaybook-stage-") as staged,
        _beside(output) as fresh,
    ):
        rendered = _render(plan, tree, (Path(staged), fresh), built_on, offline=offline)
        if any(rendered.values()):
            as_of, past = plan.report.as_of, plan.past
            plan = plan_knowledge_base(
                plan.base, as_of, plan.root, plan.audience, past, rendered=rendered
            )
            _render(plan, tree, (Path(staged), fresh), built_on, offline=offline)
        if not (strict and any(plan.report.at_least(Severity.ERROR))):
            _swap(fresh, output)
    return plan


def rendered_by_engine(plan: SitePlan, tree: Tree, built_on: date) -> Rendered:
    """Build the site in a temporary folder; return what its pages do not show as it is written.

    Raises BuildError where the engine refuses or a page would be lost.
    """
    with tempfile.TemporaryDirectory(prefix="relaybook-rendered-") as holder:
        folders = (Path(holder) / "staged", Path(holder) / "site")
        return _render(plan, tree, folders, built_on, offline=False)


def _render(
    plan: SitePlan, tree: Tree, folders: tuple[Path, Path], built_on: date, *, offline: bool
) -> Rendered:
    """Stage and build in two folders; return what the pages do not show as it is written."""
    staged, built = folders
    stage_site(plan, tree, staged, built_on, offline=offline)
    run_engine(staged, built, built_on)
    _refuse_lost_pages(plan, built, offline=offline)

    def html_of(file: PlannedFile) -> str:
        page = built / page_address(file.uri, offline=offline)
        return page.read_text(encoding="utf-8", errors="replace")

    return rendered_pages(plan.base, plan.files, html_of)


def run_engine(staged: Path, output: Path, built_on: date) -> None:
    """Build a staged site into `output`; raises BuildError with what the engine said."""
    midnight = datetime(built_on.year, built_on.month, built_on.day, tzinfo=UTC)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(  # noqa: S603 - our own interpreter and our own files
        [*command, "--config-file", str(staged / CONFIGURATION), "--site-dir", str(output)],
        stdin=subprocess.DEVNULL,  # without any, MkDocs does not know where its configuration is
        env={**os.environ, **QUIET, "SOURCE_DATE_EPOCH": str(int(midnight.timestamp()))},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise BuildError(_refusal(done.stdout + done.stderr))


def _refusal(said: str) -> str:
    lines = [line.rstrip() for line in said.splitlines() if line.strip()]
    shown = [line for line in lines if line.startswith(("WARNING", "ERROR"))] or lines
    text = "\n".join(f"  {line}" for line in shown[-_MOST_LINES:])
    return f"the site engine refused the site; the old one is untouched:\n{text}"


def page_address(uri: str, *, offline: bool) -> str:
    """Return the HTML file that an engine makes of the page at `uri`."""
    path = PurePosixPath(uri)
    stem = path.with_suffix("")
    if offline or stem.name == "index":
        return f"{stem}.html"
    return f"{stem}/index.html"


def _refuse_lost_pages(plan: SitePlan, built: Path, *, offline: bool) -> None:
    lost = [
        file.uri
        for file in plan.files
        if file.markdown is not None
        and not (built / page_address(file.uri, offline=offline)).is_file()
    ]
    if lost:
        named = ", ".join(lost[:_MOST_LINES])
        raise BuildError(f"the site engine left out {len(lost)} pages: {named}")


def _refuse_foreign(output: Path, root: Path) -> None:
    if output in (root, *root.parents):
        raise UsageError(f"{output} holds the knowledge base; name another folder for the site")
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output} is a file; name a folder for the site")
    ours = all((output / uri).is_file() for uri in (BUILD_SCRIPT, SCRIPT))
    if output.exists() and any(output.iterdir()) and not ours:
        raise UsageError(f"{output} holds something else than a site; name another folder")


@contextmanager
def _beside(output: Path) -> Iterator[Path]:
    """Give a new folder on the same disk as `output`, gone at the end."""
    holder = Path(tempfile.mkdtemp(prefix=f".{output.name}-", dir=output.parent))
    try:
        yield holder / "new"
    finally:
        shutil.rmtree(holder, ignore_errors=True)


def _swap(fresh: Path, output: Path) -> None:
    old = fresh.with_name("old")
    if output.exists():
        output.rename(old)
    try:
        fresh.rename(output)
    except OSError:
        if old.exists():
            old.rename(output)
        raise
