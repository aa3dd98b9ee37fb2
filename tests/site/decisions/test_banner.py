"""What a decision says of itself above its text, in its title and in the search."""

import pytest
from tests.site.decisions.decision_files import decision, page_of
from tests.site.planned_base import html_of, planned, with_files

KEEP, DROP = "decisions/pay/0001-keep-it.md", "decisions/pay/0002-drop-it.md"


def banner(html: str) -> str:
    """Return the banner alone; empty without one."""
    start = html.find('<section aria-label="Status of this decision"')
    return html[start : html.index("</section>", start)] if start >= 0 else ""


def test_a_superseded_page_names_and_links_what_to_follow() -> None:
    said = banner(page_of(KEEP, {}))

    assert "Superseded: do not follow this any more." in said
    assert 'Follow <a href="0002-drop-it.md">0002 Drop it</a> (accepted, 2026-02-03).' in said
    assert "data-search-exclude" in said
    assert banner(page_of(DROP, {})) == ""


def test_a_chain_leads_to_the_one_that_lives() -> None:
    said = banner(
        page_of(
            KEEP,
            {
                "0002-drop-it": decision("superseded", "Drop it", superseded_by="['0003']"),
                "0003-sell-it": decision("accepted", "Sell it"),
            },
        )
    )

    assert 'Follow <a href="0003-sell-it.md">0003 Sell it</a> (accepted).' in said
    assert 'to <a href="0002-drop-it.md">Drop it</a>, which was superseded in turn.' in said


def test_several_successors_are_all_named() -> None:
    said = banner(
        page_of(
            KEEP,
            {
                "0001-keep-it": decision("superseded", superseded_by="['0002', '0003', '0004']"),
                "0003-sell-it": decision("accepted", "Sell it"),
                "0004-rent-it": decision("proposed", "Rent it"),
            },
        )
    )

    assert "0002 Drop it</a> (accepted, 2026-02-03), <a" in said
    assert '0003 Sell it</a> (accepted) and <a href="0004-rent-it.md">0004 Rent it</a>' in said
    assert "Rent it</a> (proposed)." in said


def test_the_successor_alone_may_say_it() -> None:
    said = banner(
        page_of(
            KEEP,
            {
                "0001-keep-it": decision("superseded"),
                "0002-drop-it": decision("accepted", "Drop it", supersedes="'0001'"),
            },
        )
    )

    assert '<a href="0002-drop-it.md">0002 Drop it</a> (accepted)' in said


@pytest.mark.parametrize(
    ("status", "fields", "expected"),
    [
        ("superseded", {}, "What took its place is not recorded."),
        ("superseded", {"superseded_by": "['0099']"}, "Its successor is given as 0099."),
        ("deprecated", {}, "Deprecated: do not follow this any more.</strong> Nothing took its"),
        ("rejected", {}, "Rejected: this was considered and not adopted.</strong></p>"),
        ("proposed", {}, "Proposed: this is not decided yet.</strong></p>"),
    ],
)
def test_every_status_that_does_not_count_says_so(
    status: str, fields: dict[str, str], expected: str
) -> None:
    said = banner(page_of(KEEP, {"0001-keep-it": decision(status, **fields)}))

    assert expected in said


def test_a_partial_change_says_which_part() -> None:
    body = "## Caching rules\n\nNone.\n"
    said = banner(
        page_of(
            KEEP,
            {
                "0001-keep-it": decision("accepted", "Keep it", body),
                "0002-drop-it": decision("accepted", "Drop it", amends="['0001#caching-rules']"),
            },
        )
    )

    assert "In force, but changed in part." in said
    assert 'Amended by <a href="0002-drop-it.md">0002 Drop it</a> (accepted): section <a' in said
    assert '<a href="#caching-rules">Caching rules</a>.' in said


def test_a_successor_for_other_readers_is_not_named() -> None:
    said = banner(
        page_of(
            KEEP,
            {
                "0001-keep-it": decision("superseded", superseded_by="['0003-zanzibar']"),
                "0003-zanzibar": decision("accepted", "Zanzibar", audience="team"),
            },
        )
    )

    assert "zanzibar" not in said.lower()
    assert "not shown here" in said


def test_the_title_says_number_and_status() -> None:
    file = planned(with_files())[KEEP]

    assert file.markdown is not None
    assert "title: 0001 Keep it (superseded)\n" in file.markdown
    assert '- "0001"\n' in file.markdown.replace("'", '"')
    assert "- ADR-0001\n" in file.markdown
    assert "- '1'\n" in file.markdown
    assert "- ADR-1\n" in file.markdown
    assert (
        '<h1 id="keep-it"><span class="rb-title-number">0001</span> Keep it '
        '<span class="rb-title-status">(superseded)</span>' in html_of(file)
    )


def test_a_title_that_has_its_number_gets_none() -> None:
    html = page_of(KEEP, {"0001-keep-it": "# 1. Keep it\n\n## Status\n\nAccepted\n"})

    assert "rb-title-number" not in html
    assert '1. Keep it <span class="rb-title-status">(accepted)</span>' in html


def test_a_decision_without_a_title_gets_one_with_its_status() -> None:
    html = page_of(KEEP, {"0001-keep-it": "---\nstatus: rejected\ntitle: <b>Keep</b>\n---\nNo.\n"})

    assert '<span class="rb-title-number">0001</span> &lt;b&gt;Keep&lt;/b&gt; <span' in html
    assert '<span class="rb-title-status">(rejected)</span></h1>' in html


def test_a_word_that_nobody_knows_is_shown() -> None:
    html = page_of(KEEP, {"0001-keep-it": decision("Zipped & sealed", "Keep it")})

    assert '<span class="rb-title-status">(Zipped &amp; sealed)</span>' in html


def test_a_status_in_the_authors_words_is_kept_beside_ours() -> None:
    html = page_of(KEEP, {"0001-keep-it": decision("Approved", "Keep it")})

    assert '<span class="rb-title-status">(accepted)</span>' in html
    assert "<dt>Status as written</dt><dd>Approved</dd>" in html


@pytest.mark.parametrize("word", ["Partly superseded", "Amended", "superseded in part"])
def test_one_that_counts_in_part_says_so_as_its_author_does(word: str) -> None:
    html = page_of(KEEP, {"0001-keep-it": decision(word, "Keep it")})
    said = f"accepted, {word.lower()}"

    assert f'<span class="rb-title-status">({said})</span>' in html
    assert f'<span class="rb-badge rb-badge--warning">{said}</span>' in html
    assert "Status as written" not in html
    assert "In force, but changed in part.</strong>" in banner(html)
    assert "What changed it is not recorded" in banner(html)


def test_what_changed_one_in_part_is_named_where_it_is_recorded() -> None:
    said = banner(
        page_of(
            KEEP,
            {
                "0001-keep-it": decision("Partly superseded", "Keep it"),
                "0002-drop-it": decision("accepted", "Drop it", amends="['0001']"),
            },
        )
    )

    assert 'Amended by <a href="0002-drop-it.md">0002 Drop it</a>' in said
    assert "not recorded" not in said


def test_what_was_superseded_in_part_is_called_so_at_both_ends() -> None:
    changed = {
        "0001-keep-it": decision("superseded-in-part by 0002"),
        "0002-drop-it": decision("accepted", "Drop it"),
    }

    old, new = page_of(KEEP, changed), page_of(DROP, changed)

    assert "Superseded in part by" in old.replace(banner(old), "")
    assert "Supersedes in part" in new
    assert "Amend" not in f"{old}{new}"
