"""The `relaybook.yml` of an adopted repository: each guess stands below its evidence."""

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from relaybook.config import CURRENT_RULES, FILE_NAME
from relaybook.graph.draw.words import plural
from relaybook.load.yaml_scalar import exact_scalar
from relaybook.scaffold.adopt import Adoption
from relaybook.scaffold.adopt_folders import Folders, Guess
from relaybook.scaffold.adopt_numbers import number_spaces
from relaybook.scaffold.adopt_owners import OwnersFound, Registry
from relaybook.scaffold.adopt_readiness import Readiness
from relaybook.scaffold.planned import NewFile
from relaybook.scaffold.yaml_text import flow_mapping, scalar

_WIDTH = 100
_MOST_SHOWN = 5


def configuration_text(
    adoption: Adoption,
    nearest: Sequence[Readiness] = (),
    foreign: Sequence[tuple[str, int]] = (),
) -> NewFile:
    """Plan relaybook.yml.

    nearest: which folders to raise first, as a check of it found. foreign: keys of other tools in
    the front matter, with how many pages have each.
    """
    parts = (
        _head(adoption.name),
        _folders(adoption),
        _numbers(adoption.folders),
        _headings(adoption),
        _owners(adoption.owners),
        _foreign_keys(foreign),
        _levels(nearest),
    )
    blocks = [list(part) for part in parts]
    return NewFile(FILE_NAME, "\n\n".join("\n".join(block) for block in blocks if block) + "\n")


def _head(name: str) -> Iterator[str]:
    yield from _comment(
        "Guessed by `relaybook init --adopt` from what stands in this repository. The evidence for"
        " each guess stands above it. Change what is wrong, then run `relaybook check`."
    )
    yield from ("format: 1", f'rules: "{CURRENT_RULES}"', f"name: {scalar(name)}")


def _folders(adoption: Adoption) -> Iterator[str]:
    yield from _comment("Which folder holds which kind of record; the deepest one decides.")
    yield "folders:"
    for kind in ("runbooks", "decisions", "alerts"):
        guesses = adoption.folders.of(kind)
        for guess in guesses:
            yield from _comment(f"{_shown(guess.folder)}: {guess.evidence}", "  ")
        if guesses:
            yield f"  {kind}: [{', '.join(exact_scalar(guess.folder) for guess in guesses)}]"
    for folder, why in adoption.misfits:
        yield from _comment(f"{folder}/: {why}, so they are not read as such", "  ")
        yield f"  {folder}: []"
    yield from _guides(adoption.folders)


def _guides(folders: Folders) -> Iterator[str]:
    if any(guess.folder == "." for guess in folders.guesses):
        yield from _comment(
            "What stands at the root is taken, so there is no room for guides.", "  "
        )
        yield "  guides: []"
        return
    other = plural(folders.other, "other Markdown file") if folders.other else "any other Markdown"
    yield from _comment(f"{other}: published as written, links checked", "  ")
    yield '  guides: "."'


def _numbers(folders: Folders) -> Iterator[str]:
    found = number_spaces(folders.of("decisions"))
    if found is None:
        return
    shared, first, last = found
    yield from _comment(
        f"The numbers {first:,} to {last:,} go on from one of these folders to another, and none "
        "stands in two of them, so they are one sequence."
    )
    yield f"decisions: {{one_number_space: [{', '.join(map(exact_scalar, shared))}]}}"


def _headings(adoption: Adoption) -> Iterator[str]:
    runbooks = adoption.folders.of("runbooks")
    if not runbooks:
        return
    yield from _comment(
        "How the sections of runbooks are headed, by folder; `default` where nothing is said."
    )
    if adoption.styles:
        yield "heading_style:"
    for one in adoption.styles:
        yield from _comment(f"{one.pages:,} of {plural(one.of, 'page')}", "  ")
        yield f"  {exact_scalar(one.folder)}: {one.style}"
    for guess in runbooks:
        yield from _own_headings(guess)


def _own_headings(guess: Guess) -> Iterator[str]:
    """Name the headings that need an alias, where most pages follow no style."""
    fitting = sum(bool(look.style) for look in guess.looks)
    if fitting * 2 >= len(guess.looks):
        return
    yield from _comment(
        f"{_shown(guess.folder)}: {fitting:,} of {plural(len(guess.looks), 'page')} have headings"
        " from which we know when to use them and what to do. Before you raise the level, say what"
        " yours mean: `aliases: {headings: {steps: [...]}}`."
    )
    counts = Counter(heading for look in guess.looks for heading in look.unknown)
    often = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_MOST_SHOWN]
    shown = [f"{heading} ({count:,})" for heading, count in often if count > 1]
    if shown:
        yield from _comment(f"Headings that we do not know: {', '.join(shown)}")


def _owners(owners: OwnersFound) -> Iterator[str]:
    if not owners.anything:
        return
    yield from _comment(
        "Owners. OWNERS and CODEOWNERS are read as they are. Those whom they name are owners once"
        " contacts/ says who they are (`handles`); begin with `relaybook new contact`."
    )
    if owners.files:
        shown = ", ".join(owners.files[:_MOST_SHOWN])
        more = len(owners.files) - _MOST_SHOWN
        yield from _comment(f"Found: {shown}{f' and {more:,} more' if more > 0 else ''}")
    for key, count in owners.keys:
        yield from _comment(
            f"Found: the key {key} in the front matter of {plural(count, 'page')}. To read it:"
        )
        yield f"# aliases: {{keys: {{owner: [{scalar(key)}]}}}}"
    for one in owners.registries:
        yield from _registry(one)


def _registry(found: Registry) -> Iterator[str]:
    yield from _comment(
        f"Found: {found.path}, a list of {found.entries:,} entries with {found.name} and"
        f" {found.owner}. To read it:"
    )
    values = {"file": found.path, "name": found.name, "owner": found.owner}
    yield f"# owners: {{registries: [{flow_mapping(values)}]}}"


def _foreign_keys(foreign: Sequence[tuple[str, int]]) -> Iterator[str]:
    if not foreign:
        return
    shown = ", ".join(f"{key} ({count:,})" for key, count in foreign[:_MOST_SHOWN])
    more = len(foreign) - _MOST_SHOWN
    yield from _comment(
        f"Keys in front matter that are no fields of ours: {shown}"
        f"{f' and {more:,} more' if more > 0 else ''}. Where another tool needs them, take away"
        " the # and they are no findings:"
    )
    yield f"# foreign_keys: [{', '.join(exact_scalar(key) for key, _ in foreign)}]"


def _levels(nearest: Sequence[Readiness]) -> Iterator[str]:
    yield from _comment(
        "How much records are asked for: basic, standard or full. Raise one folder at a time, the"
        " nearest first; `relaybook check FOLDER --level standard --no-baseline` says what it lacks"
        " (without --no-baseline, what was there before is left out)."
    )
    for one in nearest[:_MOST_SHOWN]:
        lacks = f"; lacking: {one.what_is_lacking}" if one.lacking else ""
        whole = f"{one.whole:,} of {plural(one.documents, 'document')} at standard"
        yield from _comment(f"- {one.folder}: {whole}{lacks}")
    if not nearest:
        yield "level: basic"
        return
    yield from ("level:", "  default: basic")
    yield from _comment("To raise the nearest folder, take away the # before `folders`:", "  ")
    yield f"  # folders: {{{exact_scalar(nearest[0].folder)}: standard}}"


def _shown(folder: str) -> str:
    return "the root" if folder == "." else f"{folder}/"


def _comment(text: str, indent: str = "") -> list[str]:
    """Return a comment in lines; what a file is called must not end it."""
    line = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return textwrap.wrap(
        line,
        _WIDTH,
        initial_indent=f"{indent}# ",
        subsequent_indent=f"{indent}#   " if line.startswith("- ") else f"{indent}# ",
        break_long_words=False,
        break_on_hyphens=False,
    )
