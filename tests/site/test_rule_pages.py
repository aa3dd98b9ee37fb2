"""The pages of the rules on the site."""

from tests.site.planned_base import FILES, html_of, planned, with_files


def test_rule_pages_are_published_with_the_places_where_they_fail() -> None:
    page = "# broken-link\n\nSee [the other](missing_owner.md).\n"
    files = with_files(**{"runbooks/pay/other.md": "# Other\n\n[gone](gone.md)\n"})

    site = planned(files, rule_pages={"broken-link": page, "missing-owner": "# missing-owner\n"})
    html = html_of(site["rules/broken-link.md"])

    assert '<a href="missing-owner.md" rel="noopener noreferrer">the other</a>' in html
    assert '<a href="../runbooks/pay/other.md">runbooks/pay/other.md:3</a>' in html


def test_links_between_rules_and_those_of_packs_lead_to_their_pages_or_are_words() -> None:
    pages = {
        "one-sided": "# one-sided\n\n[asked](packs/missing_level.md#why), "
        "[no](packs/unplanned_risk.md), [nor](broken_link.md).\n",
        "missing-level": "# missing-level\n\nSee [the other](../one_sided.md).\n",
    }

    site = planned(FILES, rule_pages=pages)

    assert (
        '<a href="missing-level.md#why" rel="noopener noreferrer">asked</a>, no, nor.'
        in html_of(site["rules/one-sided.md"])
    )
    assert '<a href="one-sided.md" rel="noopener noreferrer">the other</a>' in html_of(
        site["rules/missing-level.md"]
    )
