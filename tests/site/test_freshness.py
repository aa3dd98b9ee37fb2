from datetime import date

from tests.site.planned_base import html_of, planned

from relaybook.model.digest import digest
from relaybook.model.history import Change, ChangeKind, History

STEP = "1. Look at the queue."
FILES = {
    "systems/ledger.yaml": "title: Ledger\nservice_tier: 1\n",
    "contacts/bo.yaml": "type: person\ntitle: Bo <b>\n",
    "contacts/cy.yaml": "type: person\ntitle: Cy\naudience: restricted\n",
    "runbooks/full.md": (
        "---\nsystems: [ledger]\nauthors: [person:ada]\n---\n\n# Full\n\n## Freshness\n\nOurs.\n\n"
        f"## Steps\n\n{STEP}\n"
    ),
    "exercises/a.yaml": (
        "runbook: full\ndate: 2026-09-12\nby: [person:bo, person:cy]\noutcome: pass\nmode: drill\n"
        f"steps: [{{number: 1, digest: {digest(b'1. Look.')}, result: ok}}]\n"
    ),
}
LINE = "Last worked for someone else on 12 Sep; step 1 has changed since"


def test_the_card_says_it_in_one_line_and_the_page_shows_the_signals() -> None:
    change = Change(date(2026, 8, 1), "Eve <i>", "c" * 40, ChangeKind.TEXT)
    past = History({"runbooks/full.md": (change,)})

    html = html_of(planned(FILES, past=past)["runbooks/full.md"])

    card = html[html.index("<section ") : html.index("</section>")]
    line = f'<dt>Freshness</dt><dd><a href="#about-freshness">{LINE}</a></dd>'
    assert f'<div class="rb-facts__wide">{line}' in card
    signals = html[html.index('id="about-freshness"') :]
    assert "text last changed on 2026-08-01" in signals
    assert "commit cccccccccc by Eve &lt;i&gt;" in signals
    assert '<a href="../contacts/bo.md">Bo &lt;b&gt;</a>' in signals
    assert "on 2026-09-12, pass (drill)" in signals
    assert "cy" not in signals.lower().split("</table>")[0].replace("cannot", "")


def test_without_git_the_page_says_so() -> None:
    html = html_of(planned(FILES)["runbooks/full.md"])

    assert "cannot tell: there is no git history here" in html
