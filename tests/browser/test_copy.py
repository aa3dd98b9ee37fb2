"""What the copy button gives: what is to be typed, and nothing else."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenSite
from tests.browser.runbook_site import clipboard

FEDERATION = "alerts/advanced-cluster-management-operator/ACMMetricsCollectorFederationError.html"
LATENCY = "runbooks/fraud/fraud-score-latency.html"


@pytest.mark.parametrize("from_folder", [True, False], ids=["folder", "server"])
def test_prompt_and_output_of_a_session_are_left_out(
    open_site: OpenSite, foreign_site: Path, *, from_folder: bool
) -> None:
    watched = open_site(foreign_site, from_folder=from_folder)
    watched.goto(FEDERATION)
    page = watched.page
    block = page.locator("div.highlight").filter(has_text="get clusterrolebinding").first

    expect(block).to_contain_text("$ oc get clusterrolebinding metrics-collector-view")
    block.get_by_role("button", name="Copy").click()

    expect(block.get_by_role("button")).to_have_text("Copied")
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_text("Copied")
    assert clipboard(page) == "oc get clusterrolebinding metrics-collector-view"
    assert watched.faults == []


def test_commands_without_prompts_are_copied_whole(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, from_folder=True)
    watched.goto(LATENCY)
    block = watched.page.locator("div.highlight").filter(has_text="scorer-mode").first

    block.get_by_role("button", name="Copy").click()

    expect(block.get_by_role("button")).to_have_text("Copied")
    assert clipboard(watched.page) == (
        "kubectl config use-context prod-mumbai\n"
        "kubectl -n fraud auth can-i patch configmap/scorer-mode"
    )


def test_indentation_is_copied(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, from_folder=True)
    watched.goto(LATENCY)
    block = watched.page.locator("div.highlight").filter(has_text="for i in").first

    block.get_by_role("button", name="Copy").click()

    expect(block.get_by_role("button")).to_have_text("Copied")
    assert clipboard(watched.page) == (
        "for i in 0 1 2; do\n"
        "  kubectl -n fraud exec redis-features-$i -c redis -- redis-cli --latency --raw\n"
        "done"
    )


def test_the_keyboard_is_enough_and_keeps_its_place(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, from_folder=True)
    watched.goto(LATENCY)
    button = watched.page.locator(".rb-copy").first

    button.focus()
    watched.page.keyboard.press("Enter")

    expect(button).to_have_text("Copied")
    expect(button).to_be_focused()


@pytest.mark.parametrize("width", [390, 1400])
def test_there_is_one_button_and_it_covers_no_code(
    open_site: OpenSite, site: Path, width: int
) -> None:
    watched = open_site(site, viewport={"width": width, "height": 844})
    watched.goto(LATENCY)
    block = watched.page.locator("div.highlight").first

    code = block.locator("pre").bounding_box()
    button = block.get_by_role("button").bounding_box()

    assert code is not None
    assert button is not None
    is_beside = code["x"] + code["width"] <= button["x"] + 0.5
    assert is_beside if width > 390 else code["y"] + code["height"] <= button["y"] + 0.5
    assert button["height"] >= 24
    assert watched.page.locator(".md-code__nav:visible").count() == 0


@pytest.mark.parametrize("name", ["site", "foreign_site"])
def test_a_phone_shows_commands_to_their_end(
    open_site: OpenSite, name: str, request: pytest.FixtureRequest
) -> None:
    watched = open_site(request.getfixturevalue(name), viewport={"width": 390, "height": 844})
    watched.goto(LATENCY if name == "site" else FEDERATION)

    cut = watched.page.locator("div.highlight").evaluate_all(
        """boxes => boxes.filter(box => !/language-(data|source|text)/.test(box.className))
            .map(box => box.querySelector('code'))
            .map(code => code.scrollWidth - code.clientWidth)"""
    )

    assert cut
    assert max(cut) <= 0
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_browser_that_refuses_one_way_is_asked_the_other(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, permissions=["clipboard-read", "clipboard-write"])
    watched.page.add_init_script("document.execCommand = () => false")
    watched.goto(LATENCY)
    button = watched.page.locator(".rb-copy").first

    button.click()

    expect(button).to_have_text("Copied")
    assert clipboard(watched.page).startswith("kubectl config use-context")


def test_a_browser_that_allows_nothing_says_so(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site, from_folder=True)
    watched.page.add_init_script(
        "document.execCommand = () => { throw new Error('no') };"
        "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
    )
    watched.goto(LATENCY)
    button = watched.page.locator(".rb-copy").first

    button.click()

    expect(button).to_have_text("Not copied")
    expect(watched.page.locator(".rb-said")).to_contain_text("Select the text")
    assert watched.faults == []


CASES = [
    ("console", "$ oc get x\nname y\n", "oc get x"),
    ("console", "# systemctl restart a\ndone\n", "systemctl restart a"),
    ("console", "# Check the pods\noc get pods\n", "# Check the pods\noc get pods"),
    ("console", "oc get pods\noc get nodes\n", "oc get pods\noc get nodes"),
    ("console", "$ # first\n# then this\n$ ls\na b\n", "# first\n# then this\nls"),
    ("console", "$ cat <<EOF > x\n> hi\n> EOF\nout\n", "cat <<EOF > x\nhi\nEOF"),
    (
        "console",
        "$ cat <<'EOF' | oc apply -f -\nkind: X\n$ no prompt\nEOF\nx created\n$ ls\n",
        "cat <<'EOF' | oc apply -f -\nkind: X\n$ no prompt\nEOF\nls",
    ),
    (
        "console",
        "$ oc get po \\\n    -n x | \\\n    grep y\nz\n",
        "oc get po \\\n    -n x | \\\n    grep y",
    ),
    ("console", "$ echo 'a\nb'\na\nb\n", "echo 'a\nb'"),
    ("console", "$ for i in 0 1; do\n  echo $i\ndone\n0\n1\n", "for i in 0 1; do\n  echo $i\ndone"),
    ("console", "[root@h ~]# ls\nfoo\nuser@h:~$ id\nuid=1\n", "ls\nid"),
    ("console", "sh-4.4# crictl ps\nCONTAINER\n", "crictl ps"),
    ("console", "PS C:\\> Get-Pod\nout\nPS> dir\n", "Get-Pod\ndir"),
    ("console", "$ ls\r\nout\r\n", "ls"),
    ("shell", "$ oc get x\nname y\n", "oc get x"),
    ("shell", "# remark\n$ oc get x\nname\n", "# remark\noc get x"),
    ("shell", "echo a\n$ b\n", "echo a\n$ b"),
    ("shell", "# comment\necho a # more\n", "# comment\necho a # more"),
    ("", "$ ls\nout\n", "ls"),
    ("", "key: value\n# remark\n", "key: value\n# remark"),
    ("data", "$ a\nb\n", "$ a\nb"),
    ("source", "# x\n> y\n", "# x\n> y"),
    ("text", "$ ls\nout\n", "$ ls\nout"),
    ("console", "\n", ""),
]


@pytest.mark.parametrize(("kind", "code", "expected"), CASES)
def test_what_is_a_command(
    open_site: OpenSite, site: Path, kind: str, code: str, expected: str
) -> None:
    watched = open_site(site, from_folder=True)
    watched.goto(LATENCY)

    lines = watched.page.evaluate("([code, kind]) => relaybookCommands(code, kind)", [code, kind])

    assert "\n".join(line["text"] for line in lines) == expected
    for line in lines:
        assert code[line["start"] :].startswith(line["text"])
