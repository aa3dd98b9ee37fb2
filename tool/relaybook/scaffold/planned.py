"""What is going to be written."""

from dataclasses import dataclass


def path_of(*parts: str) -> str:
    """Join parts of a path; those that mean "here" are left out."""
    return "/".join(part for part in parts if part not in ("", "."))


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that does not exist yet. path: relative to the knowledge base, with `/`."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record that is going to be written.

    id: as references name it. next_steps: what a person should write into it next.
    open_questions: what nobody has answered; each stands in the file as a TODO. beside: files
    that belong to it, such as its tables.
    """

    kind: str
    id: str
    file: NewFile
    next_steps: tuple[str, ...]
    open_questions: tuple[str, ...] = ()
    beside: tuple[NewFile, ...] = ()
