from datetime import date

import yaml
from hypothesis import given
from hypothesis import strategies as st

from relaybook.load.yaml_document import parse_yaml
from relaybook.scaffold.yaml_text import flow_list, flow_mapping, scalar

# What people can type: letters of any script, no control characters.
TYPED = st.text(st.characters(blacklist_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp"]))


@given(TYPED)
def test_text_is_read_back_as_it_was_by_ours_and_by_other_readers(text: str) -> None:
    line = " ".join(text.split())
    forms = (
        (scalar(text), line),
        (flow_list([text]), [line]),
        (flow_mapping({"k": text}), {"k": line}),
    )
    for written, expected in forms:
        ours = parse_yaml(f"top: {written}\n")
        assert not ours.faults
        assert ours.value == {"top": expected}
        assert yaml.safe_load(f"top: {written}\n") == {"top": expected}


def test_only_what_needs_quotes_has_them() -> None:
    assert scalar("Duty manager") == "Duty manager"
    assert scalar("team:payments") == "team:payments"
    assert scalar("#payments") == '"#payments"'
    assert scalar("+44 20") == '"+44 20"'
    assert scalar("no") == '"no"'
    assert scalar("0123") == '"0123"'
    assert scalar("a: b") == '"a: b"'


def test_days_are_written_bare_and_unknown_values_not_at_all() -> None:
    values = {"ref": None, "end_on": date(2027, 3, 31), "covers": "Ledger"}
    assert flow_mapping(values) == "{end_on: 2027-03-31, covers: Ledger}"
