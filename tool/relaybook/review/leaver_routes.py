"""Alerts, lists and files of owners that lead to somebody who leaves."""

from collections.abc import Iterator

from relaybook.model.knowledge_base import KnowledgeBase
from relaybook.owner_places import CODEOWNERS, OWNERS, OWNERS_ALIASES
from relaybook.review.leaver_names import IN_WORDS, SpokenNames
from relaybook.review.leaver_people import Going
from relaybook.review.resting import Resting, typed
from relaybook.rules.reference_packs import references_of
from relaybook.source import LineColumn, Place

_ROUTE = "write the team that answers, here and in the routes of the monitoring"
_LINE = "name a team of ours instead"
_PUNCTUATION = "-,[]\"'"


def alerts(base: KnowledgeBase, names: SpokenNames) -> Iterator[Resting]:
    """Yield each alert that is labelled for those who leave, or tells to ask them."""
    for alert in base.alerts:
        if alert.team_place and (who := names.is_named(alert.team)):
            label = str(alert.team_place.at[-1]) if isinstance(alert.team_place.at, tuple) else ""
            yield Resting(
                "calls",
                f"alert:{alert.name}",
                alert.name,
                "goes to them by its label",
                f"labels.{label}",
                alert.team_place.path,
                base.sources.locate(alert.team_place),
                typed(who),
                (),
                _ROUTE,
            )
        if who := names.find(alert.summary):
            yield Resting(
                "texts",
                f"alert:{alert.name}",
                alert.name,
                "names them",
                "",
                alert.place.path,
                base.sources.locate(alert.place),
                typed(who),
                (),
                IN_WORDS,
            )


def lists(base: KnowledgeBase, going: Going) -> Iterator[Resting]:
    """Yield each list of obligations that those who leave keep, or have confirmed."""
    for pack in references_of(base):
        for key, what in (("owner", "keeps the list"), ("confirmed_by", "confirmed the list")):
            who = going.after.find(getattr(pack, key)) if pack.path else None
            if who is not None and going.takes(who):
                place = Place(pack.path, (key,))
                yield Resting(
                    "confirmations",
                    f"file:{pack.path}",
                    pack.title,
                    what,
                    key,
                    pack.path,
                    base.sources.locate(place),
                    typed(who),
                    (),
                    "let who answers for compliance then see to it, and write them here",
                )


def owner_files(base: KnowledgeBase, names: SpokenNames) -> Iterator[Resting]:
    """Yield each line of CODEOWNERS and OWNERS files that names those who leave."""
    for path in sorted(_owner_files(base)):
        for number, line in enumerate(base.sources.text(path).splitlines(), 1):
            words = [one.strip(_PUNCTUATION) for one in line.partition("#")[0].split()]
            who = next((found for one in words if one and (found := names.is_named(one))), None)
            if who is not None:
                others = [one for one in words if "@" in one and names.is_named(one) is None]
                yield Resting(
                    "ownership",
                    f"file:{path}",
                    path,
                    _about(words),
                    "",
                    path,
                    base.sources.locate(Place(path, LineColumn(number, 1))),
                    typed(who),
                    tuple(others),
                    "take them off the line" if others else _LINE,
                )


def _about(words: list[str]) -> str:
    return f"owner of {words[0]}" if words[0].startswith(("/", "*")) else "owner"


def _owner_files(base: KnowledgeBase) -> set[str]:
    """Return the files that say who owns what; of CODEOWNERS only the first counts."""
    inherited = {one.path for record in base.documents for one in record.origins.values()}
    found = {
        path
        for path in (*base.files, *inherited)
        if path.rpartition("/")[2] in (OWNERS, OWNERS_ALIASES)
    }
    above = {path for path in inherited if path.rpartition("/")[2] == "CODEOWNERS"}
    first = next((path for path in CODEOWNERS if base.sources.text(path)), None)
    return found | (above or ({first} if first else set()))
