"""What is asked of runbooks, beside what pages show."""

from pathlib import Path

import pytest
from tests.rules.requirements.asking import asked, messages, unknown
from tests.rules.requirements.exit_records import handover, of

SYSTEM = (
    "title: Cards\nowner: {owner}\nservice_tier: 1\n"
    "access:\n  - {{id: door, holders: [{holders}]}}\n"
)


def runbook(fields: str = "", body: str = "Restart it.\n") -> str:
    return f"---\nsystems: [cards]\n{fields}---\n\n# Restart\n\n{body}"


def with_access(owner: str, holders: str, fields: str = "access: [door]\n") -> dict[str, str]:
    return {
        "systems/cards.yaml": SYSTEM.format(owner=owner, holders=holders),
        "runbooks/restart.md": runbook(fields),
    }


@pytest.mark.parametrize(
    ("owner", "holders", "is_held"),
    [
        ("receivers", "team:receivers", True),
        ("receivers", "person:k-das", True),
        ("receivers", "role:duty-manager", True),  # r-okafor is of the team
        ("payments", "person:k-das", True),  # nobody says who is in that team
        ("secondees", "person:v-shah", False),
        ("receivers", "vendor:nimbus", False),
        ("receivers", "", False),
    ],
)
def test_the_owner_or_somebody_of_it_holds_the_access(
    owner: str, holders: str, is_held: bool, tmp_path: Path
) -> None:
    found = of(tmp_path, "access-not-held", with_access(owner, holders))

    assert found == (
        [] if is_held else [f"nobody who follows this holds door: {holders or 'nobody does'}"]
    )


def test_whoever_is_called_may_hold_the_envelope(tmp_path: Path) -> None:
    files = with_access("receivers", "role:keeper")
    files["contacts/keeper.yaml"] = "type: role\ntitle: Keeper\nheld_by: [person:left2]\n"
    files["contacts/left2.yaml"] = "type: person\ntitle: Ida Holm\n"
    called = files["systems/cards.yaml"] + "escalation: [team:receivers, role:keeper]\n"

    assert of(tmp_path / "a", "access-not-held", files) != []
    assert of(tmp_path / "b", "access-not-held", {**files, "systems/cards.yaml": called}) == []


def test_without_an_owner_any_holder_will_do(tmp_path: Path) -> None:
    files = with_access("receivers", "person:k-das")
    files["systems/cards.yaml"] = files["systems/cards.yaml"].replace("owner: receivers\n", "")

    assert of(tmp_path, "access-not-held", files) == []


def test_while_it_is_handed_over_only_those_who_stay_count(tmp_path: Path) -> None:
    files = with_access("secondees", "person:v-shah")
    files["handovers/exit.md"] = handover("systems: [cards]\n")
    taken = files["systems/cards.yaml"].replace("person:v-shah", "person:v-shah, person:k-das")

    assert of(tmp_path / "a", "access-not-held", files) == [
        "nobody who follows this holds door: person:v-shah"
    ]
    assert of(tmp_path / "b", "access-not-held", {**files, "systems/cards.yaml": taken}) == []


def exercise(**changed: str) -> dict[str, str]:
    fields = {
        "runbook": "restart",
        "date": "2026-10-01",
        "mode": "drill",
        "by": "[person:k-das]",
        "outcome": "pass",
        "help_needed": "none",
        **changed,
    }
    text = "".join(f"{key}: {value}\n" for key, value in fields.items() if value)
    return {
        "exercises/one.yaml": text,
        "systems/cards.yaml": SYSTEM.format(owner="secondees", holders=""),
        "runbooks/restart.md": runbook(),
        "handovers/exit.md": handover("systems: [cards]\n"),
    }


@pytest.mark.parametrize(
    ("changed", "is_shown"),
    [
        ({}, True),
        ({"outcome": "partial"}, True),
        ({"by": "[person:v-shah, person:k-das]"}, True),
        ({"by": "[person:v-shah]"}, False),
        ({"by": "[person:nobody]"}, False),
        ({"by": ""}, False),
        ({"help_needed": ""}, False),  # whoever says nothing has not shown that it was none
        ({"help_needed": "author"}, False),
        ({"outcome": "fail"}, False),
        ({"mode": "tabletop"}, False),
        ({"date": "2026-12-01"}, False),
    ],
)
def test_only_what_the_receiver_did_alone_counts(
    changed: dict[str, str], is_shown: bool, tmp_path: Path
) -> None:
    found = of(tmp_path, "not-exercised-by-receiver", exercise(**changed))

    assert found == ([] if is_shown else ["nobody of receivers has followed this without help"])


@pytest.mark.parametrize(
    ("words", "is_measurable"),
    [
        ("Make sure that all is well.", False),
        ("1. Look at the screen.\n2. See step 1.", False),
        ("<!-- below 200 ms -->\nIt is fast.", False),
        ("Latency is below 200 ms.", True),
        ("The queue is empty.", True),
        ("See [the dashboard](https://grafana.example.com/d/1).", True),
        ("```bash\nmake check\n```", True),
        ("### On the screen\n\n```bash\nmake check\n```", True),
    ],
)
def test_a_verification_is_measurable_or_not(
    words: str, is_measurable: bool, tmp_path: Path
) -> None:
    body = f"Restart it.\n\n## Verification\n\n{words}\n\n## Escalation\n\nCall 5550.\n"
    found = of(
        tmp_path,
        "unmeasurable-verification",
        {"runbooks/restart.md": runbook(body=body), "systems/cards.yaml": "title: Cards\n"},
    )

    assert found == (
        [] if is_measurable else ["the verification names nothing that can be measured"]
    )


def test_an_address_is_named_once_for_each_runbook_and_host(tmp_path: Path) -> None:
    both = "https://a.nimbus.example.com/1 or https://a.nimbus.example.com/2"
    body = f"See {both}, mail x@nimbus.example.com\n"
    files = {"runbooks/restart.md": runbook(body=body), "systems/cards.yaml": "title: Cards\n"}

    assert of(tmp_path / "a", "points-inside-vendor", files) == [
        "the runbook leads to nimbus.example.com, an address of vendor:nimbus"
    ]
    similar = body.replace("nimbus.example.com", "nimbus.example.company")
    files["runbooks/restart.md"] = runbook(body=similar)
    assert of(tmp_path / "b", "points-inside-vendor", files) == []


def test_a_system_that_a_vendor_runs_points_where_it_runs(tmp_path: Path) -> None:
    link = "links: [{rel: home, url: 'https://nimbus.example.com/'}]\n"
    files = {"systems/cards.yaml": f"title: Cards\nscope: external\n{link}"}

    assert of(tmp_path, "points-inside-vendor", files) == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("expected_duration: 1d\nescalate_after: 24h\n", ""),
        ("expected_duration: 1d\nescalate_after: 23h\n", "after 23h, and the runbook takes 1d"),
        ("expected_duration: PT30M\nescalate_after: 20m\n", "20m, and the runbook takes PT30M"),
        ("escalate_after: 1m\n", "does not say how long it takes"),
        ("expected_duration: 30m\nescalate_after: TBD\n", "escalate_after is not a duration"),
        ("expected_duration: 30m\nescalate_after: soon\n", "escalate_after is not a duration"),
        ("expected_duration: n/a\nescalate_after: 1m\n", "expected_duration is not a duration"),
    ],
)
def test_nobody_is_called_before_it_can_have_worked(
    fields: str, found: str, tmp_path: Path
) -> None:
    files = {
        "runbooks/restart.md": runbook(fields, "## Steps\n\n1. Restart it.\n"),
        "systems/cards.yaml": "title: Cards\n",
    }
    rules = ("missing-time-box", "time-box-too-short", "invalid-field", "unfilled-field")

    said = messages(asked(tmp_path, files, *rules))

    assert [found in one for one in said] == ([True] if found else [])


@pytest.mark.parametrize(
    ("body", "repeated"),
    [
        ("## Steps\n\n1. Do.\n\n## STEPS:\n\n1. Do.\n\n## 4) Steps\n\n1. Do.\n", ["Steps"] * 2),
        ("## Diagnosis and steps\n\n1. Do.\n" * 2, ["Steps"]),
        ("## Steps\n\n" + "### 1. Verify\n\nLook.\n\n### 2. Verify\n\nLook.\n", []),
        ("## Steps\n\n1. Do.\n\n### Steps\n\n1. Do.\n", []),
        ("## Odds and ends\n\nOld.\n\n" * 2, []),
    ],
)
def test_what_counts_as_the_same_section(body: str, repeated: list[str], tmp_path: Path) -> None:
    files = {
        "runbooks/restart.md": runbook("type: operational_procedure\n", body),
        "systems/cards.yaml": "title: Cards\n",
    }

    found = of(tmp_path, "repeated-section", files)

    says = "the section {} stands here once more, under the same heading"
    assert found == [says.format(one) for one in repeated]


@pytest.mark.parametrize(
    ("body", "has"),
    [
        ("## Steps\n\n1. Drain it.\n2. Restart it.\n", ""),
        ("## Steps\n\n1. Drain it.\n", "1 numbered step"),
        ("## Steps\n\nDrain it, then restart it.\n", "no numbered step"),
        ("## Steps\n\n- Drain it.\n- Restart it.\n", "no numbered step"),
        ("## Steps\n\n1. Drain it.\n\n## Rollback\n\n1. Stop.\n2. Look.\n", "1 numbered step"),
        ("## Mitigation\n\n1. Drain it.\n\n## Resolution\n\n1. Restart it.\n", ""),
    ],
)
def test_steps_stand_in_an_order(body: str, has: str, tmp_path: Path) -> None:
    files = {"runbooks/restart.md": runbook(body=body), "systems/cards.yaml": "title: Cards\n"}

    found = of(tmp_path, "too-few-steps", files)

    assert found == ([f"what is to be done has {has}, and 2 are asked"] if has else [])


@pytest.mark.parametrize("body", ["## Steps\n\nTODO\n", "Restart it.\n", "1. Restart it.\n"])
def test_a_page_without_a_section_for_steps_is_told_so_once(body: str, tmp_path: Path) -> None:
    files = {"runbooks/restart.md": runbook(body=f"## When to use\n\nAt night.\n\n{body}")}

    said = messages(asked(tmp_path, files, "too-few-steps", "missing-section", "empty-section"))

    assert len(said) == 1


@pytest.mark.parametrize(
    ("text", "says_when_not"),
    [
        ("Not for a pod that starts.", True),
        ("It is *not* this page when two fail.", True),
        ("Never while a release runs.", True),
        ("Don\u2019t use it at month end.", True),
        ("Use it only if the alert fires.", True),
        ("Card declines are not covered.", True),
        ("No file is expected on Sundays.", True),
        ("For a lost region see [Recovery](recovery.md).", True),
        ("The pod is not ready and does not answer.", False),
        ("Nothing was confirmed; no node is up.", False),
        ("See [below](#steps).", False),
        ("The alert fires. <!-- not for late data -->", False),
    ],
)
def test_words_that_limit_the_use_and_words_of_a_fault(
    text: str, says_when_not: bool, tmp_path: Path
) -> None:
    body = f"## Symptoms\n\n{text}\n\n## Steps\n\nOnly if all is well, call.\n"
    files = {"runbooks/restart.md": runbook(body=body), "systems/cards.yaml": "title: Cards\n"}

    found = of(tmp_path, "use-without-limits", files)

    says = "this says when to use the runbook, and not when another is meant"
    assert found == ([] if says_when_not else [says])


@pytest.mark.parametrize("text", ["TODO", "n/a", "<!-- Not for late data -->", ""])
def test_no_use_at_all_has_no_limits_and_is_told_once(text: str, tmp_path: Path) -> None:
    body = f"## When to use\n\n{text}\n\n## Steps\n\n1. Do.\n"
    rules = ("use-without-limits", "missing-section", "empty-section")

    assert len(messages(asked(tmp_path, {"runbooks/a.md": runbook(body=body)}, *rules))) == 1


def test_a_heading_in_words_of_your_own_is_not_judged(tmp_path: Path) -> None:
    files = {
        "relaybook.yml": "format: 1\nname: A\naliases: {headings: {when_to_use: [Anlass]}}\n",
        "runbooks/a.md": runbook(body="## Anlass\n\nDie Warteschlange ist voll.\n"),
    }
    report = asked(tmp_path, files, "use-without-limits")

    assert messages(report) == []
    assert unknown(report) == [
        "runbooks that say when to use them under a heading of your own: whether also when not"
    ]
