"""`build` of a folder without a record, which is more likely the wrong folder than a site."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run


@pytest.mark.parametrize("name", ["check", "build"])
def test_a_folder_without_records_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)

    result = run(name)

    assert result.exit_code == 2
    assert f"nothing to check in {empty}: no file there is a record" in result.stderr
    assert list(empty.iterdir()) == []
