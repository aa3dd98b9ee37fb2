import pytest

from relaybook.model.templates import is_template


@pytest.mark.parametrize(
    "path",
    [
        "template",
        "_template",
        "_anything",
        "TEMPLATE",
        "pay/0000-template",
        "adr-template",
        "adr-template-bare-minimal",
        "runbook_template",
        "incident-response/incident-runbook-template",
        "templates/restart",
        "pay/_templates/deep/restart",
    ],
)
def test_a_name_or_a_folder_says_that_it_is_to_be_copied(path: str) -> None:
    assert is_template(path)


@pytest.mark.parametrize(
    "path",
    [
        "email-template-service-down",
        "template-service-down",
        "0007-use-a-mail-template",
        "contemplate",
        "runbooktemplate",
        "templates",
        "email-templates/restart",
    ],
)
def test_a_page_about_templates_is_none(path: str) -> None:
    assert not is_template(path)
