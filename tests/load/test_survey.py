"""What is seen of a repository before anything is known of it."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from relaybook.load.survey import Data, Page, survey
from relaybook.load.working_tree import WorkingTree
from relaybook.source import Unreadable


class Memory:
    """A tree in memory."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self._files))

    def faults(self) -> tuple[Unreadable, ...]:
        return ()

    def read(self, path: str) -> bytes | Unreadable:
        return self._files[path]


def test_pages_and_data_are_told_apart() -> None:
    rules = b"groups: [{name: a, rules: [{alert: X, expr: up}, {record: y}, {alert: X}]}]\n"
    found = survey(
        Memory(
            {
                "a.md": b"---\nowner-slack: x\n---\n# T\n\n## One\n\n#### Deep\n\n```sh\nls\n```\n",
                "b.html.md.erb": b"## First\n\n```json\n{}\n```\n",
                "rules.yaml": rules,
                "teams.yml": b"- {name: a, team: x}\n- {name: b}\n",
                "broken.yaml": b"{{ if }}\n  a: [\n",
                "many.yaml": b"kind: a\n---\nspec: b\n",
                "templates/new.md": b"# New\n",
                "data.json": b"{}",
            }
        )
    )

    assert found.pages == (
        Page("a.md", ("One",), frozenset({"owner_slack"}), has_commands=True),
        Page("b.html.md.erb", ("First",)),
    )
    assert {one.path: one for one in found.data} == {
        "broken.yaml": Data("broken.yaml", sound=False),
        "many.yaml": Data("many.yaml", keys=frozenset({"kind", "spec"})),
        "rules.yaml": Data("rules.yaml", ("X", "X"), frozenset({"groups"})),
        "teams.yml": Data("teams.yml", keys=frozenset({"name", "team"}), rows=2),
    }
    assert len(found.paths) == 8


def test_many_files_are_seen_the_same_by_workers(tmp_path: Path) -> None:
    for number in range(520):
        (tmp_path / f"p{number:03}.md").write_text(f"# P\n\n## Step {number}\n")

    found = survey(WorkingTree(tmp_path))

    assert [one.headings for one in found.pages] == [(f"Step {n}",) for n in range(520)]


_BYTES = st.one_of(
    st.binary(max_size=80),
    st.text(max_size=80).map(str.encode),
    st.sampled_from([b"- a\n- {b: c}\n", b"groups: [1, {rules: 2}]\n", b"---\n- x\n---\n# T\n"]),
)


@given(st.dictionaries(st.sampled_from(["a.md", "b.yaml", "c.yml", "d.mdx"]), _BYTES))
def test_any_content_is_seen_without_a_fault_and_the_same_twice(files: dict[str, bytes]) -> None:
    found = survey(Memory(files))

    assert found == survey(Memory(files))
    assert {one.path for one in (*found.pages, *found.data)} == set(files)
