"""A small sample of a knowledge base, to look at and to change."""

from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable

from dateutil.relativedelta import relativedelta

from relaybook.model.heading_style import default_style
from relaybook.scaffold.exercise import ExerciseDraft, new_exercise
from relaybook.scaffold.exercised_steps import outline_of, steps_of
from relaybook.scaffold.planned import NewFile
from relaybook.scaffold.start import configuration_file, readme_file
from relaybook.scaffold.template import fill_text

NAME = "Sample knowledge base"
_EXERCISED = "ledger-postings-stuck"


def plan_example(day: date) -> tuple[NewFile, ...]:
    """Return the files of the sample; what has a date lies around `day`."""
    days = {
        "today": day.isoformat(),
        "decided": (day - timedelta(days=60)).isoformat(),
        "ends": (day + relativedelta(months=9)).isoformat(),
    }
    root = files("relaybook.scaffold").joinpath("templates/example")
    records = [
        NewFile(path, fill_text(text, days, is_markdown=path.endswith(".md")).text)
        for path, text in _below(root, "")
    ]
    exercise = _exercise(records, day - timedelta(days=10))
    return (configuration_file(NAME), readme_file(NAME), *records, exercise)


def _below(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            yield from _below(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry.read_text(encoding="utf-8")


def _exercise(records: list[NewFile], day: date) -> NewFile:
    text = next(one.text for one in records if one.path.endswith(f"/{_EXERCISED}.md"))
    draft = ExerciseDraft(
        slug=_EXERCISED,
        runbook=_EXERCISED,
        content=text.encode(),
        steps=steps_of(outline_of(text), text.encode(), default_style()),
        day=day,
        mode="drill",
        by=("person:r-okafor",),
        outcome="pass",
    )
    return new_exercise("exercises", draft).file
