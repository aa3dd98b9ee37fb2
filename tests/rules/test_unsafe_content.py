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


@pytest.mark.parametrize(
    ("path", "text", "place", "named"),
    [
        ("systems/a.yaml", "links: [{url: 'URL'}]", (1, 10), "links[1].url"),
        ("systems/a.yaml", "links: {url: 'URL'}", (1, 9), "links[1].url"),
        (
            "systems/a.yaml",
            "repositories: [{url: x}, {url: 'URL'}]",
            (1, 27),
            "repositories[2].url",
        ),
        ("systems/a.yaml", "pipelines: [{url: 'URL'}]", (1, 14), "pipelines[1].url"),
        ("systems/a.yaml", "environments: [{url: 'URL'}]", (1, 17), "environments[1].url"),
        ("systems/a.yaml", "on_call: {rota_url: 'URL'}", (1, 11), "on_call.rota_url"),
        ("contacts/a.yaml", "type: team\nreach: {chat: 'URL'}", (2, 9), "reach.chat"),
        ("contacts/a.yaml", "type: team\nreach: {rota_url: 'URL'}", (2, 9), "reach.rota_url"),
        ("runbooks/a.md", "---\nbased_on: {url: 'URL'}\n---\n# A\n", (2, 12), "based_on.url"),
    ],
)
@pytest.mark.parametrize(
    ("url", "scheme"),
    [("javascript:x", "javascript:"), (" VBScript:x", "vbscript:"), ("data:text/html,x", "data:")],
)
def test_addresses_in_fields_run_nothing(
    tmp_path: Path,
    *,
    path: str,
    text: str,
    place: tuple[int, int],
    named: str,
    url: str,
    scheme: str,
) -> None:
    report = judged(tmp_path, {path: text.replace("URL", url)}, Level.BASIC, "unsafe-content")

    message = f"{named} begins with {scheme}, which would run in the browser of a reader"
    assert said(report) == [(*place, message, "write an address that begins with https://")]


@pytest.mark.parametrize(
    "url", ["https://example.com/", "#payments", "tel:+4420", "see javascript"]
)
def test_other_addresses_in_fields_are_harmless(tmp_path: Path, url: str) -> None:
    text = f"links: [{{url: '{url}'}}]\n"
    report = judged(tmp_path, {"systems/a.yaml": text}, Level.BASIC, "unsafe-content")

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
