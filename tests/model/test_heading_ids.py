import pytest

from relaybook.model.heading_ids import HeadingIds, github_slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("When to use", "when-to-use"),
        ("Roll back: the *whole* thing?", "roll-back-the-whole-thing"),
        ("kubectl get pods -n fraud", "kubectl-get-pods--n-fraud"),
        ("A  B", "a--b"),
        ("snake_case stays", "snake_case-stays"),
        ("1.2 Before you begin", "12-before-you-begin"),
        ("🎉 Done", "-done"),
        ("Überprüfung", "überprüfung"),
        ("भुगतान विफल", "भुगतान-विफल"),
        ("支払い", "支払い"),
        ("x² and ½", "x-and-"),
        ("C++ & C#", "c--c"),
        ("!!!", ""),
    ],
)
def test_a_slug_is_the_one_that_github_gives(text: str, slug: str) -> None:
    assert github_slug(text) == slug


def test_repeated_headings_are_numbered_in_order() -> None:
    ids = HeadingIds()

    assert [ids.add("Steps") for _ in range(3)] == ["steps", "steps-1", "steps-2"]


def test_a_number_never_takes_an_id_that_is_already_there() -> None:
    ids = HeadingIds()

    given = [ids.add(text) for text in ["Foo", "Foo 1", "Foo", "Foo 1"]]

    assert given == ["foo", "foo-1", "foo-2", "foo-1-1"]


def test_ids_of_a_document_are_unique() -> None:
    ids = HeadingIds()
    texts = ["a", "a", "a-1", "a-1", "a", "a-1-1", "a"]

    given = [ids.add(text) for text in texts]

    assert len(set(given)) == len(texts)


def test_thousands_of_equal_headings_are_numbered_without_searching_from_the_start() -> None:
    ids = HeadingIds()

    assert [ids.add("x") for _ in range(5000)][-1] == "x-4999"
