"""What a profile asks for, in numbers."""

from relaybook.model.requirement import Requirement
from relaybook.report import pack_text
from relaybook.report.pack_summary import ONLY_PRESENCE, summary_of


def asked(id_: str, check: dict[str, object], **more: object) -> Requirement:
    fields = {"id": id_, "area": "a", "on": "system", "asks": "It holds.", "checks": [check]}
    return Requirement.model_validate({**fields, "profiles": {"base": "error"}, **more})


THERE = {"check": "present", "fields": "users"}
FRESH = {"check": "age_at_most", "fields": "last_reviewed_on", "days": 90, "strength": "time"}


def test_a_pack_of_presence_checks_says_so() -> None:
    text = pack_text.render(summary_of("base", [asked("one", THERE), asked("two", THERE)]))

    assert " ".join(text.split()).count(ONLY_PRESENCE) == 1


def test_one_check_that_looks_further_is_enough_not_to_say_it() -> None:
    summary = summary_of("base", [asked("one", THERE), asked("two", FRESH)])

    assert summary.in_words == "1 presence, 1 time"
    assert ONLY_PRESENCE not in " ".join(pack_text.render(summary).split())


def test_a_profile_that_asks_nothing_says_nothing_of_presence() -> None:
    summary = summary_of("ai", [asked("one", THERE)])

    assert summary.requirements == ()
    assert not summary.looks_for_presence_only


def test_a_gate_counts_where_it_is_an_error() -> None:
    gate = {"gate": True, "protects": "own it", "profiles": {"base": "warning", "ai": "error"}}
    found = [asked("one", THERE, **gate)]

    assert [summary_of(name, found).gates for name in ("base", "ai")] == [0, 1]
