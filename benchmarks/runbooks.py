"""Sound runbooks."""

from random import Random
from typing import Final

from benchmarks.decisions import standing_decision
from benchmarks.draft import Draft, rendered
from benchmarks.systems import escalation
from benchmarks.wording import SIGNS, THINGS, paragraph, sentence, title_of
from benchmarks.world import World

SMALLEST, LARGEST = 3_300, 5_400
STEPS_HEADINGS: Final = ("Steps", "Mitigation", "Resolution", "Procedure", "Remediation")
TYPES: Final = ("alert_response", "operational_procedure", "scheduled_maintenance")


def runbook(world: World, number: int) -> Draft:
    """One runbook of 3 to 6 KB, with owner and systems of its own or from where they may come."""
    path = world.runbook_path(number)
    rng = world.random(path)
    title = f"# {title_of(world.runbooks[number])}"
    draft = Draft(path, _front(world, number, rng), title, _sections(world, rng))
    wanted = rng.randrange(SMALLEST, LARGEST)
    while len(rendered(draft)[0]) < wanted:
        draft.sections["diagnosis"] += ["", *paragraph(rng, 3)]
    return draft


def _front(world: World, number: int, rng: Random) -> dict[str, list[str]]:
    if number >= world.sound_runbooks:
        return _own(world, rng) | _details(rng)
    chance = rng.random()
    if world.area_has_defaults(number) and chance < 0.5:
        return {} if chance < 0.1 else _details(rng)
    own = _own(world, rng)
    if chance < 0.7:
        # One system: owner and escalation are inherited from it.
        del own["owner"], own["escalation"]
    return own | _details(rng)


def _own(world: World, rng: Random) -> dict[str, list[str]]:
    team = rng.choice(world.teams)
    return {
        "systems": ["systems:", f"  - {world.sound_system(rng)}"],
        "owner": [f"owner: {team}"],
        "escalation": ["escalation:", *escalation(world, team, rng)],
    }


def _details(rng: Random) -> dict[str, list[str]]:
    return {
        "type": [f"type: {rng.choice(TYPES)}"],
        "impact": [f"impact: {sentence(rng).replace(':', ',')}"],
        "automation": ["automation: manual"],
        "expected_duration": [f"expected_duration: {rng.randrange(5, 90)}m"],
        "parameters": [
            "parameters:",
            "  - {name: NAMESPACE, example: payments, meaning: where the workload runs}",
        ],
        "tested_with": [
            "tested_with:",
            f'  - {{component: kubectl, version: "1.{rng.randrange(20, 34)}"}}',
        ],
        "last_reviewed_on": [f"last_reviewed_on: 2026-{rng.randrange(7, 11):02d}-12"],
        "review_in": ["review_in: 6 months"],
        "tags": ["tags: [made]"],
    }


def _sections(world: World, rng: Random) -> dict[str, list[str]]:
    steps = [line for number in range(1, 5) for line in _step(rng, number)]
    return {
        "when": ["## When to use", "", *paragraph(rng, 3)],
        "impact": ["## Impact", "", *paragraph(rng, 2)],
        "diagnosis": ["## Diagnosis", "", *paragraph(rng, 2), "", *_queries(rng)],
        "steps": [f"## {rng.choice(STEPS_HEADINGS)}", *steps],
        "verification": ["## Verification", "", *paragraph(rng, 2)],
        "related": ["## Related", "", *_links(world, rng)],
    }


def _queries(rng: Random) -> list[str]:
    name = rng.choice(THINGS).replace(" ", "_")
    sign = rng.choice(SIGNS).replace(" ", "_")
    return [
        "| sign | healthy | where |",
        "|---|---|---|",
        f"| {sign} | under {rng.randrange(10, 90)} | [graph](https://metrics.example.com/{name}) |",
        "",
        "```promql",
        f'max by (pod) ({name}_{sign}{{namespace="payments"}})',
        "```",
    ]


def _step(rng: Random, number: int) -> list[str]:
    name = rng.choice(THINGS).replace(" ", "-")
    replicas = rng.randrange(2, 9)
    scale = f'kubectl -n "$NAMESPACE" scale deploy/{name} --replicas='
    return [
        "",
        f"{number}. **Pause the {name}.** Changes production.",
        "",
        "    ```bash",
        f"    {scale}0",
        "    ```",
        "",
        f"    **Expected:** `deployment.apps/{name} scaled`",
        "",
        f"    **Undo:** `{scale}{replicas}`",
    ]


def _links(world: World, rng: Random) -> list[str]:
    near, far = (rng.randrange(world.sound_runbooks) for _ in range(2))
    decision = standing_decision(world, rng)
    return [
        f"- [{title_of(world.runbooks[near])}](../../{world.runbook_path(near)})",
        f"- [How to verify it](../../{world.runbook_path(far)}#verification)",
        f"- [Why it is so](../../{world.decision_path(decision)}#decision)",
        "- [When to use this page](#when-to-use)",
    ]
