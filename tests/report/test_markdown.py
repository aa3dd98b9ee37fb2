"""The comment on a pull request: short enough to be posted, and nothing in it comes alive."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt
from tests.report.samples import ACCEPTED, UNOWNED, finding, report

from relaybook.findings import AsOf, Severity, Tally
from relaybook.report import markdown
from relaybook.report.markdown import LIMIT, MARKER, code

WHOLE = """\
<!-- relaybook report -->
### 2 errors, 1 warning in `Sample`

- owner 212/300
- rollback 3/1300 (61 change something), not enforced
- as of 2026-12-31, fixed by `relaybook.yml`

#### error `broken-link`: 2 places

Each link leads to a file.

- `kb/runbooks/slow.md:7:5` `the link leads to runbooks/scorer-dwn.md, which does not exist`\\
  `did you mean runbooks/scorer-down.md?`
- `kb/runbooks/stop.md:7:5` `the link leads to runbooks/scorer-dwn.md, which does not exist`

#### warning `missing-owner`: 1 place

Each has an owner.

- `kb/systems/ledger.yaml:1:1` `the system ledger has no owner`\\
  `` write `owner: <team>` ``

#### Could not be judged

- `links out of the knowledge base: broken-link 2`

2 errors, 1 warning in 1,320 documents · 1 accepted
"""


class Page(HTMLParser):
    """The tags of a page, and its text outside of code."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.prose = ""
        self._depth = 0
        self.feed(MarkdownIt("commonmark").render(text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.tags.add(tag)
        self._depth += tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "code"

    def handle_data(self, data: str) -> None:
        self.prose += "" if self._depth else data


def test_the_whole_comment() -> None:
    made = report(
        finding(),
        finding(path="runbooks/stop.md", help=""),
        UNOWNED,
        accepted=(ACCEPTED,),
        as_of=AsOf(date(2026, 12, 31), "relaybook.yml"),
    )

    assert markdown.render(made, prefix="kb/") == WHOLE


def test_nothing_found_still_shows_what_is_missing() -> None:
    assert markdown.render(report(tallies={})) == (
        f"{MARKER}\n### no findings in `Sample`\n\n- owner 212/300\n"
        "- rollback 3/1300 (61 change something), not enforced\n- as of 2026-11-23\n\n"
        "no findings in 1,320 documents · 0 accepted\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "`plain`"),
        ("", "`  `"),
        (" ", "`   `"),
        ("a `b` c", "``a `b` c``"),
        ("``", "``` `` ```"),
        ("@octocat #1 <b>", "`@octocat #1 <b>`"),
        ("a\nb\r\n\n# c", "`a b\\x0d  # c`"),
        ("x" * 500, f"`{'x' * 400}...`"),
    ],
)
def test_code_ends_only_where_it_ends(text: str, expected: str) -> None:
    assert code(text) == expected


def test_what_a_record_says_neither_links_nor_mentions_nor_marks_up() -> None:
    evil = "</code>` @octocat ``<img src=x> [a](http://x) <!-- --> #1 owner/repo#2 **b** $x^2$"
    made = report(
        finding(message=evil, help=evil, path=f"{evil}\n# Title", rule="broken-link"),
        name=evil,
        tallies={"broken-link": Tally(1, {evil: 2})},
        as_of=AsOf(date(2026, 12, 31), evil),
    )
    page = Page(markdown.render(made).removeprefix(MARKER))

    assert page.tags == {"h3", "h4", "ul", "li", "code", "p", "br"}
    assert "octocat" not in page.prose
    assert not re.search("[@#<>*$]|://", page.prose)


def test_a_wall_of_findings_fits_and_counts_what_it_leaves_out() -> None:
    many = [finding(path=f"runbooks/{n}.md", message="word " * 30) for n in range(3_000)]
    text = markdown.render(report(*many, UNOWNED))
    shown = text.count("\n- `runbooks/")

    assert LIMIT - 1_000 < len(text) <= LIMIT
    assert f"- and {3_000 - shown:,} more places\n" in text
    assert f"\n{3_000 - shown:,} findings left out here: `relaybook check --all`\n" in text
    # However many the first rule has, each has an example.
    assert "`the system ledger has no owner`" in text


def test_a_wall_of_rules_fits_too() -> None:
    many = [finding(rule=f"rule-{n:05}-{'x' * 100}") for n in range(2_000)]
    text = markdown.render(report(*many))

    assert len(text) <= LIMIT
    assert text.startswith(f"{MARKER}\n### 2,000 errors in `Sample`\n")
    assert "2,000 findings left out here" in text


def test_a_wall_of_reasons_fits_too() -> None:
    unknown = {f"{n} {'y' * 1_000}": 1 for n in range(300)}
    text = markdown.render(report(tallies={"broken-link": Tally(1, unknown)}))

    assert len(text) <= LIMIT
    assert "- and 200 more places\n" not in text
    assert "- and 200 more reasons\n" in text


def test_a_rule_of_two_severities_says_how_many_of_each() -> None:
    text = markdown.render(report(finding(), finding(severity=Severity.INFO)))

    assert "#### error `broken-link`: 2 places (1 error, 1 note)\n" in text
