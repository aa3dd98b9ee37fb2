"""Which file is which record: the folder says the kind, the name the id."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from relaybook.config import BASELINE_NAME, FILE_NAME, Configuration
from relaybook.model.decision_names import name_of
from relaybook.model.templates import is_template

MARKDOWN = (".html.md.erb", ".html.md", ".md", ".markdown", ".mdx")
YAML = (".yaml", ".yml")
ASPECTS = frozenset(
    {"recovery", "monitoring", "access", "data", "models", "cost", "business", "controls"}
)
_ABOUT_ALL = frozenset({FILE_NAME, BASELINE_NAME})
DEFAULTS = ("_defaults.yaml", "_defaults.yml")
PARTS = ("aspect", "table")
_NO_RECORD = re.compile(r"readme|index|contributing|changelog|license", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """One file to parse.

    kind: of record, or `aspect`, `table`, `defaults`, `alert`, `guide`. id: of its record.
    form: markdown, yaml or csv. name: for aspects and tables, which one.
    """

    path: str
    kind: str
    id: str
    form: str
    name: str = ""


def discover(paths: Iterable[str], configuration: Configuration) -> tuple[Found, ...]:
    """Sort files into records by the nearest configured folder; other files are left alone."""
    folders = configuration.folders.kinds()
    known = frozenset(paths)
    found = (
        _classify(path, folders, known) for path in sorted(known - _foreign(known, configuration))
    )
    return tuple(one for one in found if one is not None)


def _foreign(known: frozenset[str], configuration: Configuration) -> frozenset[str]:
    """Return the files that are no records, wherever they lie: ours, and imported ones."""
    if not configuration.imports:
        return _ABOUT_ALL
    from relaybook.load.foreign.files import chosen  # noqa: PLC0415 - rarely asked for

    wanted = [path for one in configuration.imports for path in one.file]
    return _ABOUT_ALL | frozenset(chosen(known, wanted))


def parts_first(found: Iterable[Found]) -> list[Found]:
    """Order files so that whatever belongs to a record comes before its main file."""
    rank = {"defaults": 0, **dict.fromkeys(PARTS, 1)}
    return sorted(found, key=lambda one: rank.get(one.kind, 2))


def opens_a_folder(path: str) -> bool:
    """Whether a page is about its folder or the repository, as README is, and so is no record."""
    return bool(_NO_RECORD.fullmatch(stem(path)))


def stem(path: str) -> str:
    """Return the file name without its extensions."""
    name = path.rsplit("/", 1)[-1]
    for extension in (*MARKDOWN, *YAML, ".csv"):
        if name.endswith(extension):
            return name.removesuffix(extension)
    return name


def form_of(path: str) -> str:
    """Return markdown, yaml or csv; empty for any other file."""
    if path.endswith(MARKDOWN):
        return "markdown"
    if path.endswith(YAML):
        return "yaml"
    return "csv" if path.endswith(".csv") else ""


def _classify(
    path: str, folders: tuple[tuple[str, str], ...], known: frozenset[str]
) -> Found | None:
    form = form_of(path)
    folder, kind = _home(path, folders)
    if path.rpartition("/")[2] in DEFAULTS:
        return Found(path, "defaults", "", form) if kind or _is_above(path, folders) else None
    if not form or not kind:
        return None
    if kind == "alert" and form == "yaml":
        return Found(path, "alert", stem(path), form)
    part = _part_of_record(path, kind, form, known)
    if part or form == "csv":
        return part
    below = path.removeprefix(f"{folder}/") if folder != "." else path
    own_folder = _id_of_folder(below) if kind == "decision" else ""
    if kind in ("guide", "alert") or (_is_no_record(below) and not own_folder):
        return _guide(path, form)
    return Found(path, kind, own_folder or _id(below, kind), form)


def _is_no_record(below: str) -> bool:
    """Whether a page among the records is none: it opens their folder, or is there to copy."""
    name = stem(below)
    return (
        bool(_NO_RECORD.fullmatch(name))
        or name == "backlog"
        or is_template(f"{below.rpartition('/')[0]}/{name}")
    )


def _is_above(path: str, folders: tuple[tuple[str, str], ...]) -> bool:
    """Whether a file stands above a folder of records, as at the root of the knowledge base."""
    folder = path.rpartition("/")[0]
    return not folder or any(name.startswith(f"{folder}/") for name, _ in folders)


def _guide(path: str, form: str) -> Found | None:
    if form != "markdown":
        return None
    extension = next(end for end in MARKDOWN if path.endswith(end))
    return Found(path, "guide", path.removesuffix(extension), form)


def _home(path: str, folders: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    for folder, kind in folders:
        if folder != "." and path.startswith(f"{folder}/"):
            return folder, kind
    return next(((folder, kind) for folder, kind in folders if folder == "."), ("", ""))


def _part_of_record(path: str, kind: str, form: str, known: frozenset[str]) -> Found | None:
    """A table or aspect stands in a folder named like its record."""
    folder = path.rsplit("/", 1)[0]
    has_record = any(folder + end in known for end in (*YAML, *MARKDOWN))
    record = folder.rsplit("/", 1)[-1]
    if form == "csv" and (has_record or kind in ("system", "handover")):
        return Found(path, "table", f"{kind}:{record}", form, stem(path))
    if kind == "system" and form == "yaml" and stem(path) in ASPECTS and folder.count("/"):
        return Found(path, "aspect", f"{kind}:{record}", form, stem(path))
    return None


def _id_of_folder(below: str) -> str:
    """Return the id of a decision that has a folder to itself, its text being the index there."""
    folder = below.rpartition("/")[0]
    name = folder.rpartition("/")[2]
    is_one = stem(below) == "index" and name_of(name).number and not is_template(name)
    return folder if is_one else ""


def _id(below: str, kind: str) -> str:
    if kind != "decision":
        return stem(below)
    log = below.rsplit("/", 1)[0] if "/" in below else ""
    return f"{log}/{stem(below)}" if log else stem(below)
