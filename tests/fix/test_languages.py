"""A block gets the language that it can only be in."""

import pytest
from tests.fix.mending import mended_text

from relaybook.fix.languages import obvious_language
from relaybook.fix.reading import CodeBlock


def language_of(code: str) -> str:
    return obvious_language(CodeBlock("", code, 0, 0))


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("kubectl get pods -n x\n", "bash"),
        ("# look first\nsudo systemctl status scorer\n\ncurl -s localhost:80\n", "bash"),
        ("helm upgrade x \\\n  --set a=b\n", "bash"),
        ("KUBECONFIG=a kubectl get pods | grep x\n", "bash"),
        ('{"a": {"b": [1]}}\n', "json"),
        ("apiVersion: v1\nmetadata:\n  name: x\n", "yaml"),
        ("apiVersion: v1\nkind: Namespace\n", "yaml"),
        ("---\n# A\nkind: Job\napiVersion: batch/v1\n...\n", "yaml"),
        ("apiVersion: v1\nkind: Secret\nmetadata:\n  name: {{ .Values.x }}\n", "yaml"),
        ("apiVersion: v1\nkind: Pod\n---\napiVersion: v1\nkind: Secret\n", "yaml"),
        ("groups:\n  - name: x\n    rules: []\n", "yaml"),
    ],
)
def test_what_can_be_nothing_else(code: str, language: str) -> None:
    assert language_of(code) == language


@pytest.mark.parametrize(
    "code",
    [
        "kubectl get pods\nNAME READY\n",  # with what it prints
        "kubectl controls the cluster manager.\n",
        "git is slow\n",
        "make sure that it runs\n",
        "kubectl apply -f - <<EOF\nkind: x\nEOF\n",
        "kubectl patch -p '{\n",
        "Host: example.com\nAccept: text/html\n",  # headers
        "Name: x\nLabels:\n  App: y\n",  # kubectl describe
        "level: error\nmessage: no\n",  # a log
        "apiVersion: v1\n",
        "apiVersion: v1 is not served\nkind: Pod\n",
        "NAME\napiVersion: v1\nkind: Pod\n",
        "[1, 2]\n",
        "{}\n",
        "{{ .Values.x }}\n",
        "- a\n- b\n",
        "",
        "\n",
        "# only a remark\n",
    ],
)
def test_what_can_be_several_things(code: str) -> None:
    assert language_of(code) == ""


def test_the_language_stands_behind_the_fence() -> None:
    before = "# R\n\n## Steps\n\n1. Go.\n\n    ~~~\n    kubectl get pods\n    ~~~\n"

    assert mended_text(before) == before.replace("~~~\n    kube", "~~~bash\n    kube")


def test_a_page_that_is_no_runbook_is_not_asked_for_languages() -> None:
    text = "# R\n\n```\nkubectl get pods\n```\n"

    assert mended_text(text, "docs/page.md") == text
