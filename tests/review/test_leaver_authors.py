"""What only those who leave have written, as git tells it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.git.repositories import commit, git
from tests.review.leaving_base import FILES

from relaybook.git.authors import read_authors
from relaybook.git.history import read_history
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.authors import Author, AuthorBook
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.review.leaver import Leaving, Past, leaver

EXIT = date(2027, 1, 1)
Written = tuple[KnowledgeBase, Past]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Let Ann write one runbook alone, one with Bea, and one with a stranger."""
    folder = tmp_path_factory.mktemp("written")
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, ".mailmap", "Ann <ann@acme.example.com> <old@acme.example.com>\n")
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    (folder / "runbooks/more").mkdir()
    (folder / "runbooks/more/by-both.md").write_text("---\nsystems: [ledger]\n---\n\n# By both\n")
    (folder / "runbooks/more/by-a-stranger.md").write_text("---\nsystems: [ledger]\n---\n\n# X\n")
    _change(folder, ".", "Ann <old@acme.example.com>")
    (folder / "runbooks/more/by-both.md").write_text("# By both\n\nMore by Bea.\n")
    _change(folder, ".", "somebody <77+bea@users.noreply.github.com>")
    (folder / "runbooks/more/by-a-stranger.md").write_text("# X\n\nMore by Zoe.\n")
    _change(folder, ".", "Zoe <zoe@example.com>")
    history, authors = read_history(folder, use_cache=False), read_authors(folder)
    assert history is not None
    assert authors is not None
    return load(WorkingTree(folder)), Past(history, authors)


def _change(folder: Path, path: str, author: str) -> None:
    git(folder, "add", path)
    git(folder, "commit", "--quiet", "--author", author, "-m", "Change")


def _alone(leaving: Leaving) -> list[tuple[str, str, str]]:
    said = "nobody else has ever changed its text"
    return [(one.record, one.path, one.on) for one in leaving.resting if one.what == said]


def test_what_one_person_alone_has_written_is_named(written: Written) -> None:
    base, past = written

    leaving = leaver(base, base.contacts["acme"], EXIT, past)

    found = _alone(leaving)
    assert ("runbook:restart", "runbooks/restart.md", "person:a-lee") in found
    assert not [one for one in found if one[0].startswith("runbook:by-")]
    assert leaving.unknown[-1] == "1 document also written by authors who are no contacts here"


def test_whoever_wrote_a_part_only_is_missed_by_nobody(written: Written) -> None:
    base, past = written

    assert _alone(leaver(base, base.contacts["b-roy"], EXIT, past)) == [
        ("runbook:by-both", "runbooks/more/by-both.md", "person:b-roy")  # a-lee has left by then
    ]
    assert _alone(leaver(base, base.contacts["b-roy"], date(2026, 12, 1), past)) == []


def test_a_shallow_clone_cannot_tell(written: Written) -> None:
    base, past = written
    cut = Past(replace(past.history, is_shallow=True), past.authors)

    leaving = leaver(base, base.contacts["b-roy"], EXIT, cut)

    assert _alone(leaving) == []
    assert leaving.unknown[-1] == "who wrote 1 document: the clone is shallow"


def test_a_name_that_two_people_have_is_nobodys(written: Written) -> None:
    base, _ = written
    twin = type(base.contacts["c-das"]).from_fields(
        {"type": "person", "title": "Bea Roy"}, replace(base.contacts["c-das"]._facts, id="twin")
    )
    book = AuthorBook([*base.contacts.values(), twin])

    assert book.find(Author("Bea Roy", "else@example.com")) == ""
    assert book.find(Author("Bea Roy", "BEA@bank.example.com")) == "b-roy"
