"""Whole builds with the real engine."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
import yaml
from tests.site.built_page import chrome, dead_links, pages_of
from tests.site.planned_base import DAY, FILES

from relaybook.errors import BuildError, UsageError
from relaybook.findings import AsOf
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.site.build import SitePlan, plan_knowledge_base, publish, stage_site
from relaybook.site.planned import PlannedFile

TODAY = date(2026, 11, 23)
LARGEST_CHROME = 16_000
ODD_NAMES = {
    "docs/templates/page.md": "# In a folder named templates\n",
    "docs/.hidden.md": "# Hidden\n",
    "docs/a b#c?d%20e.md": "# Odd name\n\n[back](../systems/ledger.yaml)\n",
    "docs/ünï/README.md": "# Ünï\n\n![p](p.png) [odd](../a%20b%23c%3Fd%2520e.md)\n",
    "docs/ünï/p.png": "x",
    "docs/bad.md": '# <b>Bad</b>\n\n[gone](gone.md) [no](#no) <a href="gone.md">raw</a>\n',
    "runbooks/search.md": "# Search\n",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def plan(root: Path) -> tuple[SitePlan, WorkingTree]:
    tree = WorkingTree(root)
    return plan_knowledge_base(load(tree), AsOf(DAY), root), tree


def build(root: Path, output: Path, *, offline: bool = False) -> SitePlan:
    planned, tree = plan(root)
    publish(planned, tree, output, TODAY, offline=offline)
    return planned


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "kb", {**FILES, **ODD_NAMES})


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SitePlan]:
    """Build the sample for all that only look at a first build, or copy it and go on from there."""
    folder = tmp_path_factory.mktemp("built")
    root = write(folder / "kb", {**FILES, **ODD_NAMES})
    return folder / "site", build(root, folder / "site")


def test_every_page_is_published_and_every_link_on_it_leads_somewhere(
    built: tuple[Path, SitePlan],
) -> None:
    output, planned = built

    assert len(pages_of(output)) == planned.pages
    # Raw HTML is not Markdown: its links are the author's own, and findings say so.
    assert dead_links(output) == [("docs/bad/index.html", "gone.md")]
    assert not list(output.parent.glob(".site-*"))


def test_so_they_are_in_a_copy_for_a_folder(root: Path, tmp_path: Path) -> None:
    output = tmp_path / "site"

    planned = build(root, output, offline=True)

    assert len(pages_of(output)) == planned.pages
    assert dead_links(output) == [("docs/bad.html", "gone.md")]
    assert not list(tmp_path.glob(".site-*"))


def test_building_twice_gives_the_same_bytes(
    built: tuple[Path, SitePlan], root: Path, tmp_path: Path
) -> None:
    build(root, tmp_path / "two")

    one, two = contents(built[0]), contents(tmp_path / "two")
    archive = "sitemap.xml.gz"  # gzip writes the time into its header
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name] and name != archive] == []


def test_only_one_file_tells_commit_and_day(built: tuple[Path, SitePlan]) -> None:
    telling = [
        name
        for name, data in contents(built[0]).items()
        if TODAY.isoformat().encode() in data and not name.startswith("sitemap")
    ]
    assert telling == ["assets/build.js"]


def test_a_build_that_fails_leaves_the_old_site(
    built: tuple[Path, SitePlan], root: Path, tmp_path: Path
) -> None:
    output = copytree(built[0], tmp_path / "site")
    before = contents(output)
    good, tree = plan(root)
    broken = PlannedFile("docs/broken.md", "# x\n\n[nowhere](nowhere.md)\n")
    bad = SitePlan(good.root, good.base, good.report, (*good.files, broken), good.commit)

    with pytest.raises(BuildError, match=r"refused the site.*\n.*nowhere\.md"):
        publish(bad, tree, output, TODAY)

    assert contents(output) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kb", "site"]


def test_a_page_that_the_engine_leaves_out_is_an_error(root: Path, tmp_path: Path) -> None:
    good, tree = plan(root)
    twice = (PlannedFile("x/y.md", "# x\n"), PlannedFile("x/README.md", "# y\n"))
    twice = (*twice, PlannedFile("x/index.md", "# z\n"))
    bad = SitePlan(good.root, good.base, good.report, (*good.files, *twice), good.commit)

    with pytest.raises(BuildError, match=r"README\.md"):
        publish(bad, tree, tmp_path / "site", TODAY)


def test_a_new_build_takes_the_place_of_the_old_one(
    built: tuple[Path, SitePlan], root: Path, tmp_path: Path
) -> None:
    output = copytree(built[0], tmp_path / "site")
    assert (output / "systems/rates").exists()
    (root / "systems/rates.yaml").unlink()

    build(root, output)

    assert not (output / "systems/rates").exists()
    assert (output / "systems/ledger/index.html").is_file()


@pytest.mark.parametrize("made", ["folder", "file"])
def test_something_else_in_the_place_of_the_site_is_left_alone(
    root: Path, tmp_path: Path, made: str
) -> None:
    output = tmp_path / "mine"
    write(tmp_path, {"mine/text.txt": "mine"} if made == "folder" else {"mine": "mine"})
    before = contents(tmp_path)

    with pytest.raises(UsageError, match="name a"):
        build(root, output)

    assert contents(tmp_path) == before


@pytest.mark.parametrize("output", [".", "..", "systems"])
def test_the_knowledge_base_itself_is_never_overwritten(root: Path, output: str) -> None:
    before = contents(root)

    with pytest.raises(UsageError, match="name another folder"):
        build(root, (root / output).resolve())

    assert contents(root) == before


def test_a_site_that_holds_the_knowledge_base_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"assets/build.js": "", "assets/relaybook.js": ""})
    root = write(tmp_path / "kb", dict(FILES))

    with pytest.raises(UsageError, match="holds the knowledge base"):
        build(root, tmp_path)


def test_a_staged_site_is_plain_markdown_that_any_engine_can_build(
    root: Path, tmp_path: Path
) -> None:
    planned, tree = plan(root)
    staged = tmp_path / "staged"

    stage_site(planned, tree, staged, TODAY)

    configuration = yaml.safe_load((staged / "mkdocs.yml").read_text(encoding="utf-8"))
    pages = {path for path in contents(staged / "pages") if path.endswith(".md")}
    assert pages == {file.uri for file in planned.files if file.markdown is not None}
    assert [set(plugin) for plugin in configuration["plugins"]] == [{"search"}]
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path / "built")],
        cwd=staged,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Books every payment once." in (tmp_path / "built/systems/ledger/index.html").read_text(
        encoding="utf-8"
    )


def test_restricted_records_are_in_no_file_of_the_site(root: Path, tmp_path: Path) -> None:
    write(
        root, {"systems/zanzibar.yaml": "title: Zanzibar\naudience: team\ndepends_on: [ledger]\n"}
    )

    build(root, tmp_path / "site")

    holding = [name for name, data in contents(tmp_path / "site").items() if b"anzibar" in data]
    assert holding == []


def test_page_furniture_stays_small_with_three_hundred_records(tmp_path: Path) -> None:
    many = {f"runbooks/area{number % 9}/r{number:03}.md": _runbook(number) for number in range(240)}
    systems = {f"systems/s{number}.yaml": _system(number) for number in range(60)}
    root = write(tmp_path / "kb", {**FILES, **many, **systems})

    build(root, tmp_path / "site")

    sizes = {
        path: chrome(path.read_text(encoding="utf-8"))
        for path in (tmp_path / "site").rglob("index.html")
    }
    assert len(sizes) > 300
    assert max(sizes.values()) < LARGEST_CHROME
    index = json.loads((tmp_path / "site/search/search_index.json").read_text(encoding="utf-8"))
    assert any(entry["location"] == "runbooks/area0/r000/" for entry in index["docs"])


def _runbook(number: int) -> str:
    return f"---\nsystems: [s{number % 40}]\n---\n\n# R {number}\n\n## Steps\n\n1. Look.\n"


def _system(number: int) -> str:
    return f"title: S {number}\nowner: payments\ndepends_on: [s{number + 1}]\n"
