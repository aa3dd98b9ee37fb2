"""What is in the baseline is shown, and never looks mended."""

from tests.site.planned_base import html_of, planned, with_files

PAGE = "# Restart it\n\n## Steps\n\nSee [this](gone.md).\n"
ENTRY = "  - {rule: broken-link, path: docs/put-off.md, record: guide:docs/put-off, count: 1}\n"
FOUND = "the link leads to docs/gone.md, which does not exist"


def site(page: str = PAGE, entry: str = ENTRY) -> dict[str, str]:
    files = with_files(
        **{
            "docs/put-off.md": page,
            "relaybook-baseline.yml": f"format: 1\nfindings:\n{entry}",
        }
    )
    return {uri: html_of(file) for uri, file in planned(files).items()}


def test_health_counts_and_lists_it() -> None:
    html = site()["health.md"]

    heading = html.index("In the baseline")
    assert "never counted as passed" in html[heading:]
    assert FOUND in html[heading:]
    assert FOUND not in html[:heading]


def test_the_home_page_counts_it() -> None:
    assert "1 in the baseline" in site()["index.md"]


def test_the_page_of_the_record_shows_it() -> None:
    html = site()["docs/put-off.md"]

    assert FOUND in html
    assert "in the baseline" in html[html.index(FOUND) :]


def test_of_a_record_for_others_it_is_left_out() -> None:
    pages = site(f"---\naudience: restricted\n---\n\n{PAGE}")

    assert all("put-off" not in html for uri, html in pages.items() if uri != "docs/put-off.md")
    assert "In the baseline" not in pages["health.md"]
