"""The digest of what is signed: all of the scope, nothing beside it, and never the signatures."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from relaybook.load.knowledge_base import load
from relaybook.load.working_tree import WorkingTree
from relaybook.model.digest import digest
from relaybook.model.scope_digest import ScopeDigest, scope_digest, signed_part

PATH = "handovers/acme.md"
HANDOVER = "---\nstatus: in_progress\nfrom: acme\nto: payments\nsystems: [scoring]\n---\n# Acme\n"
FILES = {
    "contacts/acme.yaml": "type: vendor\ntitle: Acme\n",
    "contacts/payments.yaml": "type: team\ntitle: Payments\nmembers: [r-okafor]\n",
    "contacts/r-okafor.yaml": "type: person\ntitle: Remi Okafor\n",
    "contacts/other.yaml": "type: team\ntitle: Other\n",
    "systems/scoring.yaml": "title: Scoring\nowner: payments\n",
    "systems/scoring/cost.yaml": "unit_cost: 3\n",
    "systems/scoring/access.csv": "id,what\nroot,The root account\n",
    "systems/ledger.yaml": "title: Ledger\nowner: other\n",
    "runbooks/restart.md": "---\nsystems: [scoring]\n---\n# Restart\n\nDo it.\n",
    "runbooks/ledger.md": "---\nsystems: [ledger]\n---\n# Ledger\n\nDo it.\n",
    "decisions/log/0001-one.md": "---\nsystems: [scoring]\n---\n# One\n",
    "handovers/acme.md": HANDOVER,
    "handovers/acme/milestones.csv": "id,name\nM1,First\n",
}
IN_SCOPE = [
    "contacts/acme.yaml",
    "contacts/payments.yaml",
    "decisions/log/0001-one.md",
    "handovers/acme.md",
    "handovers/acme/milestones.csv",
    "runbooks/restart.md",
    "systems/scoring.yaml",
    "systems/scoring/access.csv",
    "systems/scoring/cost.yaml",
]


def digested(folder: Path, changed: Mapping[str, str] | None = None) -> ScopeDigest:
    for path, text in {**FILES, **(changed or {})}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    base = load(WorkingTree(folder))
    return scope_digest(base, base.handovers["acme"])


def test_it_is_what_sha256sum_says_of_the_files_in_scope(tmp_path: Path) -> None:
    found = digested(tmp_path)

    assert [path for path, _ in found.files] == IN_SCOPE
    listed = subprocess.run(
        ["sha256sum", *IN_SCOPE], cwd=tmp_path, capture_output=True, check=True
    ).stdout
    assert found.digest == digest(listed)


@pytest.mark.parametrize("path", IN_SCOPE)
def test_each_file_in_scope_counts(path: str, tmp_path: Path) -> None:
    before = digested(tmp_path)

    after = digested(tmp_path, {path: FILES[path].rstrip() + " more\n"})

    assert after.digest != before.digest
    assert {one for one in after.files if one not in before.files} == {
        (name, value) for name, value in after.files if name == path
    }


@pytest.mark.parametrize("path", sorted(FILES.keys() - set(IN_SCOPE)))
def test_no_other_file_counts(path: str, tmp_path: Path) -> None:
    before = digested(tmp_path)

    assert digested(tmp_path, {path: FILES[path] + "# more\n"}) == before


def test_how_lines_end_does_not_count(tmp_path: Path) -> None:
    before = digested(tmp_path)

    assert digested(tmp_path, {one: FILES[one].replace("\n", "\r\n") for one in IN_SCOPE}) == before


ROWS = {
    "block": "sign_offs:\n  - role: lead\n    by: person:r-okafor\n    decision: accept\n",
    "flow": "sign_offs: [{role: lead, by: person:r-okafor,\n  decision: accept}\n]\n",
    "not indented": "sign_offs:\n- {role: lead, by: other}\n# a comment\n- {role: more}\n",
    "with hyphen": "sign-offs:\n  - {role: lead}\n",
    "quoted": '"sign_offs":\n  - {role: lead}\n',
}


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
@pytest.mark.parametrize("before", ["systems:", "---\n# Acme"])
def test_signing_does_not_change_what_is_signed(rows: str, before: str, tmp_path: Path) -> None:
    unsigned = digested(tmp_path)

    signed = digested(tmp_path, {"handovers/acme.md": HANDOVER.replace(before, rows + before, 1)})

    assert signed == unsigned


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
@pytest.mark.parametrize("start", ["", "---\n"])
def test_a_handover_may_be_of_fields_alone(rows: str, start: str) -> None:
    unsigned = f"{start}status: in_progress\nfrom: acme\nsystems: [scoring]\n"
    signed = unsigned.replace("from:", f"{rows}from:")

    assert signed_part("handovers/acme.yaml", signed.encode()) == unsigned.encode()
    assert signed_part("handovers/acme.yml", f"{unsigned}{rows}".encode()) == unsigned.encode()


def test_a_table_of_sign_offs_is_no_part_of_it(tmp_path: Path) -> None:
    unsigned = digested(tmp_path)

    table = {"handovers/acme/sign_offs.csv": "role,by\nlead,person:r-okafor\n"}
    assert digested(tmp_path, table) == unsigned


def test_a_waiver_after_signing_is_a_change(tmp_path: Path) -> None:
    unsigned = digested(tmp_path)

    waived = HANDOVER.replace("systems:", "waivers:\n  - {rule: broken-link}\nsystems:")
    assert digested(tmp_path, {"handovers/acme.md": waived}).digest != unsigned.digest


@pytest.mark.parametrize(
    "text",
    [
        b"# Acme\n\nsign_offs: in the text\n",
        b"---\ntitle: x\n---\nsign_offs: in the text\n",
        b"---\nsign_offs: never closed\n",
        b"---\ndesign_offs: 1\n---\n",
        b"",
    ],
)
def test_other_text_is_kept_as_it_is(text: bytes) -> None:
    assert signed_part(PATH, text) == text
