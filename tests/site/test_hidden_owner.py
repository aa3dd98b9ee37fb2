"""A contact that only its own team may see is named nowhere, also not as an owner of others."""

from tests.site.planned_base import html_of, planned, with_files

FILES = {
    "contacts/zanzibar.yaml": "type: team\ntitle: Zanzibar\naudience: team\nreach: {phone: '1'}\n",
    "systems/rates.yaml": "title: Rates\nowner: zanzibar\nescalation: [team:zanzibar]\n"
    "provider: zanzibar\ntechnical_owner: person:zanzibar\n",
    "systems/api.yaml": "title: Api\nowner: team:zanzibar\n"
    "depends_on: [{to: rates, criticality: hard, interface_owner: team:zanzibar}]\n",
}


def test_a_hidden_owner_gives_nothing_away() -> None:
    pages = planned(with_files(**FILES))

    naming = [
        uri
        for uri, one in pages.items()
        if "anzibar" in (html_of(one) if uri.endswith(".md") else one.text or "")
    ]
    assert naming == []
    assert "not shown here" in html_of(pages["systems/rates.md"])
