"""The first files of a knowledge base, planned from what `relaybook init` was told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from relaybook.config import CURRENT_RULES
from relaybook.scaffold.contact import ContactDraft, ContactType, new_contact
from relaybook.scaffold.handover import HandoverDraft, Side, new_handover
from relaybook.scaffold.planned import NewFile
from relaybook.scaffold.slug import free_id, slug
from relaybook.scaffold.system import ONLY_SYSTEM, SystemDraft, new_system
from relaybook.scaffold.template import fill
from relaybook.scaffold.ways import Named, Way
from relaybook.scaffold.yaml_text import flow_list, flow_mapping, scalar

IGNORED = "/site/"
"""The line for .gitignore: where `relaybook build` writes."""


@dataclass(frozen=True, slots=True)
class Start:
    """What is known at the start.

    then: who is called when the team does not answer, with the way to reach them.
    vendor: who built or runs the system, with a way; None where there is no vendor.
    """

    name: str
    system: str
    tier: int
    team: str
    call: Way
    then: Named
    day: date
    vendor: Named | None = None
    vendor_ends_on: date | None = None


def plan_start(start: Start, filled_folders: Iterable[str] = ()) -> tuple[NewFile, ...]:
    """Return the files; records that stand in `filled_folders` already are asked for less."""
    people = _People(start)
    system = Side(slug(start.system), start.system)
    files = [
        configuration_file(start.name, filled_folders),
        readme_file(start.name),
        *(new_contact("contacts", one).file for one in people.drafts),
        _system(start, system, people),
        _runbook(system, people),
        _decision(start, system),
    ]
    if people.vendor:
        files.append(_handover(start, system, people.team, people.vendor))
    return tuple(files)


class _People:
    """The contacts, each with an id of its own."""

    def __init__(self, start: Start) -> None:
        self._ids: set[str] = set()
        self._others: list[ContactDraft] = []
        team = self._id(start.team, "team")
        self.then = self._next_in_line(start.then)
        called = (self.then.reference,)
        self.team = ContactDraft("team", team, start.team, start.call, then=called)
        self.vendor = self._vendor(start, start.vendor) if start.vendor else None
        self.drafts = (self.team, *self._others)

    def _next_in_line(self, then: Named) -> ContactDraft:
        if then.holder:
            holder = self._add("person", then.holder, then.way)
            role = self._id(then.name, "role")
            draft = ContactDraft("role", role, then.name, held_by=holder.reference)
            self._others.append(draft)
            return draft
        return self._add("team" if then.sounds_like_a_role else "person", then.name, then.way)

    def _add(self, type_: ContactType, name: str, way: Way | None) -> ContactDraft:
        draft = ContactDraft(type_, self._id(name, type_), name, way)
        self._others.append(draft)
        return draft

    def _vendor(self, start: Start, vendor: Named) -> ContactDraft:
        id_ = self._id(vendor.name, "vendor")
        covers, ends_on = start.system, start.vendor_ends_on
        draft = ContactDraft("vendor", id_, vendor.name, vendor.way, covers=covers, ends_on=ends_on)
        self._others.append(draft)
        return draft

    def _id(self, name: str, kind: str) -> str:
        id_ = free_id(slug(name), self._ids, kind)
        self._ids.add(id_)
        return id_


def configuration_file(name: str, filled_folders: Iterable[str] = ()) -> NewFile:
    """Plan relaybook.yml."""
    folders = dict.fromkeys(sorted(filled_folders), "basic")
    less = f"{{default: standard, folders: {flow_mapping(folders)}}}"
    answers = {
        "rules": CURRENT_RULES,
        "name": scalar(name),
        "level": less if folders else "standard",
    }
    return NewFile("relaybook.yml", fill("start/relaybook.yml", answers).text)


def readme_file(name: str) -> NewFile:
    """Plan README.md."""
    return NewFile("README.md", fill("start/README.md", {"name": name}).text)


def _system(start: Start, system: Side, people: _People) -> NewFile:
    draft = SystemDraft(
        system.id,
        start.system,
        people.team.id,
        start.tier,
        ONLY_SYSTEM,
        provider=people.vendor.id if people.vendor else "",
    )
    return new_system("systems", draft).file


def _runbook(system: Side, people: _People) -> NewFile:
    answers = {
        "systems": flow_list([system.id]),
        "system": system.name,
        "system_id": system.id,
        "team": people.team.title,
        "team_file": f"../../contacts/{people.team.id}.yaml",
        "then": people.then.title,
        "then_file": f"../../contacts/{people.then.id}.yaml",
    }
    path = f"runbooks/{system.id}/get-help-with-{system.id}.md"
    return NewFile(path, fill("start/get-help.md", answers).text)


def _decision(start: Start, system: Side) -> NewFile:
    title = f"Keep what we need to run {system.name} in git"
    answers = {
        "date": start.day.isoformat(),
        "systems": flow_list([system.id]),
        "title": title,
        "system": system.name,
    }
    path = f"decisions/{system.id}/0001-{slug(title)}.md"
    return NewFile(path, fill("start/first-decision.md", answers).text)


def _handover(start: Start, system: Side, team: ContactDraft, vendor: ContactDraft) -> NewFile:
    draft = HandoverDraft(
        f"{vendor.id}-to-{team.id}",
        f"{system.name}, from {vendor.title} to {team.title}",
        Side(vendor.id, vendor.title),
        Side(team.id, team.title),
        (system,),
        ends_on=start.vendor_ends_on,
    )
    return new_handover("handovers", draft).file
