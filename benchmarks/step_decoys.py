"""Decoys that look as if a step broke a rule: what reads, what is named, what has an end."""

from typing import Final

from benchmarks.draft import Draft
from benchmarks.steps import at_full, both, command, in_step, one_more_step
from benchmarks.variant import Case, Variant, append, put


def _undone_by_number(draft: Draft, _: Case) -> None:
    """Two steps say how to go back, and a section undoes the others by their numbers."""
    lines = draft.sections["steps"]
    undo = [at for at, line in enumerate(lines) if "**Undo:**" in line]
    for at in undo[:2]:
        lines[at] = ""
    related = draft.sections.pop("related")
    back = ["## Rollback", "", "Undo steps 1 to 2: set the replicas back, the last one first."]
    draft.sections |= {"rollback": back, "related": related}


def _timed_in_a_step(draft: Draft, _: Case) -> None:
    del draft.front["expected_duration"], draft.front["escalate_after"]
    draft.sections["steps"] += ["", "    **Takes:** 5 minutes", "", "    **Stop if:** it errors"]


_ASK: Final = ("", "    **Expected:** one line for each pod")
_LOST: Final = "kubectl delete namespace payments-drill"

STEP_DECOYS: Final = (
    Variant("undone by number", _undone_by_number),
    Variant(
        "nothing, and why",
        in_step(
            2, "**Undo:**", "    **Undo:** none. The messages are lost; they can be sent again."
        ),
    ),
    Variant(
        "trial run",
        one_more_step("5. **Try it.**", *command("kubectl apply --dry-run=server -f ledger.yaml")),
    ),
    Variant(
        "change as a name",
        one_more_step(
            "5. **Look.**", *command("kubectl -n payments get configmap delete-me restart-order")
        ),
    ),
    Variant(
        "change as output",
        append("diagnosis", "You should see:", "", "```", "systemctl restart ledger", "```"),
    ),
    Variant(
        "change behind a comment",
        one_more_step(
            "5. **Look.**", *command("kubectl get pods", "# kubectl delete pod would lose its log")
        ),
    ),
    Variant(
        "session",
        append("diagnosis", "```console", "$ kubectl get pods", "ledger-0 Running", "```"),
    ),
    Variant("price and share", append("impact", "```text", "$ 40 an hour, # 2 of 7", "```")),
    Variant(
        "silence with an end", one_more_step("5. Silence the alerts of the ledger for 2 hours.")
    ),
    Variant(
        "silence that is lifted",
        both(
            one_more_step("5. Silence the alerts of the ledger."),
            append("verification", "Remove the silence once the lag is gone."),
        ),
    ),
    Variant(
        "steps of another page",
        append(
            "impact",
            "The vendor follows step 9 of its own guide; 12 steps in all. Here it is",
            "steps 1 to 4, and `step 9` is the name of a job.",
        ),
    ),
    Variant(
        "block of another list",
        append(
            "impact", "1. The desk is told.", "", "   ```text", "   step 9: kill -9 1", "   ```"
        ),
    ),
)

FULL_DECOYS: Final = (
    Variant(
        "lost, and approved",
        at_full(
            one_more_step(
                "5. **Remove the drill.**",
                *command(_LOST),
                *_ASK,
                "",
                "    **Approval:** role:duty-manager-00",
                "",
                "    **Undo:** none. What the drill made is made again by the next one.",
            )
        ),
    ),
    Variant(
        "result in prose",
        at_full(in_step(2, "**Expected:**", "    The output should name the deployment.")),
    ),
    Variant(
        "value that is set before",
        at_full(
            one_more_step("5. **Look.**", *command("POD=ledger-0", 'kubectl logs "$POD"'), *_ASK)
        ),
    ),
    Variant(
        "no value at all",
        at_full(
            one_more_step(
                "5. **Look.**", *command("kubectl logs ledger-0 --previous=<none>"), *_ASK
            )
        ),
    ),
    Variant("timed in a step", at_full(_timed_in_a_step)),
    Variant(
        "indented code", at_full(append("diagnosis", "The state is:", "", "    state: degraded"))
    ),
    Variant(
        "necessary for a reason",
        at_full(
            one_more_step("5. **Look again.**", "", "    Call the desk if needed for the release.")
        ),
    ),
    Variant(
        "vague outside of steps",
        at_full(append("impact", "The desk is called as appropriate, and takes it from there.")),
    ),
    Variant(
        "plan on one line",
        at_full(
            put(
                "rollback",
                "rollback: {decider: role:duty-manager-00, trigger: lag over 5m, deadline: 15m}",
            )
        ),
    ),
)
