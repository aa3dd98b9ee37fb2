"""Whatever text becomes a value: the rest of a file keeps its bytes, or the file is left alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from relaybook.fix.foreign_changes import Change
from relaybook.fix.foreign_edits import rewritten
from relaybook.load.foreign.files import value_at
from relaybook.load.front_matter import split_front_matter
from relaybook.load.tables import parse_table
from relaybook.load.yaml_document import parse_yaml_documents
from relaybook.source import FieldPath, Place

_TEXT = st.text(max_size=12) | st.text("a :#'\"\\|>-\n{}[],&*!%@`\t\r", max_size=12)
_FORMS = st.sampled_from(
    [
        ("k: v # c\nz: 1\n", ("k",)),
        ("a:\r\n    - b: 'v'\r\n      c: 2 # c\r\n", ("a", 0, "b")),
        ('---\nz: 1\n---\nk: {a: "v", b: [v, w]}\n', ("k", "a")),
        ("k: {a: v, b: [v, w]}\n", ("k", "b", 1)),
        ("k: |-\n  v\n  w\nz: 1\n", ("k",)),
        ("k: >\n  v\nz: 1", ("k",)),
        ("\ufeffk:   v", ("k",)),
    ]
)


@settings(deadline=None, max_examples=300)
@given(_FORMS, _TEXT)
def test_a_yaml_value(form: tuple[str, FieldPath], new: str) -> None:
    text, keys = form
    index = 1 if text.startswith("---") else 0
    data = text.encode()
    change = Change("x", "title", Place("s.yml", (index, *keys)), "v", new)
    after = rewritten("s.yml", data, [change])
    if isinstance(after, str):
        return
    documents = parse_yaml_documents(after.decode().removeprefix("\ufeff"), keys_as_written=True)
    value = value_at(documents[index].value, keys)
    assert value.split() == new.split()
    head = data[: data.index(b"v")].rstrip(b"'\"|>- \n")
    assert after.startswith(head)
    tail = text.split("v", 1)[1].partition("\n")[2].encode()
    assert after.endswith(tail.partition(b"w\n")[2] or tail)


@given(_TEXT)
def test_a_value_of_front_matter_leaves_the_body_alone(new: str) -> None:
    data = b"---\nid: a\nname: v\n---\n# Body\n\nname: v\n"
    after = rewritten(
        "services/a/index.mdx",
        data,
        [Change("x", "title", Place("services/a/index.mdx", ("name",)), "v", new)],
    )
    if isinstance(after, bytes):
        assert after.startswith(b"---\nid: a\nname: ")
        assert split_front_matter(after.decode()).body(after.decode()) == "# Body\n\nname: v\n"


@given(_TEXT)
def test_a_cell(new: str) -> None:
    data = b'id;title;x\r\na;"v";1\r\nb;w;2\r\n'
    change = Change("x", "title", Place("t.csv", ("rows", 0, "title")), "v", new)
    after = rewritten("t.csv", data, [change])
    if isinstance(after, bytes):
        assert after.startswith(b"id;title;x\r\na;")
        assert after.endswith(b";1\r\nb;w;2\r\n")
        rows = parse_table(after.decode()).rows
        assert rows[0].get("title", "").split() == new.split()
        assert rows[1] == {"id": "b", "title": "w", "x": "2"}
