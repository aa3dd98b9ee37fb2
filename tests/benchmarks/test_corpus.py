"""The corpus is what it claims to be, by a reading of it that shares no code with the tool."""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from benchmarks.corpus import KINDS, read_manifest, write_corpus
from benchmarks.draft import MARK
from benchmarks.world import SMALLEST
from tests.benchmarks.made_corpus import Corpus

REPOSITORY = Path(__file__).resolve().parents[2]
# What must stand on the line of a finding, by rule. `#` and `line 1` stand for what is absent.
ON_THE_LINE = {
    "broken-anchor": r"\]\([^)]*#(the-very-end|second-check|what-it-costs)\)",
    "broken-link": r"\]\((\.\./gone/\S+|images/no-such-graph\.png|9999-never-written\.md)\)",
    "change-without-undo": r"^[35]\. \*\*",
    "dangling-step-reference": r"step 9|steps 2 to 7",
    "duplicate-id": r"^# ",
    "empty-section": r"^## (Impact|Consequences)$",
    "escalation-ends-outside": r"team:northwind-support",
    "escalation-inactive": r"person:ada-quist",
    "escalation-too-short": r"^escalation:$",
    "exercise-in-runbook": r"^exercises:$",
    "exercise-stale": r"^# ",
    "fence-without-language": r"^```$",
    "invalid-date": r"-04-31$",
    "invalid-field": r"sometimes|-02-30|soonish|prodution",
    "invalid-front-matter": r"^impact: payments: declined$",
    "irreversible-without-approval": r"^5\. \*\*Remove",
    "isolated-system": r"^title: ",
    "missing-escalation": r"^title: ",
    "missing-expected-result": r"^2\. \*\*Pause",
    "missing-owner": r"^title: ",
    "missing-review-date": r"^# ",
    "missing-rollback": r"^# ",
    "missing-rollback-decider": r"^# |^rollback:$",
    "missing-section": r"^# ",
    "missing-tier": r"^title: ",
    "missing-time-box": r"^# ",
    "missing-verification": r"^# ",
    "owner-not-internal": r"^owner: northwind-support$",
    "prompt-in-copyable-block": r"^    \$ |^ops@jump-01:~\$ ",
    "review-overdue": r"^last_reviewed_on: 2026-01-12$",
    "run-cycle": r"^  - \{to: ",
    "self-dependency": r"^  - \{to: ",
    "silence-without-expiry": r"Silence the alerts|mute the alarms",
    "unclosed-fence": r"^```bash$",
    "undeclared-placeholder": r"<POD>",
    "undo-none-without-reason": r"^    \*\*Undo:\*\* none\.$",
    "unknown-field": r"^(automatoin|decison_makers|suport_hours): ",
    "unresolved-reference": r"no-such-thing-9999",
    "unsafe-content": r"<script>|\(javascript:|onclick=",
    "vague-instruction": r"if necessary",
}


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_same_arguments_give_the_same_bytes(corpus: Corpus, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.corpus", str(SMALLEST), str(tmp_path)]
    environment = os.environ | {"PYTHONHASHSEED": "7"}
    subprocess.run(command, cwd=REPOSITORY, env=environment, check=True, capture_output=True)
    assert contents(tmp_path) == contents(corpus.folder)


def test_another_seed_gives_another_knowledge_base(corpus: Corpus, tmp_path: Path) -> None:
    write_corpus(tmp_path, SMALLEST, seed=2)
    assert contents(tmp_path).keys() != contents(corpus.folder).keys()


def test_too_few_documents_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least 400 documents, not 399"):
        write_corpus(tmp_path, SMALLEST - 1)


def test_documents_are_shared_out_by_kind(corpus: Corpus) -> None:
    paths = [path for path in corpus.files(".md", ".yaml") if "_defaults" not in path]
    kinds = Counter(path.split("/")[0] for path in paths)
    assert (kinds["runbooks"], kinds["decisions"], kinds["systems"]) == (240, 100, 60)
    areas = Counter(Path(path).parent for path in paths if path.startswith("runbooks"))
    assert max(areas.values()) <= 300


def test_sound_runbooks_have_3_to_6_kilobytes(corpus: Corpus) -> None:
    changed = corpus.manifest.decoys.keys() | {d.path for d in corpus.manifest.defects}
    sizes = [
        len(text.encode())
        for path, text in corpus.files(".md").items()
        if path.startswith("runbooks") and path not in changed
    ]
    assert min(sizes) >= 3000
    assert max(sizes) <= 6144


def test_every_variant_is_planted_and_no_document_holds_two(corpus: Corpus) -> None:
    defects = [defect.path for defect in corpus.manifest.defects]
    # The two halves of a cycle are one defect.
    assert len(defects) == sum(len(kind.defects) for kind in KINDS) - 1
    assert len(corpus.manifest.decoys) == sum(len(kind.decoys) for kind in KINDS)
    together = [*defects, *corpus.manifest.decoys]
    assert len(together) == len(set(together))


def test_each_line_of_the_manifest_holds_what_it_says(corpus: Corpus) -> None:
    assert {defect.rule for defect in corpus.manifest.defects} == ON_THE_LINE.keys()
    for rule, path, line in corpus.manifest.defects:
        held = (corpus.kb / path).read_text(encoding="utf-8").split("\n")[line - 1]
        assert re.search(ON_THE_LINE[rule], held), f"{path}:{line} {rule}: {held}"


def test_no_mark_is_left_in_a_file(corpus: Corpus) -> None:
    assert not [path for path, text in contents(corpus.kb).items() if MARK.encode() in text]


def test_a_larger_corpus_plants_each_defect_more_often(tmp_path: Path, corpus: Corpus) -> None:
    more = write_corpus(tmp_path, 2000).defects
    assert len(more) == 2 * len(corpus.manifest.defects)
    assert len({defect.path for defect in more}) == len(more)


def test_the_manifest_is_read_as_it_was_written(corpus: Corpus) -> None:
    assert read_manifest(corpus.folder) == corpus.manifest
