from tests.load.foreign.written import losses, read, spots

HEAD = "apiVersion: backstage.io/v1alpha1\n"


def entity(kind: str, name: str, rest: str = "", namespace: str = "") -> str:
    space = f"\n  namespace: {namespace}" if namespace else ""
    return f"---\n{HEAD}kind: {kind}\nmetadata:\n  name: {name}{space}\n{rest}"


def test_every_value_has_its_place_in_the_right_document() -> None:
    text = entity("Component", "ledger") + entity(
        "Component", "cards", "spec:\n  owner: group:default/pay\n  dependsOn: [component:ledger]\n"
    )
    found = read("backstage", {"a.yaml": text})

    assert found.of("system")["cards"].values()["depends_on"] == [{"to": "ledger"}]
    assert found.of("system")["cards"].values()["owner"] == "pay"
    at = spots(found, {"a.yaml": text})
    assert (at["cards.owner"], at["cards.depends_on"]) == ("12:3", "13:15")


def test_references_leave_out_kind_and_namespace_and_ignore_case() -> None:
    text = (
        entity("Resource", "db", namespace="pay")
        + entity("API", "rates", namespace="pay")
        + entity(
            "Component",
            "cards",
            "spec:\n  dependsOn: [Resource:DB, pay/db, db]\n  consumesApis: [rates]\n"
            "  owner: core\n",
            "pay",
        )
        + entity("Group", "core", namespace="pay")
    )
    found = read("backstage", {"a.yaml": text}).of("system")["cards"]

    assert found.values()["depends_on"] == [{"to": "db"}, {"to": "rates"}]
    assert found.values()["owner"] == "core"


def test_same_name_in_another_namespace_is_said_and_not_taken_for_it() -> None:
    text = entity("API", "rates", namespace="pay") + entity(
        "Component", "cards", "spec:\n  consumesApis: [rates]\n"
    )
    found = read("backstage", {"a.yaml": text})

    assert "depends_on" not in found.of("system")["cards"].fields
    (problem,) = found.problems
    assert problem.rule == "unresolved-reference"
    assert problem.problem.message == (
        "api:default/rates is not there; same name, other namespace: api:pay/rates"
    )


def test_entities_of_one_name_get_ids_of_their_own_and_say_why() -> None:
    text = (
        entity("API", "cards")
        + entity("Component", "cards")
        + entity("Component", "cards", "", "x")
    )
    found = read("backstage", {"a.yaml": text})

    assert {one.name: one.id for one in found.entities} == {
        "component:default/cards": "cards",
        "api:default/cards": "cards-api",
        "component:x/cards": "x-cards",
    }
    assert (
        "metadata.name",
        "component:x/cards",
        "cards (same name as component:default/cards, other namespace) -> x-cards",
    ) in losses(found, "normalised")


def test_what_is_declared_at_the_other_end_is_stored_where_it_belongs() -> None:
    text = (
        entity("Resource", "db", "spec:\n  dependencyOf: [component:cards]\n")
        + entity("Component", "cards")
        + entity("Group", "core")
        + entity("User", "m-iyer", "spec:\n  memberOf: [core]\n")
    )
    found = read("backstage", {"a.yaml": text})

    assert found.of("system")["cards"].values()["depends_on"] == [{"to": "db"}]
    assert found.of("contact")["core"].values()["members"] == ["m-iyer"]
    assert spots(found, {"a.yaml": text})["cards.depends_on"] == "7:18"


def test_locations_are_followed_in_the_folder_and_never_over_the_network() -> None:
    files = {
        "all.yaml": entity(
            "Location",
            "all",
            "spec:\n  targets: [./a/*.yaml, https://example.com/b.yaml, ../out.yaml, all.yaml]\n",
        ),
        "a/one.yaml": entity("Component", "one"),
        "a/two.yaml": entity("Location", "back", "spec:\n  target: ../all.yaml\n"),
    }
    found = read("backstage", files, "all.yaml")

    assert [one.id for one in found.entities] == ["one"]
    assert losses(found, "kept") == [
        (
            "spec.targets",
            "Location in all.yaml",
            "kept as a reference; nothing is fetched from the network",
        )
    ]
    assert [one[2] for one in losses(found, "refused")] == [
        "../out.yaml is no file below the folder that is read"
    ]


def test_nothing_is_lost_in_silence() -> None:
    text = entity(
        "Component",
        "cards",
        "  annotations: {a/b-c: d}\nspec:\n  lifecycle: Beta\n  type: service\n  mine: 1\n"
        "  owner: user:m-iyer\nrelations: []\nstatus: {}\n",
    ) + entity("Template", "new")
    found = read("backstage", {"a.yaml": text})
    values = found.of("system")["cards"].values()

    assert values["lifecycle"] == "experimental"
    assert values["technical_owner"] == "person:m-iyer"
    assert values["extensions"] == {
        "backstage": {"metadata": {"annotations": {"a/b-c": "d"}}, "spec": {"mine": "1"}}
    }
    assert {one[0] for one in losses(found, "kept")} == {
        "kind",
        "metadata.annotations",
        "spec.mine",
    }
    assert {one[0] for one in losses(found, "refused")} == {"relations", "status"}


def test_a_definition_elsewhere_stays_a_reference() -> None:
    text = entity("API", "a", "spec:\n  definition: {$text: https://example.com/openapi.json}\n")

    values = read("backstage", {"a.yaml": text}).of("system")["a"].values()
    spec = values["extensions"]["backstage"]["spec"]
    assert spec == {"definition": {"$text": "https://example.com/openapi.json"}}
