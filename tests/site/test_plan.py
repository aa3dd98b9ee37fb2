"""Which pages there are, where they stand, and what is on them."""

import re
from dataclasses import dataclass
from datetime import date

import pytest
from tests.site.planned_base import FILES, base_of, html_of, planned, with_files

from relaybook.site.tables import ON_ONE_PAGE, SHOWN


@dataclass(frozen=True)
class Change:
    day: date
    author: str
    commit: str = "0" * 40


def test_a_record_keeps_its_place_with_md_at_its_end() -> None:
    assert sorted(planned(FILES)) == [
        "a/ledgerdown.md",
        "a/rates-stale.md",
        "alerts/index.md",
        "assets/map-data.js",
        "contacts/duty-manager.md",
        "contacts/index.md",
        "contacts/payments.md",
        "contacts/r-okafor.md",
        "decisions/assumptions.md",
        "decisions/index.md",
        "decisions/pay/0001-keep-it.md",
        "decisions/pay/0002-drop-it.md",
        "decisions/pay/reading-path.md",
        "health.md",
        "index.md",
        "map.md",
        "portfolio/cost.md",
        "portfolio/data.md",
        "portfolio/index.md",
        "portfolio/metrics.md",
        "portfolio/models.md",
        "portfolio/obligations.md",
        "portfolio/overdue.md",
        "recovery.md",
        "rules/all-rules.md",
        "rules/index.md",
        "runbooks/index.md",
        "runbooks/pay/ledger-down.md",
        "systems/index.md",
        "systems/ledger.md",
        "systems/ledger/decisions.md",
        "systems/ledger/executive.md",
        "systems/rates.md",
        "systems/rates/executive.md",
    ]


def test_only_lists_are_in_the_navigation() -> None:
    files = planned(FILES).values()

    assert [file.nav_title for file in files if file.nav_title] == [
        "Home",
        "Systems",
        "Runbooks",
        "Alerts",
        "Contacts",
        "Map",
        "Recovery",
        "Portfolio",
        "Health",
        "Decisions",
        "Rules",
    ]


def test_the_plan_depends_on_nothing_but_its_input() -> None:
    backwards = dict(reversed(FILES.items()))

    assert list(planned(FILES).values()) == list(planned(backwards).values())


@pytest.mark.parametrize(
    "paths",
    [
        ("runbooks/x.md", "runbooks/x.markdown"),
        ("runbooks/x.md", "runbooks/x/index.md"),
        ("runbooks/README.md", "runbooks/index.md"),
        ("runbooks/X.md", "runbooks/x.md"),
        ("docs/a/README.md", "docs/a/readme.md", "docs/a.md"),
        ("systems/ledger.md", "runbooks/ledger.md"),
        ("systems/all-tier-1.md", "contacts/index.md"),
        ("docs/x.html.md.erb", "docs/x.md", "docs/x.mdx"),
    ],
)
def test_no_page_is_lost_where_two_want_one_address(paths: tuple[str, ...]) -> None:
    files = with_files(**{path: f"# Title of {path}\n\nText of {path}.\n" for path in paths})

    site = planned(files)

    addresses = [re.sub(r"(^|/)index$", "", uri.removesuffix(".md").lower()) for uri in site]
    assert len(set(addresses)) == len(addresses)
    for path in paths:
        shown = [uri for uri, file in site.items() if f"Text of {path}." in (file.markdown or "")]
        assert len(shown) == 1, (path, shown)


def test_a_readme_is_shown_above_the_list_of_its_folder() -> None:
    site = planned(
        with_files(**{"runbooks/README.md": "# Ours\n\nRead [this](pay/ledger-down.md).\n"})
    )

    html = html_of(site["runbooks/index.md"])

    assert "runbooks/README.md" not in site
    assert html.index("Ours") < html.index("ledger-down") < html.index("By system")


def test_the_card_says_whose_it_is_who_to_call_and_how_fresh_it_is() -> None:
    history = {
        "systems/ledger.yaml": Change(date(2026, 8, 1), "Ada"),
        "systems/ledger/recovery.yaml": Change(date(2026, 9, 2), "Ben <b>"),
    }

    html = html_of(planned(FILES, history=history)["systems/ledger.md"])
    card = html[html.index("<section ") : html.index("</section>")]

    assert '<dt>Owner</dt><dd><a href="../contacts/payments.md">Payments</a></dd>' in card
    assert '<li data-hours="Mon-Fri 09:00-17:00" data-time-zone="Europe/London">' in card
    assert 'pager <span class="rb-reach">payments-primary</span>' in card
    assert 'href="tel:+442055500100"' in card
    assert card.index("payments-primary") < card.index("tel:+442055500100")
    assert '<span class="rb-within">answers within 15m</span>' in card
    assert '<span data-until="2027-03-31"><a href="../contacts/duty-manager.md">' in card
    assert '<time data-due="2026-09-01" datetime="2026-09-01">' in card
    assert '<time datetime="2026-09-02">2026-09-02</time> by Ben &lt;b&gt;' in card
    assert 'href="https://git.example.com/kb/-/edit/main/systems/ledger.yaml"' in card
    assert "pay/ledger (kubernetes)" in card
    assert "tier 1" in card
    assert "level standard" in card


def test_without_git_and_forge_the_card_says_only_what_is_known() -> None:
    html = html_of(planned(with_files(**{"relaybook.yml": "name: Sample\n"}))["systems/ledger.md"])

    assert "Last changed" not in html
    assert "<code>systems/ledger.yaml</code>" in html


def test_somebody_who_left_is_marked_where_they_would_be_called() -> None:
    gone = "type: person\ntitle: Ruth Okafor\nuntil_on: 2026-11-01\n"

    html = html_of(planned(with_files(**{"contacts/r-okafor.yaml": gone}))["systems/ledger.md"])

    assert '<span class="rb-badge rb-badge--error">nobody holds it on 2026-11-20</span>' in html


def test_a_fixed_date_is_said_where_it_matters() -> None:
    site = planned(FILES, fixed="relaybook.yml")

    for uri in ("index.md", "health.md", "contacts/index.md"):
        assert "2026-11-20, a fixed date" in html_of(site[uri]), uri
    assert "Who to call (as of 2026-11-20)" in html_of(site["systems/ledger.md"])
    assert "fixed date" not in html_of(planned(FILES)["index.md"])


def test_a_system_shows_what_it_needs_and_what_needs_it_with_the_steps() -> None:
    third = "title: Till\nowner: payments\ndepends_on: [ledger]\n"
    site = planned(with_files(**{"systems/till.yaml": third}))

    rates, ledger = html_of(site["systems/rates.md"]), html_of(site["systems/ledger.md"])

    assert (
        '<tr><td><a href="till.md">Till</a></td><td>2</td><td><a href="ledger.md">Ledger' in rates
    )
    assert '">Rates</a></td><td class="rb-words">sync call, hard</td><td>degrades</td>' in ledger
    assert '<svg aria-label="Ledger: what it needs and what needs it.' in ledger
    assert '<a href="rates.md"><g class="rb-node' in ledger
    assert "It runs alone on one host." in rates
    assert "<dt>RTO</dt><dd>4h</dd>" in ledger


def test_an_alert_has_an_address_for_ever_that_leads_to_its_runbook() -> None:
    site = planned(FILES)

    known, unknown = html_of(site["a/ledgerdown.md"]), html_of(site["a/rates-stale.md"])

    assert '<a href="../runbooks/pay/ledger-down.md">Ledger down</a>' in known
    assert "tel:+442055500100" in known
    assert "no runbook names this alert" in unknown
    assert "exclude: true" in (site["a/ledgerdown.md"].markdown or "")
    assert "exclude: true" not in (site["a/rates-stale.md"].markdown or "")
    assert "- LedgerDown\n" in (site["runbooks/pay/ledger-down.md"].markdown or "")


def test_a_contact_shows_where_it_is_named() -> None:
    html = html_of(planned(FILES)["contacts/payments.md"])

    assert (
        '<a href="../systems/ledger.md">Ledger</a></td><td>system</td><td class="rb-words">Owner, E'
        in html
    )
    assert '<a href="r-okafor.md">Ruth Okafor</a>' in html


def test_health_shows_the_report_completeness_first() -> None:
    files = with_files(**{"runbooks/pay/other.md": "# Other\n\n[gone](gone.md)\n"})

    html = html_of(planned(files)["health.md"])

    assert html.index("Completeness") < html.index("Open findings")
    assert 'aria-label="Owner: 3 of 4"' in html
    assert '<a href="runbooks/pay/other.md">runbooks/pay/other.md:3</a>' in html
    assert 'id="broken-link"' in html


def test_history_makes_the_list_of_last_changes() -> None:
    history = {
        "systems/ledger.yaml": Change(date(2026, 8, 1), "Ada"),
        "runbooks/pay/ledger-down.md": Change(date(2026, 9, 1), "Ben"),
    }

    html = html_of(planned(FILES, history=history)["index.md"])

    assert re.findall(r"2026-0\d-01</time></td><td><a[^>]*>([^<]+)</a>", html) == [
        "Ledger down",
        "Ledger",
    ]


def many_runbooks(count: int) -> dict[str, str | bytes]:
    text = "---\nsystems: [ledger]\ntype: access\n---\n\n# Runbook {0:04}\n"
    return with_files(
        **{f"runbooks/many/r{number:04}.md": text.format(number) for number in range(count)}
    )


def test_a_list_of_fifty_is_shown_whole() -> None:
    site = planned(many_runbooks(SHOWN - 1))

    assert "shown" not in html_of(site["systems/ledger.md"])
    assert "runbooks/all-runbooks.md" not in site


def test_a_longer_list_is_cut_with_its_count_and_goes_on_elsewhere() -> None:
    count = 2 * ON_ONE_PAGE + 1
    site = planned(many_runbooks(count - 1))

    system = html_of(site["systems/ledger.md"])
    full = [html_of(site[f"systems/ledger/all-runbooks{end}.md"]) for end in ("", "-2", "-3")]

    assert f'50 of {count} shown. <a href="ledger/all-runbooks.md">All {count}</a>.' in system
    assert system.count('href="../runbooks/') == SHOWN
    assert [page.count('href="../../runbooks/') for page in full] == [250, 250, 1]
    assert '<a href="all-runbooks-2.md">2</a>' in full[0]
    assert '<a href="../ledger.md">Back</a>' in full[2]


def test_a_page_stays_small_however_many_systems_there_are() -> None:
    systems = {
        f"systems/s{number:03}.yaml": f"title: S{number}\ndepends_on: [rates]\nservice_tier: 2\n"
        for number in range(400)
    }
    site = planned(with_files(**systems))

    home, map_ = html_of(site["index.md"]), html_of(site["map.md"])

    assert "50 of 402 shown" in home
    assert "<svg" not in map_
    assert "too many for one picture" in map_
    assert "Not drawn: 342 of the 402 systems here" in html_of(site["systems/rates.md"])
    assert len(home) < 60_000


def test_every_document_of_the_knowledge_base_has_a_page() -> None:
    files = with_files(**{"docs/guide.md": "# A guide\n", "handovers/x.md": "# X\n"})

    shown = {file.source for file in planned(files).values()}

    assert {record.path for record in base_of(files).documents} <= shown
