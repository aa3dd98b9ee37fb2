"""A prompt is taken away, or the block is said to be a session; in doubt neither."""

import pytest
from tests.fix.mending import RUNBOOK, mended, mended_text, plan_of


def page(block: str) -> str:
    return f"# Restart\n\n## Steps\n\n{block}\n"


def block(info: str, *lines: str) -> str:
    return "\n".join((f"```{info}", *lines, "```"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (block("bash", "$ kubectl get pods"), block("bash", "kubectl get pods")),
        (block("sh", "  $  ls", "", "# why", "% id"), block("sh", "  ls", "", "# why", "id")),
        (block("bash", "$ a \\", "    b", "$ c"), block("bash", "a \\", "    b", "c")),
        (block("bash", "$ a |", "  b"), block("bash", "a |", "  b")),
        (block("bash", "$ a -p '{", "}'"), block("bash", "a -p '{", "}'")),
        (block("", "$ helm list"), block("bash", "helm list")),
        ("~~~~ bash\n$ ls\n~~~~", "~~~~ bash\nls\n~~~~"),
        (block("bash { id=x }", "$ ls"), block("bash { id=x }", "ls")),
        ("    $ ls -l", "    ls -l"),
    ],
)
def test_a_block_of_nothing_but_commands_loses_its_prompts(before: str, after: str) -> None:
    assert mended_text(page(before)) == page(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (block("bash", "$ ls", "a.txt"), block("console", "$ ls", "a.txt")),
        (block("", "$ ls", "a.txt"), block("console", "$ ls", "a.txt")),
        (block("  sh", "root@db-1:~$ ls"), block("  console", "root@db-1:~$ ls")),
        (block("bash { id=x }", "$ ls", "a"), block("console { id=x }", "$ ls", "a")),
        (block("bash", "$ a \\", "  b", "out"), block("console", "$ a \\", "  b", "out")),
    ],
)
def test_a_block_with_output_becomes_a_session(before: str, after: str) -> None:
    assert mended_text(page(before)) == page(after)


@pytest.mark.parametrize(
    "unclear",
    [
        block("bash", "$ cat <<EOF", "text", "EOF"),  # text for the command, no output
        block("bash", "$ echo it's", "what?"),  # a quote that never ends
        block("bash", "$ for x in a; do", "  ls", "done"),
        block("bash", "$ ls", "kubectl delete pod x"),  # a command without a prompt
        block("bash", "$ ls", "# root or remark?", "out"),
        block("bash", "output", "$ ls"),
        block("bash", "$ a \\", "> b"),  # the second prompt of a shell
        block("bash", "$ a |", "  b", "out"),  # in a session the second line is output
        block("sql", "$ select"),
        "```bash\n$ ls",  # never closed
        "> ```bash\n> $ ls\n> ```",
        block("console", "$ ls"),
        block("text", "$ ls"),
    ],
)
def test_where_the_meaning_is_not_certain_nothing_changes(unclear: str) -> None:
    assert mended_text(page(unclear)) == page(unclear)


def test_every_other_byte_is_kept() -> None:
    before = b"\xef\xbb\xbf# R\r\n\r\n## Steps\t \r\n\r\n```bash\r\n$ ls  \r\n```\r\n\r\nend \t"
    after = b"\xef\xbb\xbf# R\r\n\r\n## Steps\t \r\n\r\n```bash\r\nls  \r\n```\r\n\r\nend \t"

    assert mended(before) == after


def test_an_accepted_prompt_stays() -> None:
    accepted = "<!-- relaybook: accept[prompt-in-copyable-block] it is a picture of one -->\n\n"
    text = page(accepted + block("bash", "$ ls"))

    assert mended_text(text) == text


def test_what_an_exercise_vouches_for_stays() -> None:
    exercise = b"runbook: restart\ndate: 2026-9-1\nmode: drill\noutcome: pass\n"
    text = page(block("bash", "$ ls")).encode()

    plan = plan_of({RUNBOOK: text, "exercises/2026-09-01-restart.yaml": exercise})

    assert plan.kept == (RUNBOOK,)
    assert [file.path for file in plan.files] == ["exercises/2026-09-01-restart.yaml"]
