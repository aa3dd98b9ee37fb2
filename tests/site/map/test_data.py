import json
from typing import Any

from tests.site.planned_base import FILES, planned, with_files

SCRIPT = "assets/map-data.js"


def data_of(files: dict[str, str | bytes]) -> Any:
    text = planned(files)[SCRIPT].text or ""
    return json.loads(text.removeprefix("window.relaybookMapData=").removesuffix(";\n"))


def test_systems_are_numbers_and_needs_are_codes() -> None:
    found = data_of(dict(FILES))

    assert found["ids"] == ["ledger", "rates"]
    assert found["titles"] == ["Ledger", "Rates"]
    assert found["aliases"] == {"0": ["pay/ledger"]}
    assert found["kinds"] == ["sync_call"]
    # degraded (1), hard (4), needed to run (16), the first kind (1 << 9)
    assert found["needs"] == [[1, 1 + 4 + 16 + (1 << 9)], []]
    assert found["more"] == [0, 0, 600]


def test_alternatives_are_numbered_and_stand_after_the_rest() -> None:
    ledger = """\
title: Ledger
depends_on:
  - {to: b, any_of: rail}
  - {to: c, any_of: rail, kind: legacy}
  - {to: d, criticality: soft, needed_for: [recover]}
"""
    others = {f"systems/{name}.yaml": f"title: {name}\n" for name in "bcd"}

    found = data_of({"systems/a.yaml": ledger, **others})

    targets, codes = found["needs"][0][::2], found["needs"][0][1::2]
    assert [found["ids"][target] for target in targets] == ["d", "b", "c"]
    assert codes == [8 + 32 + 64, 2 + 4 + 8 + 16, 2 + 4 + 8 + 16 + 128 + (1 << 9)]
    assert found["more"] == [1, 1, 0, 2, 1, 0]


def test_every_system_is_in_every_grouping_and_has_a_spot() -> None:
    found = data_of(dict(FILES))

    assert [one["name"] for one in found["groupings"]] == [
        "domain",
        "owner",
        "vendor",
        "tier",
        "wave",
    ]
    for one in found["groupings"]:
        assert len(one["of"]) == 2
        assert len(one["inside"]) == 4
        assert len(one["at"]) == 2 * len(one["titles"])
        assert max(one["of"]) < len(one["titles"])


def test_what_somebody_wrote_cannot_leave_the_script() -> None:
    title = '</script><script>alert(1)//"\\u2028'
    text = (
        planned(with_files(**{"systems/x.yaml": f"title: {json.dumps(title)}\n"}))[SCRIPT].text
        or ""
    )

    assert "<" not in text
    assert text.isascii()
    assert "/script>\\u003cscript>alert(1)//" in text
    assert text.count("\n") == 1


def test_what_leaves_is_known_for_today_and_after_each_contract() -> None:
    vendor = """\
type: vendor
title: Nimbus
reach: {email: ops@nimbus.example.com}
contracts:
  - {ref: MSA-1, start_on: 2025-01-01, end_on: 2026-12-31}
"""
    files = with_files(
        **{
            "contacts/nimbus.yaml": vendor,
            "systems/bought.yaml": "title: Bought\nprovider: nimbus\n",
        }
    )

    found = data_of(files)

    assert [(one["day"], one["why"], one["gone"]) for one in found["exits"]] == [
        ("2026-11-20", "today", []),
        ("2027-01-01", "contract MSA-1 of Nimbus has ended", [0, 0]),
    ]
    assert found["ids"][0] == "bought"


def test_pages_stand_where_links_lead() -> None:
    files = with_files(**{"systems/deep/odd name.yaml": "title: Odd\n"})

    found = data_of(files)

    assert found["pages"]["folder"] == "systems"
    other = {found["ids"][int(number)]: page for number, page in found["pages"]["other"].items()}
    assert all(page.startswith("systems/") for page in other.values())


def test_records_for_others_are_not_on_the_map() -> None:
    files = with_files(
        **{
            "systems/secret.yaml": "title: Secret\naudience: restricted\n",
            "systems/open.yaml": "title: Open\ndepends_on: [secret]\n",
        }
    )

    text = planned(files, audience="restricted")[SCRIPT].text or ""
    assert '"secret"' in text

    fewer = planned(files, audience="all")[SCRIPT].text or ""
    assert "secret" not in fewer.casefold()
    assert '"dangling":0' in fewer


def test_a_team_for_others_is_not_named() -> None:
    files = with_files(
        **{
            "contacts/red-cell.yaml": "type: team\ntitle: Red cell\naudience: restricted\n",
            "systems/open.yaml": "title: Open\nowner: red-cell\nprovider: vendor:red-cell\n",
        }
    )

    text = planned(files, audience="all")[SCRIPT].text or ""

    assert "red" not in text.casefold()
    assert "Not shown here (1)" in text
