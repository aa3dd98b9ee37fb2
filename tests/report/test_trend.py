"""A trend as table, JSON, CSV and picture."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

from tests.report.trend_samples import FAULTY, POINTS, REVIEW, point, trend

from relaybook.report import trend_csv, trend_json, trend_svg, trend_text
from relaybook.report.trend_words import lowest_in_words, summary

LINE = "line a"
SVG = "{http://www.w3.org/2000/svg}"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_table_at_80_columns() -> None:
    lines = trend_text.render(trend(unasked=("number-gap",), cut_off=True)).splitlines()

    assert lines[:13] == [
        "5 steps, 2026-01-01 to 2026-05-01: open gates 3 on 2026-02-01 (no handover in",
        "progress before) to 1, waived gates 1 to 1, errors 1 to 5, warnings 2 to 2,",
        "notes 0 to 0.",
        "",
        "day         commit      records  errors  warnings  notes  open gates  waived",
        "2026-01-01  0000000000       12       1         2      0           -       -",
        "2026-02-01  0000000000       12       2         2      0           3       1",
        "    acme-exit: least far is access: 2 of 8 missing",
        "2026-03-01  0000000000        -       -         -      -           -       -",
        "    relaybook.yml:1:1 'levle' is no key",
        "2026-04-01  0000000000       12       4         2      0           1       1",
        "    acme-exit: least far is access: 4 of 8 only stated",
        "2026-05-01  0000000000       12       5         2      0           1       1",
    ]
    text = " ".join(lines)
    assert "relaybook.yml or a pack changed on the way" in text
    assert "1 step could not be judged, and no number is made up for it." in text
    assert "This clone is shallow" in text
    assert "these rules look too: number-gap." in text


def test_steps_without_news_are_left_out_of_the_table_and_long_ones_cut() -> None:
    quiet = trend_text.render(trend(*(point(4, commit=f"{n:040}") for n in range(5))))
    long = trend_text.render(trend(*(point(4, errors=n) for n in range(50))))

    assert len(re.findall("^2026-", quiet, re.MULTILINE)) == 2
    assert len(re.findall("^2026-", long, re.MULTILINE)) == 40
    assert "(10 earlier: --format csv lists them all)" in long
    assert "gates" not in quiet


def test_gates_that_were_waived_are_not_taken_for_met() -> None:
    none = replace(REVIEW, gates=8, waived=0)
    waived = replace(REVIEW, gates=0, waived=8)
    found = trend(point(1, reviews=(none,)), point(2, reviews=(waived,)))
    met = trend(point(1, reviews=(none,)), point(2, reviews=(replace(none, gates=0),)))

    assert ": open gates 8 to 0, waived gates 0 to 8, errors" in summary(found)
    picture = trend_svg.render(found)
    assert ">waived gates: 8</text>" in picture
    assert ">Open and waived gates of all handovers in progress</text>" in picture
    for said in (summary(met), trend_text.render(met), trend_svg.render(met)):
        assert "waived" not in said


def test_the_summary_says_from_and_until_when_there_were_gates() -> None:
    points = (point(1), point(2, reviews=(REVIEW,)), point(3))

    assert (
        "open gates 3 on 2026-02-01 (no handover in progress before) "
        "to 3 on 2026-02-01 (no handover in progress since), waived"
    ) in summary(trend(*points))
    one_day = tuple(replace(one, day=date(2026, 12, 31)) for one in points[:2])
    assert "open gates 3 at 0000000000 (no handover in progress before) to 3, waived" in summary(
        trend(*one_day, as_of=date(2026, 12, 31))
    )
    assert "open gates 3 to 1," in summary(trend(*POINTS[1:]))


def test_a_trend_of_nothing_says_so() -> None:
    nothing = replace(trend(), points=())

    assert trend_text.render(nothing).startswith("No commit since then holds a record.\n")
    assert json.loads(trend_json.render(nothing))["points"] == []
    assert rows(trend_csv.render(nothing)) == []
    assert "No commit since then holds a record." in trend_svg.render(nothing)


def test_json_holds_every_step_and_null_for_what_is_not_known() -> None:
    found = json.loads(trend_json.render(trend(as_of=date(2026, 6, 1))))

    assert found["as_of"] == "2026-06-01"
    assert [one["errors"] for one in found["points"]] == [1, 2, None, 4, 5]
    assert [one["gates"] for one in found["points"]] == [None, 3, None, 1, 1]
    assert found["points"][2]["fault"] == FAULTY.fault
    assert found["points"][1]["handovers"] == [
        {
            "handover": "acme-exit",
            "gates": {"open": 3, "waived": 1, "asked": 9},
            "lowest": {"area": "access", "missing": 2, "stated": 4, "evidenced": 1, "proven": 1},
        }
    ]
    assert [one["configured_anew"] for one in found["points"]] == [False] * 2 + [True] * 3


def test_csv_holds_a_row_for_each_step() -> None:
    found = rows(trend_csv.render(trend()))

    assert [one["errors"] for one in found] == ["1", "2", "", "4", "5"]
    assert found[1]["lowest_area"] == "acme-exit: access"
    assert [found[1][name] for name in ("missing", "stated", "evidenced", "proven")] == list("2411")
    assert [one["gates_open"] for one in found] == ["", "3", "", "1", "1"]
    assert found[2]["fault"] == FAULTY.fault
    assert found[4]["configured_anew"] == "yes"


def test_no_cell_is_a_formula_and_no_terminal_is_steered() -> None:
    odd = replace(FAULTY, fault="=HYPERLINK(\x1b[31m)")
    nothing = replace(REVIEW, handover="+x", lowest="", rungs=())

    found = rows(trend_csv.render(trend(odd, point(4, reviews=(nothing,)))))

    assert found[0]["fault"] == "'=HYPERLINK(\\x1b[31m)"
    assert found[1]["lowest_area"] == ""
    assert "\x1b" not in trend_text.render(trend(odd))


def test_the_picture_is_xml_that_says_in_words_what_it_shows() -> None:
    root = ET.fromstring(trend_svg.render(trend(name="A & <b>", since='"x"<script>')))  # noqa: S314 - our own

    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == 'A & <b> since "x"<script>'
    described = root.findtext(f"{SVG}desc") or ""
    assert "open gates 3 on 2026-02-01 (no handover in progress before) to 1" in described
    assert "acme-exit is least far in access: 4 of 8 only stated." in described
    said = [one.text for one in root.iter(f"{SVG}text")]
    assert {
        "open gates: 1",
        "waived gates: 1",
        "errors: 5",
        "warnings: 2",
        "notes: 0",
        "proven: 25",
    } <= set(said)
    assert not [one for one in root.iter() if one.tag.endswith(("script", "image", "a"))]


def test_lines_are_broken_where_nothing_is_known() -> None:
    root = ET.fromstring(trend_svg.render(trend()))  # noqa: S314 - our own

    errors = [one.get("d") or "" for one in root.iter(f"{SVG}path") if one.get("class") == "line a"]

    gates, found = errors
    assert gates.count("M") == 2
    assert found.count("M") == 2


def test_names_at_the_ends_of_lines_do_not_touch() -> None:
    root = ET.fromstring(trend_svg.render(trend(point(1, errors=0, warnings=0))))  # noqa: S314 - our own

    named = [one for one in root.iter(f"{SVG}text") if (one.get("class") or "").startswith("name")]
    heights = sorted(float(one.get("y") or 0) for one in named)

    assert len(heights) == 3
    assert all(lower - upper >= 14 for upper, lower in pairwise(heights))


def test_a_trend_of_one_day_is_drawn_too() -> None:
    points = [point(4, errors=number) for number in (0, 4, 2, 1)]
    root = ET.fromstring(trend_svg.render(trend(*points)))  # noqa: S314 - our own

    (errors,) = [one.get("d") or "" for one in root.iter(f"{SVG}path") if one.get("class") == LINE]
    assert re.findall("[MH]([0-9.]+)", errors) == ["60.0", "243.3", "426.7", "610.0"]
    days = [one.text for one in root.iter(f"{SVG}text") if one.get("class") == "day"]
    assert days == ["2026-04-01: 4 steps, evenly apart"]


def test_a_trend_of_one_step_is_drawn_too() -> None:
    drawn = trend_svg.render(trend(point(4, errors=4)))

    assert re.search(r'class="line a" d="M60.0 [0-9.]+h2.5"', drawn)
    assert ">2026-04-01</text>" in drawn


def test_the_lowest_area_in_words() -> None:
    assert lowest_in_words(replace(REVIEW, rungs=(0, 0, 3, 1))) == "access: 3 of 4 not proven"
    assert lowest_in_words(replace(REVIEW, rungs=(0, 0, 0, 4))) == "access: all 4 proven"
    assert lowest_in_words(replace(REVIEW, lowest="", rungs=())) == "nothing judged"


def test_all_judged_by_one_day_is_said() -> None:
    text = trend_text.render(trend(*POINTS, as_of=date(2026, 12, 31)))

    assert "Every step is judged as of 2026-12-31, whenever it was made." in text


def test_the_scale_ends_at_a_round_number_close_above() -> None:
    found = []
    for most in (0, 4, 5, 33, 41, 100, 999, 31_999):
        text = trend_svg.render(trend(point(1, errors=most, warnings=0)))
        root = ET.fromstring(text)  # noqa: S314 - our own
        found.append([one.text for one in root.iter(f"{SVG}text") if one.get("class") == "scale"])

    assert [one[-1] for one in found] == [
        "4",
        "4",
        "8",
        "40",
        "60",
        "120",
        "1,200",
        "32,000",
    ]
    assert found[4] == ["0", "15", "30", "45", "60"]


def test_long_texts_stay_within_the_picture() -> None:
    many = {"errors": 100_000, "warnings": 200_000, "notes": 300_000}
    review = replace(REVIEW, handover="a-very-long-handover" * 8, gates=1_000)
    points = (point(1, reviews=(review,), **many), point(2, reviews=(review,), **many))

    drawn = trend_svg.render(trend(*points, name="An operations base " * 120, since="x" * 200))

    root = ET.fromstring(drawn)  # noqa: S314 - our own
    shown = {one.get("class"): one.text or "" for one in root.iter(f"{SVG}text")}
    assert len(shown["heading"]) <= 74
    assert len(shown["summary"]) <= 106
    assert len(shown["title"]) <= 100
    tops = [float(one.get("y", 0)) for one in root.iter(f"{SVG}text")]
    assert tops[0] < tops[1] < tops[2] < tops[3], "two lines of each, below each other"
