"""`relaybook export --into`: what differs goes into files that are there."""

import difflib
from collections import defaultdict
from collections.abc import Sequence
from typing import cast

from relaybook.cli.exit_codes import CLEAN, FINDINGS
from relaybook.cli.foreign_files import NamedFiles, source_of
from relaybook.cli.opening import Opened
from relaybook.cli.output import emit, note
from relaybook.config_exchange import ImportFormat
from relaybook.errors import UsageError
from relaybook.fix.files import replace_content
from relaybook.fix.foreign_changes import Change, changes_into, lacking
from relaybook.fix.foreign_edits import rewritten
from relaybook.graph.draw.words import plural
from relaybook.load.foreign.reader import read_foreign
from relaybook.report import catalogue_backstage
from relaybook.report.printable import printable
from relaybook.source import Unreadable

_MOST_NAMED = 5
_Ready = list[tuple[str, bytes, bytes]]


def export_into(
    opened: Opened, foreign: str, into: tuple[str, ...], *, add: bool, dry_run: bool
) -> int:
    """Write what differs into the files at `into`, and say what could not be written.

    add: write also what the one Backstage file lacks. dry_run: print the difference alone.
    """
    if foreign == "json":
        raise UsageError("json is always written anew: give --output")
    kind = cast("ImportFormat", foreign)
    files = NamedFiles(into)
    source = source_of(kind, files.named, opened.base.configuration, files.paths())
    imported = read_foreign(files, kind, source)
    changes, left = changes_into(imported, opened.base)
    new = lacking(imported, opened.base)
    for one in left:
        note(f"not written: {one.entity}: {one.field}: {one.why}")
    by_path: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_path[change.place.path].append(change)
    ready = [_change(files, path, found) for path, found in sorted(by_path.items())]
    if add and new:
        ready = _with_new(opened, files, ready, new)
    for path, before, after in ready:
        if dry_run:
            emit(_diff(path, before, after))
        else:
            replace_content(files.root, path, before, after)
            note(_done(len(by_path[path]), _documents(after) - _documents(before), path))
    if new and not add:
        note(_lacks(kind, new))
    if not ready and not left:
        note("nothing else differs" if new else "nothing differs")
    return FINDINGS if left else CLEAN


def _with_new(
    opened: Opened, files: NamedFiles, ready: _Ready, new: Sequence[tuple[str, str]]
) -> _Ready:
    """Return what is ready with documents for `new` at the end of the one file."""
    (path,) = files.paths()
    others = [one for one in ready if one[0] != path]
    data = files.read(path)
    if isinstance(data, Unreadable):
        raise UsageError(f"{path} {data.reason}")
    before, after = next((one[1:] for one in ready if one[0] == path), (data, data))
    text, lost = catalogue_backstage.render(opened.base, set(new))
    for one in lost:
        note(f"not in Backstage: {one}")
    newline = b"\r\n" if b"\r\n" in after else b"\n"
    gap = b"" if not after or after.endswith(b"\n") else newline
    return [*others, (path, before, after + gap + text.encode().replace(b"\n", newline))]


def _documents(data: bytes) -> int:
    return data.splitlines().count(b"---")


def _done(changed: int, added: int, path: str) -> str:
    said = [f"changed {plural(changed, 'value')}"] if changed else []
    said += [f"added {plural(added, 'document')}"] if added else []
    return f"{' and '.join(said)} in {path}"


def _lacks(kind: str, new: Sequence[tuple[str, str]]) -> str:
    ids = [id_ for _, id_ in new]
    more = f" and {len(ids) - _MOST_NAMED:,} more" if len(ids) > _MOST_NAMED else ""
    how = "--add writes what is lacking" if kind == "backstage" else "add by hand what belongs"
    return (
        f"the file lacks {plural(len(ids), 'record')}: {', '.join(ids[:_MOST_NAMED])}{more}; {how}"
    )


def _change(files: NamedFiles, path: str, changes: list[Change]) -> tuple[str, bytes, bytes]:
    before = files.read(path)
    if isinstance(before, Unreadable):
        raise UsageError(f"{path} {before.reason}")
    after = rewritten(path, before, changes)
    if isinstance(after, str):
        raise UsageError(f"{path} is left as it is: {after}")
    return path, before, after


def _diff(path: str, before: bytes, after: bytes) -> str:
    old, new = (one.decode("utf-8", "replace").splitlines() for one in (before, after))
    lines = difflib.unified_diff(old, new, f"a/{path}", f"b/{path}", lineterm="")
    return "\n".join(printable(line) for line in lines)
