"""The contacts of a made knowledge base: all internal, reachable and active but two."""

from benchmarks.draft import Draft
from benchmarks.world import GONE, TEAM_WITHOUT_ESCALATION, VENDOR, VENDOR_TEAM, World


def contacts(world: World) -> list[Draft]:
    """Teams and roles that answer, one vendor with a contract, and one person who left."""
    drafts = [_team(world, number) for number in range(len(world.teams))]
    for number, role in enumerate(world.roles):
        drafts += [_holder(role, number), _role(role, number)]
    return [*drafts, _bare_team(), _vendor(), _vendor_team(), _gone()]


def contact(name: str, *lines: str) -> Draft:
    """A contact's record, with a key for each line that starts one."""
    front: dict[str, list[str]] = {}
    for line in lines:
        key = line.split(":", 1)[0] if not line.startswith(" ") else next(reversed(front))
        front.setdefault(key, []).append(line)
    return Draft(f"contacts/{name}.yaml", front)


def _reach(name: str, number: int) -> tuple[str, ...]:
    return (
        "reach:",
        f'  phone: "+49 30 5550 {number:04d}"',
        f'  chat: "#{name}"',
        f"  email: {name}@example.com",
        "hours: 24x7",
        "time_zone: Europe/Berlin",
    )


def _team(world: World, number: int) -> Draft:
    name, role = world.teams[number], world.roles[number % len(world.roles)]
    return contact(
        name,
        "type: team",
        f"title: Team {number:03d}",
        *_reach(name, number),
        "escalation:",
        f"  - {{contact: team:{name}, respond_within: 15m, hours: 24x7}}",
        f"  - {{contact: role:{role}, respond_within: 30m, hours: 24x7}}",
    )


def _role(name: str, number: int) -> Draft:
    held = f"  - {{contact: person:holder-of-{name}, from_on: 2024-01-08}}"
    title = f"title: Duty manager {number:02d}"
    return contact(name, "type: role", title, *_reach(name, 5000 + number), "held_by:", held)


def _holder(role: str, number: int) -> Draft:
    name = f"holder-of-{role}"
    title = f"title: Holder {number:02d}"
    return contact(name, "type: person", title, *_reach(name, 6000 + number), "from_on: 2023-02-01")


def _bare_team() -> Draft:
    name = TEAM_WITHOUT_ESCALATION
    return contact(name, "type: team", "title: Platform tools", *_reach(name, 7000))


def _vendor() -> Draft:
    return contact(
        VENDOR,
        "type: vendor",
        "title: Northwind Scoring",
        *_reach(VENDOR, 7001),
        "domains: [example.com]",
        "contracts:",
        "  - {ref: NW-2022-7, covers: scoring, start_on: 2022-01-01, end_on: 2028-12-31}",
    )


def _vendor_team() -> Draft:
    title = "title: Northwind support"
    org = f"org: vendor:{VENDOR}"
    return contact(VENDOR_TEAM, "type: team", title, org, *_reach(VENDOR_TEAM, 7002))


def _gone() -> Draft:
    dates = ("from_on: 2021-03-01", "until_on: 2026-06-30")
    return contact(GONE, "type: person", "title: Ada Quist", *_reach(GONE, 7003), *dates)
