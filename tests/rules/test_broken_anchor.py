from pathlib import Path

import pytest
from tests.rules.knowledge import judged, said

from relaybook.findings import Level

NO_GUESS = "name a heading by its words in lower case with hyphens, or remove the part after #"
UNKNOWN = "links into files that are not Markdown pages"
OTHER = "# Other page\n\nText.\n\n## Don't panic!\n\nText.\n\n## Straße: größe\n\nText.\n"


def _page(link: str) -> dict[str, str]:
    return {
        "runbooks/a.md": f"# A\n\nSee {link}.\n\n## Steps\n\nText.\n\n## Steps\n\nText.\n",
        "runbooks/b.md": OTHER,
        "runbooks/c.html.md.erb": OTHER,
        "vendor/d.md": OTHER,
        "systems/ledger.yaml": "title: Ledger\n",
        "runbooks/log.txt": "text\n",
    }


@pytest.mark.parametrize(
    "link",
    [
        "[x](#steps)",
        "[x](#steps-1)",
        "[x](#)",
        "[x](#top)",
        "[x](a.md#steps)",
        "[x](b.md#dont-panic)",
        "[x](./b.md#other-page)",
        "[x](../runbooks/b.md#other-page)",
        "[x](b.md#stra%C3%9Fe-gr%C3%B6%C3%9Fe)",
        "[x](<b.md#straße-größe>)",
        "[x](c.html#dont-panic)",
        "[x](c#dont-panic)",
        "[x](../vendor/d.md#dont-panic)",
        "[x](../vendor/d#dont-panic)",
        "[x](https://example.com/b.md#gone)",
        "[x](gone.md#gone)",
        "[x](b.md)",
        "`[x](#gone)`",
    ],
)
def test_links_that_hold(tmp_path: Path, link: str) -> None:
    report = judged(tmp_path, _page(link), Level.BASIC, "broken-anchor")

    assert said(report) == []
    assert report.tallies["broken-anchor"].unknown == {}


@pytest.mark.parametrize(
    ("link", "message", "help_"),
    [
        ("[x](#Steps)", "this page has no heading #Steps", "did you mean #steps?"),
        ("[x](#stepps)", "this page has no heading #stepps", "did you mean #steps?"),
        ("[x](#steps-2)", "this page has no heading #steps-2", "did you mean #steps-1?"),
        ("[x](a.md#zz)", "this page has no heading #zz", NO_GUESS),
        (
            "[x](b.md#don't-panic)",
            "runbooks/b.md has no heading #don't-panic",
            "did you mean #dont-panic?",
        ),
        ("[x](../vendor/d.md#zz)", "vendor/d.md has no heading #zz", NO_GUESS),
        ("![x](#zz)", "this page has no heading #zz", NO_GUESS),
    ],
)
def test_links_that_do_not(tmp_path: Path, link: str, message: str, help_: str) -> None:
    report = judged(tmp_path, _page(link), Level.BASIC, "broken-anchor")

    assert said(report) == [(3, 5, message, help_)]


@pytest.mark.parametrize(
    "link",
    [
        "[x](../systems/ledger.yaml#owner)",
        "[x](log.txt#L3)",
        "[x](b.md?plain=1#L3)",
        "[x](b.md#:~:text=panic)",
    ],
)
def test_what_cannot_be_judged_is_counted(tmp_path: Path, link: str) -> None:
    report = judged(tmp_path, _page(f"{link} and {link}"), Level.BASIC, "broken-anchor")

    assert said(report) == []
    assert report.tallies["broken-anchor"].unknown == {UNKNOWN: 1}
