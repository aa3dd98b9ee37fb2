from relaybook.config import WITHOUT_FILE, Configuration, Folders
from relaybook.load.discover import discover


def kinds(*paths: str, configuration: Configuration | None = None) -> dict[str, tuple[str, str]]:
    found = discover(paths, configuration or Configuration())
    return {one.path: (one.kind, one.id) for one in found}


def test_the_folder_says_the_kind_and_the_name_the_id() -> None:
    assert kinds(
        "systems/ledger.yaml", "runbooks/pay/restart.html.md.erb", "decisions/pay/0001-a.md"
    ) == {
        "decisions/pay/0001-a.md": ("decision", "pay/0001-a"),
        "runbooks/pay/restart.html.md.erb": ("runbook", "restart"),
        "systems/ledger.yaml": ("system", "ledger"),
    }


def test_parts_of_a_record_stand_in_a_folder_of_its_name() -> None:
    assert kinds(
        "systems/ledger.yaml", "systems/ledger/recovery.yaml", "systems/ledger/access.csv"
    ) == {
        "systems/ledger.yaml": ("system", "ledger"),
        "systems/ledger/access.csv": ("table", "system:ledger"),
        "systems/ledger/recovery.yaml": ("aspect", "system:ledger"),
    }


def test_pages_that_open_a_folder_and_templates_are_guides() -> None:
    found = kinds(
        "runbooks/README.md",
        "decisions/index.md",
        "decisions/adr-template.md",
        "runbooks/pay/_template.html.md",
        "runbooks/templates/restart.md",
    )

    assert {kind for kind, _ in found.values()} == {"guide"}


def test_a_page_about_a_template_is_a_record() -> None:
    found = kinds("runbooks/email-template-service-down.md", "templates/runbooks/restart.md")

    assert found == {
        "runbooks/email-template-service-down.md": ("runbook", "email-template-service-down")
    }


def test_a_configured_folder_may_be_named_templates() -> None:
    folders = Folders(runbooks=("templates",))

    assert kinds("templates/a.md", configuration=Configuration(folders=folders)) == {
        "templates/a.md": ("runbook", "a")
    }


def test_pages_beside_alert_rules_are_published() -> None:
    assert kinds("alerts/ledger.yaml", "alerts/LedgerDown.md") == {
        "alerts/LedgerDown.md": ("guide", "alerts/LedgerDown"),
        "alerts/ledger.yaml": ("alert", "ledger"),
    }


def test_without_a_configuration_every_page_is_found() -> None:
    found = kinds("alerts/a/Down.md", "ops/how.md", "README.md", configuration=WITHOUT_FILE)

    assert sorted(found) == ["README.md", "alerts/a/Down.md", "ops/how.md"]


def test_files_outside_the_folders_are_left_alone() -> None:
    assert kinds("src/app.yaml", "README.md", "systems/logo.png") == {}
