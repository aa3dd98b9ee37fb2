"""`relaybook new`: the questions on a terminal."""

from pathlib import Path

from tests.cli.new_records import findings
from tests.cli.terminal import Terminal


def test_a_runbook_is_asked_for_on_a_terminal(base: Path) -> None:
    with Terminal(base, "new", "runbook", "Ledger slow") as person:
        person.answer("[alert_response]:", "")
        person.answer("Which system is it about (ledger, rates):", "ledgr")
        person.answer("did you mean 'ledger'?. Again:", "Ledger")
        person.answer("what only looks like it (Enter: later):", "`LedgerSlow` fires.")
        person.answer("What to do first (Enter: later):", "Restart it")
        person.answer("The command for that step (Enter: none):", "systemctl restart ledger")
        person.answer("What you see when that step worked (Enter: none):", "")
        person.answer("How to undo that step (Enter: later):", "None, a restart loses no booking.")
        person.answer("and for how long (Enter: later):", "")
        assert person.ends() == 0
        shown = " ".join(person.shown.split())

    found = findings(base, "runbooks/ledger-slow.md")
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
