"""Every command with what `--help` says of it, so that help imports none of them."""

import keyword
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A command: the module `relaybook.cli.<name>` holds it as `command`."""

    name: str
    summary: str

    @property
    def module(self) -> str:
        """The module that is imported when the command runs."""
        name = f"{self.name}_" if keyword.iskeyword(self.name) else self.name
        return f"relaybook.cli.{name}"


GROUPS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "Every day",
        (
            Entry(
                "init",
                "Start a knowledge base in FOLDER (default: here), clean from the first minute.",
            ),
            Entry("new", "Write a new record from a template, with at most five keys."),
            Entry("check", "Say what is missing or wrong, and how complete it is."),
            Entry("explain", "Explain a rule, or where each value of a file comes from."),
            Entry("serve", "Preview the site on this machine and show every saved change."),
        ),
    ),
    (
        "Find out",
        (
            Entry("map", "Draw what needs what, as text or as a picture."),
            Entry("impact", "Say what suffers when systems are down, and who to call."),
            Entry("recover", "Say in which order to bring systems back, and how long it takes."),
            Entry("who", "Say who to call about something, in order, and how."),
        ),
    ),
    (
        "Take over",
        (
            Entry("calendar", "Say on which day each finding begins or ends, and why."),
            Entry(
                "review",
                "Say whether a handover can be accepted: today, and on the day the vendor leaves.",
            ),
            Entry("leaver", "Say what rests on somebody who leaves, and whom to name instead."),
            Entry("diff", "Say what a change means: findings, needs, who is hit, owners."),
            Entry("trend", "Say how gates and findings came to be what they are, step by step."),
        ),
    ),
    (
        "Publish and exchange",
        (
            Entry("build", "Publish the knowledge base as a site that needs no other host."),
            Entry("decision", "List decisions, and change what names them."),
            Entry("import", "Adopt systems and contacts of a foreign catalogue as records."),
            Entry("export", "Write systems and contacts for another tool, or into its file."),
            Entry("compare", "Hold the needs we declare against a graph from elsewhere."),
            Entry("schema", "Print the JSON Schema of a kind of record, for editors."),
            Entry("rules", "List every rule, or what a profile asks for."),
        ),
    ),
)


def entries() -> tuple[Entry, ...]:
    """Return every command."""
    return tuple(entry for _, group in GROUPS for entry in group)
