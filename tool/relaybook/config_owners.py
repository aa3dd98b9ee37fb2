"""`owners` of `relaybook.yml`: which files beside the records say who owns them."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from relaybook.config_section import Section
from relaybook.config_values import LISTED

OwnersForm = Literal["owners", "codeowners"]


class RegistrySource(Section):
    """A YAML or JSON file with a list of teams or services, and which of its keys say what."""

    file: Annotated[str, Field(min_length=1)]
    list: str = ""
    name: str = "name"
    folder: str = ""
    path: str = ""
    owner: str = "owner"
    escalation: str = ""


def _file(value: object) -> object:
    return {"file": value} if isinstance(value, str) else value


class Owners(Section):
    """Where owners are taken from that no record names."""

    read: Annotated[tuple[OwnersForm, ...], LISTED] = ("owners", "codeowners")
    codeowners: str = ""
    syntax: Literal["", "github", "gitlab"] = ""
    registries: Annotated[
        tuple[Annotated[RegistrySource, BeforeValidator(_file)], ...], LISTED
    ] = ()
