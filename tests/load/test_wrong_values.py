"""A wrong value in one field is told once, and never loses another field."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaybook.load.kinds import MODELS
from relaybook.load.validate import build_record
from relaybook.model.guide import Guide
from relaybook.model.record import Facts, Record
from relaybook.model.runbook import Runbook
from relaybook.model.system import System

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["x", "team:a", "4h", ""]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "to", "kind", "namespace", "contact", "from", "date"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)


def told(fields: dict[str, Any]) -> list[tuple[str, str | None]]:
    _, problems = build_record(Runbook, fields, Facts("r", "runbooks/r.md"))
    return [(one.problem.message, one.problem.help) for one in problems]


@pytest.mark.parametrize(
    ("value", "message", "help_"),
    [
        (
            {"namespace": {"example": "netobserv"}},
            "parameters is a mapping, a list is expected",
            "write `- {name: namespace, example: netobserv}`",
        ),
        (
            {"namespace": "x", "pod": "y"},
            "parameters is a mapping, a list is expected",
            "write `- {name: namespace, example: x}`",
        ),
        (
            {"name": "x", "exampel": "y"},
            "'exampel' is not a field in parameters[1]",
            "did you mean `example`?",
        ),
    ],
)
def test_a_mapping_for_a_list_is_one_fault(value: object, message: str, help_: str) -> None:
    fields = {"systems": ["a"], "alerts": "Down", "parameters": value}

    record, _ = build_record(Runbook, fields, Facts("r", "runbooks/r.md"))

    assert told(fields) == [(message, help_)]
    assert (record.systems, record.alerts) == (("a",), ("Down",))


def test_a_mapping_for_a_list_of_words_is_one_fault() -> None:
    assert told({"alerts": {"Down": "page", "Slow": "mail"}}) == [
        ("alerts is a mapping, a list is expected", "write `- Down`")
    ]


def test_the_good_part_of_a_single_item_stays() -> None:
    fields = {"parameters": {"name": "x", "exampel": "y"}}

    record, _ = build_record(Runbook, fields, Facts("r", "runbooks/r.md"))

    assert [one.name for one in record.parameters or ()] == ["x"]


@pytest.mark.parametrize("model", [one for one in MODELS if one is not Guide])
@given(data=st.data())
def test_a_wrong_value_never_loses_another_field(model: type[Record], data: st.DataObject) -> None:
    sound = {
        name: value
        for name, value in (("title", "T"), ("runbook", "r"), ("audience", "team"))
        if name in model.model_fields
    }
    names = [info.alias or name for name, info in model.model_fields.items() if name not in sound]
    name = data.draw(st.sampled_from(sorted(names)))

    record, problems = build_record(model, {**sound, name: data.draw(VALUES)}, Facts("r", "r.yaml"))

    assert {name: getattr(record, name) for name in sound} == sound
    places = [one.problem.place.at for one in problems]
    assert {at[0] for at in places if isinstance(at, tuple)} <= {name}


def test_a_key_of_a_page_may_be_one_of_another_tool() -> None:
    remedy = (
        "remove it; where another tool needs it, write `foreign_keys: [weight]` in relaybook.yml"
    )
    assert told({"weight": 40}) == [("'weight' is not a field of a runbook", remedy)]
    _, problems = build_record(System, {"weight": 40}, Facts("s", "systems/s.yaml"))
    assert problems[0].problem.help.startswith("remove it, or write one of: ")
