"""What a reader sees of real runbooks is what their authors wrote: lists, steps, code, labels."""

from pathlib import Path

import pytest
from tests.browser.conftest import OpenSite
from tests.browser.runbook_site import REPOSITORY, built

from relaybook.load.front_matter import split_front_matter
from relaybook.site.parity.shape import without_space
from relaybook.site.parity.source_shape import shape_of_markdown

CORPUS = REPOSITORY / "tests/data/corpora/openshift-runbooks"
FOREIGN = (
    "alerts/network-observability-operator/DNSErrors",
    "alerts/advanced-cluster-management-operator/ACMMetricsCollectorFederationError",
)
OWN = "runbooks/fraud/fraud-score-latency"
# What the planner and the scripts add has classes of ours.
LISTS = "els => els.filter(e => !e.closest('[class*=rb-]')).length"
TEXTS = "els => els.filter(e => !e.closest('.rb-card')).map(e => e.textContent)"
LABELLED = """\
# Pause

## Steps

1. Pause it.

   ```bash
   kubectl get pods
   ```

   **Expected:** one
   **If not:** stop and call whoever is on duty.
   **Undo:** start it
"""


@pytest.fixture(scope="module")
def labelled_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("labelled")
    (folder / "base/runbooks").mkdir(parents=True)
    (folder / "base/relaybook.yml").write_text("name: Labels\nlevel: basic\nprofiles: []\n")
    (folder / "base/runbooks/labelled.md").write_text(LABELLED)
    return built(folder / "base", folder / "site")


@pytest.mark.parametrize("name", FOREIGN)
def test_runbooks_of_others(open_site: OpenSite, foreign_site: Path, name: str) -> None:
    shows_what_is_written(open_site, foreign_site, name, CORPUS)


def test_a_runbook_of_the_example(open_site: OpenSite, site: Path) -> None:
    shows_what_is_written(open_site, site, OWN, REPOSITORY)


def shows_what_is_written(open_site: OpenSite, site: Path, name: str, source: Path) -> None:
    text = (source / f"{name}.md").read_text()
    shape = shape_of_markdown(text[split_front_matter(text).body_at :])
    watched = open_site(site, from_folder=True)
    watched.goto(f"{name}.html")
    page = watched.page

    lists = page.locator("article ol").evaluate_all(LISTS)
    steps = page.locator("article ol > li").evaluate_all(LISTS)
    code = page.locator("article .highlight pre > code").evaluate_all(TEXTS)

    assert shape
    assert lists == sum(part.kind == "list" for part in shape)
    assert steps == sum(part.kind == "item" for part in shape)
    assert [without_space(one) for one in code] == [p.words for p in shape if p.kind == "code"]
    assert watched.faults == []


def test_each_label_begins_a_line(open_site: OpenSite, labelled_site: Path) -> None:
    watched = open_site(labelled_site, from_folder=True)
    watched.goto("runbooks/labelled.html")

    boxes = watched.page.locator(".rb-step-label").evaluate_all(
        "els => els.map(e => [e.textContent, e.getBoundingClientRect().left,"
        " e.getBoundingClientRect().top])"
    )

    assert [box[0] for box in boxes] == ["Expected:", "If not:", "Undo:"]
    assert len({left for _, left, _ in boxes}) == 1
    assert len({top for _, _, top in boxes}) == 3
