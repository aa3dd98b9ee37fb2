"""Planted defects: each changes one document, breaks one rule and marks the line of it."""

from typing import Final

from benchmarks.draft import Draft, mark, mark_absence
from benchmarks.systems import edge
from benchmarks.variant import Case, Change, Variant, add, append, put
from benchmarks.world import GONE, TEAM_WITHOUT_ESCALATION, VENDOR_TEAM

NOWHERE: Final = "no-such-thing-9999"


def _without_section(name: str) -> Change:
    def change(draft: Draft, _: Case) -> None:
        heading = draft.sections.pop(name)[0]
        own = "(#" + heading.removeprefix("## ").lower().replace(" ", "-") + ")"
        related = draft.sections["related"]
        draft.sections["related"] = [line for line in related if own not in line]
        mark_absence(draft)

    return change


def _without_field(key: str) -> Change:
    def change(draft: Draft, _: Case) -> None:
        del draft.front[key]
        mark_absence(draft)

    return change


def _emptied(section: str, *instead: str) -> Change:
    def change(draft: Draft, _: Case) -> None:
        draft.sections[section] = [mark(draft.sections[section][0]), *instead]

    return change


def _without_undo(draft: Draft, _: Case) -> None:
    steps = [line for line in draft.sections["steps"] if "**Undo:**" not in line]
    draft.sections["steps"] = steps
    mark_absence(draft)


def _broken_anchor_elsewhere(draft: Draft, case: Case) -> None:
    target = case.world.runbook_path(case.rng.randrange(case.world.sound_runbooks))
    append("related", mark(f"See [the second check](../../{target}#second-check)."))(draft, case)


def _namesake(draft: Draft, case: Case) -> None:
    """Take the id of a runbook in the first area, in a folder that sorts after all areas."""
    areas = len(set(case.world.runbook_areas))
    draft.path = f"runbooks/later/{case.world.runbooks[case.round * areas]}.md"
    mark_absence(draft)


def _unreadable_front_matter(draft: Draft, case: Case) -> None:
    """Break the YAML where owner and systems come from the folder, so that nothing else fails."""
    draft.path = f"runbooks/area-000/{case.world.runbooks[case.number]}.md"
    draft.front = {"impact": [mark("impact: payments: declined")], "tags": ["tags: [made]"]}


def _on_itself(draft: Draft, case: Case) -> None:
    draft.front["depends_on"].append(mark(edge(case.world.systems[case.number], case.rng)))


def _isolated(draft: Draft, _: Case) -> None:
    del draft.front["depends_on"]
    mark_absence(draft)


def _cycle_with(step: int) -> Change:
    """Close a cycle of two: it is reported once, at the edge of the system that sorts first."""

    def change(draft: Draft, case: Case) -> None:
        own, other = (case.world.systems[case.number + n] for n in (0, step))
        line = edge(other, case.rng)
        draft.front["depends_on"].append(mark(line) if own < other else line)

    return change


def _escalation(*contacts: str, marked: int) -> Change:
    def change(draft: Draft, _: Case) -> None:
        lines = [f"  - {{contact: {c}, respond_within: 20m, hours: 24x7}}" for c in contacts]
        lines.insert(0, "escalation:")
        lines[marked] = mark(lines[marked])
        draft.front["escalation"] = lines

    return change


def _no_escalation(draft: Draft, case: Case) -> None:
    draft.front["owner"] = [f"owner: {TEAM_WITHOUT_ESCALATION}"]
    _without_field("escalation")(draft, case)


_TEAM, _ROLE = "team:team-000", "role:duty-manager-00"

RUNBOOK_DEFECTS: Final = (
    Variant("system", add("systems", mark(f"  - {NOWHERE}")), "unresolved-reference"),
    Variant(
        "reviewer",
        put("reviewed_by", "reviewed_by:", mark(f"  - person:{NOWHERE}")),
        "unresolved-reference",
    ),
    Variant(
        "link",
        append("related", "More is in the", mark("[old page](../gone/old-page.md).")),
        "broken-link",
    ),
    Variant("image", append("impact", mark("![Graph](images/no-such-graph.png)")), "broken-link"),
    Variant(
        "link in a table",
        append("diagnosis", "| a | b |", "|---|---|", mark("| 1 | [old](../gone/table.md) |")),
        "broken-link",
    ),
    Variant(
        "anchor here", append("impact", mark("Go to [the end](#the-very-end).")), "broken-anchor"
    ),
    Variant("anchor elsewhere", _broken_anchor_elsewhere, "broken-anchor"),
    Variant("misspelt key", put("automatoin", mark("automatoin: manual")), "unknown-field"),
    Variant(
        "word out of its list", put("automation", mark("automation: sometimes")), "invalid-field"
    ),
    Variant(
        "day that is none",
        put("last_reviewed_on", mark("last_reviewed_on: 2026-02-30")),
        "invalid-field",
    ),
    Variant(
        "duration that is none",
        put("expected_duration", mark("expected_duration: soonish")),
        "invalid-field",
    ),
    Variant("only a comment", _emptied("impact", "", "<!-- who notices it -->"), "empty-section"),
    Variant("only a placeholder", _emptied("impact", "", "TODO"), "empty-section"),
    Variant("only a heading", _emptied("impact"), "empty-section"),
    Variant("when to use", _without_section("when"), "missing-section"),
    Variant("steps", _without_section("steps"), "missing-section"),
    Variant("verification", _without_section("verification"), "missing-verification"),
    Variant("no undo", _without_undo, "missing-rollback"),
    Variant("script", append("impact", mark("<script>alert(1)</script>")), "unsafe-content"),
    Variant(
        "script link",
        append("impact", mark("Open [the console](javascript:alert(1)).")),
        "unsafe-content",
    ),
    Variant(
        "script attribute",
        append(
            "impact",
            mark('Open <a href="https://example.com/" onclick="alert(1)">the console</a>.'),
        ),
        "unsafe-content",
    ),
    Variant("namesake", _namesake, "duplicate-id"),
    Variant("front matter", _unreadable_front_matter, "invalid-front-matter"),
    Variant("vendor as owner", put("owner", mark(f"owner: {VENDOR_TEAM}")), "owner-not-internal"),
)

DECISION_DEFECTS: Final = (
    Variant("system", add("systems", mark(f"  - {NOWHERE}")), "unresolved-reference"),
    Variant(
        "misspelt key",
        put("decison_makers", mark("decison_makers: [team:team-000]")),
        "unknown-field",
    ),
    Variant(
        "day that is none", put("review_by_on", mark("review_by_on: 2027-04-31")), "invalid-date"
    ),
    Variant("link", append("more", mark("- [Replaced by](9999-never-written.md)")), "broken-link"),
    Variant("anchor", append("more", mark("- [Costs](#what-it-costs)")), "broken-anchor"),
    Variant("only a placeholder", _emptied("consequences", "", "TBD"), "empty-section"),
)

SYSTEM_DEFECTS: Final = (
    Variant(
        "dependency",
        add(
            "depends_on",
            mark(f"  - {{to: {NOWHERE}, kind: database, criticality: hard, on_failure: fails}}"),
        ),
        "unresolved-reference",
    ),
    Variant("misspelt key", put("suport_hours", mark("suport_hours: 24x7")), "unknown-field"),
    Variant(
        "word out of its list", put("lifecycle", mark("lifecycle: prodution")), "invalid-field"
    ),
    Variant("no owner", _without_field("owner"), "missing-owner"),
    Variant("vendor as owner", put("owner", mark(f"owner: {VENDOR_TEAM}")), "owner-not-internal"),
    Variant("no tier", _without_field("service_tier"), "missing-tier"),
    Variant("no escalation", _no_escalation, "missing-escalation"),
    Variant("one level", _escalation(_TEAM, marked=0), "escalation-too-short"),
    Variant(
        "ends with the vendor",
        _escalation(_TEAM, _ROLE, f"team:{VENDOR_TEAM}", marked=3),
        "escalation-ends-outside",
    ),
    Variant(
        "someone who left",
        _escalation(_TEAM, f"person:{GONE}", _ROLE, marked=2),
        "escalation-inactive",
    ),
    Variant("itself", _on_itself, "self-dependency"),
    Variant("alone", _isolated, "isolated-system"),
    # Two neighbours close one cycle; only the one that sorts first carries the mark.
    Variant("cycle", _cycle_with(+1), "run-cycle"),
    Variant("cycle, other half", _cycle_with(-1), "run-cycle"),
)
