"""Bare numbers and short words, read by what was asked or by what they replace."""

from collections.abc import Sequence
from itertools import islice

from assistant.language.clocks import HALF_DAY
from assistant.language.corrections import Swap
from assistant.language.dates import on_day
from assistant.language.filling import (
    LONGEST_BARE_ANSWER,
    bare_day,
    fill_day,
    fill_party,
    fill_time,
    looks_like_weekday,
)
from assistant.language.frame import Frame, Slots
from assistant.language.mentions import BARE, Mention
from assistant.language.party import Count
from assistant.language.spelling import word_set
from assistant.language.which_number import number_meant, read_correction, read_number_alone

_ORDINALS = frozenset({"DOTORD", "ORD"})
_TAKES_BACK = word_set(
    "aeh aehm halt scratch no nein nee wait moment sorry mean meine meinte doch ah ahh ahm eh err uh oops ups quatsch sondern rather "
    "actually correction korrektur"
)
_MAY_FOLLOW = word_set(
    "bitte please um at am on fur fuer for mit with zu in im morgen heute tomorrow tonight today"
)
_LET_US_SAY = word_set("sagen wir lieber doch besser say let's lets make it rather um at that")
_CLOCKS = frozenset({"NUM", "SPACED", "FOUR", "DOTTED", "SPOKEN"})
_WHICH_ONE = word_set(
    "earlier later first second third fourth last next other another this that which same early late cheaper bigger "
    "smaller better any every each former latter upper lower"
)
_OR = word_set("oder or bzw bis")
_MARKS = frozenset(",.-–…")
_FIRST_YEAR_LIKE_HOUR = 20


def read_bare(frame: Frame, slots: Slots, mentions: Sequence[Mention]) -> None:
    """Fill in what was asked for from bare numbers, and what they replace."""
    for mention in mentions:
        value = mention.item.value
        if isinstance(value, Swap):
            _read_swap(frame, slots, mention, value)
    bare = [
        mention
        for mention in mentions
        if mention.kind in BARE and not mention.ruled_out and not _is_pronoun(frame, mention)
    ]
    read_number_alone(frame, slots, mentions)
    _read_for_hour(frame, slots, mentions)
    pairs = zip([None, *mentions], mentions, strict=False)
    corrected = {at.item.start for before, at in pairs if _corrects(frame, slots, before, at)}
    bare = [mention for mention in bare if mention.item.start not in corrected]
    bare = [
        at
        for before, at in zip([None, *bare], bare, strict=False)
        if not _is_other(frame, before, at)
    ]
    bare = [
        at
        for at, then in zip(bare, [*bare[1:], None], strict=False)
        if not _gives_way(frame, at, then)
    ]
    # Behind "too late" a number is a time, whatever was asked for.
    asked = ("time", *frame.asked) if _is_beside(slots) else frame.asked
    for mention in bare:
        if not any(_fill(frame, slots, mention, slot) for slot in _wanted(asked, slots)):
            _read_unasked(frame, slots, mention, alone=len(bare) == 1)
    if slots.time is not None and not slots.time.negated and _is_beside(slots):
        # "Too late. 6?" names what is wanted instead.
        slots.time_span = None


def _is_beside(slots: Slots) -> bool:
    return slots.time_span is not None and slots.time_span.relative


def _corrects(frame: Frame, slots: Slots, before: Mention | None, mention: Mention) -> bool:
    """Read "for four, no wait, five" and "um 7, nein 8": a bare number replaces the value right before it."""
    if before is None or mention.kind not in _CLOCKS or not _is_taken_back(frame, mention):
        return False
    value = mention.item.value
    if before.kind == "PARTY" and mention.kind == "NUM":
        return fill_party(frame, slots, mention, value)
    if before.kind != "TIME":
        return False
    if isinstance(value, int) and number_meant(frame, slots, value, "time") == "party_size":
        return fill_party(frame, slots, mention, value)
    return fill_time(frame, slots, mention, value)


def _gives_way(frame: Frame, mention: Mention, then: Mention | None) -> bool:
    """Whether the next number takes its place: "6. Wait no, 7"."""
    return (
        mention.kind == "NUM"
        and then is not None
        and then.kind == "NUM"
        and _is_taken_back(frame, then)
    )


def _is_pronoun(frame: Frame, mention: Mention) -> bool:
    """Whether "one" counts nothing: "the earlier one", "this one"."""
    at = mention.item.start
    return frame.tokens[at].norm == "one" and at > 0 and frame.tokens[at - 1].norm in _WHICH_ONE


def _is_other(frame: Frame, before: Mention | None, mention: Mention) -> bool:
    """Whether it is one more number for the same: "6 oder 7" are not six people on the seventh."""
    if before is None or not before.kind == mention.kind == "NUM":
        return False
    between = frame.tokens[before.item.end : mention.item.start]
    return len(between) == 1 and between[0].norm in _OR


def _is_taken_back(frame: Frame, mention: Mention) -> bool:
    """Whether words that take something back stand right before the number, which ends its clause."""
    at = mention.item.start - 1
    while at > 0 and (frame.tokens[at].text in _MARKS or frame.tokens[at].norm in _LET_US_SAY):
        at -= 1
    behind = frame.tokens[mention.item.end : mention.item.end + 1]
    ends = not behind or not behind[0].is_word or behind[0].norm in _MAY_FOLLOW
    return ends and at >= 0 and frame.tokens[at].norm in _TAKES_BACK


def _wanted(asked: Sequence[str], slots: Slots) -> list[str]:
    return [
        slot
        for slot in asked
        if slot in {"party_size", "date", "time"} and getattr(slots, slot) is None
    ]


def _read_swap(frame: Frame, slots: Slots, mention: Mention, swap: Swap) -> None:
    slot = _slot_of(frame, slots, swap.old)
    if slot == "party_size":
        fill_party(frame, slots, mention, swap.new)
    elif slot == "time":
        fill_time(frame, slots, mention, swap.new)
    else:
        fill_day(frame, slots, mention, on_day(swap.new))


def _slot_of(frame: Frame, slots: Slots, old: int) -> str:
    """Return what the old number was: what the draft says, or else people."""
    draft = frame.draft
    if old == draft.party_size and slots.party_size is None:
        return "party_size"
    if draft.time is not None and old % HALF_DAY == draft.time.hour % HALF_DAY:
        return "time"
    if draft.date is not None and old == draft.date.day:
        return "date"
    return frame.asked[0] if len(frame.asked) == 1 else "party_size"


def _fill(frame: Frame, slots: Slots, mention: Mention, slot: str) -> bool:
    value = mention.item.value
    if slot == "party_size":
        return mention.kind in {"NUM", "CHILDREN", "KIN"} and fill_party(
            frame, slots, mention, value
        )
    if slot == "time":
        return mention.kind not in _ORDINALS and fill_time(frame, slots, mention, value)
    return fill_day(frame, slots, mention, bare_day(frame, mention))


def _is_weekday(frame: Frame, mention: Mention) -> bool:
    """Whether a short word is a weekday: by its looks, or because nothing else was written ("do")."""
    alone = not any(
        token.is_word or token.is_figure
        for at, token in enumerate(frame.tokens)
        if at != mention.item.start
    )
    says_so = frame.tokens[mention.item.start].norm == "so"
    return looks_like_weekday(frame, mention) or (alone and frame.lang == "de" and not says_so)


def _read_unasked(frame: Frame, slots: Slots, mention: Mention, *, alone: bool) -> None:
    if mention.kind in {"DOTTED", "FOUR", "SPACED", "SPOKEN"}:
        _read_pair(frame, slots, mention)
    elif mention.kind == "DOUBTFULDAY":
        if slots.date is None and _is_weekday(frame, mention):
            _fill(frame, slots, mention, "date")
    elif mention.kind in {"DOTORD"} | {"ORD"} & _figure_kind(frame, mention):
        is_free = slots.date is None or (slots.is_feast and _is_the(frame, mention))
        if is_free and (frame.lang == "de" or mention.kind == "ORD"):
            _fill(frame, slots, mention, "date")
    elif isinstance(mention.item.value, int) and _is_first_word(frame):
        slot = "party_size" if mention.item.value <= HALF_DAY else "time"
        _fill(frame, slots, mention, slot)
    elif alone and slots.party_size is None and _takes_the_place(frame, mention):
        read_correction(frame, slots, mention)


def _takes_the_place(frame: Frame, mention: Mention) -> bool:
    """Whether it is a number for another one: turned by words, or all that was written while both are known."""
    knows_both = frame.draft.party_size is not None and frame.draft.time is not None
    is_all = knows_both and _says_one_thing(frame)
    return mention.kind == "NUM" and (mention.turned or is_all)


def _is_the(frame: Frame, mention: Mention) -> bool:
    """Whether a day stands alone with its article: "mothers day, the 15th", not "the 60th birthday"."""
    before = frame.tokens[max(0, mention.item.start - 1) : mention.item.start]
    behind = frame.tokens[mention.item.end : mention.item.end + 1]
    ends = not behind or not behind[0].is_word
    return ends and bool(before) and before[0].norm in {"the", "den", "der", "am", "on"}


def _is_first_word(frame: Frame) -> bool:
    """Whether a conversation opens with a number and nothing else: how many, or from 13 on the hour."""
    if not frame.context.opens or frame.asked:
        return False
    return _says_one_thing(frame)


def _says_one_thing(frame: Frame) -> bool:
    said = (token for token in frame.tokens if token.is_word or token.is_figure)
    return len(list(islice(said, 2))) == 1


def _figure_kind(frame: Frame, mention: Mention) -> set[str]:
    """Return ORD for "13th" written in figures, nothing for a word such as "first"."""
    return {"ORD"} if frame.tokens[mention.item.start].is_figure else set()


def _read_pair(frame: Frame, slots: Slots, mention: Mention) -> None:
    """Read "13.4" as a day unless one is known, "19.30" and "1930" as a time."""
    if mention.kind == "DOTTED" and _fits_date(frame, slots, mention):
        _fill(frame, slots, mention, "date")
        return
    in_words = all(t.is_word for t in frame.tokens[mention.item.start : mention.item.end])
    if (
        mention.kind in {"SPACED", "SPOKEN"}
        and not in_words
        and len(frame.tokens) > LONGEST_BARE_ANSWER
    ):
        return
    year_like = mention.kind == "FOUR" and str(frame.tokens[mention.item.start].text).startswith(
        "20"
    )
    if slots.time is None and not year_like:
        _fill(frame, slots, mention, "time")


def _fits_date(frame: Frame, slots: Slots, mention: Mention) -> bool:
    """Whether "13.4" can be a day, and agrees with the weekday said if one was."""
    day = bare_day(frame, mention)
    reading = day.seen_from(frame.today) if day else None
    if reading is None:
        return False
    return slots.date is None or (
        slots.time is not None and slots.date.value.weekday() == reading.date.weekday()
    )


def _read_for_hour(frame: Frame, slots: Slots, mentions: Sequence[Mention]) -> None:
    """Read "for 6" as an hour where only the time was asked for."""
    size = slots.party_size
    if frame.asked != ("time",) or slots.time is not None or size is None or size.confidence == 1:
        return
    for mention in mentions:
        value = mention.item.value
        if (
            isinstance(value, Count)
            and value.weak
            and frame.tokens[mention.item.start].norm != "zu"
            and _may_be_hour(frame, value.number)
            and fill_time(frame, slots, mention, value.number)
        ):
            slots.party_size = None
            return


def _may_be_hour(frame: Frame, number: int) -> bool:
    """Whether a start at that hour is on offer, where any are: "the second, but for 3" is how many."""
    hours = {start.hour % HALF_DAY for _day, start in frame.context.offered}
    return not hours or number % HALF_DAY in hours
