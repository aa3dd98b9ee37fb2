"""`relaybook diff`: what a change means, in real repositories."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run
from tests.cli.sample_base import FILES, write
from tests.git.repositories import git

LEDGER = FILES["systems/ledger.yaml"]


def save(folder: Path, message: str, **about: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", message, **about)


@pytest.fixture
def work(base: Path) -> Path:
    """A branch `work` that left `main`."""
    git(base, "init", "--quiet", "--initial-branch=main")
    save(base, "Begin")
    git(base, "checkout", "--quiet", "-b", "work")
    return base


@pytest.fixture
def changed(work: Path) -> Path:
    """Another owner, a need that came, and one that grew softer; a link that leads nowhere."""
    ledger = LEDGER.replace("criticality: hard", "criticality: soft")
    rates = FILES["systems/rates.yaml"].replace("owner: payments", "owner: treasury")
    needs = "depends_on: [{to: vault, kind: secrets, criticality: hard, on_failure: fails}]"
    write(
        work,
        {
            "systems/ledger.yaml": ledger,
            "systems/rates.yaml": rates.replace(
                'depends_on: {not_applicable: "It runs alone on one host."}', needs
            ),
            "systems/vault.yaml": FILES["systems/rates.yaml"].replace("Rates", "Vault"),
            "contacts/treasury.yaml": FILES["contacts/payments.yaml"].replace(
                "title: Payments", "title: Treasury"
            ),
            "runbooks/pause.md": "# Pause the rates\n\nSee [a page](../nowhere.md).\n",
        },
    )
    return work


def as_json(run: Run, *words: str) -> Any:
    return json.loads(run("diff", *words, "--format", "json").stdout)


@pytest.mark.usefixtures("work")
def test_nothing_differs(run: Run) -> None:
    result = run("diff", "main")

    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].startswith("No findings opened; none closed; ")
    assert "Nothing that is looked at differs." in result.stdout


@pytest.mark.usefixtures("changed")
def test_what_a_change_means(run: Run) -> None:
    found = as_json(run, "main")

    assert ("broken-link", "runbooks/pause.md", 3) in [
        (one["rule"], one["path"], one["line"]) for one in found["findings"]["opened"]
    ]
    assert found["owners"] == [
        {
            "record": "system:rates",
            "path": "systems/rates.yaml",
            "field": "owner",
            "before": "payments",
            "after": "treasury",
            "inherited": False,
        }
    ]
    assert [(one["from"], one["to"]) for one in found["edges"]["added"]] == [("rates", "vault")]
    assert found["edges"]["changed"][0]["fields"] == {
        "criticality": {"before": "hard", "after": "soft"}
    }
    assert found["blast_radius"] == [
        {"system": "rates", "before": 1, "after": 0, "more": [], "fewer": ["ledger"]},
        {"system": "vault", "before": None, "after": 1, "more": ["rates"], "fewer": []},
    ]
    assert found["records"] == {
        "added": ["contact:treasury", "runbook:pause", "system:vault"],
        "removed": [],
        "renamed": [],
    }


def test_the_exit_code_says_whether_something_was_opened(changed: Path, run: Run) -> None:
    assert run("diff", "main").exit_code == 1
    assert run("diff", "main", "main").exit_code == 0
    save(changed, "Break")

    back = run("diff", "work", "main")

    assert back.exit_code == 0, "main is where work left it, so nothing of it counts"
    git(changed, "checkout", "--quiet", "-b", "mended")
    (changed / "runbooks/pause.md").write_text("# Pause the rates\n\nWait.\n")
    mended = run("diff", "work")
    assert "error runbooks/pause.md:3:5 [broken-link]" in mended.stdout
    assert "Closed, with where they stood: 1" in mended.stdout


def test_a_finding_that_only_moved_is_no_finding(changed: Path, run: Run) -> None:
    save(changed, "Break")
    git(changed, "branch", "--force", "main")
    git(changed, "mv", "runbooks/pause.md", "runbooks/rates-pause.md")
    git(changed, "mv", "runbooks/rates-pause.md", "docs-pause.md")
    git(changed, "mv", "docs-pause.md", "runbooks/pause.md")
    text = (changed / "runbooks/pause.md").read_text()
    (changed / "runbooks/pause.md").write_text(text.replace("\n\nSee", "\n\nFirst wait.\n\nSee"))

    found = as_json(run, "main")["findings"]

    assert (found["opened"], found["closed"]) == ([], [])


@pytest.mark.usefixtures("changed")
def test_the_text_at_80_columns(run: Run) -> None:
    lines = run("diff", "main").stdout.splitlines()

    assert "Who answers: 1" in lines
    assert "  owner system:rates: payments -> treasury" in lines
    assert "  rates -> vault (hard, secrets, fails)" in lines
    assert "    criticality hard -> soft" in lines
    assert "  rates: 1 system -> 0 systems" in lines
    assert "    no longer: ledger" in lines
    assert max(map(len, lines)) <= 80


@pytest.mark.usefixtures("changed")
def test_the_comment_holds_records_in_code_spans(work: Path, run: Run) -> None:
    odd = "- {to: '@all](http://x.example.com)', on_failure: fails}"
    path = work / "systems/ledger.yaml"
    path.write_text(path.read_text().replace("escalation:", f"  {odd}\nescalation:"))

    text = run("diff", "main", "--format", "markdown").stdout

    assert text.startswith("<!-- relaybook difference -->\n### ")
    assert "- `ledger -> @all](http://x.example.com) (hard, fails)`" in text
    assert "- error `runbooks/pause.md:3:5 [broken-link] " in text


@pytest.mark.usefixtures("work")
def test_the_day_of_both_sides_is_the_same(run: Run) -> None:
    today = as_json(run, "main")

    later = as_json(run, "main", "--as-of", "2027-02-01")

    assert later["as_of"] == {"day": "2027-02-01", "fixed": "--as-of 2027-02-01"}
    assert later["findings"]["stayed"] > today["findings"]["stayed"], "the vendor is gone"
    assert later["findings"]["opened"] == []


def test_another_configuration_is_said(work: Path, run: Run) -> None:
    write(work, {"relaybook.yml": "name: Sample\nlevel: full\n"})

    assert (
        "relaybook.yml or a pack differs, which opens and closes findings"
        in run("diff", "main").stdout
    )


def test_what_others_did_meanwhile_does_not_count(work: Path, run: Run) -> None:
    git(work, "checkout", "--quiet", "main")
    write(work, {"systems/ledger.yaml": LEDGER.replace("owner: payments\n", "")})
    save(work, "Theirs")
    git(work, "checkout", "--quiet", "work")

    assert as_json(run, "main")["findings"]["closed"] == []


@pytest.mark.usefixtures("work")
def test_an_unknown_revision_is_refused(run: Run) -> None:
    result = run("diff", "nowhere")

    assert result.exit_code == 2
    assert "there is no revision 'nowhere'" in result.stderr


def test_outside_of_git_it_is_refused(run: Run) -> None:
    result = run("diff", "main")

    assert result.exit_code == 2
    assert "is not in a git repository, so it has no revisions" in result.stderr


def test_without_a_common_commit_base_itself_counts(work: Path, run: Run) -> None:
    git(work, "checkout", "--quiet", "--orphan", "other")
    (work / "runbooks/restart.md").unlink()
    save(work, "Begin again")

    result = run("diff", "main", "--format", "json")

    assert "main and HEAD have no commit in common here" in result.stderr
    assert json.loads(result.stdout)["records"]["removed"] == ["runbook:restart"]


def test_a_wrong_configuration_is_said_with_its_revision(work: Path, run: Run) -> None:
    write(work, {"relaybook.yml": "levle: full\n"})
    save(work, "Misspell")
    git(work, "branch", "--force", "main")
    write(work, {"relaybook.yml": "name: Sample\n"})

    result = run("diff", "main")

    assert result.exit_code == 2
    assert "Error: at main: " in result.stderr


def test_a_base_without_records_makes_everything_new(base: Path, run: Run) -> None:
    (base.parent / "before").mkdir()
    git(base, "init", "--quiet", "--initial-branch=main")
    git(base, "commit", "--quiet", "--allow-empty", "-m", "Nothing yet")

    result = run("diff", "main", "--format", "json")

    assert "there is no record at main, so everything is new" in result.stderr
    assert json.loads(result.stdout)["base"]["documents"] == 0


def test_a_handover_that_begins_shows_its_gates(work: Path, run: Run) -> None:
    text = FILES["handovers/acme-exit.md"]
    write(work, {"handovers/acme-exit.md": text.replace("status: planned", "status: in_progress")})

    begun = as_json(run, "main")["handovers"]
    save(work, "Begin")
    git(work, "branch", "--force", "main")
    rates = FILES["systems/rates.yaml"] + "accountable_executive: person:r-okafor\n"
    write(work, {"systems/rates.yaml": rates})
    moved = as_json(run, "main")["ladder"]

    assert (begun[0]["handover"], begun[0]["before"]) == ("acme-exit", None)
    assert begun[0]["after"]["gates"]["open"] > 0
    assert {"missing", "not asked"}.isdisjoint(one["after"] for one in moved if one["code"])
    assert "missing-executive" in {one["requirement"] for one in moved}


def test_a_new_id_is_no_new_finding(work: Path, run: Run) -> None:
    git(work, "mv", "systems/rates.yaml", "systems/fx-rates.yaml")
    git(work, "mv", "runbooks/restart.md", "runbooks/restart-ledger.md")
    ledger = work / "systems/ledger.yaml"
    ledger.write_text(ledger.read_text().replace("to: rates", "to: fx-rates"))

    found = as_json(run, "main")

    assert found["records"] == {
        "added": [],
        "removed": [],
        "renamed": [
            {"before": "runbook:restart", "after": "runbook:restart-ledger"},
            {"before": "system:rates", "after": "system:fx-rates"},
        ],
    }
    assert [one["path"] for one in found["findings"]["opened"]] == ["handovers/acme-exit.md"], (
        "it still names rates"
    )
    assert found["findings"]["closed"] == []
    assert found["edges"] == {"added": [], "removed": [], "changed": []}
    assert (found["blast_radius"], found["owners"]) == ([], [])
    assert "  system:rates -> system:fx-rates\n" in run("diff", "main").stdout


def test_a_changed_pack_is_said(work: Path, run: Run) -> None:
    write(work, {"packs/own.yaml": "requirements: []\n"})

    assert as_json(run, "main")["configured_anew"]


def test_a_wrong_pack_is_said_with_its_revision(work: Path, run: Run) -> None:
    write(work, {"packs/own.yaml": "requirements: 3\n"})
    save(work, "Break")
    git(work, "branch", "--force", "main")
    write(work, {"packs/own.yaml": "requirements: []\n"})

    assert "Error: at main: packs/own.yaml" in run("diff", "main").stderr


def test_before_the_first_commit_it_says_so(base: Path, run: Run) -> None:
    git(base, "init", "--quiet", "--initial-branch=main")

    for words in (("diff", "HEAD"), ("trend", "--since", "2026-01-01")):
        result = run(*words)
        assert result.exit_code == 2
        assert "Error: there is no commit here yet" in result.stderr
