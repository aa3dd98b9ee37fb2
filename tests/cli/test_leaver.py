"""`relaybook leaver`: what rests on somebody, in words and for other programs."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

ACME = """\
Acme (vendor:acme) is gone from 2027-01-01 on
last day in the records: 2026-12-31
with them go team:acme-desk
4 places rest on them; in 3 nobody else is left

Calls: 1 place
  system:ledger: level 2 of the escalation
    systems/ledger.yaml:8 escalation[2].contact, team:acme-desk
    also for runbook:restart
    team:payments, role:duty-manager still there
    -> take the level out, or name somebody of ours

Contracts: 1 place, 1 with nobody else
  vendor:acme: contract C-1 ends on 2026-12-31
    contacts/acme.yaml:4 contracts[1], vendor:acme
    nobody else
    -> write what it `covers`

Work under way: 2 places, 2 with nobody else
  handover:acme-exit: nobody has certified that their copies of our data are
    deleted
    handovers/acme-exit.md:4 from, vendor:acme
    nobody else
    -> agree on the day and what it covers, and write `data_deletion:
       {certified_on}`
  handover:acme-exit: nobody has verified that our data is back
    handovers/acme-exit.md:4 from, vendor:acme
    nobody else
    -> fetch it while they are here, read it back, and write `data_return:
       {verified_on}`

Cannot tell
  who wrote what: there is no git repository
"""


def test_a_vendor_leaves_the_day_after_its_contract(run: Run) -> None:
    result = run("leaver", "acme")

    assert result.stdout == ACME
    assert (result.exit_code, result.stderr) == (0, "")


def test_every_line_fits_a_terminal(run: Run) -> None:
    said = run("leaver", "team:payments", "--on", "2027-03-01").stdout

    assert "is gone from 2027-03-01 on\nwith them go person:r-okafor\n" in said
    assert "role:duty-manager" in said
    assert max(map(len, said.splitlines())) <= 80


def test_json_says_the_same(run: Run) -> None:
    found = json.loads(run("leaver", "vendor:acme", "--on", "exit", "--format", "json").stdout)

    fixed = "--on exit, the day after contract C-1 with vendor:acme ends on 2026-12-31"
    assert found["as_of"] == {"day": "2027-01-01", "fixed": fixed}
    assert (found["version"], found["assumed_gone"]) == (1, ["vendor:acme"])
    assert (found["last_day"], found["nobody_else"]) == ("2026-12-31", 3)
    assert found["resting"][0] == {
        "area": "calls",
        "record": "system:ledger",
        "name": "Ledger",
        "what": "level 2 of the escalation",
        "path": "systems/ledger.yaml",
        "line": 8,
        "column": 6,
        "key": "escalation[2].contact",
        "on": "team:acme-desk",
        "remains": ["team:payments", "role:duty-manager"],
        "instead": "take the level out, or name somebody of ours",
        "shared_by": ["runbook:restart"],
    }


def test_who_is_not_named_anywhere_leaves_nothing(base: Path, run: Run) -> None:
    (base / "contacts/new.yaml").write_text("type: person\ntitle: New\nreach: {phone: '12345'}\n")

    said = run("leaver", "new").stdout

    assert said.startswith("New (person:new) is gone from 2026-11-23 on\nnothing here rests on")


@pytest.mark.parametrize("written", ["Nora New", "@NORA", "nora@example.com"])
def test_a_name_an_address_and_a_handle_say_who_it_is(base: Path, run: Run, written: str) -> None:
    (base / "contacts/new.yaml").write_text(
        "type: person\ntitle: Nora New\nhandles: ['@nora']\nreach: {email: nora@example.com}\n"
    )

    assert run("leaver", written).stdout.startswith("Nora New (person:new) is gone from")

    (base / "contacts/other.yaml").write_text(
        "type: person\ntitle: Nora New\nhandles: [nora]\nreach: {email: nora@example.com}\n"
    )
    assert f"there is no contact {written!r} who could be gone" in run("leaver", written).stderr


def test_who_has_left_already_is_seen_today_when_others_may_have_left_too(
    base: Path, run: Run
) -> None:
    (base / "contacts/old.yaml").write_text("type: person\ntitle: Old\nuntil_on: 2026-03-31\n")
    (base / "contacts/next.yaml").write_text("type: person\ntitle: Next\nuntil_on: 2026-09-30\n")
    system = base / "systems/ledger.yaml"
    known = "technical_owner: person:old\nknown_about_by: [person:old, person:next]\n"
    system.write_text(system.read_text() + known)

    said = run("leaver", "old").stdout

    assert said.startswith("Old (person:old) left on 2026-03-31; seen on 2026-11-23\n2 places")
    assert "    -> name somebody of team:payments, which owns it\n" in said
    assert "person:next" not in said


def test_what_is_said_of_several_places_is_said_once(base: Path, run: Run) -> None:
    for name in ("one", "two"):
        text = f"# The {name}\n\nAsk Nora New.\n\nOr write to Nora New.\n"
        (base / f"runbooks/{name}.md").write_text(text)
    (base / "contacts/new.yaml").write_text("type: person\ntitle: Nora New\n")

    assert "Texts: 4 places\n" + TEXTS in run("leaver", "new").stdout


def test_a_long_list_says_first_what_is_in_it(base: Path, run: Run) -> None:
    (base / "contacts/new.yaml").write_text("type: person\ntitle: Nora New\n")
    system = base / "systems/ledger.yaml"
    system.write_text(system.read_text() + "technical_owner: new\n")
    for count, is_long in ((19, False), (20, True)):
        (base / "runbooks/one.md").write_text("# One\n\n" + "Ask Nora New.\n" * count)

        said = run("leaver", "new").stdout

        brackets = "by area, with nobody else in brackets: ownership 1 (1), texts 20 (0)\n"
        assert (f"in 1 nobody else is left\n{brackets}" in said) is is_long


TEXTS = """\
  runbook:one, runbook:two: names them
    runbooks/one.md:3, person:new
    runbooks/one.md:5, person:new
    runbooks/two.md:3, person:new
    runbooks/two.md:5, person:new
    -> write who it is then: a team or a role outlasts people
"""


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["acm"], "there is no contact 'acm' who could be gone; did you mean vendor:acme?"),
        (["role:duty-manager"], "a role does not leave; name who holds 'role:duty-manager'"),
        (["acme", "--on", "soon"], "'soon' is no day; write"),
    ],
)
def test_what_cannot_be_asked_is_refused(run: Run, words: list[str], message: str) -> None:
    result = run("leaver", *words)

    assert result.exit_code == 2
    assert message in result.stderr


def test_secrets_and_controls_in_records_are_not_printed(base: Path, run: Run) -> None:
    path = base / "contacts/acme.yaml"
    covers = '"password=hunter22 \\e[31m"'
    path.write_text(path.read_text().replace("{ref: C-1,", f"{{ref: C-1, covers: {covers},"))

    for format_ in ("text", "json"):
        said = run("leaver", "acme", "--format", format_).stdout
        assert "hunter22" not in said
        assert "\x1b" not in said
