"""The day that `as_of` means, in every form it is written."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaybook.config import Configuration
from relaybook.errors import ConfigurationError, UsageError
from relaybook.findings import AsOf
from relaybook.load.sources import TreeSources
from relaybook.load.working_tree import WorkingTree
from relaybook.model.as_of import resolve_as_of
from relaybook.model.contact import Team, Vendor
from relaybook.model.handover import Handover
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.record import Facts, Record

TODAY = date(2026, 11, 23)
CONTRACTS = [
    {"ref": "C-1", "end_on": "2026-12-31"},
    {"ref": "C-2", "end_on": "2028-02-29"},
    {"ref": "C-3"},
]

ALL = "vendor:acme has the contracts C-1, C-2, C-3, and handover:exit-acme"


def made(model: type[Record], name: str, **fields: Any) -> Any:
    return model.from_fields(fields, Facts(id=name, path=f"{name}.yaml"))


def base(*handovers: Handover, as_of: str = "", contracts: Any = CONTRACTS) -> KnowledgeBase:
    return KnowledgeBase(
        configuration=Configuration(as_of=as_of),
        sources=None,  # type: ignore[arg-type]
        contacts={
            "acme": made(Vendor, "acme", contracts=contracts),
            "payments": made(Team, "payments"),
        },
        handovers={one.id: one for one in handovers},
    )


def handover(name: str = "exit-acme", **fields: Any) -> Handover:
    contract = {"vendor": "acme", "ref": "C-1"}
    return made(Handover, name, **{"status": "in_progress", "contract": contract, **fields})


def test_nothing_written_means_today() -> None:
    assert resolve_as_of(None, base(), TODAY) == AsOf(TODAY)
    assert resolve_as_of("today", base(), TODAY) == AsOf(TODAY)


def test_a_configured_day_is_fixed_and_says_why() -> None:
    fixed = base(as_of="2026-03-31")

    assert resolve_as_of(None, fixed, TODAY) == AsOf(date(2026, 3, 31), "relaybook.yml")
    assert resolve_as_of("today", fixed, TODAY) == AsOf(TODAY)
    assert resolve_as_of("2027-01-31", fixed, TODAY) == AsOf(
        date(2027, 1, 31), "--as-of 2027-01-31"
    )


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("+24m", date(2028, 11, 23)),
        ("+3m", date(2027, 2, 23)),
        ("+90d", date(2027, 2, 21)),
        ("+2w", date(2026, 12, 7)),
        ("+1y", date(2027, 11, 23)),
        ("+6 months", date(2027, 5, 23)),
    ],
)
def test_later_counts_in_calendar_months(written: str, day: date) -> None:
    assert resolve_as_of(written, base(), TODAY) == AsOf(day, f"--as-of {written}")


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 400))
def test_months_later_never_leave_the_month(start: date, months: int) -> None:
    found = resolve_as_of(f"+{months}m", base(), start).day
    month = start.month - 1 + months

    assert (found.year, found.month) == (start.year + month // 12, month % 12 + 1)
    assert found.day == start.day or (found.day < start.day and (found + timedelta(1)).day == 1)


def test_later_counts_from_a_configured_day() -> None:
    assert resolve_as_of("+1m", base(as_of="2026-01-31"), TODAY) == AsOf(
        date(2026, 2, 28), "--as-of +1m, counted from relaybook.yml"
    )


def test_exit_is_the_day_after_the_contract_of_the_handover_ends() -> None:
    why = ", the day after contract C-1 with vendor:acme ends on 2026-12-31"

    assert resolve_as_of("exit", base(handover()), TODAY) == AsOf(
        date(2027, 1, 1), f"--as-of exit{why}"
    )
    assert resolve_as_of(None, base(handover(), as_of="exit"), TODAY) == AsOf(
        date(2027, 1, 1), f"relaybook.yml{why}"
    )


def test_exit_of_one_of_several() -> None:
    second = handover("wave-2", contract={"vendor": "vendor:acme", "ref": "C-2"})
    both = base(handover(), second)

    assert resolve_as_of("exit:wave-2", both, TODAY).day == date(2028, 3, 1)
    assert resolve_as_of("exit:handover:exit-acme", both, TODAY).day == date(2027, 1, 1)


def test_an_abandoned_handover_does_not_count() -> None:
    both = base(handover(), handover("old", status="abandoned"))

    assert resolve_as_of("exit", both, TODAY).day == date(2027, 1, 1)


def test_the_only_contract_needs_no_ref() -> None:
    only = base(handover(contract=None, **{"from": "acme"}), contracts=CONTRACTS[:1])

    assert resolve_as_of("exit", only, TODAY).day == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("written", "handovers", "said"),
    [
        ("exit", [], "there is no handover, so nothing says when the vendor leaves"),
        (
            "exit",
            [handover("b"), handover("a")],
            "there are several handovers; write one of exit:a, exit:b",
        ),
        ("exit:one", [handover("wave-2")], "there is no handover 'one'; known: wave-2"),
        (
            "exit:wave2",
            [handover("wave-2")],
            "there is no handover 'wave2'; did you mean 'exit:wave-2'?",
        ),
        (
            "exit",
            [handover(contract=None)],
            "handover:exit-acme names no vendor in `contract` or `from`",
        ),
        (
            "exit",
            [handover(contract={"vendor": "payments"})],
            "handover:exit-acme names 'payments', which is no vendor",
        ),
        (
            "exit",
            [handover(contract={"vendor": "acme"})],
            f"{ALL} does not name one by its ref",
        ),
        (
            "exit",
            [handover(contract={"vendor": "acme", "ref": "C-9"})],
            f"{ALL} names 'C-9'",
        ),
        (
            "exit",
            [handover(contract={"vendor": "acme", "ref": "C-3"})],
            "contract C-3 with vendor:acme has no end_on",
        ),
        ("+9999y", [], "'+9999y' lies beyond the end of the calendar"),
        (
            "31.12.2026",
            [],
            (
                "'31.12.2026' is no day; write today, a date like 2026-12-31, +24m (d, w, m or y), "
                "exit or exit:HANDOVER"
            ),
        ),
    ],
)
def test_what_means_no_day_says_what_to_write(
    written: str, handovers: list[Handover], said: str
) -> None:
    with pytest.raises(UsageError) as caught:
        resolve_as_of(written, base(*handovers), TODAY)

    assert str(caught.value) == said


def test_a_vendor_without_contracts() -> None:
    with pytest.raises(UsageError) as caught:
        resolve_as_of("exit", base(handover(), contracts=[]), TODAY)

    assert str(caught.value) == "vendor:acme, whom handover:exit-acme names, has no contracts"


def test_a_wrong_configuration_names_the_key_and_its_line(tmp_path: Path) -> None:
    (tmp_path / "relaybook.yml").write_text("name: A\nas_of: exit:acme\n")
    sources = TreeSources(WorkingTree(tmp_path))
    written = replace(base(as_of="exit:acme"), sources=sources)

    with pytest.raises(ConfigurationError) as caught:
        resolve_as_of(None, written, TODAY)

    assert str(caught.value) == "relaybook.yml:2:1 as_of: there is no handover 'acme'; known: none"
