"""What the conversation has settled or offered so far, read from the messages before."""

import datetime as dt
from collections.abc import Callable, Sequence

from assistant.language.clocks import Clock
from assistant.language.frame import Slots
from assistant.language.model import Context, Draft, V, Value
from assistant.language.opening import read_clock
from assistant.language.parsing import parsed

_LOOK_BACK = 6
"""How many messages back a value may have been said."""


def draft_from(context: Context, read: Callable[[str, Context], Slots]) -> Draft:
    """Return the draft, filled from the history where the caller knew nothing."""
    party, date, time = context.draft.party_size, context.draft.date, context.draft.time
    last = context.draft.last or None
    for said in reversed(context.history[-_LOOK_BACK:]):
        if party is not None and date is not None and time is not None:
            break
        slots = read(said.text, context)
        last = _said_last(slots) if last is None else last
        party = _first(party, slots.party_size)
        date = _first(date, slots.date)
        time = _first(time, slots.time)
    return Draft(party_size=party, date=date, time=time, last=last or "")


def _said_last(slots: Slots) -> str | None:
    """Return which of how many and when a message says, "" where it says both."""
    said = [slot for slot in ("party_size", "time") if getattr(slots, slot) is not None]
    return "" if len(said) > 1 else said[0] if said else None


def _first(known: V | None, said: Value[V] | None) -> V | None:
    return said.value if known is None and said is not None else known


def offers_in(context: Context) -> Sequence[tuple[dt.date, dt.time]]:
    """Return the starts that the last message of the system names, where it names several."""
    if not context.history or context.history[-1].speaker != "system":
        return ()
    last = parsed(context.history[-1].text, context.lang)
    clocks = [
        clock
        for item in last.chart.items(frozenset({"TIME"}))
        if isinstance(clock := item.value, Clock) and (clock.part or clock.digital or clock.whole)
    ]
    today = context.now.date()
    digital = last.lang == "de"
    times = (read_clock(clock, None, None, context.opening, digital=digital) for clock in clocks)
    starts = list(dict.fromkeys((today, time) for time, _ in times))
    return starts if len(starts) > 1 else ()
