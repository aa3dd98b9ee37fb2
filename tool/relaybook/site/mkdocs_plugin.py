"""The MkDocs plugin: for live preview, and for people who keep a `mkdocs.yml` of their own."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, cast

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

from relaybook.config import FILE_NAME
from relaybook.errors import RelaybookError
from relaybook.load.configuration import load_configuration
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.as_of import resolve_as_of
from relaybook.rules.configured import refuse_unknown_names
from relaybook.site.audience import Audience
from relaybook.site.browser_assets import (
    BUILD_SCRIPT,
    SCRIPTS,
    STYLE_SHEETS,
    browser_assets,
)
from relaybook.site.build import SitePlan, plan_knowledge_base
from relaybook.site.planned import PlannedFile
from relaybook.site.stage import FOOTER, content_of, navigation_entries
from relaybook.site.theme_configuration import EXTENSION

_STATIC = (".css", ".js", ".ico", ".woff2")


class RelaybookConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs' own base
    """Options in `mkdocs.yml`."""

    root = config_options.Type(str, default=".")
    """The folder of the knowledge base, relative to `mkdocs.yml`."""

    as_of = config_options.Type(str, default="")
    """The day that everything is resolved at; by default as `relaybook.yml` says, else today."""

    audience = config_options.Choice(("all", "team", "restricted"), default="all")
    """Whom the site is for; records for others are left out everywhere."""


class RelaybookPlugin(BasePlugin[RelaybookConfig]):  # type: ignore[no-untyped-call]
    """Serves the planned pages under the reader's own configuration."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Be asked once: without this MkDocs makes a new plugin for every rebuild."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Have our extension render every page and watch the folders of records."""
        if EXTENSION not in config.markdown_extensions:
            config.markdown_extensions.append(EXTENSION)
        config.mdx_configs.setdefault(EXTENSION, {})
        config.extra_css = list(dict.fromkeys([*config.extra_css, *STYLE_SHEETS]))
        scripts = [str(script) for script in config.extra_javascript]
        missing = [script for script in SCRIPTS if script not in scripts]
        config.extra_javascript = [*config.extra_javascript, *missing]
        config.copyright = config.copyright or FOOTER
        self._watch(config)
        return config

    @event_priority(100)  # before the search and other plugins that look at the files
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace the files of `docs_dir` by those of the plan, which stand at their real paths."""
        root = self._root(config)
        tree = WorkingTree(root)
        today = datetime.now(UTC).astimezone().date()
        plan = self._plan(root, tree, today)
        blocks = {block.digest: block.html for file in plan.files for block in file.blocks}
        config.mdx_configs[EXTENSION]["blocks"] = blocks
        if config.nav is None:
            config.nav = [{entry.title: entry.uri} for entry in navigation_entries(plan.files)]
        kept = [file for file in files if _is_kept(file, config)]
        made = [made for file in plan.files if (made := _made(file, tree, config)) is not None]
        return Files([*made, *_assets(plan, today, config), *kept])

    def _plan(self, root: Path, tree: WorkingTree, today: date) -> SitePlan:
        try:
            base = load(tree)
            refuse_unknown_names(base)
            as_of = resolve_as_of(self.config.as_of or None, base, today)
            return plan_knowledge_base(base, as_of, root, cast(Audience, self.config.audience))
        except RelaybookError as error:
            raise PluginError(str(error)) from error

    def _root(self, config: MkDocsConfig) -> Path:
        beside = Path(config.config_file_path).parent if config.config_file_path else Path()
        return (beside / self.config.root).resolve()

    def _watch(self, config: MkDocsConfig) -> None:
        root = self._root(config)
        try:
            folders = _folders(root)
        except RelaybookError as error:
            raise PluginError(str(error)) from error
        watched = [root / FILE_NAME, *(root / folder for folder in folders if folder != ".")]
        config.watch = [*config.watch, *(str(path) for path in watched if path.exists())]


def _folders(root: Path) -> list[str]:
    """Return the folders that hold records; raises ConfigurationError."""
    return [folder for folder, _ in load_configuration(WorkingTree(root)).folders.kinds()]


def _is_kept(file: File, config: MkDocsConfig) -> bool:
    """Whether a file that is not ours stays: the theme's, other plugins', scripts and styles."""
    if file.generated_by or file.src_dir != config.docs_dir:
        return True
    return file.src_uri.endswith(_STATIC)


def _made(file: PlannedFile, tree: WorkingTree, config: MkDocsConfig) -> File | None:
    data = content_of(file, tree)
    if data is None:
        return None
    level = InclusionLevel.INCLUDED if file.nav_title else InclusionLevel.NOT_IN_NAV
    return File.generated(config, file.uri, content=data, inclusion=level)


def _assets(plan: SitePlan, today: date, config: MkDocsConfig) -> list[File]:
    script = plan.build_script(today)
    copied = [
        File.generated(config, uri, abs_src_path=str(path))
        for uri, path in browser_assets().items()
    ]
    return [File.generated(config, BUILD_SCRIPT, content=script), *copied]
