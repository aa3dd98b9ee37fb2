"""Answers for somebody who decides: each a value, a reason why there is none, or "not known"."""

from collections.abc import Iterable
from dataclasses import dataclass

from relaybook.model.record import Record
from relaybook.site.html import EMPTY, Child, Html, element, joined
from relaybook.site.page import Page, badge
from relaybook.site.portfolio import or_why_not, why_not


@dataclass(frozen=True)
class Answer:
    """What is known of one thing.

    value: empty where nobody knows it. reason: why it does not apply. is_extra: whether nothing is
    missing where it has no value.
    """

    name: str
    value: Html
    reason: str = ""
    is_extra: bool = False

    @property
    def is_known(self) -> bool:
        """Whether somebody has answered, or said why there is no answer."""
        return bool(self.value or self.reason or self.is_extra)


@dataclass(frozen=True)
class Question:
    """One of the questions, with its answers and what is shown below them."""

    title: str
    answers: tuple[Answer, ...]
    details: Html = EMPTY

    @property
    def open_answers(self) -> list[str]:
        """What nobody has written down, by name."""
        return [one.name for one in self.answers if not one.is_known]

    def shown(self, page: Page) -> Html:
        """Return the question with its answers."""
        known = [one for one in self.answers if one.value or not one.is_extra]
        answers = element("dl", *map(_shown, known), class_="rb-answers")
        return joined([page.heading(self.title), answers, self.details])


def answer(name: str, value: Child, record: Record, *path: str) -> Answer:
    """Return an answer that stands in a field; path: the field, which may not apply."""
    return Answer(name, joined([value]), why_not(record, *path))


def extra(name: str, value: Child) -> Answer:
    """Return an answer that is missed by nobody where it has no value."""
    return Answer(name, joined([value]), is_extra=True)


def warned(value: Child, words: str) -> Html:
    """Return a value with what is wrong about it."""
    return joined([value, badge(words, "warning")], " ")


def titled(title: str, content: Html) -> Html:
    """Return what stands below the answers, under a title; empty for nothing."""
    return joined([element("h3", title), content]) if content else EMPTY


def missing(questions: Iterable[Question]) -> list[tuple[Question, list[str]]]:
    """Return what nobody has written down, by question."""
    return [(one, one.open_answers) for one in questions if one.open_answers]


def _shown(one: Answer) -> Html:
    value = or_why_not(one.value, one.reason)
    return element("div", element("dt", one.name), element("dd", value))
