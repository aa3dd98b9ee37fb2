from tests.site.planned_base import base_of

from relaybook.report.catalogue_csv import render

SYSTEM = """\
title: Shop
depends_on:
  - {to: dns, kind: dns, criticality: soft, tolerates: 4h, needed_for: [run, start]}
  - {to: mail, note: =HYPERLINK("x")}
"""


def test_a_need_is_a_row_of_what_somebody_wrote() -> None:
    rows = render(base_of({"systems/shop.yaml": SYSTEM}), edges=True).splitlines()

    assert rows[1:] == [
        "shop,dns,dns,soft,,run|start,,4h,,,",
        """shop,mail,,,,run,,,,,"'=HYPERLINK(""x"")\"""",
    ]
