"""Catalogues of other organisations, with the counts that were made without this tool."""

from tests.load.foreign.written import corpus

from relaybook.load.foreign.entity import Imported


def edges(imported: Imported) -> list[tuple[str, str]]:
    return [
        (entity.id, item["to"])
        for entity in imported.entities
        if "depends_on" in entity.fields
        for item in entity.fields["depends_on"].value
    ]


def test_govuk_docker_has_the_counts_of_its_readme() -> None:
    found = corpus("compose", "govuk-docker", "docker-compose.yml", "projects")

    assert len(found.files) == found.documents == 51
    assert len(found.entities) == 192
    assert len(edges(found)) == 370
    assert {target for _, target in edges(found)} <= set(found.of("system"))
    assert found.problems == ()


def test_giantswarm_charts_are_75_documents_of_which_7_repeat_a_name() -> None:
    found = corpus("backstage", "giantswarm-charts", "catalogs/charts.yaml")

    assert found.documents == 75
    assert len(found.of("system")) == 68
    assert [one.rule for one in found.problems] == ["duplicate-id"] * 7
    assert found.counts() == {"mapped": 408, "kept": 68, "normalised": 68, "refused": 7}


def test_eventcatalog_gives_who_needs_whom_from_both_ends() -> None:
    found = corpus("eventcatalog", "eventcatalog-example", "examples")

    assert (found.documents, len(found.of("system")), len(found.of("contact"))) == (57, 20, 8)
    assert ("payment-worker", "stripe-webhook-endpoint") in edges(found)
    assert ("stripe-payments-api", "payment-worker") in edges(found)
    assert ("search-indexer", "product-search-publisher") in edges(found)
    assert found.of("system")["stripe"].fields["scope"].value == "external"
    assert found.problems == ()
