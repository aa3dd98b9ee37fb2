"""Who can get in, and through whom."""

from typing import Annotated, Literal

from pydantic import AfterValidator

from relaybook.model.fields import LISTED, ContactRef, ContactRefs, Day, Part, Span, Text
from relaybook.model.record import Record

_SECRET_STORES = ("vault:", "arn:", "op:")


def _store_reference(value: str) -> str:
    if not value.startswith(_SECRET_STORES):
        raise ValueError(
            "must name where the secret is kept, never the secret itself; "
            "write vault:, arn: or op: and its path there"
        )
    return value


SecretRef = Annotated[Text, AfterValidator(_store_reference)]


class Access(Part):
    """One thing that opens a door: account, domain, certificate, key, licence, plan or network."""

    id: Text | None = None
    what: Text | None = None
    type: (
        Literal["account", "domain", "certificate", "key", "licence", "api_plan", "network"] | None
    ) = None
    custodian: ContactRef | None = None
    grant_by: ContactRef | None = None
    lead_time: Span | None = None
    holders: ContactRefs | None = None
    via: Text | None = None
    secret_ref: SecretRef | None = None
    expires_on: Day | None = None
    renewal_owner: ContactRef | None = None


class AccessPart(Record):
    """Fields of `systems/<id>/access.yaml`."""

    access: Annotated[tuple[Access, ...] | None, LISTED] = None
