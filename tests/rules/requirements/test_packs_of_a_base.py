"""Packs that an organisation keeps in its own base: they add, they change, and faults are shown."""

import re
from datetime import date
from pathlib import Path

import pytest

from relaybook.check.engine import CheckOptions, check
from relaybook.errors import ConfigurationError
from relaybook.findings import AsOf, Severity
from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.requirement import Requirement
from relaybook.rules.pack_faults import faults_of
from relaybook.rules.registry import RULES, rules_of
from relaybook.rules.requirement_packs import our_requirements, requirements_of

DAY = AsOf(date(2026, 11, 20))
OURS = """\
requirements:
  - id: unnamed-data-centre
    code: ORG001
    area: systems
    on: system
    asks: Each environment says in which data centre it stands.
    checks:
      - {check: matches, each: "environments[]", fields: region, pattern: "DC[12]"}
    profiles: {base: error}
    write: "write `region: DC1` or `region: DC2`"
"""


def base_with(folder: Path, pack: str, **files: str) -> KnowledgeBase:
    (folder / "packs").mkdir()
    (folder / "packs" / "ours.yaml").write_text(pack)
    (folder / "systems").mkdir()
    for name, text in files.items():
        (folder / "systems" / f"{name}.yaml").write_text(text)
    (folder / "relaybook.yml").write_text("name: Bank\nlevel: full\n")
    return load(WorkingTree(folder))


def refused(folder: Path, pack: str) -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        rules_of(base_with(folder, pack))
    return str(caught.value).splitlines()


def test_without_packs_there_are_ours(tmp_path: Path) -> None:
    (tmp_path / "relaybook.yml").write_text("name: Bank\n")
    base = load(WorkingTree(tmp_path))

    assert requirements_of(base) == our_requirements()
    assert rules_of(base) is RULES


def test_a_pack_adds_a_requirement_that_is_checked(tmp_path: Path) -> None:
    system = "title: Scoring\nenvironments:\n  - {name: production, region: Mumbai}\n"
    base = base_with(tmp_path, OURS, scoring=system, rules=system.replace("Mumbai", "DC2"))
    options = CheckOptions(select=frozenset({"unnamed-data-centre"}), raise_errors=True)
    (finding,) = check(base, DAY, options).findings

    assert (finding.path, finding.span.line, finding.span.column) == ("systems/scoring.yaml", 3, 24)
    assert finding.severity is Severity.ERROR
    assert finding.message == "region of environments[1] (production) is 'Mumbai'"
    assert finding.help == "write `region: DC1` or `region: DC2`"


def test_a_pack_changes_one_of_ours_by_its_id(tmp_path: Path) -> None:
    pack = "requirements:\n  - {id: missing-executive, profiles: {base: info}, gate: false}\n"
    base = base_with(tmp_path, pack)
    ours = {one.id: one for one in our_requirements()}["missing-executive"]
    changed = {one.id: one for one in requirements_of(base)}["missing-executive"]
    rule = {one.id: one for one in rules_of(base)}["missing-executive"]

    assert changed.checks == ours.checks
    assert changed.file == "packs/ours.yaml"
    assert (ours.gate, changed.gate) == (True, False)
    assert rule.profiles == {"base": Severity.INFO}
    assert len(requirements_of(base)) == len(our_requirements())


def test_a_pack_changes_one_threshold_and_leaves_the_others(tmp_path: Path) -> None:
    page = Path(__file__).parents[3] / "docs/how-to/run-a-review.md"
    (pack,) = re.findall(r'(?ms)^```yaml title="packs/bank.yaml"\n(.*?)^```$', page.read_text())
    rules = {one.id: one for one in rules_of(base_with(tmp_path, pack))}

    assert rules["untested-restore"].thresholds == {"days": 90, "tier_1_days": 180}
    assert rules["missing-data-protection-contact"].requirements[0].code == "BANK1"


def test_a_pack_makes_a_rule_harder(tmp_path: Path) -> None:
    pack = OURS.partition("    checks:")[0] + "    rules: [vague-instruction]\n"
    pack += "    profiles: {base: error}\n"
    rules = {one.id: one for one in rules_of(base_with(tmp_path, pack))}

    assert rules["vague-instruction"].severity_in(("base",)) is Severity.ERROR
    assert rules["vague-instruction"].requirements[-1].code == "ORG001"
    assert "unnamed-data-centre" not in rules


def changed(old: str, new: str) -> str:
    assert old in OURS
    return OURS.replace(old, new)


def of_runbooks(check: str) -> str:
    return changed("on: system", "on: runbook").replace(
        '{check: matches, each: "environments[]", fields: region, pattern: "DC[12]"}', check
    )


@pytest.mark.parametrize(
    ("pack", "place", "message"),
    [
        ("rules: []\n", "1:1", "holds no `requirements`; write a list of them below that key"),
        (
            "requirements:\n  - {code: ORG001}\n",
            "2:5",
            "has no id; write `id:` with words that name it",
        ),
        (
            changed("base: error", "base: fatal"),
            "9:22",
            "@profiles.base: Input should be 'error', 'warning' or 'info'",
        ),
        (
            changed("    on: system", "    on: system\n    gate: true"),
            "2:5",
            "unnamed-data-centre is a gate, so it must say what it `protects`",
        ),
        (
            changed("check: matches, ", ""),
            "8:9",
            "@checks[1].check: Field required",
        ),
        (
            changed("fields: region, ", ""),
            "8:9",
            "@checks[1]: the check matches needs fields",
        ),
        (
            changed("fields: region", "fields: regoin"),
            "8:58",
            "@environments.regoin is no field; did you mean `region`?",
        ),
        (
            changed("unnamed-data-centre", "../Data centre"),
            "2:9",
            "../Data centre: is no id; write words in lower case with hyphens between them",
        ),
        (
            changed('"environments[]"', '"environment[]"'),
            "8:32",
            "@environment is no field; did you mean `environments`?",
        ),
        (
            changed("DC[12]", "DC[12"),
            "8:75",
            "@is no regular expression: unterminated character set at position 2",
        ),
        (
            of_runbooks("{check: present, fields: owner, says: 'by {owner}'}"),
            "8:47",
            "@{owner} is not known here; write {entry}, {field}, {value}",
        ),
        (
            of_runbooks("{check: present, fields: owner, says: '{entry:>99999999}'}"),
            "8:47",
            "@{entry} has something after its name; write {entry} alone",
        ),
        (
            of_runbooks("{check: present, fields: owner, says: 'a } b'}"),
            "8:47",
            ("@is no message: Single '}' encountered in format string; write {{ and }} for braces"),
        ),
        (
            of_runbooks("{check: age_at_most, fields: last_reviewed_on, days: half_a_year}"),
            "8:62",
            "@'half_a_year' is no number, and none of the `thresholds`",
        ),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(
    pack: str, place: str, message: str, tmp_path: Path
) -> None:
    expected = f"packs/ours.yaml:{place} {message.replace('@', 'unnamed-data-centre: ')}"

    assert refused(tmp_path, pack) == [expected]


def test_the_id_of_a_rule_is_taken(tmp_path: Path) -> None:
    assert refused(tmp_path, changed("unnamed-data-centre", "missing-owner")) == [
        (
            "packs/ours.yaml:2:9 missing-owner: is the id of a rule; write another, or name that "
            "rule under `rules`"
        )
    ]


def test_a_rule_that_is_none_is_named(tmp_path: Path) -> None:
    pack = OURS.partition("    checks:")[0] + "    rules: [missing-owner, missing-onwer]\n"

    assert refused(tmp_path, f"{pack}    profiles: {{base: error}}\n") == [
        (
            "packs/ours.yaml:7:28 unnamed-data-centre: 'missing-onwer' is no rule; "
            "did you mean `missing-owner`?"
        )
    ]


def test_a_rule_like_no_other_is_looked_up(tmp_path: Path) -> None:
    pack = OURS.partition("    checks:")[0] + "    rules: [zzz]\n    profiles: {base: error}\n"

    assert refused(tmp_path, pack) == [
        "packs/ours.yaml:7:13 unnamed-data-centre: 'zzz' is no rule; see `relaybook rules`"
    ]


def test_a_misspelt_id_is_named_with_all_that_is_missing(tmp_path: Path) -> None:
    assert refused(tmp_path, "requirements:\n  - {id: missing-exectuive, gate: false}\n") == [
        (
            "packs/ours.yaml:2:5 missing-exectuive has no `area`, no `on`, no `asks`,"
            " no `profiles`; write that, or the id of one of ours to change it:"
            " did you mean `missing-executive`?"
        )
    ]


def test_of_many_unknown_ids_each_is_one_line_without_a_list(tmp_path: Path) -> None:
    entries = "".join(f"  - {{id: '{number}00', on: system}}\n" for number in range(1, 6))

    assert refused(tmp_path, f"requirements:\n{entries}") == [
        (
            f"packs/ours.yaml:{number + 1}:5 {number}00 has no `area`, no `asks`, no `profiles`;"
            " write that, or the id of one of ours to change it:"
            " see the page Requirements of the reference"
        )
        for number in range(1, 6)
    ]


def test_yaml_that_cannot_be_parsed_is_refused_where_it_breaks(tmp_path: Path) -> None:
    (line,) = refused(tmp_path, "requirements:\n  - id: [unclosed\n")

    assert line.startswith("packs/ours.yaml:")
    assert "requirements" not in line


@pytest.mark.parametrize("requirement", our_requirements(), ids=lambda one: one.id)
def test_ours_name_only_what_there_is(requirement: Requirement) -> None:
    of_checks = {one.id for one in our_requirements() if one.checks}
    names = {rule.id for rule in RULES} - of_checks

    assert list(faults_of(requirement, names)) == []


def test_a_base_says_how_its_own_roles_are_called(tmp_path: Path) -> None:
    pack = (
        "requirements:\n  - id: obligation-confirmed-by-others\n    checks:\n"
        "      - {check: matches, each: 'obligations[]', fields: confirmed_by, known_as: true,"
        " pattern: Line 2}\n    profiles: {base: error}\n"
    )
    system = (
        "title: Cards\nobligations: [{confirmed_by: 'role:line'}, {confirmed_by: 'role:law'}]\n"
    )
    base_with(tmp_path, pack, cards=system)
    (tmp_path / "contacts").mkdir()
    (tmp_path / "contacts/line.yaml").write_text("type: role\ntitle: Line 2\n")
    (tmp_path / "contacts/law.yaml").write_text("type: role\ntitle: Law\n")
    options = CheckOptions(select=frozenset({"obligation-confirmed-by-others"}), raise_errors=True)

    found = check(load(WorkingTree(tmp_path)), DAY, options).findings

    assert [one.message for one in found] == ["confirmed_by of obligations[2] is role:law"]
