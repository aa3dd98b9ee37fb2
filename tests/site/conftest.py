from collections.abc import Callable

import pytest
from markdown import Markdown

from relaybook.site.trusted_blocks import TrustedBlock

Render = Callable[..., str]


@pytest.fixture
def render() -> Render:
    """Render Markdown as MkDocs does: with the extensions that it always lists before ours."""

    def rendered(text: str, *blocks: TrustedBlock, extensions: tuple[str, ...] = ()) -> str:
        ours = "relaybook.site.markdown_extension"
        return Markdown(
            extensions=["toc", "tables", "fenced_code", ours, *extensions],
            extension_configs={
                ours: {"blocks": {block.digest: block.html for block in blocks}},
                "toc": {"marker": ""},
            },
        ).convert(text)

    return rendered
