"""What is known so far of the reservation being talked about; survives between turns."""

import datetime as dt
from typing import Literal

import msgspec

Mode = Literal["book", "change", "cancel"]
VERSION = 1


FIRST_DATE, LAST_DATE = dt.date(1000, 1, 1), dt.date(9000, 1, 1)


def tellable(date: dt.date) -> dt.date:
    """The date, kept off the ends of the calendar, beyond which neither the next day nor UTC can be told."""
    return min(max(date, FIRST_DATE), LAST_DATE)


class Offered(msgspec.Struct, frozen=True):
    """A start that is on offer in the thread."""

    starts_at: dt.datetime
    area: str | None = None


class Former(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What stays true of a wish that was given up."""

    party_size: int | None = None
    date: dt.date | None = None
    notes: list[str] = msgspec.field(default_factory=list)


class OfDay(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one of several days is for."""

    date: dt.date
    time: dt.time | None = None
    party_size: int | None = None


class BookingDraft(msgspec.Struct, kw_only=True, omit_defaults=True):
    """The diner's wish in pieces. `reservation` is the hold it lives in, or the reservation being changed."""

    v: int = VERSION
    mode: Mode = "book"
    reservation: str | None = None
    which_to: Literal["", "cancel", "change", "note"] = ""
    """What becomes of one of several reservations, once the diner has said which."""
    party_size: int | None = None
    date: dt.date | None = None
    """The service day: a time after midnight is in the night that follows it."""
    either: list[dt.date] = msgspec.field(default_factory=list)
    """The days that "next Friday" or "next weekend" may be, until the diner has said which."""
    by_day: list[OfDay] = msgspec.field(default_factory=list)
    """What each of them is for, where it was said: "Friday at 7 or Saturday at 8"."""
    later: list[OfDay] = msgspec.field(default_factory=list)
    """Tables wished for in the same breath that come after this one: "on Saturday and on Sunday"."""
    comes_after: bool = False
    """Whether this is such a table, and the one before it is reserved."""
    month: dt.date | None = None
    """A day of the month that was said without a day: "in May"."""
    time: dt.time | None = None
    last: Literal["", "party_size", "time"] = ""
    """Which of how many and when was said after the other, where it was said by itself."""
    number: int | None = None
    """A number that may be how many or the hour `or_time`, until the diner has said which."""
    or_time: dt.time | None = None
    earliest: dt.time | None = None
    latest: dt.time | None = None
    daypart: str | None = None
    area: str | None = None
    name: str = ""
    phone: str = ""
    email: str = ""
    notes: list[str] = msgspec.field(default_factory=list)
    former: Former | None = None
    """Of the table that was given up last, until there is another wish."""
    expected: list[str] = msgspec.field(default_factory=list)
    offered: list[Offered] = msgspec.field(default_factory=list)
    proving: str = ""
    """What an awaited code would prove: "contact" or "reservation:<id>"."""
    reached: list[str] = msgspec.field(default_factory=list)
    """Reservations made elsewhere that were opened by reference and code."""

    @property
    def has_wish(self) -> bool:
        """Whether anything of a reservation has been said."""
        return any(
            (
                self.party_size,
                self.date,
                self.either,
                self.month,
                self.time,
                self.daypart,
                self.earliest,
                self.latest,
            )
        )

    @property
    def has_contact(self) -> bool:
        """Whether a reservation could be confirmed without asking further."""
        return bool(self.name and (self.phone or self.email))

    def given_up(self) -> "BookingDraft":
        """A fresh draft where a table is not wanted after all: "no. At eight?" is of the same party and day."""
        draft = self.after_booking()
        draft.former = Former(party_size=self.party_size, date=self.date, notes=self.notes)
        return draft

    def recall(self, today: dt.date) -> None:
        """Fill in what was said of the table that was given up, where the new wish does not say it."""
        former, self.former = self.former, None
        if former is None:
            return
        self.party_size = self.party_size or former.party_size
        self.notes = [*former.notes, *(note for note in self.notes if note not in former.notes)]
        is_coming = former.date is not None and former.date >= today
        if is_coming and self.date is None and not self.either and self.month is None:
            self.date = former.date

    def after_booking(self) -> "BookingDraft":
        """A fresh draft that still knows who is speaking."""
        return BookingDraft(
            name=self.name, phone=self.phone, email=self.email, reached=self.reached
        )


def read_draft(stored: bytes | None) -> BookingDraft:
    """The stored draft, or a fresh one when there is none or it is of another version."""
    if not stored:
        return BookingDraft()
    try:
        draft = msgspec.json.decode(stored, type=BookingDraft)
    except msgspec.MsgspecError:
        return BookingDraft()
    return draft if draft.v == VERSION else BookingDraft()


def write_draft(draft: BookingDraft) -> bytes:
    """The draft as it is stored."""
    return msgspec.json.encode(draft)
