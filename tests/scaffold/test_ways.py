import pytest

from relaybook.scaffold.ways import Named, Way, read_named, read_urgent_way, read_way


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("+44 20 7946 0100", Way("phone", "+44 20 7946 0100")),
        ("(020) 7946-0100", Way("phone", "(020) 7946-0100")),
        ("4101", Way("phone", "4101")),
        ("phone: +44 20 7946 0100", Way("phone", "+44 20 7946 0100")),
        ("#payments on call", Way("chat", "#payments on call")),
        ("@payments", Way("chat", "@payments")),
        ("chat payments", Way("chat", "payments")),
        ("pager:payments-primary", Way("pager", "payments-primary")),
        ("https://acme.slack.com/archives/C1", Way("chat", "https://acme.slack.com/archives/C1")),
        ("https://rota.example.com/pay", Way("rota_url", "https://rota.example.com/pay")),
        ("rota: https://rota.example.com", Way("rota_url", "https://rota.example.com")),
        ("help@example.com", Way("email", "help@example.com")),
        ("ticket: https://help.example.com", Way("ticket", "https://help.example.com")),
    ],
)
def test_ways_are_told_apart(typed: str, expected: Way) -> None:
    assert read_way(typed) == expected


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("call bob", "could be anything: 'call bob'"),
        ("2027-06-30", "could be anything: '2027-06-30'"),
        ("30/06/2027", "could be anything: '30/06/2027'"),
        ("+", "could be anything"),
        ("12", "is no phone number: '12'"),
        ("phone: see the sheet", "is no phone number: 'see the sheet'"),
        ("+44 20 7946 0100 0000 0000 0000", "is no phone number"),
        ("tbd", "reaches nobody: 'tbd'"),
        ("pager: see the wiki", "reaches nobody"),
        ("rota: the wall", "reaches nobody"),
    ],
)
def test_what_reaches_nobody_is_refused(typed: str, fault: str) -> None:
    with pytest.raises(ValueError, match="^" + fault.replace("(", r"\(").replace("+", r"\+")):
        read_way(typed)


def test_an_email_wakes_nobody() -> None:
    with pytest.raises(ValueError, match=r"^wakes nobody: 'a@example.com'; write a phone number"):
        read_urgent_way("a@example.com")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Priya Nair", Named("Priya Nair")),
        ("Priya Nair, +44 20 7946 0101", Named("Priya Nair", "", Way("phone", "+44 20 7946 0101"))),
        ("Nair, Priya, #nair", Named("Nair, Priya", "", Way("chat", "#nair"))),
        ("Nair, Priya", Named("Nair, Priya")),
        (
            "Duty manager (Priya Nair), 4101",
            Named("Duty manager", "Priya Nair", Way("phone", "4101")),
        ),
    ],
)
def test_people_are_named_on_one_line(typed: str, expected: Named) -> None:
    assert read_named(typed) == expected


@pytest.mark.parametrize("typed", ["+44 20 7946 0101", "tbd, 4101", ", #chat"])
def test_a_way_without_a_name_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="has no name"):
        read_named(typed)


def test_a_role_is_told_from_a_person_by_its_words() -> None:
    assert Named("Duty manager").sounds_like_a_role
    assert Named("Head of Payments").sounds_like_a_role
    assert not Named("Priya Nair").sounds_like_a_role
    assert not Named("Otto Leadbetter").sounds_like_a_role
