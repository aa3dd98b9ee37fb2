"""Single values in front matter: held against what the parser reads before and after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaybook.errors import UsageError
from relaybook.fix.front_matter import FrontMatterText
from relaybook.fix.rewriting import rewritten
from relaybook.load.front_matter import split_front_matter
from relaybook.load.yaml_document import parse_yaml

ITEMS = st.lists(st.sampled_from(["0001", "a-b", "Größe", "x: y", "#", "[z]"]), max_size=3)
FORMS = st.sampled_from(["flow", "wide", "block", "indented", "absent", "empty", "scalar"])
AROUND = st.sampled_from(["", "# comment\n", "zeta: ü # d\n", "zeta: |\n  text\n", "\n"])


def fields(data: bytes) -> object:
    return parse_yaml(split_front_matter(data.decode("utf-8-sig")).yaml or "").value


def shown(form: str, items: list[str]) -> str:
    quoted = [f'"{one}"' for one in items]
    return {
        "flow": f"refs: [{', '.join(quoted)}] # c\n",
        "wide": f"refs: [\n  {','.join(quoted)}\n  ]\n",
        "block": "refs:\n" + "".join(f"- {one} # c\n" for one in quoted),
        "indented": "refs:\n" + "".join(f"    -   {one}\n" for one in quoted),
        "absent": "",
        "empty": "refs:\n",
        "scalar": f"refs: {quoted[0]}\n" if quoted else "refs:   # none\n",
    }[form]


def held(form: str, items: list[str]) -> list[str]:
    return [] if form in ("absent", "empty") else items[:1] if form == "scalar" else items


@given(FORMS, ITEMS, AROUND, AROUND, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_a_value_is_added_and_nothing_else_changes(  # noqa: PLR0917 - one for each thing varied
    form: str, items: list[str], above: str, below: str, newline: str, mark: bool
) -> None:
    text = f"---\nalpha: 1\n{above}{shown(form, items)}{below}---\n\n# Text\n"
    data = (("\ufeff" if mark else "") + text.replace("\n", newline)).encode()
    before = fields(data)

    after = rewritten(data, [FrontMatterText("a.md", data).added("refs", "0099")])

    assert isinstance(before, dict)
    assert fields(after) == {**before, "refs": [*held(form, items), "0099"]}
    assert after.endswith(data[-12:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("status: accepted # c\n", "status: superseded # c\n"),
        ("status: 'accepted'\n", "status: 'superseded'\n"),
        ('a: ü\nstatus:   "in force"  \n', 'a: ü\nstatus:   "superseded"  \n'),
    ],
)
def test_a_value_is_replaced_in_its_quotes(text: str, expected: str) -> None:
    data = f"---\n{text}---\n".encode()

    edit = FrontMatterText("a.md", data).replaced("superseded", "status")

    assert rewritten(data, [edit]) == f"---\n{expected}---\n".encode()


@pytest.mark.parametrize("data", [b"# A\n", b"---\nnever: closed\n", b"\xff\xfe", b""])
def test_without_front_matter_nothing_is_changed(data: bytes) -> None:
    with pytest.raises(UsageError, match=r"a\.md has no front matter that can be read"):
        FrontMatterText("a.md", data)
