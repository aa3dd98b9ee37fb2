"""What a command leaves open is asked for above it and filled into what is copied."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenSite
from tests.browser.runbook_site import clipboard

LAG = "runbooks/platform/event-bus-lag.html"
LOKI = "alerts/network-observability-operator/NetObservLokiError.html"


def copied(page: Page, words: str) -> str:
    block = page.locator("div.highlight").filter(has_text=words).first
    block.locator(".rb-copy").click()
    expect(block.locator(".rb-copy")).to_have_text("Copied")
    return clipboard(page)


@pytest.mark.parametrize("from_folder", [True, False], ids=["folder", "server"])
def test_a_value_is_typed_once_and_stands_in_every_command(
    open_site: OpenSite, site: Path, *, from_folder: bool
) -> None:
    watched = open_site(site, from_folder=from_folder)
    watched.goto(LAG)
    page = watched.page
    form = page.get_by_role("form", name="Values for Diagnosis")

    expect(form).to_contain_text("consumer group in the alert's label group; such as case-loader")
    form.get_by_label("CG").fill("case & <b>loader</b>")

    other = page.get_by_role("form", name="Values for Steps").get_by_label("CG")
    expect(other).to_have_value("case & <b>loader</b>")
    expect(
        page.get_by_role("form", name="Values for Verification").get_by_label("CG")
    ).to_have_count(0)
    expect(page.locator("div.highlight").filter(has_text="--members")).to_contain_text(
        '--group "case & <b>loader</b>" --members'
    )
    expect(page.locator("li p code").filter(has_text="delete pod")).to_contain_text(
        'app="case & <b>loader</b>"'
    )
    expect(
        page.get_by_role("form", name="Values for this runbook").get_by_label("CG")
    ).to_have_value("case & <b>loader</b>")
    assert copied(page, "--under-replicated") == (
        'kafka-consumer-groups.sh $BUS --describe --group "case & <b>loader</b>"\n'
        "kafka-topics.sh $BUS --describe --under-replicated-partitions\n"
        'kafka-consumer-groups.sh $BUS --describe --group "case & <b>loader</b>" --state'
    )
    assert watched.faults == []


def test_values_stay_in_the_tab(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site)
    watched.goto(LAG)
    field = watched.page.get_by_label("CG").first
    watched.page.wait_for_load_state("networkidle")
    asked: list[str] = []
    watched.page.on("request", lambda request: asked.append(request.url))

    field.fill("case-loader")
    # The browser fetches the icon of the tab when it likes.
    assert [url for url in asked if not url.endswith("/favicon.png")] == []
    watched.page.reload()

    expect(field).to_have_value("case-loader")
    assert watched.page.evaluate("JSON.stringify(localStorage)").count("case-loader") == 0
    other = watched.page.context.new_page()
    other.goto(f"{watched.home}/{LAG}")
    expect(other.get_by_label("CG").first).to_have_value("")

    watched.page.get_by_role("button", name="Clear values").first.click()
    expect(field).to_have_value("")
    assert "$CG" in copied(watched.page, "--under-replicated")
    assert "case-loader" not in watched.page.evaluate("JSON.stringify(sessionStorage)")


def test_what_is_still_open_is_said(open_site: OpenSite, foreign_site: Path) -> None:
    watched = open_site(foreign_site, from_folder=True)
    watched.goto(LOKI)
    page = watched.page
    field = page.get_by_role("form", name="Values for Diagnosis").get_by_label("POD")

    assert copied(page, "oc logs") == (
        "oc get pods -n netobserv -l app=flowlogs-pipeline\noc logs -n netobserv <POD>"
    )
    expect(page.locator(".rb-said")).to_have_text("Copied, <POD> is not filled in")
    expect(page.locator(".rb-left")).to_contain_text("Copied, <POD> is not filled in.")
    expect(page.locator(".rb-left")).to_be_visible()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("Not filled in")

    page.get_by_role("button", name="Fill it in").click()
    expect(field).to_be_focused()
    page.keyboard.type("flp-x2")
    expect(page.locator(".rb-left")).to_have_count(0)
    expect(field).not_to_have_attribute("aria-invalid", "true")
    assert copied(page, "oc logs").endswith("oc logs -n netobserv flp-x2")
    expect(page.locator(".rb-said")).to_have_text("Copied")
    expect(page.locator(".rb-left")).to_have_count(0)
    assert watched.faults == []


def test_a_value_with_a_space_is_one_word_for_the_shell(
    open_site: OpenSite, foreign_site: Path
) -> None:
    watched = open_site(foreign_site, from_folder=True)
    watched.goto(LOKI)
    page = watched.page
    form = page.get_by_role("form", name="Values for Diagnosis")

    expect(form).to_contain_text("a value with a space, or with another sign")
    form.get_by_label("POD").fill("it's; reboot")

    expect(page.locator("div.highlight").filter(has_text="oc logs")).to_contain_text(
        "oc logs -n netobserv 'it'\\''s; reboot'"
    )
    assert copied(page, "oc logs").endswith("\noc logs -n netobserv 'it'\\''s; reboot'")
    expect(page.locator(".rb-said")).to_have_text("Copied")


def test_a_value_that_ends_the_quotes_around_it_is_warned_of(
    open_site: OpenSite, site: Path
) -> None:
    watched = open_site(site, from_folder=True)
    watched.goto(LAG)
    page = watched.page
    page.get_by_label("CG").first.fill('a"; reboot; "')

    assert '--group "a"; reboot; ""' in copied(page, "--under-replicated")

    expect(page.locator(".rb-left")).to_have_text(
        "Copied, look at $CG: a shell may read more than a value there. "
    )


def test_what_is_filled_in_stands_where_the_table_of_parameters_was(
    open_site: OpenSite, site: Path
) -> None:
    watched = open_site(site, from_folder=True)
    watched.goto(LAG)
    page = watched.page
    form = page.get_by_role("form", name="Values for this runbook")

    expect(page.get_by_text("Fill in before you begin").locator("visible=true")).to_have_count(1)
    expect(page.locator(".rb-parameters")).not_to_be_visible()
    assert form.locator("label").all_text_contents() == ["CG", "TOPIC"]
    page.emulate_media(media="print")
    expect(page.locator(".rb-parameters")).to_be_visible()
    without = open_site(site, from_folder=True, java_script_enabled=False)
    without.goto(LAG)
    expect(without.page.locator(".rb-parameters")).to_be_visible()


def test_a_line_break_is_refused(open_site: OpenSite, foreign_site: Path) -> None:
    watched = open_site(foreign_site, from_folder=True)
    watched.goto(LOKI)
    page = watched.page
    field = page.get_by_label("POD").first
    page.evaluate("relaybookCopy('x; reboot\\nrm y', document.querySelector('.rb-copy'))")

    field.focus()
    page.keyboard.press("Control+V")

    expect(field).to_have_value("")
    expect(page.locator(".rb-fill__error").first).to_contain_text("Nothing was pasted")
    page.keyboard.type("p")
    expect(page.locator(".rb-fill__error").first).to_have_text("")
    expect(field).to_have_value("p")


def test_a_value_that_was_tampered_with_is_left_out(open_site: OpenSite, site: Path) -> None:
    watched = open_site(site)
    watched.goto(LAG)
    watched.page.evaluate(
        "sessionStorage.setItem('relaybook:values:' + location.pathname,"
        """ JSON.stringify({CG: 'a\\nrm -rf /', TOPIC: {}, __proto__: 1}))"""
    )

    watched.page.reload()

    expect(watched.page.get_by_label("CG").first).to_have_value("")
    expect(watched.page.get_by_label("TOPIC").first).to_have_value("")
    assert watched.faults == []


CASES = [
    ("oc logs <pod-name> -n <NAMESPACE>", ["<pod-name>", "<NAMESPACE>"]),
    ("curl https://<host>/<id>.json", ["<host>", "<id>"]),
    ("curl -H 'X: YOUR_API_TOKEN' <YOUR_HOST>", ["YOUR_API_TOKEN", "<YOUR_HOST>"]),
    ("echo $CG ${TOPIC} $HOME $BUS", ["$CG", "${TOPIC}"]),
    ("cat <in >out", []),
    ("cat <<EOF>x", []),
    ("sort <a>b.txt", []),
    ("<b>x</b>", []),
    ("age <none> <unknown> <nil>", []),
    ("press <Enter> <Ctrl-C>", []),
    ("see <https://example.com> <me@example.com>", []),
    ("echo $constructor ${toString} <constructor>", ["<constructor>"]),
]


@pytest.mark.parametrize(("command", "missing"), CASES)
def test_what_is_a_placeholder(
    open_site: OpenSite, site: Path, command: str, missing: list[str]
) -> None:
    watched = open_site(site, from_folder=True)
    watched.goto(LAG)

    filled = watched.page.evaluate("text => relaybookFilled(text)", command)

    assert filled == {"text": command, "missing": missing, "doubtful": []}


# Each `@` is a place for a value; with it comes where it stands for a shell.
SHELL = [
    ("oc -n @ get", ["word"]),
    ("a --b=@ > @", ["word", "word"]),
    ("echo \"@\" '@' @", ["double", "single", "word"]),
    ('echo "$(oc get @)" "@"', ["word", "double"]),
    ("a=$(oc get @ | awk '{print $1}') @", ["word", "word"]),
    ("# it's @\nls @", ["text", "word"]),
    ("cat <<EOF\nit's @\nEOF\nls @", ["document", "word"]),
    ("cat <<'EOF' | x @\n@ it's\nEOF\nls @", ["word", "text", "word"]),
    ("cat <<-A <<B\n@\n\tA\n@\nB\n@", ["document", "document", "word"]),
    ("sh -c 'a \"@\"' @", ["single", "word"]),
    ("a=$((1 + 2)); (ls @)", ["word"]),
    ("echo \\' @ \\", ["word"]),
    ("echo `ls @` ${a:-@}", ["unsure", "unsure"]),
    ("echo it's @", ["unsure"]),
]


@pytest.mark.parametrize(("command", "places"), SHELL)
def test_where_a_value_stands_for_a_shell(
    open_site: OpenSite, site: Path, command: str, places: list[str]
) -> None:
    watched = open_site(site, from_folder=True)
    watched.goto(LAG)
    offsets = [at for at, letter in enumerate(command) if letter == "@"]

    found = watched.page.evaluate(
        "([text, offsets]) => relaybookShellPlaces(text, offsets)", [command, offsets]
    )

    assert found == places
