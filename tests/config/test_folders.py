from relaybook.config import Folders


def test_the_deepest_folder_decides() -> None:
    folders = Folders(runbooks=("docs/runbooks",), guides=("docs",))

    kinds = [pair for pair in folders.kinds() if pair[0].startswith("docs")]

    assert kinds == [("docs/runbooks", "runbook"), ("docs", "guide")]


def test_a_folder_that_is_named_wins_over_the_same_folder_as_a_default() -> None:
    folders = Folders(runbooks=("alerts",))

    assert next(kind for folder, kind in folders.kinds() if folder == "alerts") == "runbook"


def test_slashes_around_a_folder_do_not_matter() -> None:
    assert ("ops/runbooks", "runbook") in Folders(runbooks=("./ops/runbooks/",)).kinds()
