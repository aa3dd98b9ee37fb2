"""A decision gets another number: its file, its heading, and what names it in other records."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from relaybook.errors import UsageError
from relaybook.fix.correction import Edit
from relaybook.fix.front_matter import FrontMatterText, has_front_matter
from relaybook.fix.prose import Cited, outside_of
from relaybook.fix.rewriting import Rewritten, rewritten
from relaybook.fix.status_lines import formerly_edit
from relaybook.load.decided_text import decided_words
from relaybook.load.decision_versions import read_versions
from relaybook.model.decision import Decision
from relaybook.model.decision_index import DecisionIndex, name_of_decision
from relaybook.model.decision_names import heading_of, name_of, plain_number
from relaybook.model.decision_reading import RELATIONS, Relation
from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.model.links import is_external, link_path
from relaybook.model.outline import Link
from relaybook.model.record import Record
from relaybook.source import ByteRange, Place

_DEFINITION = re.compile(rb"(?m)^ {0,3}\[[^\]\n]+\]:[ \t]*<?(?P<target>[^\s>]+)")
_IDS = ("id", "number", "adr")


@dataclass(frozen=True, slots=True)
class Renumbering:
    """The files to write. ambiguous: what may name the decision or another with its number.

    left: what cites it and is changed by hand. alias: what keeps the old number, empty where its
    form has no place for it.
    """

    files: tuple[Rewritten, ...]
    ambiguous: tuple[Place, ...]
    left: tuple[Place, ...]
    alias: str


def plan_renumbering(kb: KnowledgeBase, decision: Decision, number: int) -> Renumbering:
    """Return what gives `decision` another number and lets all that names it follow.

    Raises UsageError where it has no plain number, or where more would change than is meant.
    """
    plan = _Plan(kb, decision, number)
    files = plan.files()
    _verify(kb, decision, plan, files)
    return Renumbering(files, tuple(plan.ambiguous), tuple(plan.left), plan.alias)


class _Plan:
    def __init__(self, kb: KnowledgeBase, decision: Decision, number: int) -> None:
        self._kb = kb
        self._decision = decision
        name = name_of_decision(decision)
        if not name.number.isdigit():
            raise UsageError(f"{decision.path} has no plain number to change; rename it by hand")
        self._old, self._prefix = name.number, name.prefix
        self._new = str(number)
        folder, _, file = decision.path.rpartition("/")
        stem = decision.id.rpartition("/")[2]
        self._stem = stem
        self._new_stem = self._in_stem(stem)
        self._file, self._new_file = file, file.replace(stem, self._new_stem, 1)
        self.new_path = f"{folder}/{self._new_file}" if folder else self._new_file
        self.alias = f"{self._prefix}-{self._old}" if self._prefix else self._old
        self.ambiguous: list[Place] = []
        self.left: list[Place] = []
        self._edits: dict[str, set[Edit]] = defaultdict(set)

    def files(self) -> tuple[Rewritten, ...]:
        self._edits[self._decision.path] |= set(self._own())
        for record in self._kb.documents:
            self._edits[record.path] |= set(self._links(record))
            if isinstance(record, Decision):
                self._edits[record.path] |= set(self._relations(record))
        self._prose()
        return tuple(
            Rewritten(
                path,
                data := self._kb.sources.data(path),
                rewritten(data, edits),
                self.new_path if path == self._decision.path else "",
            )
            for path, edits in sorted(self._edits.items())
            if edits or path == self._decision.path
        )

    def _in_stem(self, stem: str) -> str:
        """Return the name of a file with the new number, as wide as the old one."""
        meant, wide = name_of(stem), self._new.zfill(len(self._old))
        for found in re.finditer(re.escape(self._old), stem):
            changed = f"{stem[: found.start()]}{wide}{stem[found.end() :]}"
            if name_of(changed) == meant._replace(number=wide):
                return changed
        raise UsageError(f"{self._decision.path}: its number cannot be changed; rename it by hand")

    def _in_text(self, text: str) -> str:
        """Return a text that begins with the number, or a reference, with the new one."""
        if self._stem in text:
            return text.replace(self._stem, self._new_stem)
        if quote(self._stem) in text:
            return text.replace(quote(self._stem), quote(self._new_stem))
        found = re.search(rf"(?<!\d)0*{plain_number(self._old)}(?!\d)", text)
        if found is None:
            return text
        width = len(found.group()) if found.group().startswith("0") else 0
        return f"{text[: found.start()]}{self._new.zfill(width)}{text[found.end() :]}"

    def _says_it(self, text: str) -> bool:
        """Whether a text begins with the number of the decision."""
        found = heading_of(text.replace("\\", ""))
        return found.value == plain_number(self._old) and found.prefix in ("", "ADR", self._prefix)

    def _own(self) -> Iterator[Edit]:
        decision, data = self._decision, self._kb.sources.data(self._decision.path)
        heading = decision.outline.first_heading
        if heading and self._says_it(heading.text):
            yield from self._changed(data, heading.range)
        if not has_front_matter(data):
            added = formerly_edit(decision, data, self.alias)
            self.alias = self.alias if added else ""
            yield from [added] if added else []
            return
        text = FrontMatterText(decision.path, data)
        for key in (one for one in _IDS if one in text.fields):
            value = str(text.fields[key])
            if plain_number(name_of(value).number) == plain_number(self._old):
                yield text.replaced(self._in_text(value), key)
        if self.alias not in (decision.aliases or ()):
            yield text.added("aliases", self.alias)

    def _changed(self, data: bytes, where: ByteRange) -> Iterator[Edit]:
        old = data[where.start : where.end].decode("utf-8", "replace")
        new = self._in_text(old)
        if new != old:
            yield _least(where.start, old, new)

    def _links(self, record: Record) -> Iterator[Edit]:
        links = [one for one in record.outline.links if self._leads_there(record, one)]
        if not links:
            return
        data = self._kb.sources.data(record.path)
        for link in links:
            yield from self._link(data, link)
        for found in _DEFINITION.finditer(data):
            target = found["target"].decode("utf-8", "replace")
            if link_path(record.path, target) == self._decision.path:
                yield from self._changed(data, ByteRange(*found.span("target")))

    def _leads_there(self, record: Record, link: Link) -> bool:
        if not link.target or is_external(link.target) or link.target.startswith("#"):
            return False
        return link_path(record.path, link.target) == self._decision.path

    def _link(self, data: bytes, link: Link) -> Iterator[Edit]:
        text = data[link.start : link.end]
        cut = text.rfind(b"](")
        end = link.start + (cut if cut >= 0 else len(text))
        words = data[link.start + 1 : end].decode("utf-8", "replace")
        if text.startswith(b"[") and (self._says_it(words) or self._stem in words):
            yield from self._changed(data, ByteRange(link.start + 1, end))
        if cut >= 0:
            yield from self._changed(data, ByteRange(end + 2, link.end))

    def _relations(self, decision: Decision) -> Iterator[Edit]:
        values: dict[tuple[str | int, ...], str] = {}
        data = self._kb.sources.data(decision.path)
        for relation in decision.relations:
            if not self._is_meant(decision, relation):
                continue
            where = relation.place.at
            if isinstance(where, tuple):
                text = FrontMatterText(decision.path, data)
                span = text.range_of(*where)
                value = values.get(where, data[span.start : span.end].decode("utf-8", "replace"))
                values[where] = self._in_reference(value, relation)
            elif isinstance(where, ByteRange) and b"](" not in data[where.start : where.end]:
                yield from self._changed(data, where)
        for where, value in values.items():
            span = FrontMatterText(decision.path, data).range_of(*where)
            yield _least(span.start, data[span.start : span.end].decode("utf-8", "replace"), value)

    def _in_reference(self, value: str, relation: Relation) -> str:
        reference, words = relation.reference, relation.text
        if words and self._says_it(words):
            value = value.replace(f"[{words}]", f"[{self._in_text(words)}]", 1)
        if reference in value:
            return value.replace(reference, self._in_text(reference), 1)
        return self._in_text(value)

    def _prose(self) -> None:
        cited = Cited(self._kb, self._decision)
        self.ambiguous += cited.ambiguous
        self.left += cited.left
        for path in dict.fromkeys(one.path for one in cited.certain):
            places = [one for one in cited.certain if one.path == path]
            data = self._kb.sources.data(path)
            for where in list(outside_of(self._edits[path], places)):
                self._edits[path] |= set(self._changed(data, where))

    def _is_meant(self, decision: Decision, relation: Relation) -> bool:
        found = self._kb.decision_index.candidates(decision, relation.reference)
        paths = [one.path for one in found]
        if len(found) > 1 and self._decision.path in paths:
            self.ambiguous.append(relation.place)
        return paths == [self._decision.path]


def _least(start: int, old: str, new: str) -> Edit:
    """Return the edit from one text to another without what they begin and end with alike."""
    before, after = old.encode(), new.encode()
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return Edit(start + head, start + len(before) - tail, after[head : len(after) - tail])


def _verify(kb: KnowledgeBase, decision: Decision, plan: _Plan, files: Iterable[Rewritten]) -> None:
    """Read every decision again as it would be: all name the same ones, and say the same."""
    old = {one.path: kb.sources.data(one.path) for one in kb.documents if isinstance(one, Decision)}
    new, moved = dict(old), {decision.path: plan.new_path}
    for one in files:
        if one.path in old:
            del new[one.path]
    new |= {one.path_after: one.after for one in files if one.path in old}
    before, after = read_versions(old, kb.configuration), read_versions(new, kb.configuration)
    meant = {moved.get(path, path): named for path, named in _named(before, moved).items()}
    same_words = all(
        [one.text for one in decided_words(file.before) or ()]
        == [one.text for one in decided_words(file.after) or ()]
        for file in files
    )
    same = after.get(plan.new_path)
    is_led_to = same is not None and (not plan.alias or plan.alias in (same.aliases or ()))
    if not same_words or not is_led_to or not _is_kept(meant, _named(after, {})):
        raise UsageError(
            f"{decision.path} cannot be renumbered without changing more than its number; "
            "rename it by hand"
        )


_Names = Mapping[str, frozenset[tuple[str, str]]]


def _named(decisions: Mapping[str, Decision], moved: Mapping[str, str]) -> _Names:
    """Return by path which relations each decision has to which."""
    index = DecisionIndex(decisions.values())
    return {
        one.path: frozenset(
            (field, moved.get(found.path, found.path))
            for field in RELATIONS
            for reference in getattr(one, field) or ()
            if (found := index.find(one, reference))
        )
        for one in decisions.values()
    }


def _is_kept(before: _Names, after: _Names) -> bool:
    """Whether all that was named still is; what was ambiguous may have become plain."""
    return before.keys() == after.keys() and all(before[path] <= after[path] for path in before)
