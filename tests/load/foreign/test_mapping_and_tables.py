from tests.load.foreign.written import losses, read, spots

GITLAB = """\
services:
  - name: ledger_api
    friendly_name: Ledger API
    tier: sv
    owner: core
    label: Ledger
    technical:
      project: ["https://git.example.com/ledger"]
      documents: {sre_guide: "https://kb.example.com/ledger", design: }
      dependencies: [{service: postgres, type: data}, {service: ~}]
    business: {SLA: {overall_sla_weighting: 5}}
  -
  - name: ~
  - {name: postgres, owner: ""}
  - {name: postgres}
"""
TEAMS = "teams:\n  - name: core\n    slack_alerts_channel: '#core'\n    url: ~\n    label: x\n"


def test_a_row_without_the_key_of_its_name_is_refused_by_that_key() -> None:
    mapping = {"list": "apps", "id": "slug", "fields": {"owner": "who"}}
    found = read("mapping", {"s.yml": "apps: [{name: x, who: core}, {}]\n"}, systems=mapping)

    assert losses(found, "refused") == [
        ("row", "system 0", "it has no text at the key 'slug'"),
        ("row", "system 1", "an empty row"),
    ]


def test_the_gitlab_form_is_read_with_empty_rows_and_placeholders() -> None:
    files = {"services.yml": GITLAB, "teams.yml": TEAMS}
    found = read("gitlab", files)
    values = found.of("system")["ledger_api"].values()

    assert values["title"] == "Ledger API"
    assert values["owner"] == "core"
    assert values["depends_on"] == [{"to": "postgres"}]
    assert values["links"] == [{"rel": "runbook", "url": "https://kb.example.com/ledger"}]
    assert values["repositories"] == [{"url": "https://git.example.com/ledger"}]
    assert values["labels"] == {"layer": "sv", "gitlab": "Ledger"}
    kept = {"gitlab": {"business": {"SLA": {"overall_sla_weighting": "5"}},
                       "technical.dependencies.0.type": "data"}}  # fmt: skip
    assert values["extensions"] == kept
    assert found.of("contact")["core"].values()["reach"] == {"chat": "#core"}
    rows = [one for one in losses(found, "refused") if one[0] == "row"]
    assert [one[2] for one in rows] == ["an empty row", "an empty row", "the second of its name"]
    assert [one.rule for one in found.problems] == ["duplicate-id"]
    at = spots(found, files)
    assert (at["ledger_api.owner"], at["ledger_api.depends_on"]) == ("5:5", "10:23")


def test_any_list_is_read_as_it_is_mapped() -> None:
    text = '{"apps": {"Rates": {"who": "core", "needs": ["db"], "stage": "live", "x": 1}}}'
    fields = {"owner": "who", "depends_on": "needs[]", "lifecycle": "stage", "no_such": "x"}
    found = read("mapping", {"a.json": text}, systems={"list": "apps", "fields": fields})

    assert found.of("system")["rates"].values() == {
        "owner": "core",
        "depends_on": [{"to": "db"}],
        "lifecycle": "production",
        "title": "Rates",
    }
    assert losses(found, "refused") == [("x", "Rates", "no_such is no field of ours")]
    assert ("stage", "Rates", "live -> production") in losses(found, "normalised")


def test_a_list_that_is_not_where_the_mapping_says_is_a_fault() -> None:
    found = read("mapping", {"a.yml": "apps: []\n"}, systems={"list": "services"})

    assert [one.problem.message for one in found.problems] == [
        "no list of systems is at 'services'"
    ]


def test_tables_of_systems_and_of_edges() -> None:
    files = {
        "edges.csv": "from;to;criticality\nweb;db;soft\nweb;\n",
        "systems.csv": "id,title,depends_on,colour\nweb,Web,db|Cache One,blue\n",
    }
    found = read("csv", files)
    web = found.of("system")["web"].values()

    assert web["title"] == "Web"
    assert web["depends_on"] == [
        {"criticality": "soft", "to": "db"},
        {"to": "db"},
        {"to": "cache-one"},
    ]
    assert web["extensions"] == {"csv": {"colour": "blue"}}
    assert losses(found, "refused") == [("row", "web", "it names only one of two systems")]
    assert spots(found, files)["web.title"] == "2:5"
