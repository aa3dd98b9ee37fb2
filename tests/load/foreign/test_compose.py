import pytest
from tests.load.foreign.written import losses, read, spots


def needs(files: dict[str, str], service: str) -> object:
    found = read("compose", files).of("system")[service]
    return found.values().get("depends_on")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[db, cache]", [{"to": "db"}, {"to": "cache"}]),
        (
            "{db: {condition: service_healthy}, cache: {required: false}}",
            [{"to": "db"}, {"to": "cache", "criticality": "soft"}],
        ),
        (
            "{db: {condition: service_completed_successfully}}",
            [{"to": "db", "needed_for": ["start"]}],
        ),
        ("{db: , cache: }", [{"to": "db"}, {"to": "cache"}]),
        ("7", [{"to": "7"}]),
        ("[[db], 3.6]", [{"to": "3.6"}]),
    ],
)
def test_each_form_of_depends_on(written: str, expected: list[dict[str, object]]) -> None:
    text = f"services:\n  web: {{depends_on: {written}}}\n  db: {{}}\n  cache: {{}}\n"

    assert needs({"c.yml": text}, "web") == expected


def test_extends_takes_the_needs_of_its_base_from_another_file() -> None:
    files = {
        "c.yml": "services:\n  web:\n    extends: {file: base/b.yml, service: app}\n"
        "    depends_on: [cache]\n  cache: {}\n  db: {}\n",
        "base/b.yml": "services:\n  app: {depends_on: [db], extends: app}\n",
    }
    found = read("compose", files, "c.yml")

    assert found.of("system")["web"].values()["depends_on"] == [{"to": "cache"}, {"to": "db"}]
    assert set(found.of("system")) == {"web", "cache", "db"}


def test_several_files_are_one_project() -> None:
    files = {
        "a.yml": "services:\n  web: {depends_on: [db]}\n  db: {image: 'postgres:12'}\n",
        "b.yml": "services:\n  web: {depends_on: [db, cache]}\n  cache: {}\n",
    }
    found = read("compose", files)

    assert found.of("system")["web"].values()["depends_on"] == [{"to": "db"}, {"to": "cache"}]
    components = [{"name": "postgres", "version": "12"}]
    assert found.of("system")["db"].values()["components"] == components


def test_a_base_that_is_not_there_is_a_fault_and_secrets_are_not_read() -> None:
    text = "services:\n  web:\n    extends: app\n    environment: {PASSWORD: hunter2}\n"
    found = read("compose", {"c.yml": text})

    assert [one.problem.message for one in found.problems] == [
        "web extends 'app', which c.yml does not hold"
    ]
    assert ("environment", "web", "may hold secrets") in losses(found, "refused")
    assert "hunter2" not in repr(found)
    assert spots(found, {"c.yml": text}) == {"web.title": "2:3"}


def test_a_merge_key_gives_its_needs() -> None:
    text = "x: &x\n  depends_on: [db]\nservices:\n  web: {<<: *x}\n  db: {}\n"

    assert needs({"c.yml": text}, "web") == [{"to": "db"}]
