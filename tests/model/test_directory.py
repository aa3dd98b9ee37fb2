"""Who is active, in what role and whose: against sets of days that can be counted by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from relaybook.model.contact import Contact, Person, Role, Team, Vendor
from relaybook.model.directory import Directory, within
from relaybook.model.record import Facts

FIRST = date(2026, 1, 1)
DAYS = range(8)
EVER = frozenset(DAYS)
PEOPLE = ("ann", "bob", "cy")


@dataclass(frozen=True)
class Term:
    """A stretch of days; None is open."""

    start: int | None = None
    end: int | None = None

    @property
    def days(self) -> frozenset[int]:
        first = 0 if self.start is None else self.start
        last = max(DAYS) if self.end is None else self.end
        return frozenset(range(first, last + 1))

    def fields(self, start: str, end: str) -> dict[str, date | None]:
        return {start: _day(self.start), end: _day(self.end)}


@dataclass(frozen=True)
class World:
    """Three people, a team and a role, each perhaps of a vendor with some contracts."""

    contracts: tuple[Term, ...]
    people: Mapping[str, tuple[bool, Term]]  # of the vendor, employed
    team_of_vendor: bool
    members: tuple[tuple[str, Term], ...]
    holders: tuple[tuple[str, Term], ...]

    @property
    def bound(self) -> frozenset[int]:
        return frozenset().union(*(term.days for term in self.contracts))

    def person_days(self, name: str) -> frozenset[int]:
        of_vendor, employed = self.people[name]
        return employed.days & (self.bound if of_vendor else EVER)

    def member_days(self, name: str) -> frozenset[int]:
        """Days on which somebody is in the team and active."""
        terms = frozenset().union(*(term.days for who, term in self.members if who == name))
        return terms & self.person_days(name)

    @property
    def team_days(self) -> frozenset[int]:
        staffed = frozenset().union(*(self.member_days(name) for name in PEOPLE))
        unknown = frozenset().union(*(term.days for who, term in self.members if who == "ghost"))
        there = staffed | unknown if self.members else EVER
        return there & (self.bound if self.team_of_vendor else EVER)

    def holder_days(self, name: str) -> frozenset[int]:
        """Days on which somebody, or the team, holds the role and is active."""
        terms = frozenset().union(*(term.days for who, term in self.holders if who == name))
        return terms & (self.team_days if name == "team" else self.person_days(name))

    def is_ours(self, name: str) -> bool:
        return not (self.team_of_vendor if name == "team" else self.people[name][0])


def _day(number: int | None) -> date | None:
    return None if number is None else FIRST + timedelta(days=number)


def _terms() -> st.SearchStrategy[Term]:
    ends = st.none() | st.sampled_from(list(DAYS))
    return st.builds(Term, ends, ends)


def _worlds() -> st.SearchStrategy[World]:
    person = st.tuples(st.booleans(), _terms())
    member = st.tuples(st.sampled_from([*PEOPLE, "ghost"]), _terms())
    holder = st.tuples(st.sampled_from([*PEOPLE, "team"]), _terms())
    return st.builds(
        World,
        contracts=st.lists(_terms(), max_size=2).map(tuple),
        people=st.fixed_dictionaries(dict.fromkeys(PEOPLE, person)),
        team_of_vendor=st.booleans(),
        members=st.lists(member, max_size=4).map(tuple),
        holders=st.lists(holder, max_size=4).map(tuple),
    )


def _contacts(world: World) -> dict[str, Contact]:
    org = {True: "vendor:acme", False: "internal"}
    found: dict[str, Contact] = {
        name: Person.from_fields(
            {"type": "person", "org": org[of_vendor], **term.fields("from_on", "until_on")},
            Facts(id=name),
        )
        for name, (of_vendor, term) in world.people.items()
    }
    members = [{"person": who, **term.fields("from_on", "until_on")} for who, term in world.members]
    held_by = [
        {"contact": who, **term.fields("from_on", "until_on")} for who, term in world.holders
    ]
    contracts = [term.fields("start_on", "end_on") for term in world.contracts]
    team = {"type": "team", "org": org[world.team_of_vendor], "members": members}
    found["team"] = Team.from_fields(team, Facts(id="team"))
    found["role"] = Role.from_fields({"type": "role", "held_by": held_by}, Facts(id="role"))
    vendor = {"type": "vendor", "contracts": contracts}
    found["acme"] = Vendor.from_fields(vendor, Facts(id="acme"))
    return found


@given(_worlds(), st.sampled_from(list(DAYS)))
def test_whoever_is_active_is_active_on_just_their_days(world: World, number: int) -> None:
    contacts = _contacts(world)
    directory = Directory(contacts, FIRST + timedelta(days=number))

    active = {name for name, one in contacts.items() if directory.standing(one).active}

    expected = {name for name in PEOPLE if number in world.person_days(name)}
    expected |= {"team"} if number in world.team_days else set()
    expected |= {"acme"} if number in world.bound else set()
    holders = [name for name in (*PEOPLE, "team") if number in world.holder_days(name)]
    expected |= {"role"} if holders else set()
    assert active == expected


@given(_worlds(), st.sampled_from(list(DAYS)))
def test_members_and_holders_are_those_whose_term_runs_and_who_are_active(
    world: World, number: int
) -> None:
    contacts = _contacts(world)
    directory = Directory(contacts, FIRST + timedelta(days=number))
    team, role = contacts["team"], contacts["role"]
    assert isinstance(team, Team)
    assert isinstance(role, Role)

    assert {who.id for who in directory.members(team)} == {
        name for name in PEOPLE if number in world.member_days(name)
    }
    holders = {name for name in (*PEOPLE, "team") if number in world.holder_days(name)}
    assert {who.id for who in directory.holders(role)} == holders
    assert directory.is_internal(role) == all(world.is_ours(name) for name in holders)


@given(_worlds(), st.sampled_from(list(DAYS)))
def test_an_inactive_contact_says_why(world: World, number: int) -> None:
    contacts = _contacts(world)
    directory = Directory(contacts, FIRST + timedelta(days=number))

    for contact in contacts.values():
        standing = directory.standing(contact)
        assert standing.active == (standing.reason == "")


@given(st.dates(), st.none() | st.dates(), st.none() | st.dates())
def test_both_ends_are_included(day: date, start: date | None, end: date | None) -> None:
    before = start is not None and (day - start).days < 0
    after = end is not None and (day - end).days > 0

    assert within(day, start, end) == (not before and not after)


def _directory(**contacts: Contact) -> Directory:
    return Directory(contacts, date(2027, 1, 1))


def test_reasons_name_the_day_and_the_contract() -> None:
    contract = {"ref": "C-7", "end_on": "2026-12-31"}
    acme = Vendor.from_fields({"type": "vendor", "contracts": [contract]}, Facts(id="acme"))
    desk = Team.from_fields({"type": "team", "org": "vendor:acme"}, Facts(id="desk"))
    ann = Person.from_fields({"type": "person", "until_on": "2026-06-30"}, Facts(id="ann"))
    bob = Person.from_fields({"type": "person", "from_on": "2027-02-01"}, Facts(id="bob"))
    directory = _directory(acme=acme, desk=desk, ann=ann, bob=bob)

    assert directory.standing(desk).reason == "contract C-7 with vendor:acme ended on 2026-12-31"
    assert directory.standing(ann).reason == "left on 2026-06-30"
    assert directory.standing(bob).reason == "starts on 2027-02-01"


def test_a_vendor_without_a_contract_is_not_active() -> None:
    acme = Vendor.from_fields({"type": "vendor"}, Facts(id="acme"))

    reason = _directory(acme=acme).standing(acme).reason

    assert reason == "vendor:acme has no contract on 2027-01-01"


def test_a_reference_is_found_only_as_what_is_written_and_what_fits() -> None:
    ann = Person.from_fields({"type": "person"}, Facts(id="ann"))
    directory = _directory(ann=ann)

    assert directory.find("ann", ("person",)) is ann
    assert directory.find("person:ann", ("team", "person")) is ann
    assert directory.find("person:ann", ("team",)) is None
    assert directory.find("team:ann") is None
    assert directory.find("ann", ("team",)) is None


def test_a_contact_without_a_type_fits_everywhere() -> None:
    unknown = Contact.from_fields({"title": "Somebody"}, Facts(id="somebody"))

    assert _directory(somebody=unknown).find("team:somebody", ("team",)) is unknown


def test_who_gives_no_number_is_reached_through_others() -> None:
    ann = Person.from_fields({"type": "person", "reach": {"email": "a@example.com"}}, Facts("ann"))
    phone = {"phone": "+44 20 7946 0001"}
    bob = Person.from_fields({"type": "person", "reach": phone}, Facts("bob"))
    team = Team.from_fields({"type": "team", "members": ["ann", "bob"]}, Facts("team"))
    role = Role.from_fields({"type": "role", "held_by": ["team:team"]}, Facts("role"))
    directory = _directory(ann=ann, bob=bob, team=team, role=role)

    assert directory.reach(role) == (("email", "a@example.com"),)
    assert directory.urgent_reach(role) == (("phone", "+44 20 7946 0001"),)


def test_a_person_is_reached_through_the_team() -> None:
    ann = Person.from_fields({"type": "person"}, Facts("ann"))
    pager = {"pager": "payments-primary"}
    fields = {"type": "team", "members": ["person:ann"], "reach": pager}
    team = Team.from_fields(fields, Facts("team"))

    found = _directory(ann=ann, team=team).urgent_reach(ann)

    assert found == (("pager", "payments-primary"),)
