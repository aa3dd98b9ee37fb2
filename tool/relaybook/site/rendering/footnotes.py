"""Footnotes, numbered in the order in which the text refers to them."""

from xml.etree.ElementTree import Element, SubElement

from relaybook.site.rendering.element_stack import ElementStack


class Footnotes:
    """The footnotes of one page. Labels are never shown, so that they cannot become ids."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._references: dict[str, int] = {}
        self._notes: dict[str, Element] = {}

    def refer(self, label: str, stack: ElementStack) -> None:
        """Add a reference to the text at the cursor."""
        number = self._numbers.setdefault(label, len(self._numbers) + 1)
        self._references[label] = repeat = self._references.get(label, 0) + 1
        suffix = "" if repeat == 1 else f"-{repeat}"
        stack.open("sup", id=f"fnref:{number}{suffix}")
        stack.open("a", class_="footnote-ref", href=f"#fn:{number}")
        stack.text(str(number))
        stack.close()
        stack.close()

    def define(self, label: str) -> Element:
        """Return the element that takes the text of a footnote; the first definition counts."""
        note = Element("li")
        self._notes.setdefault(label, note)
        return note

    def append_to(self, root: Element) -> None:
        """Put the footnotes that are referred to at the end of the page."""
        labels = [label for label in self._numbers if label in self._notes]
        if not labels:
            return
        block = SubElement(root, "div", {"class": "footnote"})
        SubElement(block, "hr")
        notes = SubElement(block, "ol")
        for label in labels:
            notes.append(self._finished(label))

    def _finished(self, label: str) -> Element:
        note, number = self._notes[label], self._numbers[label]
        note.set("id", f"fn:{number}")
        note.set("value", str(number))
        back = SubElement(note[-1] if len(note) else note, "a")
        back.set("class", "footnote-backref")
        back.set("href", f"#fnref:{number}")
        back.set("title", f"Back to the reference to note {number}")
        back.text = "↩"
        return note
