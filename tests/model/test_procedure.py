"""Steps as people write them, with their commands and labels."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaybook.load.front_matter import split_front_matter
from relaybook.load.markdown_outline import read_outline
from relaybook.model.command_hints import hints
from relaybook.model.heading_style import HeadingStyle, default_style
from relaybook.model.outline import Outline
from relaybook.model.procedure import (
    ProcedureStep,
    commands_outside_steps,
    procedure,
    step_digest,
)
from relaybook.model.step_labels import canonical_label

STYLE: HeadingStyle = default_style()

PURGE = """\
# Consumer stuck

## Mitigation

1. **Pause the consumer.** Changes production.

    ```bash
    kubectl -n pay scale deploy/consumer --replicas=0
    ```

    **Expected:** `deployment.apps/consumer scaled`
    **If not:** stop and go to Escalation.

    **Undo:**

    ```bash
    kubectl -n pay scale deploy/consumer --replicas=3
    ```

2. **Purge message `$MSG_ID`.** Cannot be undone.

   ```bash
   kubectl -n pay exec deploy/consumer -- dlq-purge --id "$MSG_ID"
   ```

   **Expected:** `purged 1`
   **Approval:** duty manager, before running.
   **Undo:** none. The message is lost.
"""


def _outline(text: str) -> Outline:
    body_at = split_front_matter(text).body_at
    return Outline(read_outline(text[body_at:], len(text[:body_at].encode())))


def _steps(text: str) -> tuple[ProcedureStep, ...]:
    return procedure(_outline(text), STYLE)


def _shown(text: str) -> list[tuple[str, int, str, str]]:
    return [(one.section, one.number, one.effect, one.evidence) for one in _steps(text)]


def test_labels_commands_and_effects_of_a_step() -> None:
    first, second = _steps(PURGE)

    assert [label.name for label in first.labels] == ["expected", "if_not", "undo"]
    assert [(one.effect, one.label) for one in first.commands] == [
        ("change", ""),
        ("change", "undo"),
    ]
    assert (first.effect, first.evidence) == ("change", "Changes production")
    assert [label.name for label in second.labels] == ["expected", "approval", "undo"]
    assert (second.effect, second.evidence) == ("irreversible", "Cannot be undone")
    assert first.own_commands == first.commands[:1]
    assert second.says("approval")
    undo = second.label("undo")
    assert undo is not None
    assert undo.refusal == "none. The message is lost."
    assert PURGE.encode()[undo.start : undo.end].strip() == b"**Undo:** none. The message is lost."


def test_a_digest_is_that_of_the_bytes_of_the_step_without_space_around_it() -> None:
    _, second = _steps(PURGE)
    source = PURGE[PURGE.index("2. **Purge") :].strip().encode()

    assert step_digest(PURGE.encode(), second) == f"sha256:{sha256(source).hexdigest()}"


def test_a_numbered_heading_is_a_step_with_all_below_it() -> None:
    text = (
        "# A\n\n## Diagnosis\n\n### 1. Check the logs\n\n```bash\nfoo\n```\n\n1. Look.\n2. Wait.\n"
        "\n#### More\n\n```bash\nkubectl delete pod a\n```\n\n### Step 2: Ask\n\n### Notes\n\n"
        "1. Sub.\n\n## Related\n\n### 3. A link\n"
    )

    assert _shown(text) == [
        ("diagnosis", 1, "change", "kubectl delete"),
        ("diagnosis", 2, "read", "section Diagnosis"),
        ("diagnosis", 1, "read", "section Diagnosis"),
    ]
    step = _steps(text)[0]
    assert text.encode()[step.start : step.end].rstrip().endswith(b"delete pod a\n```")


def _runs(info: str, *lines: str) -> str:
    return "\n".join(["1. Do.", "", f"   ```{info}", *(f"   {line}" for line in lines), "   ```\n"])


@pytest.mark.parametrize(
    ("heading", "body", "expected"),
    [
        ("Steps", "1. Do.\n", [("unknown", "")]),
        ("Diagnosis", "3. Do.\n4. Do.\n", [("read", "section Diagnosis")] * 2),
        ("Diagnosis", _runs("sh", "foo"), [("read", "section Diagnosis")]),
        ("Diagnosis", _runs("sh", "kubectl drain a"), [("change", "kubectl drain")]),
        ("Steps", _runs("sh { effect=read }", "kubectl drain a"), [("read", "effect=read")]),
        (
            "Steps",
            _runs('sh {"effect":"irreversible"}', "foo"),
            [("irreversible", "effect=irreversible")],
        ),
        (
            "Steps",
            _runs("sh", "curl -X POST http://a").replace("Do.", "Look. Read only."),
            [("read", "Read only")],
        ),
        ("Steps", "1. Set the base to read only.\n", [("unknown", "")]),
        ("Steps", _runs("yaml", "kubectl: apply"), [("unknown", "")]),
        ("Steps", "- Do.\n", []),
        ("Escalation", "1. Call.\n\n## Steps\n\nText.\n", []),
        ("Anything", "1. Do.\n", [("unknown", "")]),
    ],
)
def test_sections_hints_and_words(heading: str, body: str, expected: list[tuple[str, str]]) -> None:
    found = _shown(f"# A\n\n## {heading}\n\n{body}")

    assert [(effect, evidence) for *_, effect, evidence in found] == expected
    assert {section for section, *_ in found} <= {heading.lower(), ""}


@pytest.mark.parametrize(
    ("body", "shows"),
    [
        ("```console\n$ foo\ndone\n```", True),
        ("```console\nfoo\n```", False),
        ("```console\n$ foo\n```", False),
        ("```bash\nfoo\n```\n\nExample output:\n\n```\ndone\n```", True),
        ("```bash\nfoo\n```\n\n**Expected output:**\n\n```\ndone\n```", True),
        ("```bash\nfoo\n```\n\nYou should see:\n\n```text\ndone\n```", True),
        ("```bash\nfoo\n```\n\n**Expected:**", False),
        ("```bash\nfoo\n```\n\n**You should see**: done", True),
    ],
)
def test_what_is_seen_when_it_worked(body: str, shows: bool) -> None:
    indented = "\n".join(f"   {line}" if line else "" for line in body.split("\n"))
    (step,) = _steps(f"# A\n\n## Steps\n\n1. Do.\n\n{indented}\n")

    assert step.shows_result is shows
    assert len(step.commands) == 1


def test_commands_of_prose_are_outside_steps() -> None:
    outline = _outline(
        "# A\n\n## Steps\n\nRun:\n\n```sh\noc edit a\n```\n\n1. Do.\n\n   ```sh\n   foo\n   ```\n"
        "\n## Impact\n\n```sh\noc delete b\n```\n"
    )
    found = commands_outside_steps(outline, STYLE, procedure(outline, STYLE))

    assert [(one.effect, one.evidence) for one in found] == [("change", "oc edit")]


def test_labels_have_one_name() -> None:
    assert {canonical_label(word) for word in ("Undo", "Roll back", "REVERT")} == {"undo"}
    assert canonical_label("Note") == ""


@given(st.text())
def test_any_info_string_gives_hints_of_text(info: str) -> None:
    assert all(isinstance(value, str) for value in hints(info).values())


@pytest.mark.parametrize(
    ("undo", "labels", "effect"),
    [
        ("**Undo:**", ["undo"], "change"),
        ("**Undo:** scale it back:", ["undo"], "change"),
        ("**Undo:** scale it\n   back with:", ["undo"], "change"),
        ("**Undo**: none needed", [""], "irreversible"),
        ("**Undo**: none needed:", [""], "irreversible"),
        ("**Undo:** the preset Normal.", [""], "irreversible"),
        ("**Undo:** the preset: Normal.", [""], "irreversible"),
        ("**If not:** it is gone. Then:", ["if_not"], "unknown"),
    ],
)
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_only_an_undo_that_leads_to_a_block_has_it(
    undo: str, labels: list[str], effect: str, between: str
) -> None:
    block = "   ```sh\n   terraform destroy\n   ```\n"
    (step,) = _steps(f"# A\n\n## Steps\n\n1. Do.\n\n   {undo}{between}{block}")

    assert [command.label for command in step.commands] == labels
    assert step.effect == effect


@pytest.mark.parametrize(
    ("said", "evidence"),
    [
        ("Changes routing for all analysts.", "Changes routing for all analysts"),
        ("Changes the secrets store.", "Changes the secrets store"),
        ("Open it.\n\n   Changes routing.", "Changes routing"),
        ("Changes monitoring only.", "Changes monitoring only"),
        ("Changes take effect at once.", ""),
        ("Changes affect only one region.", ""),
        ("Changes to the schema are reviewed.", ""),
        ("Changes saved.", ""),
        ("Changes propagate to all nodes.", ""),
        ("Look at what Changes routing.", ""),
    ],
)
def test_a_sentence_says_what_it_changes(said: str, evidence: str) -> None:
    effect = "change" if evidence else "unknown"

    assert _shown(f"# A\n\n## Steps\n\n1. Do. {said}\n") == [("steps", 1, effect, evidence)]


@pytest.mark.parametrize(
    ("undo", "effect"),
    [
        ("preset Normal.", "change"),
        ("node goes back with `kubectl uncordon`", "change"),
        ("none. It is gone.", "unknown"),
        ("not needed.", "unknown"),
        ("nothing to undo: it takes up where it was.", "unknown"),
        ("n/a", "unknown"),
        ("", "unknown"),
    ],
)
def test_what_can_be_undone_has_changed_something(undo: str, effect: str) -> None:
    evidence = "it has an Undo" if effect == "change" else ""
    body = f"# A\n\n## Steps\n\n1. Do.\n\n   **Undo:** {undo}\n"

    assert _shown(body) == [("steps", 1, effect, evidence)]
    assert _shown(body.replace("Do.", "Do. Read only."))[0][2:] == ("read", "Read only")


def test_read_only_is_no_word_over_a_command_that_destroys() -> None:
    body = "# A\n\n## Steps\n\n1. Do. Read only.\n\n   ```sh\n   rm -rf /\n   ```\n"
    (step,) = _steps(body)

    assert (step.effect, step.evidence, step.stated) == ("irreversible", "rm -rf", "Read only")
    assert step.is_contradicted
    assert not _steps(body.replace("```sh", "```sh { effect=read }"))[0].is_contradicted
    assert not _steps(body.replace(" Read only.", ""))[0].is_contradicted
