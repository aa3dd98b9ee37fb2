"""What the rules about single steps report, and above all what they leave alone."""

from pathlib import Path

import pytest
from tests.rules.knowledge import DAY, judged, said

from relaybook.check.engine import CheckOptions, check
from relaybook.findings import Level
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree

OTHERWISE = "```text for what they print, or the language of the configuration"
MENDED = ", or run `relaybook check --fix`"
OPENSHIFT = Path(__file__).parents[1] / "data" / "corpora" / "openshift-runbooks"


def _messages(folder: Path, body: str, rule: str, front: str = "tags: [a]\n") -> list[str]:
    files = {"runbooks/a.md": f"---\n{front}---\n\n# A\n\n{body}"}
    return [message for _, _, message, _ in said(judged(folder, files, Level.FULL, rule))]


def _step(info: str, *lines: str) -> str:
    block = "\n".join(f"   {line}" for line in (f"```{info}", *lines, "```"))
    return f"## Steps\n\n1. Do.\n\n{block}\n"


@pytest.mark.parametrize(
    ("body", "front"),
    [
        (_step("bash", "dropdb cases"), "approved_by: role:duty-manager\n"),
        (_step("bash", "dropdb cases") + "\n   **Approval:** the lead.\n", "tags: [a]\n"),
        (_step("bash", "dropdb cases") + "\n## Approvals\n\nThe lead.\n", "tags: [a]\n"),
        (_step("bash { effect=change }", "dropdb cases"), "tags: [a]\n"),
        (_step("bash", "rm -rf /tmp/dump"), "tags: [a]\n"),
        (_step("text", "drop table cases"), "tags: [a]\n"),
    ],
)
def test_what_needs_no_approval_or_has_one(tmp_path: Path, body: str, front: str) -> None:
    assert _messages(tmp_path, body, "irreversible-without-approval", front) == []


@pytest.mark.parametrize("front", ["tags: [a]\n", "approved_by: role:duty-manager\n"])
def test_a_step_that_destroys_does_not_only_read(tmp_path: Path, front: str) -> None:
    body = _step("bash", "kubectl delete ns prod").replace("Do.", "Do. Read only.")

    assert _messages(tmp_path, body, "irreversible-without-approval", front) == [
        "step 1 says 'Read only' and runs what cannot be undone (kubectl delete ns)"
    ]


def test_each_step_with_a_command_says_what_is_seen(tmp_path: Path) -> None:
    rule = "missing-expected-result"
    undo = _step("bash", "foo").replace("1. Do.", "1. Do.\n\n   **Undo:**")

    assert len(_messages(tmp_path, _step("bash", "foo"), rule)) == 1
    assert len(_messages(tmp_path, _step("bash", "echo should work"), rule)) == 1
    assert _messages(tmp_path, undo, rule) == []
    assert _messages(tmp_path, _step("bash", "foo").replace("Do.", "It should stop."), rule) == []
    assert _messages(tmp_path, _step("yaml", "a: 1"), rule) == []


@pytest.mark.parametrize(
    ("info", "line", "count"),
    [
        ("bash", "$ foo", 1),
        ("", "$ foo", 1),
        ("sh", "root@db-1:~# foo", 1),
        ("console", "$ foo", 0),
        ("shell-session", "$ foo", 0),
        ("bash", "# a comment", 0),
        ("bash", "$(foo)", 0),
        ("bash", "echo $ foo", 0),
        ("text", "$ foo", 0),
    ],
)
def test_a_prompt_is_at_the_beginning_of_a_command(
    tmp_path: Path, info: str, line: str, count: int
) -> None:
    body = _step(info, line, "output")

    assert len(_messages(tmp_path, body, "prompt-in-copyable-block")) == count


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("kubectl logs <pod-name>", ["pod-name"]),
        ('kubectl logs "$POD" -n ${NAMESPACE}', ["POD", "NAMESPACE"]),
        ("kubectl logs <pod>; kubectl delete <pod>", ["pod"]),
        ("POD=$(kubectl get pod -o name) && kubectl logs $POD", []),
        ("for POD in a b; do kubectl logs $POD; done", []),
        ("read -r POD; kubectl logs $POD", []),
        ("cat $HOME/a; awk '{print $NF}' b", []),
        ("kubectl get pods # <none> of them", []),
        ("psql <dump.sql >log; cat <<EOF", []),
        ("kubectl logs <declared-pod> $DECLARED_POD", []),
        ("kubectl logs $SET_IN_PROSE", []),
    ],
)
def test_placeholders(tmp_path: Path, line: str, names: list[str]) -> None:
    front = "parameters:\n  - {name: DECLARED_POD, example: a, meaning: the pod}\n"
    body = _step("bash", line) + "\nBefore that `export SET_IN_PROSE=a`.\n"
    found = _messages(tmp_path, body, "undeclared-placeholder", front)

    assert found == [
        f"the command is copied with {name!r} in it, which is no declared parameter"
        for name in names
    ]


@pytest.mark.parametrize(
    ("text", "help_"),
    [
        ("```\nkubectl get pods\n```\n", f"write ```bash at its top{MENDED}"),
        ("Expected output:\n\n```\ndone\n```\n", f"write ```text at its top{MENDED}"),
        (
            "~~~\nfoo: bar\n~~~\n",
            f"write ```bash at its top for commands, {OTHERWISE}{MENDED}",
        ),
        ("```text\nfoo\n```\n", ""),
        ("    foo\n", ""),
        ("```\n$ foo\n```\n", ""),
        ("```\nfoo\n", ""),
    ],
)
def test_the_language_of_a_block(tmp_path: Path, text: str, help_: str) -> None:
    files = {"runbooks/a.md": f"# A\n\n## Steps\n\n{text}"}
    found = said(judged(tmp_path, files, Level.FULL, "fence-without-language"))

    assert [one[3] for one in found] == ([help_] if help_ else [])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Restart it if needed.", 1),
        ("If\n   necessary, restart it.", 1),
        ("Verify that it works.", 1),
        ("Restart it if needed by the vendor.", 0),
        ("Restart it if needed because of memory.", 0),
        ("Check that it works on port 80 and `if needed`.", 1),
        ("Keep the required version.", 0),
        ("<!-- if needed -->", 0),
    ],
)
def test_vague_words_in_steps(tmp_path: Path, text: str, count: int) -> None:
    rule = "vague-instruction"

    assert len(_messages(tmp_path, f"## Steps\n\n1. Do. {text}\n", rule)) == count
    assert _messages(tmp_path, f"## Steps\n\n1. Do.\n\n## Impact\n\n{text}\n", rule) == []


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Go to step 7.", 7),
        ("Repeat steps 1-3.", 3),
        ("Repeat steps 1 and 2.", 0),
        ("As in step 7 of [the other page](b.md).", 0),
        ("See [step 7](b.md#steps).", 0),
        ("Run `step 7`.", 0),
        ("Takes step 7.5 of it.", 0),
        ("**Step 7**: do it. Then step 7 again.", 0),
        ("- x\n   1. y\n   7. z\n\nGo to step 7.", 0),
        ("### Step 7: more\n\nAfter step 7.", 0),
    ],
)
def test_numbers_of_steps(tmp_path: Path, text: str, absent: int) -> None:
    files = {
        "runbooks/a.md": f"# A\n\n1. Do.\n2. Do.\n\n{text}\n",
        "runbooks/b.md": "# B\n\nText.\n",
    }
    report = judged(tmp_path, files, Level.BASIC, "dangling-step-reference")
    expected = [f"there is no step {absent} on this page"] if absent else []

    assert [finding.message for finding in report.findings] == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1. Silence the alert.\n2. Wait two hours.\n", 1),
        ("1. Then mute notifications of the pager.\n", 1),
        ("1. Add a silence in Alertmanager.\n", 1),
        ("1. Silence the alert for two hours.\n", 0),
        ("1. While you work, silence the alert.\n", 0),
        ("1. Silence the alert.\n2. Work.\n3. Remove the silence.\n", 0),
        ("1. Do not silence the alert.\n", 0),
        ("1. The alert was silenced by a colleague.\n", 0),
        ("1. Look at who may mute alerts.\n", 0),
    ],
)
def test_silences(tmp_path: Path, text: str, count: int) -> None:
    assert len(_messages(tmp_path, f"## Steps\n\n{text}", "silence-without-expiry")) == count


@pytest.mark.parametrize(
    ("front", "label", "message"),
    [
        ("tags: [a]\n", "", "the runbook does not say how long it takes or when to stop trying"),
        ("expected_duration: 9m\n", "", "the runbook does not say when to stop trying"),
        ("escalate_after: 9m\n", "", "the runbook does not say how long it takes"),
        ("escalate_after: 9m\n", "   **Takes:** a minute.\n", ""),
        ("expected_duration: 9m\n", "   **Stop if:** it fails twice.\n", ""),
        (
            "expected_duration: 9m\n",
            "   **Stop if:**\n",
            "the runbook does not say when to stop trying",
        ),
    ],
)
def test_time_boxes(tmp_path: Path, front: str, label: str, message: str) -> None:
    found = _messages(tmp_path, f"## Steps\n\n1. Do.\n\n{label}", "missing-time-box", front)

    assert found == ([message] if message else [])


def test_a_page_without_steps_has_no_time_box(tmp_path: Path) -> None:
    assert _messages(tmp_path, "Text.\n", "missing-time-box") == []


def test_real_runbooks_raise_no_alarm_at_basic_and_only_true_ones_above() -> None:
    base = load(WorkingTree(OPENSHIFT))
    rules = frozenset(
        {"dangling-step-reference", "prompt-in-copyable-block", "silence-without-expiry"}
    ) | {"change-without-undo", "undo-none-without-reason"}
    options = CheckOptions(level=Level.STANDARD, select=rules, raise_errors=True)

    assert check(base, DAY, options).findings == ()
