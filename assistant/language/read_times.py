"""From times said to a time of day."""

import datetime as dt
from collections.abc import Sequence

from assistant.language.clocks import (
    MINUTES_A_DAY,
    MINUTES_AN_HOUR,
    Clock,
    ClockRange,
    FromNow,
    TimeShift,
)
from assistant.language.frame import Frame, Slots, chosen
from assistant.language.mentions import Mention
from assistant.language.model import Span, Value
from assistant.language.opening import as_time, read_clock
from assistant.language.spelling import word_set

_KINDS = frozenset({"TIME", "TIMESPAN", "FROMNOW", "PARTHOUR"})
_DAYS = frozenset({"DATE", "DATEPART", "DATESPAN", "DAYALONE"})
_MOVES = word_set("move change shift push verschieben schieben umbuchen verlegen andern aendern")

_EARLIER = word_set("fruher fruhere fruheren fruheres frueher fruehere frueheres earlier sooner")
_LATER = word_set("spater spatere spateren spateres spaeter spaetere spaeteres later")
_FAREWELLS = word_set("bis you ya see melde")
_WE = word_set("ich wir i i'll we we'll")
_ANSWER = word_set(
    "melde melden bescheid entscheide entscheiden sag sage sagen weiß weiss schreibe gebe nenne "
    "überlege ueberlege decide tell know back"
)
"""With one of each in it, "I will let you know later" is said of the answer, and of no table."""
_TELLS = _ANSWER - word_set("back")
"""Who is back in ten minutes tells when they come."""
_WHETHER = word_set("ob if whether")
_CLAUSE_ENDS = frozenset(",.;!?")
_IN_ORDER_TO = word_set("to um zum")
_INSTEAD = word_set("statt anstatt instead")
_LEADING_TO = word_set("also so dann auf to sprich namlich naemlich dh")
_KEPT = word_set("down booked reserved reserviert gebucht bestellt stehen currently originally")
"""With these, the time named is the one that was agreed."""
_SHORT_WISH = 10
_REACH = 4
_BEING = word_set("kommen komme sind bin seid are am come arrive run be dran")
_IF = word_set("wenn falls if")
_STEP = 15


def read_times(frame: Frame, slots: Slots, mentions: Sequence[Mention]) -> None:
    """Fill in the time, a range of times, or the moment so many minutes from now."""
    slots.impossible += [frame.words(said) for said in mentions if said.kind == "NOTIME"]
    said = [mention for mention in mentions if mention.kind in _KINDS]
    mention = chosen([mention for mention in said if not _is_of_the_answer(frame, mention)])
    value = mention.item.value if mention else None
    if mention is None or mention.ruled_out:
        _read_direction(frame, slots, mentions)
    if mention is None:
        return
    if isinstance(value, FromNow):
        _read_from_now(frame, slots, mention, value)
    elif isinstance(value, Clock):
        time, other = time_of(frame, slots, value)
        slots.time = frame.value(mention, time, other=other, negated=mention.ruled_out)
    elif isinstance(value, ClockRange):
        _read_range(frame, slots, mention, value)


def time_of(frame: Frame, slots: Slots, clock: Clock) -> tuple[dt.time, dt.time | None]:
    """Return the time meant by a clock time here, and the other reading where it is open."""
    date = slots.date.value if slots.date else frame.draft.date
    return read_clock(
        clock, slots.daypart, date, frame.context.opening, digital=frame.lang == "de"
    )


def _is_of_the_answer(frame: Frame, mention: Mention) -> bool:
    """Whether the clause tells when an answer will come: "in 10 Minuten sag ich Bescheid"."""
    if mention.kind != "FROMNOW":
        return False
    clause = _clause_around(frame, mention)
    if not _TELLS & set(clause) or _WHETHER & set(clause):
        return False
    return bool(_WE & set(clause)) or clause[0] in _TELLS


def _clause_around(frame: Frame, mention: Mention) -> list[str]:
    return _clause_of(frame, mention.item.start, mention.item.end)


def _clause_of(frame: Frame, start: int, end: int | None = None) -> list[str]:
    norms = [token.norm for token in frame.tokens]
    end = start + 1 if end is None else end
    while start > 0 and norms[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    while end < len(norms) and norms[end] not in _CLAUSE_ENDS:
        end += 1
    return norms[start:end]


def _read_from_now(frame: Frame, slots: Slots, mention: Mention, value: FromNow) -> None:
    moment = frame.now.replace(second=0, microsecond=0) + dt.timedelta(minutes=value.minutes)
    slots.time = frame.value(mention, moment.time(), relative=True)
    if slots.date is None:
        slots.date = frame.value(mention, moment.date(), relative=True)


def _read_direction(frame: Frame, slots: Slots, mentions: Sequence[Mention]) -> None:
    """Read "lieber früher" and "zu spät" as a range that ends before the time talked about, or all on offer."""
    said = _direction(frame, mentions)
    times = _talked_about(frame, mentions) if said else []
    if said is None or not times:
        return
    earlier = said.value == "earlier"
    base = min(times) if earlier else max(times)
    minutes = base.hour * MINUTES_AN_HOUR + base.minute + (-_STEP if earlier else _STEP)
    if not 0 < minutes < MINUTES_A_DAY:
        return
    bound = as_time(minutes)
    span = Span(earliest=None, latest=bound) if earlier else Span(earliest=bound, latest=None)
    slots.time_span = Value(value=span, start=said.start, end=said.end, relative=True)


def _direction(frame: Frame, mentions: Sequence[Mention]) -> Value[str] | None:
    """Return on which side of the time talked about another is wished for: "earlier" or "later"."""
    if any(each.ruled_out and each.kind in _DAYS for each in mentions):
        return None  # "Tomorrow is too late" is said of a day.
    for mention in mentions:
        if mention.kind == "TOO":
            behind = frame.tokens[mention.item.end : mention.item.end + 1]
            # "Is it too late to book?" is a question.
            asks = bool(behind) and behind[0].norm in _IN_ORDER_TO
            return (
                None
                if asks or _is_of_people(frame, mention)
                else frame.value(mention, mention.item.value)
            )
    norms = {token.norm for token in frame.tokens}
    is_long = len(frame.tokens) > _SHORT_WISH
    if mentions or is_long or (norms & _WE and norms & _ANSWER):
        return None
    for at, token in enumerate(frame.tokens):
        before = frame.tokens[at - 1].norm if at else ""
        if token.norm in _EARLIER | _LATER and before not in _FAREWELLS:
            side = "earlier" if token.norm in _EARLIER else "later"
            return Value(value=side, start=token.start, end=token.end)
    return None


def _is_of_people(frame: Frame, mention: Mention) -> bool:
    """Whether those who come are late, and no time is: "wenn wir zu spät kommen", "if we are too late"."""
    norms = [token.norm for token in frame.tokens]
    before = norms[max(0, mention.item.start - _REACH) : mention.item.start]
    behind = norms[mention.item.end : mention.item.end + 1]
    is_ours = bool({"wir", "ich", "we", "i"} & set(before))
    return is_ours and bool(_BEING & {*before, *behind} or _IF & set(before))


def _talked_about(frame: Frame, mentions: Sequence[Mention]) -> list[dt.time]:
    """Return the times that are too early or too late: the one named, else those on offer, else the draft's."""
    clocks = [each.item.value for each in mentions if each.ruled_out]
    named = [clock for clock in clocks if isinstance(clock, Clock)]
    if named:
        return [time_of(frame, Slots(), clock)[0] for clock in named]
    if frame.context.offered:
        days = [day for day, _start in frame.context.offered]
        wished = frame.draft.date if frame.draft.date in days else days[0]
        return [start for day, start in frame.context.offered if day == wished]
    return [frame.draft.time] if frame.draft.time else []


def _read_range(frame: Frame, slots: Slots, mention: Mention, value: ClockRange) -> None:
    first = time_of(frame, slots, value.earliest)[0] if value.earliest else None
    last = time_of(frame, slots, value.latest)[0] if value.latest else None
    if (
        first
        and last
        and any(token.norm in _MOVES for token in frame.tokens[: mention.item.start])
    ):
        slots.time = frame.value(mention, last)
        return
    slots.time_span = frame.value(mention, Span(earliest=first, latest=last))
    slots.time = frame.value(mention, first or last, confidence=0.9)


def _is_kept(frame: Frame, slots: Slots) -> bool:
    """Whether the clause with the time says that it was agreed: "we're down for 18:30"."""
    if slots.time is None:
        return False
    at = sum(token.start < slots.time.start for token in frame.tokens)
    return bool(_KEPT.intersection(_clause_of(frame, at)))


def _is_new(frame: Frame, slots: Slots, named: dt.time, shift: TimeShift) -> bool:
    """Whether the time named is what the shift leads to, not where it starts."""
    value, draft = slots.time, frame.draft.time
    if value is None:
        return False
    if draft is not None:
        led_to = as_time(draft.hour * MINUTES_AN_HOUR + draft.minute + shift.minutes)
        if led_to == named:
            return True
    inside = {token.norm for token in frame.tokens if value.start <= token.start < value.end}
    before = [token.norm for token in frame.tokens if token.start < value.start]
    return bool(inside & _INSTEAD) or bool(_LEADING_TO.intersection(before[-2:]))


def shift_time(frame: Frame, slots: Slots, mention: Mention, shift: TimeShift) -> None:
    """Fill in the time moved by a shift, where the time talked about is known."""
    named = slots.time.value if slots.time and not slots.time.negated else None
    is_kept = named is not None and _is_kept(frame, slots)
    if named is not None and not is_kept and _is_new(frame, slots, named, shift):
        return  # "An hour later, so 20 instead of 19".
    base = named if is_kept else frame.draft.time or named
    if base is not None:
        minutes = base.hour * MINUTES_AN_HOUR + base.minute + shift.minutes
        slots.time = frame.value(mention, as_time(minutes), relative=True)
