"""Decoys: documents that look as if they broke a rule and break none."""

from typing import Final

from benchmarks.draft import Draft
from benchmarks.variant import Case, Change, Variant, add, append, put
from benchmarks.world import World

_ACCEPTANCE: Final = "relaybook: accept[missing-tier] until 2027-01-31 shown here, not meant"


def _inherits_owner_from_system(draft: Draft, _: Case) -> None:
    del draft.front["owner"], draft.front["escalation"]


def _inherits_all_from_folder(draft: Draft, case: Case) -> None:
    draft.path = f"runbooks/area-000/{case.world.runbooks[case.number]}.md"
    draft.front = {}


def _underlined_headings(draft: Draft, _: Case) -> None:
    draft.title = f"{draft.title.removeprefix('# ')}\n================"
    for section in ("when", "verification"):
        heading, *rest = draft.sections[section]
        draft.sections[section] = [heading.removeprefix("## "), "----------------", *rest]


def _closed_headings(draft: Draft, _: Case) -> None:
    for section in ("when", "verification"):
        draft.sections[section][0] = f"  {draft.sections[section][0]} ##"


def _combined_heading(draft: Draft, _: Case) -> None:
    draft.sections["diagnosis"][0] = "## Diagnosis and mitigation"
    del draft.sections["steps"][0]


def _undo_in_its_own_section(draft: Draft, _: Case) -> None:
    steps = draft.sections["steps"]
    undo = [line.split("**Undo:** ")[1] for line in steps if "**Undo:**" in line]
    draft.sections["steps"] = [line for line in steps if "**Undo:**" not in line]
    listed = [f"{number}. Run {command}." for number, command in enumerate(undo, 1)]
    related = draft.sections.pop("related")
    draft.sections |= {"rollback": ["## Rollback", "", *listed], "related": related}


def _single_system(draft: Draft, _: Case) -> None:
    only = draft.front["systems"][1].removeprefix("  - ")
    draft.front["systems"] = [f"systems: system:{only}"]


def _numbered_anchor(draft: Draft, case: Case) -> None:
    for section in ("impact", "verification"):
        append(section, "### Read the graph", "", "It is the first one on the left.")(draft, case)
    link = "See [the first](#read-the-graph) and [the second](#read-the-graph-1)."
    append("related", link)(draft, case)


def _link_to(world: World, number: int) -> str:
    return f"../../{world.runbook_path(number)}"


def _odd_links(draft: Draft, case: Case) -> None:
    target = _link_to(case.world, case.rng.randrange(case.world.sound_runbooks))
    append(
        "related",
        f'- [In angle brackets](<{target}> "with a title")',
        f"- [Percent-encoded]({target.replace('-', '%2D')})",
        "- [By reference][far], [far] and [again][FAR]: [x\\]](#related)",
        "- <https://example.com/gone.md#nowhere>, <desk@example.com>",
        "- [Elsewhere](https://example.com/gone.md#nowhere), [mail](mailto:desk@example.com)",
        "",
        f'[far]: {target}#verification "defined below its use"',
    )(draft, case)


_IN_FENCE: Final = append(
    "diagnosis",
    "````markdown",
    "[gone](../gone/one.md) ![gone](gone.png) [gone](#gone)",
    "```",
    "## Verification",
    "```",
    "# relaybook",
    "## Rollback",
    "TODO: `<name>` {placeholder} TBD",
    "<script>alert(1)</script>",
    "````",
)
_IN_TILDES: Final = append(
    "steps",
    "   ~~~text",
    "   [gone](../gone/two.md)",
    "   ```",
    "   ## When to use",
    f"   # {_ACCEPTANCE}",
    "   ~~~",
)
_IN_SPAN: Final = append(
    "impact",
    "Write ``[gone](../gone/`three`.md)`` or `[gone](#gone)`, never `<script>` or",
    "`[x](javascript:alert(1))`; this is no link: \\[gone](../gone/four.md).",
)
_IN_COMMENT: Final = append(
    "impact",
    "<!-- [gone](../gone/five.md)",
    "",
    "## Nothing here",
    "",
    "[gone](#gone) <script>alert(1)</script> TODO -->",
    "",
    "Seen <!-- [gone](../gone/six.md) --> by the desk at once.",
)
_INDENTED: Final = append(
    "impact", "The log says:", "", "    # [gone](../gone/seven.md)", "    ## TODO"
)
_PUNCTUATED: Final = append(
    "impact",
    "### Run `drain` & wait (twice)!",
    "",
    "Then [read it again](#run-drain--wait-twice).",
)
_ACCEPTANCE_IN_TEXT: Final = append(
    "impact",
    f"An acceptance is written `# {_ACCEPTANCE}`, or",
    "",
    "```html",
    f"<!-- {_ACCEPTANCE} -->",
    "```",
)
_UNUSED_DEFINITION: Final = append("related", "[unused]: ../gone/eight.md", "[unused too]: #gone")
_COMMENT_AND_TEXT: Final = append("verification", "<!-- TODO: add a graph -->")


def _fake_comment_in(key: str) -> Change:
    """A block of text that holds what would be an acceptance, were it a comment."""
    return put(
        key,
        f"{key}: |",
        "  The line below belongs to this text and is no comment of the file:",
        f"  # {_ACCEPTANCE}",
    )


RUNBOOK_DECOYS: Final = (
    Variant("owner from the system", _inherits_owner_from_system),
    Variant("all from the folder", _inherits_all_from_folder),
    Variant("underlined headings", _underlined_headings),
    Variant("closed headings", _closed_headings),
    Variant("combined heading", _combined_heading),
    Variant("undo in its own section", _undo_in_its_own_section),
    Variant("single system", _single_system),
    Variant("numbered anchor", _numbered_anchor),
    Variant("punctuated anchor", _PUNCTUATED),
    Variant("odd links", _odd_links),
    Variant("in a fence", _IN_FENCE),
    Variant("in tildes", _IN_TILDES),
    Variant("in a code span", _IN_SPAN),
    Variant("in a comment", _IN_COMMENT),
    Variant("in indented code", _INDENTED),
    Variant("acceptance in text", _ACCEPTANCE_IN_TEXT),
    Variant("acceptance in a value", _fake_comment_in("impact")),
    Variant("unused definition", _UNUSED_DEFINITION),
    Variant("comment and text", _COMMENT_AND_TEXT),
)

DECISION_DECOYS: Final = (
    Variant(
        "in a fence", append("more", "```text", "[gone](9999-gone.md)", "## Consequences", "```")
    ),
    Variant("in a comment", append("more", "<!-- [gone](9999-gone.md#gone) TODO -->")),
    Variant("key with a hyphen", put("decision_makers", "decision-makers: [team:team-000]")),
    Variant("unused definition", append("more", "[unused]: 9999-gone.md")),
)

SYSTEM_DECOYS: Final = (
    Variant("acceptance in a value", _fake_comment_in("description")),
    Variant("comment", add("tags", "# relaybook reads this file, suport_hours: is no key here")),
    Variant("key with a hyphen", put("support_hours", "support-hours: 24x7")),
    Variant("open extensions", put("extensions", "extensions:", "  suport_hours: {todo: TODO}")),
    Variant("quoted and typed", put("owner", 'owner: "team:team-000"')),
)
