"""Planted defects in what a runbook tells somebody to do, by the rules about steps and proof."""

from typing import Final

from benchmarks.draft import Draft, mark, mark_absence
from benchmarks.steps import at_full, command, in_step, one_more_step
from benchmarks.variant import Case, Change, Variant, append, put


def _without(key: str) -> Change:
    def change(draft: Draft, _: Case) -> None:
        del draft.front[key]
        mark_absence(draft)

    return change


def _nothing(draft: Draft, _: Case) -> None:
    """Leave all as it is: that nobody has exercised it is the defect."""
    mark_absence(draft)


_RESTART: Final = "kubectl -n payments rollout restart deploy/ledger"
_LOST: Final = "kubectl delete namespace payments-drill"
_SEEN: Final = ("", "    **Expected:** `deployment.apps/ledger restarted`")
_BACK: Final = (
    "",
    "    **Undo:** none. The old pods are gone, and the new ones read the same data.",
)

STEP_DEFECTS: Final = (
    Variant("undo left out in one step", in_step(3, "**Undo:**"), "change-without-undo"),
    Variant(
        "change by another tool",
        one_more_step(
            mark("5. **Restart the service.**"), *command("systemctl restart ledger"), *_SEEN
        ),
        "change-without-undo",
    ),
    Variant(
        "nothing and no reason",
        in_step(2, "**Undo:**", mark("    **Undo:** none.")),
        "undo-none-without-reason",
    ),
    Variant(
        "prompt",
        one_more_step("5. **Look at it.**", *command(mark("$ kubectl -n payments get pods"))),
        "prompt-in-copyable-block",
    ),
    Variant(
        "prompt of a shell",
        append(
            "diagnosis",
            "```sh",
            mark("ops@jump-01:~$ kubectl -n payments get pods"),
            "```",
        ),
        "prompt-in-copyable-block",
    ),
    Variant(
        "silence in a step",
        one_more_step(mark("5. Silence the alerts of the ledger.")),
        "silence-without-expiry",
    ),
    Variant(
        "silence in prose",
        append("impact", mark("Then mute the alarms for this cluster and go on.")),
        "silence-without-expiry",
    ),
    Variant(
        "step that is gone",
        append("verification", mark("If the lag stays, go back to step 9.")),
        "dangling-step-reference",
    ),
    Variant(
        "end of a range that is gone",
        append("verification", "Whoever was called late", mark("repeats steps 2 to 7 alone.")),
        "dangling-step-reference",
    ),
    Variant(
        "exercise in the runbook",
        put("exercises", mark("exercises:"), "  - {date: 2026-09-01, outcome: pass}"),
        "exercise-in-runbook",
    ),
    Variant("open block", append("related", mark("```bash"), "kubectl get pods"), "unclosed-fence"),
)

FULL_DEFECTS: Final = (
    Variant(
        "lost without approval",
        at_full(
            one_more_step(mark("5. **Remove the drill.**"), *command(_LOST), *_SEEN, *_BACK),
        ),
        "irreversible-without-approval",
    ),
    Variant("no result", at_full(in_step(2, "**Expected:**")), "missing-expected-result"),
    Variant(
        "value that nobody declared",
        at_full(one_more_step("5. **Look at it.**", *command(mark("kubectl logs <POD>")), *_SEEN)),
        "undeclared-placeholder",
    ),
    Variant("no duration", at_full(_without("expected_duration")), "missing-time-box"),
    Variant("no end of trying", at_full(_without("escalate_after")), "missing-time-box"),
    Variant(
        "block without a language",
        at_full(append("diagnosis", mark("```"), "state: degraded", "```")),
        "fence-without-language",
    ),
    Variant(
        "left to judgement",
        at_full(one_more_step("5. **Look again.**", "", mark("    Call the desk if necessary."))),
        "vague-instruction",
    ),
    Variant("nobody decides", at_full(_without("rollback")), "missing-rollback-decider"),
    Variant(
        "no deadline",
        at_full(
            put(
                "rollback",
                mark("rollback:"),
                "  decider: role:duty-manager-00",
                "  trigger: the queue grows",
            )
        ),
        "missing-rollback-decider",
    ),
    Variant("never exercised", at_full(_nothing, tier=1), "exercise-stale"),
    Variant(
        "review long ago",
        at_full(put("last_reviewed_on", mark("last_reviewed_on: 2026-01-12"))),
        "review-overdue",
    ),
    Variant("no review", at_full(_without("last_reviewed_on")), "missing-review-date"),
)
