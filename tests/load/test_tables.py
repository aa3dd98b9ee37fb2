import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.load.folder import beside_the_rest, seen, write

from relaybook.load.knowledge_base import load
from relaybook.load.tables import locate_in_table, parse_table
from relaybook.load.working_tree import WorkingTree
from relaybook.source import Span

SYSTEM = "title: A\n"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_spreadsheet_programs_write_is_read(separator: str, end: str) -> None:
    rows = [
        ["id", "what", "grant-by", "lead time"],
        ["a", '"Rows; of, ""text""\twith\nlines"', "team:a|team:b", "2d"],
        ["", "", "", ""],
        ["b", '""', '"one', ""],
    ]
    rows[3][2] = ""
    text = end.join(separator.join(row) for row in rows) + end

    assert parse_table(text).faults == ()
    assert parse_table(text).rows == (
        {
            "id": "a",
            "what": 'Rows; of, "text"\twith\nlines',
            "grant_by": "team:a|team:b",
            "lead_time": "2d",
        },
        {"id": "b"},
    )


def test_only_fields_that_take_several_values_are_split(tmp_path: Path) -> None:
    files = {
        "systems/a.yaml": SYSTEM,
        "systems/a/access.csv": 'id,what,holders\na,"Read | write\nand more","b | person:c"\n',
    }
    (access,) = load(WorkingTree(write(tmp_path, files))).systems["a"].access or ()

    assert access.what == "Read | write\nand more"
    assert access.holders == ("b", "person:c")


def test_faults_stand_at_their_row_and_cell(tmp_path: Path) -> None:
    table = (
        "\ufeffid;what;type;\r\n"
        'a;"Read\r\nand write";account;\r\n'
        "b;Too few\r\n"
        "\r\n"
        "c;Too;account;many\r\n"
        "d;Ünlike any;acount;\r\n"
        'e;Never closed;"account;\r\n'
    )
    files = {"systems/a.yaml": SYSTEM, "systems/a/access.csv": table}

    assert beside_the_rest(seen(write(tmp_path, files))) == [
        (4, 1, "invalid-field", "the row has 2 cells where the header has 4"),
        (6, 1, "invalid-field", "a cell stands in a column without a name"),
        (
            7,
            14,
            "invalid-field",
            (
                "access[4].type is 'acount', which is none of account, domain, certificate, key,"
                " licence, api_plan, network"
            ),
        ),
        (8, 1, "invalid-field", "the row has 3 cells where the header has 4"),
        (8, 16, "invalid-field", "a quote is opened here and never closed"),
        (
            8,
            16,
            "invalid-field",
            (
                "access[5].type is 'account;', which is none of account, domain, certificate, key,"
                " licence, api_plan, network"
            ),
        ),
    ]


def test_a_column_given_twice_is_told_at_the_second(tmp_path: Path) -> None:
    files = {"systems/a.yaml": SYSTEM, "systems/a/access.csv": "id,what,id\na,b,c\n"}

    assert beside_the_rest(seen(write(tmp_path, files))) == [
        (1, 9, "invalid-field", "two columns are named 'id'; the first is used")
    ]


def test_a_column_nobody_knows_is_told_in_its_cell(tmp_path: Path) -> None:
    files = {"systems/a.yaml": SYSTEM, "systems/a/access.csv": "id,whta\na,b\n"}

    assert beside_the_rest(seen(write(tmp_path, files))) == [
        (2, 3, "unknown-field", "'whta' is not a field in access[1]")
    ]


def test_a_table_and_a_list_in_the_record_are_told_once(tmp_path: Path) -> None:
    files = {
        "systems/a.yaml": "title: A\naccess: [{id: a}]\n",
        "systems/a/access.csv": "id,what\na,b\n",
    }

    assert [one[:3] for one in beside_the_rest(seen(write(tmp_path, files)))] == [
        (1, 1, "field-given-twice")
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "id,what\n", " , \n"])
def test_a_table_without_rows_is_empty(text: str) -> None:
    assert parse_table(text).rows == ()
    assert locate_in_table(text, ("access", 0, "id")) == Span()


_CELL = st.text(st.sampled_from('ab ,;\t"\n\rÄ|\u2028\x0c😀'), max_size=6)


@settings(deadline=None)
@given(st.lists(st.lists(_CELL, min_size=3, max_size=3), min_size=1, max_size=6))
def test_cells_are_those_of_the_standard_library_and_stand_where_it_says(
    cells: list[list[str]],
) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([["id", "what", "type"], *cells])
    text = stream.getvalue()
    kept = [row for row in csv.reader(io.StringIO(text, newline="")) if any(map(str.strip, row))]
    table = parse_table(text)

    assert len(table.rows) == len(kept) - 1
    assert all(fault.message.startswith("the row has") is False for fault in table.faults)
    lines = text.split("\n")
    for number, row in enumerate(kept[1:]):
        for name, value in zip(kept[0], row, strict=True):
            span = locate_in_table(text, ("access", number, name))
            rest = "\n".join([lines[span.line - 1][span.column - 1 :], *lines[span.line :]])
            written = f'"{value.replace(chr(34), chr(34) * 2)}"'
            assert rest.startswith((value, written))
