"""A context that hears where a rule says nothing, because another finding has said it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from relaybook.rules.context import Context

if TYPE_CHECKING:
    from relaybook.model.record import Record
    from relaybook.source import Place


@dataclass(frozen=True)
class ListeningContext(Context):
    """The same knowledge base. explained: whatever a rule asked for and cannot be read."""

    explained: list[object] = field(default_factory=list, repr=False, compare=False)

    @classmethod
    def to(cls, context: Context) -> ListeningContext:
        """Return a context that hears; what the other has worked out is not worked out again."""
        if isinstance(context, ListeningContext):
            return context
        given = {one.name: getattr(context, one.name) for one in fields(Context)}
        heard = cls(**given)
        vars(heard).update({**vars(context), **given, "explained": heard.explained})
        return heard

    def is_explained(self, record: Record, name: str) -> bool:
        """Whether another finding says why a field is absent; noted where it is so."""
        return self._noted((record, name), is_so=super().is_explained(record, name))

    def is_explained_at(self, place: Place) -> bool:
        """Whether another finding says why nothing can be read at a place; noted where it is so."""
        return self._noted(place, is_so=super().is_explained_at(place))

    def _noted(self, asked: object, *, is_so: bool) -> bool:
        if is_so:
            self.explained.append(asked)
        return is_so
