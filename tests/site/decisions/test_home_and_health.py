"""Home and Health of a repository that holds decisions and nothing else."""

import re

from tests.site.decisions.decision_files import decision
from tests.site.planned_base import FILES, html_of, planned, with_files

ONLY_DECISIONS = {
    "relaybook.yml": "name: S\nlevel: full\nfolders: {decisions: [adr], guides: .}\n",
    "adr/0001-a.md": decision("superseded", "A", date="2026-01-01", superseded_by="['0003']"),
    "adr/0002-b.md": decision("proposed", "B", date="2026-01-02"),
    "adr/0003-c.md": decision("accepted", "C", date="2026-01-03", supersedes="['0001']"),
    "adr/0004-d.md": decision("superseded", "D", date="2026-01-04", superseded_by="['0005']"),
    "adr/0005-e.md": decision("accepted", "E", date="2026-01-05", supersedes="['0004']"),
    "adr/0006-f.md": decision("accepted", "F", date="2026-01-06"),
}


def page(uri: str) -> str:
    return html_of(planned(ONLY_DECISIONS)[uri])


def doors(html: str) -> list[str]:
    start = html.index("rb-doors")
    return re.findall(r">([^<]+)</a>", html[start : html.index("</p>", start)])


def test_home_shows_what_is_there_and_nothing_empty() -> None:
    html = page("index.md")

    assert doors(html) == ["Decisions"]
    assert "Systems (" not in html
    assert "rb-meter" not in html
    assert "No systems and no runbooks, so nothing to count: owner, escalation, rollback." in html


def test_home_shows_proposed_decisions_and_the_latest() -> None:
    html = page("index.md")

    assert html.index(">Decisions (6)") < html.index(">Proposed (1)") < html.index(">Latest (3)")
    shown = html[html.index(">Proposed (1)") : html.index("All 6")]
    assert re.findall(r'<a href="adr/[^"]*">([^<]+)</a>', shown) == ["B", "F", "E", "C"]


def test_home_keeps_the_ways_in_to_what_there_is() -> None:
    html = html_of(planned(FILES)["index.md"])

    assert doors(html) == [
        "Runbooks",
        "Alerts",
        "Decisions",
        "Who to call",
        "Map",
        "Recovery",
        "Portfolio",
    ]
    assert html.count("rb-meter") >= 2


def test_a_bar_with_nothing_to_count_is_said_in_words() -> None:
    files = {path: text for path, text in FILES.items() if not path.startswith("runbooks/")}
    html = html_of(planned(files)["health.md"])

    assert "<span>Rollback</span>" in html
    assert ">none to count</span>" in html
    assert 'aria-label="Rollback' not in html
    assert 'aria-label="Owner: 2 of 2"' in html


def test_health_says_what_only_a_branch_can_judge() -> None:
    html = page("health.md")

    assert "judged as by relaybook check, but for what is compared with git history (below)" in html
    section = html[html.index("Judged in a branch, not here (") :]
    for rule in ("accepted-decision-edited", "duplicate-number", "invalid-transition"):
        assert rule in section
    assert "relaybook check judges them in a branch; this site" in section
    assert "there is no git here" not in html


def test_each_place_says_what_to_write_where_they_differ() -> None:
    misnumbered = {
        "adr/0007-g.md": decision("proposed", "3. G"),
        "adr/0008-h.md": decision("proposed", "3. H"),
    }
    html = html_of(planned({**ONLY_DECISIONS, **misnumbered})["health.md"])
    section = html[html.index('id="heading-number-differs"') :]
    section = section[: section.index("</table>")]

    assert "rb-note" not in section
    helps = re.findall(r'<div class="rb-help">What to write: (.*?)</div>', section)
    assert len(helps) == len(set(helps)) == 2
    assert [one.partition(" in ")[0] for one in helps] == ["write 0007", "write 0008"]


def test_what_all_places_need_is_said_once() -> None:
    bare = "# Y\n\n[a](gone.md)\n\n[b](gone.md)\n"
    html = html_of(planned(with_files(**{"runbooks/pay/other.md": bare}))["health.md"])
    section = html[html.index('id="broken-link"') :]
    section = section[: section.index("</table>")]

    assert section.count("What to write: ") == 1
    assert '<p class="rb-note">What to write: ' in section
