"""Both adapters publish the same pages: the stager, and the plugin under a `mkdocs.yml`."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.site.built_page import dead_links
from tests.site.test_build import TODAY

from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.as_of import resolve_as_of
from relaybook.site.build import SitePlan, plan_knowledge_base, publish
from relaybook.site.stage import engine_configuration

REPOSITORY = Path(__file__).parents[2]
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


@pytest.fixture(scope="module")
def plan() -> SitePlan:
    """Return the plan of the repository's own knowledge base."""
    base = load(WorkingTree(REPOSITORY))
    return plan_knowledge_base(base, resolve_as_of(None, base, TODAY), REPOSITORY)


@pytest.fixture(scope="module")
def staged(plan: SitePlan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build it by way of the stager."""
    output = tmp_path_factory.mktemp("staged") / "site"
    publish(plan, WorkingTree(REPOSITORY), output, TODAY)
    return output


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build it with MkDocs and the repository's own configuration."""
    output = tmp_path_factory.mktemp("served") / "site"
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(output)],
        cwd=REPOSITORY,
        env={"PATH": "/usr/bin:/bin", **QUIET},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return output


def pages(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in site.rglob("*.html")
    }


def entries(site: Path) -> list[Any]:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    return sorted(index["docs"], key=lambda entry: entry["location"])


def test_the_pages_are_the_same(staged: Path, served: Path) -> None:
    one, two = pages(staged), pages(served)

    assert one.keys() == two.keys()
    assert [path for path in one if one[path] != two[path]] == []


def test_the_search_knows_the_same(staged: Path, served: Path) -> None:
    assert entries(staged) == entries(served)


def test_the_assets_are_the_same(staged: Path, served: Path) -> None:
    for path in sorted((staged / "assets").glob("relaybook.*")):
        assert path.read_bytes() == (served / "assets" / path.name).read_bytes()


def test_no_link_of_the_example_leads_nowhere(staged: Path) -> None:
    assert dead_links(staged) == []


def test_the_repositorys_own_configuration_says_what_the_stager_writes(plan: SitePlan) -> None:
    written = engine_configuration(plan.settings())
    own = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))

    ours = {"nav", "docs_dir", "plugins", "markdown_extensions", "use_directory_urls"}
    assert {key: own[key] for key in own if key not in ours} == {
        key: written[key] for key in written if key not in ours
    }
    assert own["plugins"][:-1] == written["plugins"]
    assert own["markdown_extensions"][0] == written["markdown_extensions"][0]


def test_files_of_an_own_configuration_stay(tmp_path: Path) -> None:
    for name in ("relaybook.yml", "systems", "contacts"):
        source = REPOSITORY / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/own.css").write_text("p { color: red }")
    (tmp_path / "docs/notes.pdf").write_text("not for readers")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, font: false}\nextra_css: [own.css]\n"
        "plugins: [relaybook]\nnav: [{Start: index.md}]\n"
    )

    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", **QUIET},
        check=True,
    )

    assert (tmp_path / "site/own.css").is_file()
    assert not (tmp_path / "site/notes.pdf").exists()
    assert 'href="own.css"' in (tmp_path / "site/index.html").read_text(encoding="utf-8")
