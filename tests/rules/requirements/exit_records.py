"""Records of a vendor who leaves, for tests of what is asked at an exit."""

from collections.abc import Mapping
from pathlib import Path

from tests.rules.requirements.asking import asked, messages, unknown

CONTRACT = (
    "{ref: C-07, start_on: 2024-01-01, end_on: 2026-12-31, notice_days: 90,"
    " notice_given_on: 2026-08-28}"
)
PEOPLE = {
    "contacts/nimbus.yaml": (
        "type: vendor\ntitle: Nimbus Risk\nreach: {phone: '5550'}\n"
        f"domains: [nimbus.example.com]\ncontracts: [{CONTRACT}]\n"
    ),
    "contacts/v-shah.yaml": "type: person\ntitle: Vikram Shah\norg: vendor:nimbus\n",
    "contacts/k-das.yaml": "type: person\ntitle: Kabir Das\n",
    "contacts/left.yaml": "type: person\ntitle: Lea Brandt\nuntil_on: 2026-10-31\n",
    "contacts/receivers.yaml": (
        "type: team\ntitle: Receivers\nreach: {chat: '#in'}\nmembers: [r-okafor, k-das]\n"
    ),
    "contacts/secondees.yaml": (
        "type: team\ntitle: Secondees\nreach: {chat: '#out'}\nmembers: [v-shah]\n"
    ),
}


def handover(
    fields: str,
    contract: str = "contract: {vendor: nimbus, ref: C-07}\n",
    status: str = "in_progress",
) -> str:
    """Return the page of a handover from the vendor to the receivers."""
    return f"---\nstatus: {status}\nto: receivers\n{contract}{fields}---\n# From Nimbus\n\nText.\n"


def of(folder: Path, rule: str, files: Mapping[str, str]) -> list[str]:
    """Return what a rule says of files beside the people of both sides."""
    return messages(asked(folder / "base", {**PEOPLE, **files}, rule))


def of_handover(folder: Path, rule: str, fields: str, **systems: str) -> list[str]:
    """Return what a rule says of a handover with these fields."""
    files = {f"systems/{name}.yaml": text for name, text in systems.items()}
    return of(folder, rule, {"handovers/exit.md": handover(fields), **files})


def unknown_of(folder: Path, rule: str, files: Mapping[str, str]) -> list[str]:
    """Return why a rule could not judge files beside the people of both sides."""
    return unknown(asked(folder / "base", {**PEOPLE, **files}, rule))
