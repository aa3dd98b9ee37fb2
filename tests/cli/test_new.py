"""`relaybook new`: with its answers a record is clean; without them each gap is a finding."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import yaml
from tests.cli.conftest import NOW, Run
from tests.cli.terminal import COLUMNS, Terminal

from relaybook.check.engine import CheckOptions, check
from relaybook.cli.new import command as new
from relaybook.findings import AsOf, Finding, Level, Report
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.scaffold.runbook import TYPES

TODAY = AsOf(NOW.date())
TEXTS = ("--when", "It is slow", "--step", "Look", "--verify", "Under 1 s", "--undo", "Go back")
ALL_ANSWERS: Mapping[str, Sequence[str]] = {
    "system": ("Gateway", "--team", "payments", "--tier", "2", "--needs", "ledger"),
    "contact": ("Platform", "--reach", "#platform"),
    "runbook": ("Ledger slow", "--system", "ledger", *TEXTS),
    "decision": (
        "Use a queue",
        *("--log", "ledger", "--why", "Calls failed", "--decided", "A queue"),
        *("--consequences", "It can grow"),
    ),
    "handover": ("Acme leaves", "--from", "acme", "--to", "payments", "--system", "rates"),
    "exercise": ("restart", "--mode", "drill", "--by", "r-okafor", "--outcome", "pass"),
}
WRITTEN = {
    "system": "systems/gateway.yaml",
    "contact": "contacts/platform.yaml",
    "runbook": "runbooks/ledger/ledger-slow.md",
    "decision": "decisions/ledger/0001-use-a-queue.md",
    "handover": "handovers/acme-leaves.md",
    "exercise": "exercises/2026-11-23-restart.yaml",
}
KEYS = {
    "system": ["title", "owner", "service_tier", "depends_on"],
    "contact": ["type", "title", "reach"],
    "runbook": ["type", "systems"],
    "decision": ["status", "date"],
    "handover": ["status", "from", "to", "contract", "systems"],
    # Two of the seven are filled in by relaybook: the digest and the date.
    "exercise": ["runbook", "digest", "date", "mode", "by", "outcome", "steps"],
}


def report(folder: Path, path: str, level: Level = Level.STANDARD) -> Report:
    options = CheckOptions(level=level, below=(path,), raise_errors=True)
    return check(load(WorkingTree(folder)), TODAY, options)


def findings(folder: Path, path: str, level: Level = Level.STANDARD) -> tuple[Finding, ...]:
    return report(folder, path, level).findings


def keys(folder: Path, path: str) -> list[str]:
    text = (folder / path).read_text(encoding="utf-8")
    return list(yaml.safe_load(text.split("---\n")[1] if text.startswith("---") else text))


@pytest.mark.parametrize("kind", ALL_ANSWERS)
def test_each_kind_is_clean_with_its_answers(base: Path, run: Run, kind: str) -> None:
    result = run("new", kind, *ALL_ANSWERS[kind])

    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"{WRITTEN[kind]}\n"
    assert "  check  no findings in it\n" in result.stderr
    assert result.stderr.count("  next   ") == 2
    assert findings(base, WRITTEN[kind]) == ()
    assert keys(base, WRITTEN[kind]) == KEYS[kind]
    assert "TODO" not in (base / WRITTEN[kind]).read_text()


@pytest.mark.parametrize("type_", TYPES)
def test_each_type_of_runbook_is_clean_with_its_answers(base: Path, run: Run, type_: str) -> None:
    result = run(
        *("new", "runbook", "Procedure", "--type", type_, "--system", "ledger", *TEXTS),
        *("--command", "kubectl rollout restart deploy/x", "--expected", "`restarted`"),
    )

    path = "runbooks/ledger/procedure.md"
    assert result.stdout == f"{path}\n", result.stderr
    assert findings(base, path) == ()
    text = (base / path).read_text()
    assert f"---\ntype: {type_}\nsystems: [ledger]\n---\n\n# Procedure\n\n## When to use\n" in text
    assert "1. **Look.**\n\n    ```bash\n    kubectl rollout restart deploy/x\n    ```\n" in text
    assert "\n    **Expected:** `restarted`\n" in text
    assert "Go back" in text


@pytest.mark.parametrize("type_", TYPES)
def test_each_open_question_of_a_runbook_is_a_finding_at_its_place(
    base: Path, run: Run, type_: str
) -> None:
    known = ("--system", "ledger", "--when", "It is slow")

    result = run("new", "runbook", "Open", "--type", type_, *known, "--todo")

    path = "runbooks/ledger/open.md"
    lines = (base / path).read_text().splitlines()
    headings = [at - 2 for at, line in enumerate(lines, 1) if line.startswith("TODO: ")]
    assert result.exit_code == 0
    assert len(headings) >= 2
    assert result.stderr.count("  TODO   ") == len(headings)
    found = findings(base, path, Level.BASIC)
    assert [(one.rule, one.span.line) for one in found] == [
        ("empty-section", line) for line in headings
    ]
    assert [one.rule for one in findings(base, path)] == ["empty-section"] * len(headings)


def test_a_page_of_which_nothing_is_known_is_one_finding_at_its_title(base: Path, run: Run) -> None:
    result = run("new", "runbook", "Open", "--todo")

    found = findings(base, "runbooks/open.md")
    assert result.stderr.count("  TODO   ") == 4
    assert [(one.rule, one.span.line) for one in found] == [
        ("empty-section", 6),
        ("missing-field", 6),
    ]


@pytest.mark.parametrize(
    ("kind", "name", "rules"),
    [
        ("system", "Gateway", {"missing-tier", "isolated-system"}),
        ("contact", "Platform", {"missing-field"}),
        ("exercise", "restart", {"missing-field"}),
    ],
)
def test_each_open_question_of_other_kinds_is_a_finding(
    base: Path, run: Run, kind: str, name: str, rules: set[str]
) -> None:
    result = run("new", kind, name, "--todo")

    path = result.stdout.strip()
    found = findings(base, path)
    assert {one.rule for one in found} == rules
    assert len(found) == (base / path).read_text().count("TODO")


def test_each_open_question_of_a_decision_is_a_finding(base: Path, run: Run) -> None:
    run("new", "decision", "Use a queue", "--decided", "A queue", "--todo")

    found = findings(base, "decisions/0001-use-a-queue.md")
    assert [(one.rule, one.span.line) for one in found] == [
        ("empty-section", 8),
        ("empty-section", 16),
    ]


@pytest.mark.parametrize(
    ("kind", "given", "missing"),
    [
        ("system", ("Gateway",), "--tier and --needs"),
        ("contact", ("Platform",), "--reach"),
        ("contact", ("Lead", "--type", "role"), "--held-by"),
        ("contact", ("Acme Two", "--type", "vendor"), "--reach and --covers"),
        ("runbook", ("X",), "--system, --when, --step and --verify"),
        ("runbook", ("X", "--system", "ledger", "--type", "access", *TEXTS[:6]), "--undo"),
        ("decision", ("X",), "--why, --decided and --consequences"),
        ("exercise", ("restart",), "--mode, --by and --outcome"),
    ],
)
def test_a_script_is_told_what_is_missing(
    base: Path, run: Run, kind: str, given: Sequence[str], missing: str
) -> None:
    before = sorted(base.rglob("*"))

    result = run("new", kind, *given)

    assert result.exit_code == 2
    assert f"nobody can be asked here: give {missing} (see --help)" in result.stderr
    assert result.stdout == ""
    assert sorted(base.rglob("*")) == before


def test_a_step_that_changes_something_must_say_how_to_undo_it(run: Run) -> None:
    step = ("--step", "Restart it", "--command", "systemctl restart ledger")

    result = run("new", "runbook", "X", "--system", "ledger", *TEXTS[:6], *step)

    assert result.exit_code == 2
    assert "give --undo (see --help)" in result.stderr


def test_a_command_is_left_as_it_was_typed(base: Path, run: Run) -> None:
    undo = ("--command", "helm upgrade x", "--undo", "helm rollback x")

    run("new", "runbook", "X", "--system", "ledger", *TEXTS[:6], *undo)

    text = (base / "runbooks/ledger/x.md").read_text()
    assert "    helm upgrade x\n" in text
    assert "    **Undo:** `helm rollback x`\n" in text


@pytest.mark.parametrize("kind", ["system", "contact", "runbook", "handover", "exercise"])
def test_nothing_is_overwritten(base: Path, run: Run, kind: str) -> None:
    run("new", kind, *ALL_ANSWERS[kind])
    (base / WRITTEN[kind]).write_text("type: team\n")

    again = run("new", kind, *ALL_ANSWERS[kind])

    assert again.exit_code == 2
    assert f"is there already: change {WRITTEN[kind]}, or give another --id" in again.stderr
    assert (base / WRITTEN[kind]).read_text() == "type: team\n"


def test_an_id_is_unique_in_all_folders_of_a_kind(run: Run) -> None:
    result = run("new", "runbook", "Restart", "--area", "other", "--system", "ledger", *TEXTS)

    assert result.exit_code == 2
    assert "the runbook restart is there already: change runbooks/restart.md" in result.stderr


@pytest.mark.parametrize("kind", ["system", "contact", "runbook", "decision", "handover"])
def test_a_name_that_is_not_read_as_a_record_is_refused_at_once(run: Run, kind: str) -> None:
    result = run("new", kind, "Empty template")

    assert result.exit_code == 2
    assert "empty-template" in result.stderr
    assert f"is not read as a {kind}; give another --id" in result.stderr


def test_another_id_may_be_given(base: Path, run: Run) -> None:
    options = ("--team", "payments", "--tier", "2", "--needs", "ledger", "--id", "Mailer")

    result = run("new", "system", "Empty template", *options)

    assert result.stdout == "systems/mailer.yaml\n"
    assert (base / "systems/mailer.yaml").read_text().startswith("title: Empty template\n")


def test_configured_folders_are_used(base: Path, run: Run) -> None:
    folders = "folders: {systems: [it/systems, systems], decisions: it/adr}\n"
    (base / "relaybook.yml").write_text(folders)

    assert run("new", "system", *ALL_ANSWERS["system"]).stdout == "it/systems/gateway.yaml\n"
    written = run("new", "decision", *ALL_ANSWERS["decision"]).stdout
    assert written == "it/adr/ledger/0001-use-a-queue.md\n"


def test_a_path_is_shown_from_where_one_stands(
    base: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(base / "systems")

    result = run("new", "contact", "Platform", "--reach", "#platform")

    assert result.stdout == "../contacts/platform.yaml\n"
    assert (base / "contacts/platform.yaml").is_file()


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        ((), "decisions/0001-use-it.md"),
        (("decisions/0007-old.md",), "decisions/0008-use-it.md"),
        (("decisions/pay/0002-a.md", "decisions/pay/0009-b.md"), "decisions/pay/0010-use-it.md"),
        (("decisions/pay/099-a.md",), "decisions/pay/100-use-it.md"),
        (("decisions/pay/ADR-004-a.md",), "decisions/pay/005-use-it.md"),
        (
            ("decisions/pay/0001-a.md", "decisions/pay/0005-template.md"),
            "decisions/pay/0006-use-it.md",
        ),
        (("decisions/pay/20240131-a.md",), "decisions/pay/0001-use-it.md"),
    ],
)
def test_a_decision_gets_the_next_number_of_its_log(
    base: Path, run: Run, there: Sequence[str], expected: str
) -> None:
    for path in there:
        (base / path).parent.mkdir(parents=True, exist_ok=True)
        (base / path).write_text("# Old\n\nWe did.\n")

    assert run("new", "decision", "Use it", "--todo").stdout == f"{expected}\n"


def test_a_decision_goes_to_the_log_of_its_system_or_asks_which(base: Path, run: Run) -> None:
    for log in ("ledger", "rates"):
        (base / "decisions" / log).mkdir(parents=True)
        (base / "decisions" / log / "0003-old.md").write_text("# Old\n\nWe did.\n")

    of_system = run("new", "decision", "Use it", "--system", "rates", "--todo")
    unclear = run("new", "decision", "Use it", "--todo")
    escaping = run("new", "decision", "Use it", "--log", "../../Etc", "--todo")

    assert of_system.stdout == "decisions/rates/0004-use-it.md\n"
    assert unclear.exit_code == 2
    assert "holds several logs (ledger, rates); choose one with --log" in unclear.stderr
    assert escaping.stdout == "decisions/etc/0001-use-it.md\n"


def test_a_decision_says_what_options_told(base: Path, run: Run) -> None:
    run("new", "decision", *ALL_ANSWERS["decision"], "--status", "acc", "--by", "R Okafor, Board")

    text = (base / WRITTEN["decision"]).read_text()
    assert text.startswith(
        "---\nstatus: accepted\ndate: 2026-11-23\ndecision_makers: [R Okafor, Board]\n---\n\n"
        "# Use a queue\n\n## Context and Problem Statement\n\nCalls failed\n"
    )


@pytest.mark.parametrize(
    ("options", "content"),
    [
        (
            ("Desk", "--reach", "4101", "--org", "acme", "--then", "Duty manager"),
            (
                'type: team\ntitle: Desk\norg: vendor:acme\nreach: {phone: "4101"}\n'
                "escalation: [team:desk, role:duty-manager]\n"
            ),
        ),
        (
            ("Ann Lee", "--type", "person", "--reach", "@ann"),
            'type: person\ntitle: Ann Lee\nreach: {chat: "@ann"}\n',
        ),
        (
            ("On call", "--type", "role", "--held-by", "Ruth Okafor"),
            "type: role\ntitle: On call\nheld_by: [person:r-okafor]\n",
        ),
        (
            ("Zed", "--type", "vendor", "--reach", "a@zed.example.com", "--covers", "Hosting"),
            (
                "type: vendor\ntitle: Zed\nreach: {email: a@zed.example.com}\n"
                "contracts: [{covers: Hosting}]\n"
            ),
        ),
        (
            (
                *("Zed", "--type", "vendor", "--reach", "a@zed.example.com"),
                *("--covers", "Hosting", "--ends", "2027-01-31"),
            ),
            (
                "type: vendor\ntitle: Zed\nreach: {email: a@zed.example.com}\n"
                "contracts: [{covers: Hosting, end_on: 2027-01-31}]\n"
            ),
        ),
    ],
)
def test_each_type_of_contact_is_clean(
    base: Path, run: Run, options: Sequence[str], content: str
) -> None:
    result = run("new", "contact", *options)

    path = result.stdout.strip()
    assert path, result.stderr
    assert (base / path).read_text() == content
    assert findings(base, path) == ()


def test_a_system_of_a_team_that_names_nobody_else_has_its_own_escalation(
    base: Path, run: Run
) -> None:
    run("new", "contact", "Platform", "--reach", "#platform")
    options = ("--team", "platform", "--tier", "3", "--needs", "ledger, rates")

    refused = run("new", "system", "Gateway", *options)
    result = run("new", "system", "Gateway", *options, "--then", "duty-manager")

    assert "give --then (see --help)" in refused.stderr
    assert result.exit_code == 0
    assert findings(base, "systems/gateway.yaml") == ()
    assert (base / "systems/gateway.yaml").read_text() == (
        "title: Gateway\nowner: platform\nservice_tier: 3\n"
        "escalation: [team:platform, role:duty-manager]\ndepends_on: [ledger, rates]\n"
    )


def test_a_system_may_say_why_it_needs_nothing(base: Path, run: Run) -> None:
    options = ("--team", "payments", "--tier", "3", "--needs", "It stands alone in a cellar")

    run("new", "system", "Gateway", *options)

    assert findings(base, "systems/gateway.yaml") == ()


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (("--team", "paymnts"), "--team names no team: 'paymnts'; did you mean 'payments'?"),
        (("--team", "acme-desk"), "--team names no team: 'acme-desk'"),
        (("--needs", "ledgr"), "--needs names no system: 'ledgr'; did you mean 'ledger'?"),
        (("--needs", "nothing"), "or say in at least 20 characters why it needs none"),
        (("--tier", "high"), "--tier is none of 1, 2, 3, 4: 'high'"),
        (("--tier", "TBD"), "--tier says nothing: 'TBD'"),
    ],
)
def test_a_wrong_answer_is_named(run: Run, option: Sequence[str], message: str) -> None:
    result = run("new", "system", *ALL_ANSWERS["system"], *option)

    assert result.exit_code == 2
    assert message in result.stderr


def test_the_first_system_no_longer_claims_to_be_the_only_one(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "new"
    call = ("--call", "#payments", "--then", "Priya Nair, 4101")
    run("init", str(folder), "--system", "Ledger", "--team", "Payments", *call)
    options = ("--tier", "2", "--needs", "ledger", "--base", str(folder))

    result = run("new", "system", "Gateway", *options)

    words = " ".join(result.stderr.split())
    assert "systems/ledger.yaml says that it is the only system: write what it needs" in words


def test_a_system_in_an_empty_knowledge_base_is_clean(tmp_path: Path, run: Run) -> None:
    (tmp_path / "kb/contacts").mkdir(parents=True)
    (tmp_path / "kb/relaybook.yml").write_text("name: New\n")
    at = ("--base", str(tmp_path / "kb"))
    person = ("--type", "person", "--reach", "4101")

    assert run("new", "contact", "Ann Lee", *person, *at).exit_code == 0
    assert run("new", "contact", "Ops", "--reach", "4100", "--then", "ann-lee", *at).exit_code == 0
    assert run("new", "system", "Ledger", "--team", "ops", "--tier", "1", *at).exit_code == 0
    assert not report(tmp_path / "kb", "systems").findings


def test_a_handover_takes_what_the_vendor_runs_and_the_end_of_its_contract(
    base: Path, run: Run
) -> None:
    system = base / "systems/rates.yaml"
    system.write_text(system.read_text() + "provider: acme\n")

    result = run("new", "handover", "Acme leaves", "--to", "payments")

    text = (base / "handovers/acme-leaves.md").read_text()
    assert result.exit_code == 0, result.stderr
    assert "contract: {vendor: acme, ref: C-1}\nsystems: [rates]\n" in text
    assert "Acme hands over Rates. Payments takes over." in text
    assert "2026-12-31: last day of the contract with Acme." in text


def test_a_handover_needs_one_contract(base: Path, run: Run) -> None:
    vendor = base / "contacts/acme.yaml"
    vendor.write_text(
        "type: vendor\ntitle: Acme\nreach: {email: a@acme.example.com}\n"
        "contracts: [{ref: C-1, end_on: 2026-12-31}, {ref: C-2, end_on: 2028-12-31}]\n"
    )

    unclear = run("new", "handover", *ALL_ANSWERS["handover"])
    result = run("new", "handover", *ALL_ANSWERS["handover"], "--contract", "C-2")

    assert "holds the contracts C-1, C-2; choose one with --contract" in unclear.stderr
    assert result.exit_code == 0
    assert "2028-12-31: last day" in (base / WRITTEN["handover"]).read_text()


def test_an_exercise_keeps_digests_of_the_page_and_of_its_steps(base: Path, run: Run) -> None:
    page = base / "runbooks/restart.md"
    step = page.read_text().split("## Steps\n\n")[1].split("\n\n## Verification")[0]

    run("new", "exercise", "Restart the ledger", *ALL_ANSWERS["exercise"][1:], "--wrong", "1")

    exercise = yaml.safe_load((base / WRITTEN["exercise"]).read_text())
    assert exercise["digest"] == f"sha256:{hashlib.sha256(page.read_bytes()).hexdigest()}"
    assert exercise["steps"] == [
        {
            "number": 1,
            "digest": f"sha256:{hashlib.sha256(step.encode()).hexdigest()}",
            "result": "wrong",
        }
    ]
    assert exercise["by"] == ["person:r-okafor"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("restrt", "RUNBOOK names no runbook: 'restrt'; did you mean 'restart'?"),
        ("stepless", "runbooks/stepless.md has no numbered steps"),
    ],
)
def test_an_exercise_needs_a_runbook_with_steps(
    base: Path, run: Run, name: str, message: str
) -> None:
    (base / "runbooks/stepless.md").write_text("# Stepless\n\nLook.\n")

    result = run("new", "exercise", name, *ALL_ANSWERS["exercise"][1:])

    assert result.exit_code == 2
    assert message in result.stderr


def test_a_runbook_needs_a_system_where_the_level_asks_for_one(tmp_path: Path, run: Run) -> None:
    (tmp_path / "kb").mkdir()
    (tmp_path / "kb/relaybook.yml").write_text("level: standard\n")
    options = ("new", "runbook", "X", *TEXTS, "--base", str(tmp_path / "kb"))

    refused = run(*options)
    (tmp_path / "kb/relaybook.yml").write_text("level: basic\n")
    result = run(*options)

    assert "there is no system yet that it could be about: relaybook new system" in refused.stderr
    assert result.exit_code == 0
    assert findings(tmp_path / "kb", "runbooks/x.md", Level.BASIC) == ()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("runbok", "X"), "there is no kind 'runbok'; did you mean 'runbook'?"),
        (("x", "X"), "there is no kind 'x'; there are system, contact, runbook, decision"),
        (("runbook", "X", "--type", "magic"), "--type is none of alert_response"),
        (("contact", "???"), "the name has no letter or digit"),
    ],
)
def test_what_cannot_be_made_is_named(run: Run, arguments: Sequence[str], message: str) -> None:
    result = run("new", *arguments)

    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


@pytest.mark.parametrize("kind", list(new.commands))
def test_each_kind_is_documented(run: Run, kind: str) -> None:
    shown = run("new", kind, "--help").stdout
    listed = run("new", "--help").stdout

    assert "Examples:" in shown
    assert max(map(len, shown.splitlines())) <= COLUMNS + 20  # examples are not broken
    assert f"  {kind:<8}  " in listed
    assert "..." not in listed


def test_a_runbook_is_asked_for_on_a_terminal(base: Path) -> None:
    with Terminal(base, "new", "runbook", "Ledger slow") as person:
        person.answer("[alert_response]:", "")
        person.answer("Which system is it about (ledger, rates):", "ledgr")
        person.answer("did you mean 'ledger'?. Again:", "Ledger")
        person.answer("what only looks like it (Enter: later):", "`LedgerSlow` fires.")
        person.answer("What to do first (Enter: later):", "Restart it")
        person.answer("The command for that step (Enter: none):", "systemctl restart ledger")
        person.answer("What you see when that step worked (Enter: none):", "")
        person.answer("How to undo that step (Enter: later):", "Nothing to undo")
        person.answer("and for how long (Enter: later):", "")
        assert person.ends() == 0
        shown = " ".join(person.shown.split())

    found = findings(base, "runbooks/ledger/ledger-slow.md")
    assert [(one.rule, one.span.line) for one in found] == [("empty-section", 22)]
    assert "check 1 error in it, first on line 22: the section 'Verification' waits" in shown
    assert "TODO What shows that it is well again, and for how long next add" in shown


def test_control_c_writes_no_record(base: Path) -> None:
    before = sorted(base.rglob("*"))

    with Terminal(base, "new", "system", "Gateway") as person:
        person.answer("Which team answers for it", "payments")
        person.interrupt("4 (Enter: later):")
        assert person.ends() == 130

    assert sorted(base.rglob("*")) == before
