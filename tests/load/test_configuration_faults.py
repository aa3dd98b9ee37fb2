"""Every fault of `relaybook.yml` at once, each at its place and in words of ours."""

import pytest

from relaybook.config_values import AS_OF_FORMS
from relaybook.errors import ConfigurationError
from relaybook.load.configuration import load_configuration, read_configuration
from relaybook.source import Unreadable

PROFILES = "base, ai, regulated, vendor-exit"
STYLES = "default, four-heading, gitlab-playbook, ft, skill"
WRITE = "write one that begins with https://"


def faults(text: str) -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        read_configuration(text)
    return str(caught.value).split("\n")


def test_all_faults_are_told_in_the_order_of_their_lines() -> None:
    text = (
        "name: A\nname: B\nas_of: tomorow\nprofiles:\n  - base\n  - aii\nlevel: basc\nnmae: A\n"
        "url: javascript:alert(1)\naliases:\n  headings: {stps: [Vorgehen]}\n"
    )

    assert faults(text) == [
        f"relaybook.yml:{one}"
        for one in (
            "2:1 the key 'name' is given twice; keep one of the two",
            f"3:8 as_of is 'tomorow', which is no day; write {AS_OF_FORMS}",
            f"6:5 profiles[2] is 'aii', which is none of {PROFILES}; did you mean `ai`?",
            "7:8 level is 'basc', which is none of basic, standard, full; did you mean `basic`?",
            "8:1 unknown key `nmae`; did you mean `name`?",
            f"9:6 url is 'javascript:alert(1)', which is no web address; {WRITE}",
            "11:14 aliases.headings names 'stps', which is no section; did you mean `steps`?",
        )
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format: 2", "1:9 format is '2', which this version does not read; write 1"),
        ("rules: '26'", "1:8 rules is no release of the rules: '26'; write it like 2026.11"),
        ("imports: 3", "1:10 imports holds '3' where a list is expected; write one item per line,"),
        ("name:", "1:1 name holds nothing where text is expected; write one line of text"),
        ("profiles: aii", "1:11 profiles is 'aii', which is none of base, ai, regulated,"),
        ("level: {folders: {a: bsic}}", "1:22 level.folders.a is 'bsic', which is none of"),
        (
            "heading_style: {runbooks: four-headin}",
            f"1:27 heading_style.runbooks is 'four-headin', which is none of {STYLES}; did you",
        ),
        ("heading_style: gitlab", "1:16 heading_style is 'gitlab', which is none of default,"),
        ("holidays: {in: 2026-13-01}", "1:16 holidays.in is not a date: '2026-13-01'; write it"),
        ("aliases: {heading: {}}", "1:11 unknown key `aliases.heading`; did you mean `headings`?"),
        ("organisation: {domain: a}", "1:16 unknown key `organisation.domain`; did you mean"),
        ("as_of: todya", "1:8 as_of is 'todya', which is no day; did you mean `today`?"),
    ],
)
def test_what_is_wrong_with_a_value(text: str, said: str) -> None:
    assert [line[: len(said) + 14] for line in faults(text)] == [f"relaybook.yml:{said}"]


@pytest.mark.parametrize(
    ("written", "help_"),
    [
        ("kb.example.com/a", "did you mean `https://kb.example.com/a`?"),
        ("htps://kb.example.com", "did you mean `https://kb.example.com`?"),
        ("ftp://kb.example.com", WRITE),
        ("JavaScript:alert(1)", WRITE),
        ("https://", WRITE),
        ("https://kb.example.com/a b", WRITE),
    ],
)
@pytest.mark.parametrize(
    ("before", "after", "name"),
    [("url: ", "", "url"), ("edit_url: ", "", "edit_url"), ("former_urls: [", "]", "former_urls")],
)
def test_addresses_begin_with_http(
    before: str, after: str, name: str, written: str, help_: str
) -> None:
    item = f"{name}[1]" if after else name

    assert faults(f"{before}'{written}'{after}") == [
        f"relaybook.yml:1:{len(before) + 1} {item} is {written!r}, which is no web address; {help_}"
    ]


def test_addresses_of_the_web_are_read() -> None:
    text = "url: http://localhost:8000/kb/\nedit_url: HTTPS://git.example.com/-/edit/main?a=b\n"

    assert read_configuration(text).url == "http://localhost:8000/kb/"


def test_sections_may_be_written_with_dashes() -> None:
    aliases = read_configuration("aliases: {headings: {when-to-use: Wann}}\n").aliases

    assert aliases.headings == {"when_to_use": ("Wann",)}


class Without:
    """A tree in which `relaybook.yml` is no file that can be listed."""

    def __init__(self, *paths: str, faults: tuple[Unreadable, ...] = ()) -> None:
        self._paths, self._faults = paths, faults

    def paths(self) -> tuple[str, ...]:
        return self._paths

    def faults(self) -> tuple[Unreadable, ...]:
        return self._faults

    def read(self, path: str) -> bytes | Unreadable:
        return Unreadable(path, "cannot be read: Permission denied", "check its permissions")


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        (Without("relaybook.yml/a.md"), "relaybook.yml is a folder; replace it by a file"),
        (
            Without(faults=(Unreadable("relaybook.yml", "is a pipe", "remove it"),)),
            "relaybook.yml is a pipe; remove it",
        ),
        (
            Without("relaybook.yml"),
            "relaybook.yml cannot be read: Permission denied; check its permissions",
        ),
    ],
)
def test_what_cannot_be_read_is_no_configuration(tree: Without, said: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_configuration(tree)
    assert str(caught.value) == said
