"""The live preview: MkDocs with our plugin, on a configuration that is thrown away afterwards."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.site.audience import Audience
from relaybook.site.build import QUIET
from relaybook.site.stage import CONFIGURATION, engine_configuration
from relaybook.site.theme_configuration import SiteSettings


def preview(
    base: KnowledgeBase, root: Path, address: str, *, as_of: str = "", audience: Audience = "all"
) -> int:
    """Serve the site at `address` (host:port) until it is interrupted; changed records reload.

    Returns the exit code of MkDocs.
    """
    with tempfile.TemporaryDirectory(prefix="relaybook-serve-") as folder:
        configuration = engine_configuration(SiteSettings(base.configuration.name, ()))
        del configuration["nav"]  # the plugin knows it
        ours = {"relaybook": {"root": str(root), "as_of": as_of, "audience": audience}}
        configuration["plugins"] = [*configuration["plugins"], ours]
        (Path(folder) / configuration["docs_dir"]).mkdir()
        path = Path(folder) / CONFIGURATION
        path.write_text(yaml.safe_dump(configuration, sort_keys=False), encoding="utf-8")
        return _serve(path, address)


def _serve(path: Path, address: str) -> int:
    # The option is given because some releases of click forget that it is the default.
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload"]
    try:
        return subprocess.run(  # noqa: S603 - our own interpreter and our own file
            [*command, "--config-file", str(path), "--dev-addr", address],
            env={**os.environ, **QUIET},
            check=False,
        ).returncode
    except KeyboardInterrupt:
        return 0
