"""One message understood: the way from its text to all values and intents."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant.language.anchors import ANCHORS, DINING
from assistant.language.asked import kind_of_question, slots_asked
from assistant.language.choice import choice_in, choices_in, offer_at
from assistant.language.classifier import load
from assistant.language.days_after import is_day_after
from assistant.language.elsewhere import elsewhere, speaks_of_no_table
from assistant.language.evidence import Evidence
from assistant.language.features import features_of, marked_words
from assistant.language.frame import Frame, Slots
from assistant.language.intents import YES, cues_in, intents_of
from assistant.language.lateness import late_minutes
from assistant.language.mentions import VALUES, Mention
from assistant.language.model import Context, Draft, Lang, Understanding, Value
from assistant.language.names import NameFinder, Names, calls_by_name
from assistant.language.notes import notes_in
from assistant.language.numbered_table import tables_named
from assistant.language.parsing import Parsed, parsed
from assistant.language.reading import SHIFTS, read
from assistant.language.recall import draft_from, offers_in
from assistant.language.seating import area_in, seating_in
from assistant.language.spelling import word_set
from assistant.language.standing import gives_up, speaks_of_standing, wants_it_otherwise
from assistant.language.topics import asks, topics_in, wonders
from assistant.language.which_day import settle_day

_MODEL = load()
_FIRST_CLAUSES = 30
_CLAUSE_ENDS = frozenset({",", ".", "!", ";", "-", "–"})
_LONGEST_BARE_WISH = 12
_FILLING = word_set("""
wir mir mia mer sind san sin simer waren wared wored kommen kemman kemma we are re be dann then
oppis eppes ebbes etwas was wos something anything
irgendwann sometime anytime bitte danke please pls for fur fuer am um den die das der at on the ca circa etwa so gegen und and oder or
""")
_CONTACT = frozenset({"name", "first_name", "last_name", "phone", "email"})
_BUT = frozenset({"aber", "but", "doch", "nur", "only", "lieber", "rather", "erst"})
"""After these a yes is none yet."""


def understand(text: str, context: Context) -> Understanding:
    """Return what the message says, read against its context; never raises for any text."""
    message = parsed(text, context.lang)
    slots = _slots(message, context)
    settle_day(slots, context.days_asked, message.chart, message.tokens)
    choice = _choice(message, context, slots)
    names = _names(message, slots_asked(context))
    if (
        names.name is not None
        and slots_asked(context)
        and _CONTACT.issuperset(slots_asked(context))
        and not _is_one_word(message)  # "Freitag" alone is either, by what is known of the table
    ):
        _without_what_is_in(names.name, slots)
    seating = seating_in(message.chart, message.tokens)
    topics = topics_in(message.chart, message.tokens)
    notes = notes_in(
        message.text, message.tokens, message.mentions, message.contact.spans, names.name
    )
    notes += tables_named(message.text, message.tokens, message.mentions)
    soonest = any(mention.kind == "SOONEST" for mention in message.mentions)
    if _is_part_of_a_question(names.name, notes):
        names = Names()
    known = bool(names.name or message.contact.spans or seating or choice) or _is_figures(message)
    known = known or soonest or (slots.date_span is not None and "date" in slots_asked(context))
    evidence = _evidence(message, context, slots, topics, notes, known=known)
    if set(slots_asked(context)) & _CONTACT and calls_by_name(message.tokens, names.name):
        evidence = replace(evidence, cues=_without_handover(evidence.cues))
    intents = intents_of(evidence)
    is_late = any(intent.name == "late" for intent in intents)
    return Understanding(
        text=text,
        lang=message.lang,
        intents=intents,
        topics=topics,
        party_size=slots.party_size,
        or_time=slots.or_time,
        date=slots.date,
        time=slots.time,
        date_span=slots.date_span,
        days_open=() if slots.settled or slots.date is None else tuple(slots.days_open),
        by_day=() if slots.settled or slots.date is None else tuple(slots.by_day),
        all_days=slots.is_all_days,
        time_span=slots.time_span,
        soonest=soonest,
        daypart=slots.daypart if slots.time is None else None,
        first_name=names.first_name,
        last_name=names.last_name,
        name=names.name,
        phone=message.contact.phone,
        email=message.contact.email,
        reference=message.contact.reference,
        area=area_in(message.tokens, context.areas),
        seating=seating,
        notes=notes,
        minutes_late=late_minutes(message.chart, message.tokens) if is_late else None,
        choice=choice if context.offered else None,
        past=slots.past,
        impossible=tuple(slots.impossible),
    )


def _is_part_of_a_question(name: Value[str] | None, notes: tuple[Value[str], ...]) -> bool:
    """Whether what looks like a name is what was asked about: "may we bring our own cake?"."""
    return name is not None and any(
        note.confidence < 1 and note.start <= name.start and name.end <= note.end for note in notes
    )


def _agrees_first(message: Parsed) -> bool:
    """Whether its first clause is a yes in words: "That's perfect. What's the address?"."""
    yes = message.tokens and message.tokens[0].norm in YES
    begins = {0, 1} if yes else {0}
    cues = message.chart.items(frozenset({"CUE_AFFIRM"}))
    ends = {item.end for item in cues if item.start in begins}
    return any(end < len(message.tokens) and not message.tokens[end].is_word for end in ends)


def _is_one_word(message: Parsed) -> bool:
    return sum(token.is_word for token in message.tokens) == 1


def _without_what_is_in(name: Value[str], slots: Slots) -> None:
    """Let "Freitag" and "Jonathan Six" be names alone where a name was asked for."""
    for slot in ("party_size", "date", "time"):
        value = getattr(slots, slot)
        if value is not None and name.start <= value.start and value.end <= name.end:
            setattr(slots, slot, None)


def _without_handover(cues: Mapping[str, int]) -> dict[str, int]:
    """Return what else was told: "call me Ida" asks for no call where it was asked who reserves."""
    return {intent: length for intent, length in cues.items() if intent != "handover"}


def model_features(text: str, lang: Lang) -> list[str]:
    """Return what the intent model sees of a message."""
    return _features(parsed(text, lang))


def _features(message: Parsed) -> list[str]:
    return features_of(marked_words(message.tokens, message.mentions, message.taken))


def _evidence(
    message: Parsed,
    context: Context,
    slots: Slots,
    topics: tuple[str, ...],
    notes: tuple[Value[str], ...],
    *,
    known: bool,
) -> Evidence:
    features = _features(message)
    cues = cues_in(message.chart)
    if gives_up(message.tokens):
        cues["cancel"] = max(2, cues.get("cancel", 0))
    return Evidence(
        model=_MODEL.odds(features),
        known_words=_MODEL.knows(features),
        cues=cues,
        core=sum(value is not None for value in (slots.party_size, slots.date, slots.time)),
        party=slots.party_size is not None,
        other_slots=known,
        topics=topics,
        shifted=any(mention.kind in SHIFTS for mention in message.mentions),
        aside=slots.time_span is not None and slots.time_span.relative,
        anchored=any(token.norm in ANCHORS for token in message.tokens),
        dining=any(token.norm in DINING for token in message.tokens)
        and not speaks_of_no_table(message.tokens),
        question=kind_of_question(context),
        talking=bool(context.history),
        opens_with=message.tokens[0].norm if message.tokens else "",
        agrees=_agrees(message),
        agrees_first=_agrees_first(message),
        settles=slots.settled,
        wonders=_wonders(message, slots),
        standing=speaks_of_standing(message.tokens),
        otherwise=wants_it_otherwise(message.tokens)
        or any(mention.ruled_out for mention in message.mentions),
        elsewhere=elsewhere(message.tokens, _places_told(message)),
        bare=_is_bare(message),
        told=bool(notes) and not asks(message.tokens),
        noted=bool(notes),
    )


def _slots(message: Parsed, context: Context) -> Slots:
    """Return the values said, read against the draft or else against the messages before."""
    draft = context.draft
    if context.history and any(
        _is_relative(mention) or is_day_after(message.tokens, mention)
        for mention in message.mentions
    ):
        draft = draft_from(context, _values_of_earlier)
    frame = Frame(
        text=message.text,
        tokens=message.tokens,
        lang=message.lang,
        context=context,
        draft=draft,
        asked=slots_asked(context),
    )
    return read(frame, message.mentions)


def _values_of_earlier(text: str, context: Context) -> Slots:
    """Return the values said in an earlier message, by itself."""
    before = replace(context, history=(), expected=(), draft=Draft(), offered=())
    return _slots(parsed(text, context.lang), before)


def _agrees(message: Parsed) -> bool:
    """Whether the message opens with a yes that stands by itself and is not taken back."""
    norms = [token.norm for token in message.tokens[:_FIRST_CLAUSES]]
    return (
        len(norms) > 1 and norms[0] in YES and norms[1] in _CLAUSE_ENDS and not _BUT & set(norms)
    )


def _wonders(message: Parsed, slots: Slots) -> bool:
    """Whether nothing of a wish but a day is said, and something else asked for."""
    only_day = slots.party_size is None and slots.time is None and slots.time_span is None
    if slots.date is None or not only_day:
        return False
    return wonders(message.tokens, _places_told(message))


def _places_told(message: Parsed) -> set[int]:
    """Return the places of the words that are days, hours and other values."""
    return {at for each in message.mentions for at in range(each.item.start, each.item.end)}


def _is_bare(message: Parsed) -> bool:
    """Whether nothing but values of a wish was written: "19:30", "Freitag", "zu viert bitte"."""
    said = [mention for mention in message.mentions if mention.kind in VALUES | {"DAYPART"}]
    covered = {at for each in said for at in range(each.item.start, each.item.end)}
    return any(each.kind in VALUES for each in said) and all(
        at in covered or token.norm in _FILLING or not token.is_word
        for at, token in enumerate(message.tokens[:_LONGEST_BARE_WISH])
    )


def _is_figures(message: Parsed) -> bool:
    """Whether nothing but figures was written: a number, a code."""
    return bool(message.tokens) and all(token.is_figure for token in message.tokens)


def _is_relative(mention: Mention) -> bool:
    return mention.kind in SHIFTS or (mention.kind == "NUM" and mention.turned)


def _choice(message: Parsed, context: Context, slots: Slots) -> Value[int] | None:
    """Return which offer is taken; one chosen by its place fills in day and time."""
    chosen = choices_in(message.chart)
    offered = context.offered or (offers_in(context) if chosen else ())
    choice = choice_in(chosen, message.tokens, offered)
    if choice is not None and not _fits(slots, offered[choice.value]):
        return None
    if choice is None:
        return None if _speaks_of_other(slots) else offer_at(offered, slots.date, slots.time)
    date, time = offered[choice.value]
    if slots.time is None and slots.date is None:
        slots.date = _placed(date, choice) if context.offered else None
        slots.time = _placed(time, choice)
    return choice


def _fits(slots: Slots, offer: tuple[dt.date, dt.time]) -> bool:
    """Whether nothing else was said than what is on offer."""
    date, time = slots.date, slots.time
    same_day = date is None or date.value == offer[0]
    same_time = time is None or offer[1] in (time.value, time.other)
    return same_day and same_time and not slots.impossible


def _speaks_of_other(slots: Slots) -> bool:
    """Whether a part of the day or something impossible was said instead of a time."""
    return bool(slots.impossible) or (slots.daypart is not None and slots.time is None)


def _placed(value: dt.date | dt.time, where: Value[int]) -> Value[Any]:
    return Value(value=value, start=where.start, end=where.end)


def _names(message: Parsed, asked: tuple[str, ...]) -> Names:
    used = bytearray(len(message.tokens) + 1)
    for mention in message.mentions:
        start, end = mention.item.start, mention.item.end
        used[start:end] = b"\x01" * (end - start)
    spans = message.contact.spans
    for index, token in enumerate(message.tokens):
        if any(start < token.end and token.start < end for start, end in spans):
            used[index] = 1
    begins = min((start for start, _ in spans), default=0)
    contact_from = sum(token.start < begins for token in message.tokens)
    finder = NameFinder(message.text, message.tokens, message.lang)
    return finder.find(used, asked, contact_from)
