"""What is masked, and what only looks like it."""

import pytest

from relaybook.model.secrets import mask_in, mask_secrets, secrets_in

KEY = "AKIA" + "Q3ZV7KX2MNB4TRWP"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"key {KEY}.", "key (masked)."),
        ("password: S3cretPass99", "password: (masked)"),
        ("password: changeme", "password: (masked)"),
        ("'api_key=hunter2secret', which is", "'api_key=(masked)', which is"),
        ('password="hunter2secret" here', 'password="(masked)" here'),
        ("`DB_PASSWORD=hunter2secret` here", "`DB_PASSWORD=(masked)` here"),
        ("password: `S3cretPass99`", "password: `(masked)`"),
        ('{"password": "S3cretPass99"}', '{"password": "(masked)"}'),
        ("[x](https://a/?token=abcd1234)", "[x](https://a/?token=(masked))"),
        ("**secret=hunter2secret**", "**secret=(masked)**"),
        ("https://user:pw@host/x", "https://(masked)@host/x"),
        (
            "-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc=\n-----END RSA PRIVATE KEY-----\nafter",
            "(masked)\nafter",
        ),
        ("-----BEGIN PRIVATE KEY----- MIIE\nafter", "(masked)\nafter"),
    ],
)
def test_secrets_are_masked_once(text: str, shown: str) -> None:
    assert mask_secrets(text) == shown
    assert mask_secrets(shown) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "password=$PASS",
        'password="$PASS"',
        "token=<TOKEN>",
        "api_key={{ key }}",
        "https://user:$PASS@host",
        "https://user@host",
        "password: ask the duty manager",
        "password: `vault read kv/x`",
        "password: [in the vault](vault.md)",
        "Asia/Kolkata",
        "the secret is out",
    ],
)
def test_placeholders_and_prose_stay(text: str) -> None:
    assert mask_secrets(text) == text


def test_data_is_masked_in_depth() -> None:
    assert mask_in({"a": [KEY, 1, None]}) == {"a": ["(masked)", 1, None]}


@pytest.mark.parametrize(
    "text",
    [
        'export API_TOKEN="XXXXXXXXXXXXX"',
        "the key was AKIAXXXXXXXXXXXXXXXX",
        "https://abc123:abc123@grafana.example.com/",
        "password: wrong-password",
        "password=changeme",
        "token=your-token-here",
    ],
)
def test_what_stands_for_a_secret_is_none(text: str) -> None:
    assert secrets_in(text) == ()


def test_a_secret_is_found_where_it_stands() -> None:
    assert [(one.start, one.what) for one in secrets_in(f"key {KEY} and password=hunter2x")] == [
        (4, "the id of a cloud key"),
        (38, "a password or token"),
    ]
