"""The live preview: MkDocs with our plugin, on a configuration that is thrown away afterwards."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

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
    with (
        _stopped_by_a_service_manager(),
        subprocess.Popen(  # noqa: S603 - our own interpreter and our own file
            [*command, "--config-file", str(path), "--dev-addr", address],
            stdin=subprocess.DEVNULL,
            env={**os.environ, **QUIET},
        ) as engine,
    ):
        try:
            return engine.wait()
        except KeyboardInterrupt:
            engine.terminate()
            return 0


@contextmanager
def _stopped_by_a_service_manager() -> Iterator[None]:
    """SIGTERM ends the preview as Ctrl-C does, so that no server and no folder stay behind.

    A job in the background is started with Ctrl-C ignored: there this is the only way to end it.
    """
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
