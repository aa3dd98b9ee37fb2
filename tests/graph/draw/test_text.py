from tests.graph.samples import view_of

from relaybook.graph.draw import text
from relaybook.graph.edges import Edge
from relaybook.graph.view import MapNode


def test_each_system_with_its_needs() -> None:
    nodes = [
        MapNode("scoring", "Fraud scoring", 1, "Fraud platform", findings=1),
        MapNode("db", "Database", 2, vendor="Nimbus", external=True, lifecycle="deprecated"),
        MapNode("event-bus", "Event bus"),
    ]
    edges = [
        Edge("scoring", "db", "database", "hard", "fails"),
        Edge("scoring", "db", needed_for=("recover",)),
        Edge("scoring", "event-bus", None, "soft", any_of="buses"),
        Edge("db", "event-bus", needed_for=("recover",)),
    ]
    view = view_of(nodes, edges, dangling=(("db", "gone"),), systems=7, dependencies=1_200)

    assert (
        text.render(view)
        == """\
Map
3 of 7 systems and 3 of 1,200 dependencies.
Not drawn: 1 dependency on what is no system here (gone).

Fraud scoring · scoring · tier 1 · Fraud platform · 1 open finding
  needs      db         database, hard, fails; no kind, hard, to recover
  needs      event-bus  no kind, soft, any of buses

Database · db · tier 2 · no owner · external · run by Nimbus · deprecated
  needs      event-bus  listed, hard, to recover
  needed by  scoring

Event bus · event-bus · no tier · no owner
  needed by  db, scoring
"""
    )


def test_the_focus_comes_first() -> None:
    view = view_of([MapNode("a", "A", 1), MapNode("b", "B", 4)], [Edge("a", "b")], focus="b")

    assert [line for line in text.render(view).splitlines() if "tier" in line] == [
        "B · b · tier 4 · no owner", "A · a · tier 1 · no owner",
    ]  # fmt: skip


def test_a_title_cannot_write_to_the_terminal_or_forge_a_line() -> None:
    node = MapNode("a", "\x1b]0;owned\x07 Red\x1b[31m\nFake line\u202e", owner="\x9bteam\r")

    assert "\na · " not in text.render(view_of([node]))
    assert "]0;owned Red[31m Fake line · a · no tier · team" in text.render(view_of([node]))


def test_a_long_list_is_wrapped() -> None:
    names = [f"system-number-{number}" for number in range(12)]
    view = view_of([MapNode(name, name) for name in [*names, "z"]], [Edge(n, "z") for n in names])

    lines = text.render(view).splitlines()[-4:]

    assert [line[:26] for line in lines] == [
        "  needed by  system-number",
        *[" " * 13 + "system-number"] * 3,
    ]
    assert max(map(len, lines)) <= 80
    assert max(map(len, lines)) <= 100


def test_more_than_five_dangling_names_are_counted() -> None:
    view = view_of([MapNode("a", "A")], dangling=tuple(("a", f"x{n}") for n in range(7)))

    assert (
        "Not drawn: 7 dependencies on what is no system here (x0, x1, x2, x3, x4 and 2 more)."
        in (text.render(view).splitlines())
    )
