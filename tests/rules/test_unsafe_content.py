from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level

HELP = "remove it; to show it as text, put it in a code block"


@pytest.mark.parametrize(
    ("text", "column", "what"),
    [
        ("<script>alert(1)</script>", 1, "<script>"),
        ("Text <SCRIPT src=//example.com/x.js></SCRIPT>.", 6, "<script>"),
        ("<svg onload=alert(1)>", 1, "<svg>"),
        ("a <img src=x onerror=alert(1)>", 3, "onerror="),
        ("a <a href='java&#115;cript:alert(1)'>b</a>", 3, "javascript:"),
        ("[b](JavaScript:alert(1))", 1, "javascript:"),
        ("[b](<java\tscript:alert(1)>)", 1, "javascript:"),
        ("é ![b](data:text/html;base64,PHNjcmlwdD4=)", 3, "data:"),
        ("[b][c]\n\n[c]: vbscript:x", 1, "vbscript:"),
        ("<javascript:alert(1)>", 1, "javascript:"),
        ("- one\n  <iframe src=x></iframe>", 3, "<iframe>"),
        ("Text{: onclick=x }", 5, "onclick="),
    ],
)
def test_active_content_is_found_where_it_stands(
    tmp_path: Path, text: str, column: int, what: str
) -> None:
    line = 4 if text.startswith("-") else 3
    report = judged(tmp_path, {"docs/a.md": f"# A\n\n{text}\n"}, Level.BASIC, "unsafe-content")

    assert said(report) == [
        (line, column, f"{what} is active content, which a page must not carry", HELP)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "`<script>alert(1)</script>`",
        "```html\n<script>alert(1)</script>\n```",
        "    <script>alert(1)</script>",
        "<!-- <script>alert(1)</script> -->",
        "&lt;script&gt;",
        "<details><summary>More</summary>\n\nText.\n\n</details>",
        '<a id="here"></a>',
        "`{: onclick=x }`",
        "[data](data.md) and [javascript](#javascript)",
    ],
)
def test_text_about_it_is_harmless(tmp_path: Path, text: str) -> None:
    report = judged(tmp_path, {"docs/a.md": f"# A\n\n{text}\n"}, Level.BASIC, "unsafe-content")

    assert said(report) == []


def test_it_is_never_accepted(tmp_path: Path) -> None:
    comment = "<!-- relaybook: accept[unsafe-content] the vendor needs it -->"
    report = judged(
        tmp_path, {"docs/a.md": f"# A\n\n{comment}\n\n<script>x</script>\n"}, Level.BASIC
    )

    assert [(f.rule, f.span.line) for f in report.findings] == [
        ("invalid-acceptance", 3),
        ("unsafe-content", 5),
    ]
    assert report.accepted == ()
