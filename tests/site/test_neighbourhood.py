"""What stands next to a system on its page, drawn and in words, also where nobody wrote it."""

import re

from tests.site.planned_base import html_of, planned, with_files

TAGS = re.compile("<[^>]*>")
PARTS = {
    "systems/shop.yaml": "title: Shop\n",
    "systems/api.yaml": "title: Api\npart_of: [shop]\ndepends_on: [rates]\n",
}


def page(name: str, **more: str) -> str:
    return html_of(planned(with_files(**{**PARTS, **more}))[f"systems/{name}.md"])


def words(html: str) -> str:
    return " ".join(TAGS.sub(" ", html.partition("<svg")[0]).split())


def after_the_picture(html: str) -> str:
    return " ".join(TAGS.sub(" ", html.partition("</svg>")[2]).split())


def test_a_whole_says_what_its_parts_need_and_that_nobody_wrote_it() -> None:
    html = page("shop")

    assert (
        "Nobody has written down what it needs. Needed by its parts (1) "
        "Nobody wrote these: they follow from what parts need. System How Follows from "
        "Rates derived hard Api needs Rates"
    ) in words(html)
    assert 'class="rb-link rb-derived"' in html
    assert "1 of 1 derived need" not in html
    assert "1 derived need, which nobody wrote: it follows from those of parts." in html


def test_what_is_needed_through_parts_says_so_too() -> None:
    said = words(page("rates"))

    assert "What needs it through parts (1)" in said
    assert said.endswith("Shop derived hard Api needs Rates Map")


def test_below_the_picture_stands_how_much_is_not_drawn() -> None:
    said = after_the_picture(page("ledger"))

    assert said.startswith(
        "2 of 4 systems and 1 of 2 dependencies. 0 of 1 derived need, which nobody wrote"
    )


def test_a_system_alone_has_a_picture_that_says_so() -> None:
    html = page("alone", **{"systems/alone.yaml": "title: Alone\n"})

    assert html.count('class="rb-node') == 1
    assert after_the_picture(html).startswith("1 of 5 systems and 0 of 2 dependencies.")


def test_of_too_many_neighbours_the_rest_is_counted() -> None:
    many = {
        f"systems/s{number}.yaml": f"title: S{number}\ndepends_on: [rates]\n"
        for number in range(70)
    }

    html = page("rates", **many)

    assert html.count('<g class="rb-node') == 60
    assert "Not drawn: 14 of the 74 systems here, the least critical." in after_the_picture(html)


def test_a_hidden_part_gives_nothing_away() -> None:
    hidden = "title: Zanzibar\naudience: team\npart_of: [shop]\ndepends_on: [rates]\n"

    html = page("shop", **{"systems/api.yaml": hidden})

    assert "anzibar" not in html
    assert "derived" not in words(html)
