"""All files of a repository that say who owns what, read once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from relaybook.config import FILE_NAME, Configuration
from relaybook.config_owners import RegistrySource
from relaybook.findings import Problem
from relaybook.load.ownership.claim import Claim, Handle, OwnersFault
from relaybook.load.ownership.codeowners import CodeOwnersLines
from relaybook.load.ownership.codeowners_syntax import Forge, read_codeowners
from relaybook.load.ownership.owners_chain import OwnersChain
from relaybook.load.ownership.owners_file import (
    OwnersAliases,
    OwnersFile,
    read_aliases,
    read_owners,
)
from relaybook.load.ownership.registry import Registry, read_registry
from relaybook.load.parse import decode
from relaybook.model.knowledge_base import LoadProblem
from relaybook.owner_places import (
    CODEOWNERS,
    OWNERS,
    OWNERS_ALIASES,
    RepositoryTree,
    from_repository,
    to_repository,
)
from relaybook.source import LineColumn, Place, Tree, Unreadable

T = TypeVar("T", OwnersFile, OwnersAliases, Registry, CodeOwnersLines)
_FORGES: Mapping[str, Forge] = {"github": "github", "gitlab": "gitlab"}
_NO_ALIASES = OwnersAliases({})


@dataclass(frozen=True, slots=True)
class OwnerFiles:
    """What they say. prefix: the path of the knowledge base in its repository.

    aliases: of OWNERS_ALIASES. problems: files and lines that could not be read.
    """

    prefix: str = ""
    chain: OwnersChain | None = None
    lines: CodeOwnersLines | None = None
    registries: tuple[Registry, ...] = ()
    aliases: OwnersAliases = _NO_ALIASES
    problems: tuple[LoadProblem, ...] = ()

    @property
    def say_something(self) -> bool:
        """Whether there is any such file at all."""
        return bool(self.chain or self.lines or self.registries)

    @property
    def say_escalation(self) -> bool:
        """Whether any registry also says who is called."""
        return any(registry.says_escalation for registry in self.registries)

    def claims(self, path: str, id_: str) -> list[Claim]:
        """Return who owns the record `id_` at `path`, the nearest first, catch-all lines last.

        Where two files are as near, a registry comes before OWNERS, and that before CODEOWNERS.
        """
        found: list[Claim] = []
        for registry in self.registries:
            found += registry.claims(path, id_, self.prefix.count("/"))
        full = to_repository(self.prefix, path)
        if self.chain:
            found += self.chain.claims(full)
        if self.lines:
            found += self.lines.claims(full)
        return sorted(found, key=lambda claim: (claim.catch_all, -claim.nearness))

    def people_of(self, handle: Handle) -> tuple[Handle, ...]:
        """Return whom an alias of OWNERS_ALIASES stands for; nobody where it is none."""
        people = self.aliases.members.get(handle.name.casefold(), ())
        return tuple(replace(one, place=handle.place) for one in people)


def read_owner_files(tree: Tree, configuration: Configuration) -> OwnerFiles:
    """Read what `owners` of the configuration asks for."""
    reader = _Reader(tree, configuration)
    wanted = configuration.owners.read
    chain = reader.chain() if "owners" in wanted else None
    return OwnerFiles(
        reader.prefix,
        chain,
        reader.lines() if "codeowners" in wanted else None,
        tuple(reader.registries()),
        reader.aliases() if chain else _NO_ALIASES,
        tuple(reader.problems),
    )


@dataclass
class _Reader:
    tree: Tree
    configuration: Configuration
    problems: list[LoadProblem] = field(default_factory=list)
    prefix: str = field(init=False, default="")
    beside: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        if isinstance(self.tree, RepositoryTree):
            self.prefix = self.tree.prefix
            self.beside = self.tree.owner_files()

    def chain(self) -> OwnersChain | None:
        inside = (path for path in self.tree.paths() if path.endswith(OWNERS))
        named = (path for path in (*self.beside, *inside) if path.rpartition("/")[2] == OWNERS)
        files = {
            to_repository(self.prefix, path).rpartition("/")[0]: file
            for path in named
            if (file := self._read(path, read_owners))
        }
        return OwnersChain(files) if files else None

    def aliases(self) -> OwnersAliases:
        path = from_repository(self.prefix, OWNERS_ALIASES)
        found = self._read(path, read_aliases) if self._is_there(path) else None
        return found or _NO_ALIASES

    def lines(self) -> CodeOwnersLines | None:
        setting = self.configuration.owners
        usual = [from_repository(self.prefix, place) for place in CODEOWNERS]
        places: Sequence[str] = [setting.codeowners] if setting.codeowners else usual
        path = next((one for one in places if self._is_there(one)), "")
        if setting.codeowners and not path:
            self._unread(("owners", "codeowners"), setting.codeowners)
        syntax = setting.syntax or None
        return self._read(path, lambda at, text: _lines(at, text, syntax)) if path else None

    def registries(self) -> Iterator[Registry]:
        inside = frozenset(self.tree.paths())
        for index, source in enumerate(self.configuration.owners.registries):
            path = source.file.removeprefix("./")
            if path not in inside:
                self._unread(("owners", "registries", index, "file"), source.file)
                continue
            same = source.model_copy(update={"file": path})
            if found := self._read(path, _reading(same)):
                yield found

    def _is_there(self, path: str) -> bool:
        return path in self.beside or path in self.tree.paths()

    def _read(self, path: str, read: Callable[[str, str], T]) -> T | None:
        data = self.tree.read(path)
        text = data if isinstance(data, Unreadable) else decode(data)
        if isinstance(text, Unreadable):
            place = Place(path, LineColumn(text.line, text.column))
            problem = Problem(place, text.reason, text.help)
            self.problems.append(LoadProblem("unreadable-file", problem))
            return None
        found = read(path, text)
        self.problems += map(_problem, found.faults)
        return found

    def _unread(self, at: tuple[str | int, ...], path: str) -> None:
        outside = path.startswith(("/", "../")) or "/../" in path
        why = "lies outside of the knowledge base" if outside else "is no file of it"
        problem = Problem(
            Place(FILE_NAME, at),
            f"{path} {why}, so nobody is taken from it",
            "write the path of a file from the folder of relaybook.yml on",
        )
        self.problems.append(LoadProblem("unreadable-file", problem))


def _lines(path: str, text: str, syntax: str | None) -> CodeOwnersLines:
    return CodeOwnersLines(read_codeowners(path, text, _FORGES.get(syntax or "")))


def _reading(source: RegistrySource) -> Callable[[str, str], Registry]:
    return lambda _, text: read_registry(source, text)


def _problem(fault: OwnersFault) -> LoadProblem:
    return LoadProblem("invalid-ownership", Problem(fault.place, fault.message, fault.help))
