"""Random knowledge bases full of dates, held in memory."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from relaybook.load.knowledge_base import load
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.source import Unreadable

FIRST = date(2027, 3, 22)  # clocks of Berlin change on 28 March
LAST = FIRST + timedelta(days=9)
PEOPLE = ("ann", "bob", "cho", "dev")
SYSTEMS = ("alpha", "beta", "gamma")
CONFIGURATION = """\
name: Any
level: {default: full, systems: {gamma: basic}}
profiles: [base, ai, vendor-exit]
rule_settings:
  exercise-stale: {tier_1_days: 6, tier_2_days: 10, done_to_tier: 1, asked_to_tier: 2}
"""


@dataclass(frozen=True)
class MemoryTree:
    """Files by path, as a tree to load from."""

    files: Mapping[str, str]

    def paths(self) -> tuple[str, ...]:
        return tuple(sorted(self.files))

    def faults(self) -> tuple[Unreadable, ...]:
        return ()

    def read(self, path: str) -> bytes:
        return self.files[path].encode()


def knowledge_base(files: Mapping[str, str]) -> KnowledgeBase:
    return load(MemoryTree(files))


DAYS = st.dates(FIRST - timedelta(days=4), LAST + timedelta(days=1))
MAYBE = st.one_of(st.none(), DAYS)


def _maybe(*days: int) -> st.SearchStrategy[date | None]:
    """Draw a day of these weeks, or one so many days later: what holds so long turns now too."""
    shifts = st.sampled_from([0, 0, *days])
    later = st.tuples(DAYS, shifts).map(lambda drawn: drawn[0] + timedelta(days=drawn[1]))
    return st.one_of(st.none(), later)


REVIEWED = _maybe(-31)


def _line(key: str, value: object) -> str:
    return "" if value is None else f"{key}: {value}\n"


def _inline(**fields: object) -> str:
    given = (f"{key.rstrip('_')}: {value}" for key, value in fields.items() if value is not None)
    return "{" + ", ".join(given) + "}"


@st.composite
def people(draw: st.DrawFn) -> dict[str, str]:
    """Four people, two teams, a role and a vendor, each with days from and until."""
    files = {}
    for name in PEOPLE:
        org = draw(st.sampled_from(["internal", "internal", "vendor:acme"]))
        files[f"contacts/{name}.yaml"] = (
            f"type: person\ntitle: {name.title()}\norg: {org}\nreach: {{pager: {name}}}\n"
            + _line("until_on", draw(MAYBE))
            + _line("from_on", draw(st.one_of(st.none(), st.just(FIRST), DAYS)))
        )
    for team in ("crew", "desk"):
        terms = [
            _inline(person=name, from_on=draw(MAYBE), until_on=draw(MAYBE))
            for name in draw(st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True))
        ]
        zone = draw(st.sampled_from(["Europe/Berlin", "Asia/Kolkata"]))
        files[f"contacts/{team}.yaml"] = (
            f"type: team\ntitle: {team.title()}\nreach: {{pager: {team}}}\n"
            f"hours: {draw(st.sampled_from(['24x7', 'Mon-Fri 09:00-17:00']))}\n"
            f"time_zone: {zone}\nmembers: [{', '.join(terms)}]\n"
        )
    holders = [
        _inline(contact=f"person:{name}", from_on=draw(MAYBE), until_on=draw(MAYBE))
        for name in draw(st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True))
    ]
    files["contacts/duty.yaml"] = (
        f"type: role\ntitle: Duty\nreach: {{pager: d}}\nheld_by: [{', '.join(holders)}]\n"
    )
    contract = _inline(
        ref="C-1",
        start_on=draw(MAYBE),
        end_on=draw(MAYBE),
        transition_support_until=draw(MAYBE),
        notice_days=draw(st.sampled_from([None, 5])),
    )
    files["contacts/acme.yaml"] = (
        f"type: vendor\ntitle: Acme\nreach: {{pager: acme}}\ncontracts: [{contract}]\n"
    )
    return files


@st.composite
def systems(draw: st.DrawFn) -> dict[str, str]:
    """Three systems that need each other, with all that expires."""
    files = {}
    for number, name in enumerate(SYSTEMS):
        caller = draw(st.sampled_from(["team:desk", "role:duty", "person:ann", "vendor:acme"]))
        needs = [
            _inline(
                to=other,
                kind="sync_call",
                criticality="hard",
                on_failure="fails",
                contract=draw(st.sampled_from([None, "C-1"])),
                agreed=draw(st.sampled_from([None, _inline(by="person:bob", date=FIRST)])),
            )
            for other in SYSTEMS[number + 1 :]
        ]
        accepted = draw(MAYBE)
        comment = (
            f"# relaybook: accept[owner-inactive] until {accepted} known\n" if accepted else ""
        )
        files[f"systems/{name}.yaml"] = (
            f"title: {name.title()}\n{comment}owner: {draw(st.sampled_from(['crew', 'desk']))}\n"
            f"service_tier: {draw(st.integers(1, 3))}\n"
            f"escalation: [{{contact: {caller}, respond_within: 15m}}]\n"
            f"depends_on: [{', '.join(needs)}]\n"
            f"known_about_by: [{draw(st.sampled_from(PEOPLE))}, {draw(st.sampled_from(PEOPLE))}]\n"
            f"redundancy: {_inline(mode='warm', tested_on=draw(_maybe(-365)))}\n"
            + _line("last_reviewed_on", draw(REVIEWED))
            + _line("review_in", draw(st.sampled_from([None, "5d", "1 month"])))
            + _line("retire_on", draw(st.one_of(st.none(), st.none(), DAYS)))
            + _line("provider", draw(st.sampled_from([None, None, "acme"])))
            + _line("support_hours", draw(st.sampled_from([None, "Mon-Fri 08:00-18:00"])))
            + f"access: [{_inline(id='tls', type='certificate', expires_on=draw(_maybe(60)))}]\n"
            + f"components: [{_inline(name='db', end_of_support_on=draw(_maybe(180)))}]\n"
            + f"models: [{_inline(id='m', trained_on=draw(MAYBE), max_age='10d')}]\n"
            + f"controls: [{_inline(control='c', checked_on=draw(MAYBE), review_in='8d')}]\n"
            + draw(aspects())
        )
    return files


@st.composite
def aspects(draw: st.DrawFn) -> str:
    """Return what requirements ask of a system that is handed over, each with a day."""
    day = lambda: draw(MAYBE)  # noqa: E731 - nothing but a shorter name
    ago = lambda days: draw(_maybe(-days))  # noqa: E731 - as above
    sure = _inline(theme="t", confirmed_by="person:cho", confirmed_on=ago(365))
    metric = _inline(name="m", measured_on=day(), cadence="3d", current="1", target="1")
    risk = _inline(id="R", what="w", owner="bob", response="reduce", plan="p", due_on=day())
    return "".join(
        f"{key}: {value}\n"
        for key, value in {
            "backups": f"[{_inline(what='db', frequency='1d', restore_tested_on=ago(180))}]",
            "drills": f"[{_inline(date=ago(183), actual_rto='1h', outcome='pass')}]",
            "alert_route": "team:desk",
            "success_metrics": f"[{metric}]",
            "risks": f"[{risk}]",
            "obligations": f"[{sure}]",
            "cost": _inline(as_of=ago(365)),
            "capacity": _inline(peak="1", limit="2", tested_on=ago(365)),
        }.items()
    ) + _line("alert_route_tested_on", ago(90))


RUNBOOK = """\
---
systems: [alpha]
owner: crew
authors: [person:dev]
{dates}---
# Alpha down

## When to use
Alpha answers nothing.

## Steps

1. Restart it.

    ```bash
    systemctl restart alpha
    ```

    **Undo:** `systemctl stop alpha`

## Verification
It answers again.
"""


@st.composite
def procedures(draw: st.DrawFn) -> dict[str, str]:
    """A runbook with exercises, and a decision with what it rests on."""
    reviewed = _line("last_reviewed_on", draw(MAYBE)) + "review_in: 1w\n"
    decider = f"rollback: {{decider: person:{draw(st.sampled_from(PEOPLE))}}}\n"
    files = {"runbooks/alpha-down.md": RUNBOOK.format(dates=reviewed + decider)}
    for number in range(draw(st.integers(0, 2))):
        outcome = draw(st.sampled_from(["pass", "partial", "fail"]))
        files[f"exercises/{number}-alpha.yaml"] = (
            f"runbook: alpha-down\ndate: {draw(DAYS)}\nmode: live\nby: [person:ann]\n"
            f"outcome: {outcome}\nsteps: []\n"
        )
    accepted = draw(MAYBE)
    until = f" until {accepted}" if accepted else ""
    files["decisions/alpha/0001-buy.md"] = (
        "---\nstatus: accepted\ndate: 2026-01-01\n"
        "decision_makers: [person:cho]\nsystems: [alpha]\n"
        f"{_line('review_by_on', draw(MAYBE))}"
        f"assumptions: [{_inline(what='It is cheap.', valid_until_on=draw(MAYBE))}]\n---\n"
        f"# Buy\n\n<!-- relaybook: accept[review-overdue]{until} nobody is in a hurry -->\n"
        "## Context\nWe need it.\n\n## Decision\nWe buy it.\n\n## Consequences\nIt costs.\n"
    )
    return files


@st.composite
def handovers(draw: st.DrawFn) -> dict[str, str]:
    """Perhaps a handover of one system, with a waiver and what is planned."""
    if draw(st.booleans()):
        return {}
    waiver = _inline(
        rule=draw(st.sampled_from(["review-overdue", "exercise-stale"])),
        subject=draw(st.sampled_from(["system:alpha", "runbook:alpha-down"])),
        reason="It is replaced soon.",
        compensating_action="Somebody looks every day.",
        approved_by="person:cho",
        approved_on=draw(DAYS),
        expires_on=draw(DAYS),
    )
    risk = _inline(id="R1", what="w", owner="person:ann", response="accept", expires_on=draw(MAYBE))
    step = _inline(id="M1", name="go", baseline_on=draw(MAYBE), forecast_on=draw(MAYBE))
    talk = _inline(id="S1", date=draw(MAYBE), system="alpha", topic="t", to="person:bob")
    tried = _inline(system="alpha", stage="solo", person="person:bob", date=draw(MAYBE))
    course = _inline(person="person:dev", topic="t", due_on=draw(MAYBE), done_on=draw(MAYBE))
    key = _inline(access="tls", holder="acme", to="crew", method="revoke", planned_on=draw(MAYBE))
    signed = _inline(role="r", by="person:cho", date=draw(MAYBE), decision="accept")
    return {
        "handovers/acme-out.md": (
            "---\nstatus: in_progress\nfrom: vendor:acme\nto: team:crew\n"
            f"contract: {{vendor: acme, ref: C-1}}\nsystems: [alpha]\nprofiles: [vendor-exit, ai]\n"
            f"waivers: [{waiver}]\nrisks: [{risk}]\nmilestones: [{step}]\n"
            f"sessions: [{talk}]\nshadowing: [{tried}]\ntraining: [{course}]\n"
            f"access_transfers: [{key}]\nsign_offs: [{signed}]\n"
            f"data_deletion: {_inline(due_on=draw(MAYBE), certified_on=draw(MAYBE))}\n"
            f"early_life_support: {_inline(start_on=draw(MAYBE), end_on=draw(MAYBE))}\n"
            "---\n# Acme out\n\n## Summary\nWe take over.\n"
        )
    }


@st.composite
def bases(draw: st.DrawFn) -> dict[str, str]:
    """Return the files of a knowledge base."""
    parts = [draw(part()) for part in (people, systems, procedures, handovers)]
    files = {path: text for part in parts for path, text in part.items()}
    baseline = draw(st.booleans())
    entry = "  - {rule: owner-inactive, path: systems/beta.yaml, record: 'system:beta', count: 1}\n"
    return {
        **files,
        "relaybook.yml": CONFIGURATION,
        **({"relaybook-baseline.yml": f"format: 1\nfindings:\n{entry}"} if baseline else {}),
    }
