"""Which records only have another id."""

from relaybook.model.outline import EMPTY_OUTLINE
from relaybook.model.record import Facts, Record
from relaybook.model.runbook import Runbook
from relaybook.model.system import System
from relaybook.review.difference_renames import renames, with_new_ids


def system(name: str, title: str | None = None) -> Record:
    return System.from_fields({"title": title} if title else {}, facts(name))


def facts(name: str) -> Facts:
    return Facts(id=name, path=name, outline=EMPTY_OUTLINE)


def test_the_same_title_of_the_same_kind_is_the_same_record() -> None:
    gone = [system("a", "Rates"), system("b", "Ledger")]
    new = [system("c", "Rates"), Runbook.from_fields({"title": "Ledger"}, facts("d"))]

    assert renames(gone, new, lambda one: one.id.encode()) == {"system:a": "system:c"}


def test_two_of_one_title_are_not_told_apart() -> None:
    gone, new = [system("a", "Rates")], [system("b", "Rates"), system("c", "Rates")]

    assert renames(gone, new, lambda one: one.id.encode()) == {}


def test_without_a_title_the_same_text_is_the_same_record() -> None:
    gone, new = [system("a"), system("b")], [system("c"), system("d")]
    texts = {"a": b"1", "b": b"", "c": b"1", "d": b""}

    assert renames(gone, new, lambda one: texts[one.id]) == {"system:a": "system:c"}


def test_only_whole_ids_are_written_anew() -> None:
    anew = with_new_ids({"system:rates": "system:fx-rates", "system:a.b": "system:ab"})

    assert anew("rates, not fx-rates or ratesheet, nor rates-2; a.b, axb") == (
        "fx-rates, not fx-rates or ratesheet, nor rates-2; ab, axb"
    )
