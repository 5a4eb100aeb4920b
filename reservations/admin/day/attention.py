"""What somebody should look at: misfits, overstays, late parties, requests, who comes next, who was moved."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from common.localized import localized
from reservations.admin.day.drawing import shown_name
from reservations.admin.words import misfit_text, time_of
from reservations.enums import ReservationStatus
from reservations.models import ReservationChange
from reservations.queries.day_model import DayBook, Party, Stop

S = ReservationStatus
COMING_SHOWN = 6
MOVES_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    key: str
    who: str
    why: str
    url: str
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Notable:
    """Everything worth a look, by kind."""

    attention: tuple[Item, ...]
    requests: tuple[Item, ...]
    coming: tuple[Item, ...]
    moves: tuple[Item, ...]
    gone: tuple[Item, ...]
    stops: tuple[Mapping[str, str], ...]


def notable(book: DayBook, pick: str) -> Notable:
    """What stands out on this day at this moment."""
    requested = [party for party in book.parties if party.status == S.REQUESTED]
    coming = [p for p in book.parties if p.status == S.CONFIRMED and p.ends_at > book.now]
    gone = [p for p in book.gone if p.status in {S.CANCELLED, S.NO_SHOW}]
    return Notable(
        attention=tuple(
            _item(party, why, pick)
            for party in book.parties
            if (why := _attention(party, book.now))
        ),
        requests=tuple(_item(p, f"{time_of(p.starts_at)} · {_size(p)}", pick) for p in requested),
        coming=tuple(_item(p, _size(p), pick) for p in coming[:COMING_SHOWN]),
        moves=tuple(_moves(book, pick)),
        gone=tuple(_item(p, f"{time_of(p.starts_at)} · {_status(p)}", pick) for p in gone),
        stops=tuple(_stop(stop, book) for stop in book.stops),
    )


def _attention(party: Party, now: dt.datetime) -> str:
    if party.is_overdue:
        over = int((now - party.ends_at).total_seconds()) // 60
        return _("sits %(minutes)d min past the end") % {"minutes": over}
    if party.is_late:
        return _("should have come at %(time)s") % {"time": time_of(party.starts_at)}
    if party.misfits:
        why = ", ".join(misfit_text(each) for each in party.misfits)
        return f"{time_of(party.starts_at)} · {why}"
    return ""


def _moves(book: DayBook, pick: str) -> Iterator[Item]:
    parties = {party.id: party for party in book.parties}
    changes = ReservationChange.objects.filter(
        business_id=book.business_id, what="moved", reservation_id__in=parties
    ).order_by("-at")[:MOVES_SHOWN]
    for change in changes:
        before, after = (_tables(side) for side in (change.before, change.after))
        why = _("from %(before)s to %(after)s") % {"before": before, "after": after}
        yield _item(parties[change.reservation_id], why, pick)


def _tables(side: Mapping[str, list[dict[str, str]]]) -> str:
    return " + ".join(table["name"] for table in side.get("tables", [])) or "–"


def _stop(stop: Stop, book: DayBook) -> Mapping[str, str]:
    names = {area.slug: area.names for area in book.areas}
    lang = get_language() or "de"
    where = localized(names.get(stop.area), lang) if stop.area else _("whole house")
    text = _("Online offers are stopped until %(time)s: %(where)s.") % {
        "time": time_of(stop.until),
        "where": where,
    }
    return {"area": stop.area or "", "text": text}


def _item(party: Party, why: str, pick: str) -> Item:
    key = f"r-{party.id}"
    who = shown_name(party.name, party.source)
    return Item(key=key, who=who, why=why, url=f"{pick}{key}", at=party.starts_at)


def _size(party: Party) -> str:
    size = party.party_size
    return ngettext("%(count)d guest", "%(count)d guests", size) % {"count": size}


def _status(party: Party) -> str:
    return str(S(party.status).label)
