from hypothesis import given
from hypothesis import strategies as st

from relaybook.load.ownership.claim import OwnersFault
from relaybook.load.ownership.codeowners import CodeOwnersLines
from relaybook.load.ownership.codeowners_syntax import forge_of, read_codeowners
from relaybook.load.ownership.owners_file import read_aliases, read_owners
from relaybook.source import LineColumn

GITLAB = """\
* @everyone
[Runbooks][2] @sre # two must agree
/runbooks/
/runbooks/pay/ @pay
!/runbooks/pay/drafts/
^[Docs]
*.md @writers
[runbooks]
/runbooks/own.md @own
"""


def _owners(text: str, path: str, at: str = "CODEOWNERS") -> list[tuple[str, ...]]:
    lines = CodeOwnersLines(read_codeowners(at, text))
    return [tuple(handle.name for handle in claim.handles) for claim in lines.claims(path)]


def test_the_last_line_that_fits_decides() -> None:
    text = "* @all\n/runbooks/ @sre\n/runbooks/*.txt @text\n/runbooks/free.md\n"

    assert _owners(text, "src/a.py") == [("@all",)]
    assert _owners(text, "runbooks/deep/a.md") == [("@sre",)]
    assert _owners(text, "runbooks/a.txt") == [("@text",)]
    assert _owners(text, "runbooks/free.md") == []


def test_sections_answer_side_by_side_and_optional_ones_last() -> None:
    assert _owners(GITLAB, "runbooks/pay/a.md") == [("@pay",), ("@everyone",), ("@writers",)]
    assert _owners(GITLAB, "runbooks/a.txt") == [("@sre",), ("@everyone",)]
    assert _owners(GITLAB, "runbooks/pay/drafts/a.txt") == [("@everyone",)]
    assert _owners(GITLAB, "runbooks/own.md")[0] == ("@own",)


def test_spaces_and_signs_are_escaped() -> None:
    text = "/run\\ books/ @a\n\\#notes.md @b\n"

    assert _owners(text, "run books/x.md") == [("@a",)]
    assert _owners(text, "#notes.md") == [("@b",)]


def test_who_reads_the_file_follows_from_its_folder_and_sections() -> None:
    assert forge_of(".github/CODEOWNERS", "[A]\n") == "github"
    assert forge_of("../.gitlab/CODEOWNERS", "* @a\n") == "gitlab"
    assert forge_of("CODEOWNERS", "[A]\n* @a\n") == "gitlab"
    assert forge_of("docs/CODEOWNERS", "* @a\n") == "github"


def test_handles_stand_where_they_are_written() -> None:
    lines = CodeOwnersLines(read_codeowners("CODEOWNERS", "\n  /a/   @b  c@example.com\n"))
    (claim,) = lines.claims("a/x")

    assert claim.place.at == LineColumn(2, 3)
    assert [handle.place.at for handle in claim.handles] == [LineColumn(2, 9), LineColumn(2, 13)]


def test_only_lines_that_name_something_are_no_catch_all() -> None:
    for pattern in ("*", "**", "/**", "*.md", "**/*", "/*.md"):
        (claim,) = CodeOwnersLines(read_codeowners("CODEOWNERS", f"{pattern} @a")).claims("x.md")
        assert claim.catch_all, pattern
    for pattern in ("/ops/", "ops", "**/ops/*", "x.md", "ops/*.md"):
        lines = CodeOwnersLines(read_codeowners("CODEOWNERS", f"{pattern} @a"))
        (claim,) = lines.claims("ops/x.md")
        assert not claim.catch_all, pattern


def test_the_deepest_folder_is_the_nearest() -> None:
    def nearness(pattern: str) -> int:
        lines = CodeOwnersLines(read_codeowners("CODEOWNERS", f"{pattern} @a"))
        (claim,) = lines.claims("ops/pay/x.md")
        return claim.nearness

    assert [nearness(one) for one in ("*", "/ops/", "pay/", "/ops/pay/*", "x.md")] == [
        *(0, 1, 2, 2, 3)
    ]


def test_what_cannot_be_read_is_told_at_its_word() -> None:
    text = "!/a/ @b\n/a/ b\n/[ab]/ @c\n/ @d\n"

    assert [_told(one) for one in read_codeowners("CODEOWNERS", text, "github").faults] == [
        (1, 1, "GitHub knows no exceptions with `!`, so the line is not read"),
        (2, 5, "'b' is no owner, so the line is not read"),
        (3, 1, "GitHub knows no sets of characters in `[ ]`, so the line is not read"),
        (4, 1, "'/' is no file and no folder"),
    ]
    assert [
        _told(one) for one in read_codeowners("CODEOWNERS", "[A\n/a/ b @c", "gitlab").faults
    ] == [
        (1, 1, "the heading of the section has no `]`, so the line is not read"),
        (2, 5, "'b' is no owner, so it is not read"),
    ]


def _told(fault: OwnersFault) -> tuple[int, int, str]:
    assert isinstance(fault.place.at, LineColumn)
    return fault.place.at.line, fault.place.at.column, fault.message


_SIGNS = ("**/", "[A]", "^[B][2]", "@a", "@a/b", "c@d", "/x/", "\r\n", "\u2028")
_WORDS = ("approvers:", "filters: {", "}", "- a", "aliases:\n", "  ", ": ", '"', "&a", "*a")
_PIECES = st.sampled_from(["\n", *"/*?[]{}!^#@\\ \t,-", *_SIGNS, *_WORDS])
_TEXT = st.lists(_PIECES | st.text(max_size=3), max_size=25).map("".join)


@given(_TEXT, st.sampled_from(["github", "gitlab", None]), _TEXT)
def test_any_text_is_read_and_its_faults_lie_inside(text: str, forge: None, path: str) -> None:
    file = read_codeowners("CODEOWNERS", text, forge)
    claims = list(CodeOwnersLines(file).claims(path))

    assert claims == list(CodeOwnersLines(read_codeowners("CODEOWNERS", text, forge)).claims(path))
    lines = text.split("\n")
    places = [fault.place for fault in file.faults]
    places += [place for claim in claims for place in (claim.place, claim.handles[0].place)]
    for place in places:
        assert isinstance(place.at, LineColumn)
        assert 1 <= place.at.column <= len(lines[place.at.line - 1])


@given(_TEXT, st.text(max_size=8))
def test_any_text_is_read_as_owners(text: str, path: str) -> None:
    owners, aliases = read_owners("OWNERS", text), read_aliases("OWNERS_ALIASES", text)

    assert owners.named("approvers", path) == read_owners("OWNERS", text).named("approvers", path)
    lines = text.split("\n")
    for fault in (*owners.faults, *aliases.faults):
        if isinstance(fault.place.at, LineColumn):
            assert 1 <= fault.place.at.line <= len(lines)
