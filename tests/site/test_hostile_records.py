"""Whatever a record says, a page shows it as text."""

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
import yaml
from tests.site.planned_base import FILES, html_of, planned

from relaybook.site.html import element, text

HOSTILE = (
    "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
    "[x](javascript:alert(1)) &amp; \x0b\u202e]]>"
)
ALLOWED = ("https://", "http://", "mailto:", "tel:")


class Inspector(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "object", "form"}:
            self.faults.append(tag)
        for name, value in attrs:
            if name.startswith("on"):
                self.faults.append(f"{tag} {name}")
            scheme = ":" in (value or "").partition("/")[0].partition("#")[0]
            if name == "href" and scheme and not (value or "").startswith(ALLOWED):
                self.faults.append(f"{tag} {name}={value}")


def poisoned(value: object) -> Iterator[object]:
    """Yield `value` once for each string in it, that string being hostile."""
    if isinstance(value, str):
        yield HOSTILE
        yield f"https://example.com/{HOSTILE}"
        yield f"javascript:alert(1)//{HOSTILE}"
    elif isinstance(value, list):
        for index, one in enumerate(value):
            for other in poisoned(one):
                yield [*value[:index], other, *value[index + 1 :]]
    elif isinstance(value, dict):
        for key, one in value.items():
            for other in poisoned(one):
                yield {**value, key: other}


def variants() -> Iterator[tuple[str, str]]:
    full = {
        "systems/ledger.yaml": {
            "title": "Ledger",
            "description": "Books.",
            "owner": "payments",
            "type": "service",
            "users": ["everybody who pays, which is a long text"],
            "aliases": [{"source": "a", "value": "b"}],
            "links": [{"rel": "logs", "url": "https://example.com", "title": "Logs"}],
            "depends_on": [{"to": "rates", "interface": "x", "note": "y", "any_of": "z"}],
            "escalation": [{"contact": "team:payments", "channel": "pager"}],
            "slos": [{"indicator": "x", "source": "https://example.com"}],
            "cost": {"items": [{"category": "cloud", "amount": "1", "currency": "INR"}]},
            "labels": {"domain": "x"},
            "models": [{"id": "m", "version": "1", "metrics": [{"name": "recall"}]}],
        },
        "contacts/payments.yaml": {
            "type": "team",
            "title": "Payments",
            "reach": {
                "phone": "1",
                "chat": "#x",
                "email": "a@example.com",
                "pager": "p",
                "rota_url": "https://example.com",
                "ticket": "https://example.com",
            },
            "handles": ["@x"],
            "time_zone": "Europe/London",
        },
        "alerts/pay.yaml": {
            "groups": [
                {
                    "name": "g",
                    "rules": [
                        {
                            "alert": "LedgerDown",
                            "expr": "up",
                            "labels": {"severity": "page"},
                            "annotations": {"summary": "s", "runbook_url": "https://example.com"},
                        }
                    ],
                }
            ]
        },
    }
    for path, record in full.items():
        for variant in poisoned(record):
            yield path, yaml.safe_dump(variant)


def test_no_field_of_a_record_can_act() -> None:
    seen = set(planned(FILES).values())
    for path, record in variants():
        for file in planned({**FILES, path: record}).values():
            if file in seen:
                continue
            seen.add(file)
            inspector = Inspector()
            inspector.feed(html_of(file))
            assert inspector.faults == [], (path, record, file.uri)
            head = (file.markdown or "").partition("\n---\n")[0]
            assert not set("<>") & set(head), (path, record, head)


@pytest.mark.parametrize("title", ["<script>alert(1)</script>", "a: b # c", "'", "- x", "{{ x }}"])
def test_a_title_is_a_plain_value_of_the_front_matter(title: str) -> None:
    record = yaml.safe_dump({"type": "person", "title": title})
    page = planned({**FILES, "contacts/x.yaml": record})["contacts/x.md"].markdown or ""

    about = yaml.safe_load(page.split("---\n")[1])

    assert "<" not in about["title"]
    assert isinstance(about["title"], str)


def test_text_is_escaped_and_markup_is_not_escaped_twice() -> None:
    assert element("p", "a < b", element("b", "&"), title='"') == (
        '<p title="&quot;">a &lt; b<b>&amp;</b></p>'
    )


def test_characters_that_no_page_may_hold_vanish() -> None:
    assert text("a\x00b\x0bc\ud800d\ufffee\n\tf\x85") == "abcde\n\tf"
