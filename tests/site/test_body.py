"""Links in a record's own text lead to pages that exist."""

import pytest
from tests.site.planned_base import html_of, planned, with_files

from relaybook.site.pictures import is_passive_svg

PNG = b"\x89PNG\r\n\x1a\n"


def shown(text: str | bytes, **more: str | bytes) -> str:
    """Return the text of docs/deep/page.md as it is planned, below its card."""
    site = planned(with_files(**{"docs/deep/page.md": text}, **more))
    return (site["docs/deep/page.md"].markdown or "").partition("-->\n\n")[2].strip()


@pytest.mark.parametrize(
    ("written", "planned_as"),
    [
        ("[x](../../systems/ledger.yaml)", "[x](../../systems/ledger.md)"),
        ("[x](/systems/ledger.yaml)", "[x](../../systems/ledger.md)"),
        ("[x](../../systems/ledger.yaml#y)", "[x](../../systems/ledger.md)"),
        ("[x](../../systems/ledger/recovery.yaml)", "[x](../../systems/ledger.md)"),
        ('[*x* `y`](../../systems/ledger.yaml "t")', "[*x* `y`](../../systems/ledger.md)"),
        ("[x](<../../systems/ledger.yaml>)", "[x](../../systems/ledger.md)"),
        ("[x][r] after\n\n[r]: ../../systems/ledger.yaml", "[x](../../systems/ledger.md) after"),
        ("[r][] after\n\n[r]: ../../systems/ledger.yaml", "[r](../../systems/ledger.md) after"),
        ("[r] after\n\n[r]: ../../systems/ledger.yaml", "[r](../../systems/ledger.md) after"),
        ("[x](../../runbooks/)", "[x](../../runbooks/index.md)"),
        ("[x](../../runbooks)", "[x](../../runbooks/index.md)"),
        ("[x](../../runbooks/pay/ledger-down)", "[x](../../runbooks/pay/ledger-down.md)"),
        ("[x](../../runbooks/pay/ledger-down.html)", "[x](../../runbooks/pay/ledger-down.md)"),
        (
            "[x](../../runbooks/pay/ledger-down.md#steps)",
            "[x](../../runbooks/pay/ledger-down.md#steps)",
        ),
        ("[x](../../runbooks/pay/ledger-down.md#no)", "[x](../../runbooks/pay/ledger-down.md)"),
        ("[x](gone.md) after", "x (link broken) after"),
        ("[a ![b](c.png)](gone.md)", "a *(picture missing)* (link broken)"),
        ("[x](#no)", "x (link broken)"),
        ("# T\n\n[x](#t)", "# T\n\n[x](#t)"),
        ("[x](../../../outside.md)", "x (not on this site)"),
        ("[x](/wiki/outside) after", "x (not on this site) after"),
        ("[x]({{site}}/outside) after", "x (not on this site) after"),
        ("[x](/) after", "[x](../../index.md) after"),
        ("![x](/wiki/outside.png) after", "*(picture not on this site)* after"),
        ("![x](../../alerts/pay.yaml) after", "*(picture in the repository)* after"),
        ("![x](gone.png) after", "*(picture missing)* after"),
        ("[x](https://example.com/a.md)", "[x](https://example.com/a.md)"),
        ("`[x](gone.md)`", "`[x](gone.md)`"),
        (
            "[x](../../alerts/pay.yaml)",
            "[x](https://git.example.com/kb/-/edit/main/alerts/pay.yaml)",
        ),
        ("é [x](../../systems/ledger.yaml) ü", "é [x](../../systems/ledger.md) ü"),
    ],
)
def test_links(written: str, planned_as: str) -> None:
    assert shown(written).startswith(planned_as)


@pytest.mark.parametrize("target", ["../../alerts/pay.yaml", "../../alerts/pay.yaml#l1", "../raw"])
def test_a_file_that_has_no_page_is_said_to_be_in_the_repository(target: str) -> None:
    files = {"relaybook.yml": "name: Sample\n", "docs/raw/a.csv": "a\n"}

    assert shown(f"[x]({target})", **files) == "x (in the repository)"


def test_a_link_to_the_file_of_a_rule_leads_to_its_page() -> None:
    here = "tool/relaybook/rules/broken_link.md"
    files = with_files(**{"docs/page.md": f"[x](../{here})\n", here: "# broken-link\n"})

    site = planned(files, rule_pages={"broken-link": "# broken-link\n"})

    assert "[x](../rules/broken-link.md)" in (site["docs/page.md"].markdown or "")
    assert here not in site


@pytest.mark.parametrize(
    "before", [b"\xef\xbb\xbf", b"---\ntitle: T\n---\n", b"\xef\xbb\xbf---\r\ntitle: T\r\n---\r\n"]
)
def test_links_are_found_below_front_matter_and_a_byte_order_mark(before: bytes) -> None:
    text = before + "Ünïcode\r\n\r\n[x](../../systems/ledger.yaml)\r\n".encode()

    assert shown(text) == "Ünïcode\r\n\r\n[x](../../systems/ledger.md)"


def test_pictures_that_a_page_shows_are_published_and_others_are_not() -> None:
    files = with_files(
        **{
            "docs/deep/page.md": "![a](img/a.png) ![b](/docs/b.png)\n",
            "docs/deep/img/a.png": PNG,
            "docs/b.png": PNG,
            "docs/secret.png": PNG,
            "docs/notes.pdf": b"%PDF",
        }
    )

    site = planned(files)

    assert "![a](img/a.png) ![b](../b.png)" in (site["docs/deep/page.md"].markdown or "")
    assert site["docs/deep/img/a.png"].source == "docs/deep/img/a.png"
    assert site["docs/b.png"].markdown is None
    assert not {"docs/secret.png", "docs/notes.pdf"} & set(site)


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        "<path d='M0 0'/>",
        "<a href='#x'><text>x</text></a>",
        "<image href='data:image/png;base64,AA=='/>",
        "<style>.a{fill:url(#g)}</style>",
    ],
)
def test_a_picture_that_is_only_a_picture_is_published(inside: str) -> None:
    assert is_passive_svg(SVG.format(inside))


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT>",
        "<path onclick='alert(1)'/>",
        "<a xlink:href='javascript:alert(1)'/>",
        "<a href='https://evil.example'/>",
        "<image href='https://evil.example/x.png'/>",
        "<use href='data:image/svg+xml,x'/>",
        "<foreignObject><p>log in</p></foreignObject>",
        "<style>@import 'https://evil.example/x.css';</style>",
        "<path style='fill:url(https://evil.example/x)'/>",
        "<animate attributeName='href' to='javascript:alert(1)'/>",
        "<unclosed>",
    ],
)
def test_a_picture_that_could_act_when_opened_is_not(inside: str) -> None:
    assert not is_passive_svg(SVG.format(inside))


def test_a_picture_with_entities_is_not_even_parsed() -> None:
    assert not is_passive_svg('<!DOCTYPE x [<!ENTITY a "b">]>' + SVG.format("&a;"))


@pytest.mark.parametrize(
    "target", ["kept.md#part", "kept", "kept.html", "/docs/kept.md", "only/", "../systems/vault/"]
)
def test_a_link_to_what_is_for_others_says_so(target: str) -> None:
    kept_back = "---\naudience: restricted\n---\n\n# Kept back\n"
    files = with_files(
        **{
            "docs/kept.md": kept_back,
            "docs/only/kept.md": kept_back,
            "systems/vault/system.yaml": "title: Vault\naudience: restricted\n",
            "docs/open.md": f"# Open\n\nSee [this]({target}) and [that](gone.md).\n",
        }
    )

    html = html_of(planned(files)["docs/open.md"])

    assert "See this (not shown here) and that (link broken)." in html
