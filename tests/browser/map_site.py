"""Sites whose map a test reads, and what a reader does on it."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import expect
from tests.browser.conftest import Watched

REPOSITORY = Path(__file__).parents[2]
HUB = "hub"


def written(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def built(base: Path, output: Path, *options: str) -> Path:
    command = [sys.executable, "-m", "relaybook", "build", "--base", str(base)]
    subprocess.run([*command, "--output", str(output), *options], check=True, capture_output=True)
    return output


def many_systems() -> dict[str, str]:
    """Return forty systems around a hub, in two domains, one of a vendor whose contract ends."""
    files = {
        "relaybook.yml": 'name: Many\nas_of: "2026-11-20"\n',
        "contacts/east.yaml": "type: team\ntitle: East\nreach: {pager: east}\n",
        "contacts/west.yaml": "type: team\ntitle: West\nreach: {pager: west}\n",
        "contacts/nimbus.yaml": "type: vendor\ntitle: Nimbus\nreach: {email: a@example.com}\n"
        "contracts: [{ref: MSA-1, start_on: 2025-01-01, end_on: 2026-12-31}]\n",
        "systems/cards.yaml": "title: Cards\nentity: domain\n",
        "systems/loans.yaml": "title: Loans\nentity: domain\n",
        f"systems/{HUB}.yaml": _system("Hub", "east", 1, "cards", ["bought"]),
        "systems/bought.yaml": "title: Bought\nowner: west\nprovider: nimbus\nscope: external\n"
        "service_tier: 2\nrestore_time: 2h\naliases: [{source: cmdb, value: CI-4711}]\n",
        "systems/old.yaml": "title: Old\nowner: west\nlifecycle: deprecated\nservice_tier: 3\n"
        "part_of: [{to: loans, as: domain}]\n"
        "depends_on: [{to: hub, kind: legacy, on_failure: manual}]\n",
    }
    for number in range(40):
        domain, team = ("cards", "east") if number % 2 else ("loans", "west")
        files[f"systems/s{number:02}.yaml"] = _system(
            f"Service {number}", team, 1 + number % 4, domain, [HUB]
        )
    return files


def _system(title: str, owner: str, tier: int, domain: str, needs: list[str]) -> str:
    return (
        f"title: {title}\nowner: {owner}\nservice_tier: {tier}\nrestore_time: 1h\n"
        f"part_of: [{{to: {domain}, as: domain}}]\ndepends_on: {json.dumps(needs)}\n"
    )


def show(watched: Watched, page: str, address: str = "") -> None:
    """Open a view of the map and wait until it is shown."""
    watched.goto(f"{page}{address}")
    shown(watched, address or "#")


def shown(watched: Watched, address: str | re.Pattern[str]) -> None:
    """Wait until the map shows the view of an address."""
    expect(watched.page.locator("[data-dependency-map]")).to_have_attribute("data-shown", address)


def said(watched: Watched) -> str:
    return watched.page.locator(".rb-mapview__said").inner_text()


def rows(watched: Watched) -> list[list[str]]:
    """Return the cells of the table below the map."""
    found: list[list[str]] = watched.page.locator(".rb-mapview tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    return found


def press(watched: Watched, key: str) -> str:
    """Press a key on the map and return what a screen reader hears."""
    watched.page.keyboard.press(key)
    return watched.page.locator(".rb-mapview__here").inner_text()
