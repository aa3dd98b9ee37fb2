"""The record of an exercise that a run of a runbook becomes."""

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import expect
from tests.browser.conftest import OpenSite
from tests.browser.following import INDIA, LAG, follow, start
from tests.browser.runbook_site import example


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example(tmp_path_factory.mktemp("run") / "base")


def findings(base: Path) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "relaybook", "check", "--format", "json", str(base)],
        capture_output=True,
        check=False,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return found


def test_a_run_becomes_an_exercise_that_holds(open_site: OpenSite, base: Path, site: Path) -> None:
    before = [finding["path"] for finding in findings(base)]
    watched = open_site(site, from_folder=True, **INDIA)
    page = start(watched)
    follow(page)
    page.get_by_role("button", name="Go to the log").click()
    save = page.get_by_role("button", name="Download the record")

    downloads: list[str] = []
    page.on("download", lambda one: downloads.append(one.suggested_filename))
    said = page.locator(".rb-log__missing")

    save.click()
    expect(said).to_have_text("Nothing written. Missing: Who did it, How, Outcome")
    expect(page.get_by_label("Who did it")).to_be_focused()
    expect(page.get_by_label("How")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Who did it").fill("Harleen Singh!")
    page.get_by_label("How").select_option("drill")
    expect(page.get_by_label("How")).not_to_have_attribute("aria-invalid", "true")
    page.get_by_label("Outcome").select_option("partial")
    save.click()
    expect(said).to_have_text(
        "Nothing written. Missing: What follows from it. Who did it: Ids of contacts with commas"
        " between them, such as person:their-id"
    )
    page.get_by_label("What follows from it").fill("mend step 2: the label, next week")
    assert downloads == []
    page.get_by_label("Who did it").fill("person:h-singh")
    page.get_by_label("Help needed from").select_option("none")
    page.get_by_label("Evidence").fill("KB-4711")
    with page.expect_download() as waiting:
        save.click()

    expect(said).to_have_text("")
    assert waiting.value.suggested_filename == "2026-11-19-event-bus-lag.yaml"
    record = base / "exercises" / waiting.value.suggested_filename
    waiting.value.save_as(record)
    read = yaml.safe_load(record.read_text(encoding="utf-8"))
    content = (base / "runbooks/platform/event-bus-lag.md").read_bytes()
    assert read["runbook"] == "event-bus-lag"
    assert read["digest"] == f"sha256:{sha256(content).hexdigest()}"
    assert read["by"] == ["person:h-singh"]
    assert (read["mode"], read["outcome"], read["took"]) == ("drill", "partial", "182m")
    assert [step["result"] for step in read["steps"]] == [
        "ok", "wrong", "ok", "skipped", "skipped",
    ]  # fmt: skip
    assert read["steps"][1]["note"] == 'label is "app"\nnot name: #1'
    assert read["evidence"] == [{"type": "log", "ref": "KB-4711"}]
    first = content[content.index(b"1. **Tell") : content.index(b"2. **Find")].strip()
    assert read["steps"][0]["digest"] == f"sha256:{sha256(first).hexdigest()}"
    after = [finding["path"] for finding in findings(base)]
    record.unlink()
    assert [path for path in after if path not in before] == []
    assert len(after) <= len(before)
    assert watched.faults == []


HOSTILE = '"]: {a} #x \u2028 \x07 \ud83d\ude00 \ud800 <b>&amp; \\n - null\r\n\tyes'


def test_any_text_is_one_value_of_the_record(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, from_folder=True)
    watched.goto(LAG)

    text = watched.page.evaluate(
        """text => relaybookRun.exercise(
            {runbook: 'yes', digest: 'sha256:a'}, [{number: '1', digest: 'sha256:b', title: 't'}],
            [{at: 0, step: null, what: 'start'}, {at: 9, step: 0, what: 'note', text}],
            {by: ['x'], mode: 'live', outcome: 'pass', evidence: text, follow_up: text})""",
        json.loads(json.dumps(HOSTILE)),
    )

    read = yaml.safe_load(text)
    assert read["runbook"] == "yes"
    expected = '"]: {a} #x \u2028  \U0001f600 \ufffd <b>&amp; \\n - null\n\tyes'
    assert read["steps"][0]["note"] == expected
    assert read["follow_up"] == read["evidence"][0]["ref"] == expected
