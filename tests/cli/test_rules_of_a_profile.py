"""`relaybook rules --pack`."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.sample_base import write

from relaybook.rules.requirement_packs import our_requirements

PACK = """\
requirements:
  - id: unnamed-data-centre
    area: systems
    on: system
    asks: Each environment says in which data centre it stands.
    checks: [{check: present, each: "environments[]", fields: region}]
    profiles: {regulated: error}
    gate: true
    protects: lawful
"""


def test_each_requirement_stands_with_what_holds(run: Run) -> None:
    lines = run("rules", "--pack", "vendor-exit").stdout.splitlines()
    at = lines.index("  OWN002 missing-executive · error · gate to tier 2")

    assert lines[0] == "What the profile vendor-exit asks for"
    assert [line.strip() for line in lines[at + 1 : at + 4]] == [
        "Somebody with authority answers for each system, beside whoever runs",
        "it.",
        "time",
    ]
    assert max(map(len, lines)) <= 80


def test_it_names_the_rules_that_judge_and_what_the_receiver_shows(run: Run) -> None:
    text = " ".join(run("rules", "--pack", "vendor-exit").stdout.split())

    assert "evidence, by the receiver; judged by not-exercised-by-receiver" in text


def test_gates_are_only_those_that_are_errors(run: Run) -> None:
    content = json.loads(run("rules", "--pack", "base", "--format", "json").stdout)
    by_id = {one["id"]: one for one in content["requirements"]}
    asked = [one for one in our_requirements() if "base" in one.profiles]

    assert [one["code"] for one in content["requirements"]] == sorted(one.code for one in asked)
    assert by_id["owner-of-nobody"]["gate"]
    assert not by_id["missing-executive"]["gate"]
    assert content["gates"] == sum(one["gate"] for one in content["requirements"])
    assert not content["presence_only"]
    assert sum(content["strengths"].values()) == len(asked)


def test_the_packs_of_the_base_are_listed_too(base: Path, run: Run) -> None:
    write(base, {"packs/ours.yaml": PACK})
    lines = run("rules", "--pack", "regulated").stdout.splitlines()

    assert lines[2] == "without a code"
    assert lines[3] == "         unnamed-data-centre · error · gate"
    assert not any("unnamed-data-centre" in line for line in run("rules", "--pack", "ai").stdout)


def test_a_fault_in_a_pack_is_said_where_it_stands(base: Path, run: Run) -> None:
    write(base, {"packs/ours.yaml": PACK.replace("regulated: error", "regulated: bad")})
    result = run("rules", "--pack", "regulated")

    assert result.exit_code == 2
    assert "packs/ours.yaml:7:27 unnamed-data-centre: profiles.regulated:" in result.stderr


def test_a_requirement_of_the_base_is_selected_set_and_explained(base: Path, run: Run) -> None:
    settings = (
        "name: Sample\nlevel: full\nrule_settings:\n  unnamed-data-centre: {severity: info}\n"
    )
    pack = PACK.replace("regulated: error", "base: error")
    write(base, {"packs/ours.yaml": pack, "relaybook.yml": settings})
    found = run("check", "--select", "unnamed-data-centre", "--format", "concise")
    sarif = json.loads(run("check", "--format", "sarif").stdout)
    explained = run("explain", "unnamed-data-centre").stdout.splitlines()

    assert "info[unnamed-data-centre] the system ledger has no environments" in found.stdout
    assert "unnamed-data-centre" in {
        one["id"] for one in sarif["runs"][0]["tool"]["driver"]["rules"]
    }
    assert explained[0] == "unnamed-data-centre"
    assert "Each environment says in which data centre it stands." in explained
    assert "It stands in `packs/ours.yaml`." in explained
