"""From a text to its words, its language and everything the rules find in it."""

from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.language.choice import add_choice_rules
from assistant.language.common_words import COMMON
from assistant.language.companions import add_companion_rules
from assistant.language.contact import Contact, addresses_in, contact_in
from assistant.language.corrections import add_correction_rules
from assistant.language.cues import add_cue_rules
from assistant.language.dates import add_date_rules
from assistant.language.detect import language_of
from assistant.language.distances import add_distance_rules
from assistant.language.distractors import add_distractor_rules
from assistant.language.feasts import add_feast_rules
from assistant.language.figures import figure_items
from assistant.language.grammar import Chart, Grammar, Item
from assistant.language.headcounts import add_headcount_rules
from assistant.language.joining import add_joining_rules
from assistant.language.mentions import Mention, mentions_in
from assistant.language.model import Lang
from assistant.language.months import add_month_rules
from assistant.language.names import NameFinder
from assistant.language.numbered_table import add_numbered_table_rules
from assistant.language.party import add_party_rules
from assistant.language.party_days import add_party_day_rules
from assistant.language.past_days import add_past_day_rules
from assistant.language.quantities import add_quantity_rules
from assistant.language.seating import add_seating_rules
from assistant.language.soonest import add_soonest_rules
from assistant.language.spans_of_time import add_time_span_rules
from assistant.language.spelling import word_set
from assistant.language.spoken_phone import spoken_phone
from assistant.language.times import add_time_rules
from assistant.language.tokens import Token, tokenize
from assistant.language.topics import add_topic_rules
from assistant.language.typos import spelled_right
from assistant.language.weekdays import add_weekday_rules
from assistant.language.words import HOLIDAY_WORDS, LEXICON, word_items

MAX_CHARS = 4_000
"""What comes after so many characters is not read."""
_REMEMBERED = 256
"""How many texts are kept as parsed: a conversation is read again with each message."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text with all that can be said of it without knowing its context."""

    text: str
    tokens: tuple[Token, ...]
    lang: Lang
    chart: Chart
    contact: Contact
    mentions: tuple[Mention, ...]
    taken: tuple[tuple[int, int], ...]
    """The places that hold names and contacts, from which nothing else is read."""


def _grammar() -> Grammar:
    grammar = Grammar()
    add_quantity_rules(grammar)
    add_date_rules(grammar)
    add_feast_rules(grammar)
    add_weekday_rules(grammar)
    add_month_rules(grammar)
    add_distance_rules(grammar)
    add_past_day_rules(grammar)
    add_time_rules(grammar)
    add_time_span_rules(grammar)
    add_soonest_rules(grammar)
    add_party_rules(grammar)
    add_headcount_rules(grammar)
    add_companion_rules(grammar)
    add_numbered_table_rules(grammar)
    add_joining_rules(grammar)
    add_party_day_rules(grammar)
    add_correction_rules(grammar)
    add_distractor_rules(grammar)
    add_choice_rules(grammar)
    add_seating_rules(grammar)
    add_topic_rules(grammar)
    add_cue_rules(grammar)
    return grammar


_GRAMMAR = _grammar()
_NO_TYPOS = word_set("morgan morgane moran modern heuer heutige heutigen peoples couple")
_KNOWN_WORDS = frozenset(_GRAMMAR.words | LEXICON.keys() | HOLIDAY_WORDS | COMMON | _NO_TYPOS)
_ENGLISH_HOURS = word_set("one two three four five six seven eight nine ten eleven twelve")
_GERMAN_FRAME = word_set("tisch fur fuer um uhr bitte")
"""With these in it, a mixed message has its "am" from German."""


@lru_cache(maxsize=_REMEMBERED)
def parsed(text: str, expected: Lang) -> Parsed:
    """Return the text cut into words and read by all rules."""
    text = text[:MAX_CHARS]
    tokens = tuple(_spelled_right(token) for token in tokenize(text))
    lang = language_of(tokens, expected)
    if lang == "de":
        tokens = tuple(_in_german(tokens, index) for index in range(len(tokens)))
    else:
        tokens = tuple(_in_english(tokens, index) for index in range(len(tokens)))
    chart = Chart(_GRAMMAR, tokens, _given(text, tokens, lang))
    contact = contact_in(text)
    if contact.phone is None:
        contact = replace(contact, phone=spoken_phone(tokens, chart))
    taken = (*contact.spans, *addresses_in(text), *NameFinder(text, tokens, lang).taken)
    mentions = tuple(mentions_in(chart, tokens, taken))
    return Parsed(text, tokens, lang, chart, contact, mentions, taken)


def _given(text: str, tokens: tuple[Token, ...], lang: Lang) -> dict[int, list[Item]]:
    """Return what single words and figures are."""
    given = figure_items(text, tokens, german=lang == "de")
    for index, token in enumerate(tokens):
        items = given.setdefault(index, [])
        items.extend(word_items(tokens, index))
        if token.norm == "am" and (token.glued or _is_english_am(tokens, index, lang)):
            items.append(Item("AM", index, index + 1, "am"))
    return given


def _is_english_am(tokens: tuple[Token, ...], at: int, lang: Lang) -> bool:
    """Whether "am" is of the clock: "8 am", "eleven am", not "um 8 am Fenster" nor "zwei am"."""
    last = all(not token.is_word and not token.is_figure for token in tokens[at + 1 :])
    if last and at > 0 and tokens[at - 1].is_figure:
        return True
    if lang == "en":
        return not any(token.norm in _GERMAN_FRAME for token in tokens)
    return at > 0 and tokens[at - 1].norm in _ENGLISH_HOURS


def _in_german(tokens: tuple[Token, ...], at: int) -> Token:
    """Return "noch" for the "no" of "habts no wos frei", and Sunday for the "So" of "So 12:00"."""
    token = tokens[at]
    if token.text == "So" and at + 1 < len(tokens) and tokens[at + 1].is_figure:
        return replace(token, norm="sonntag")
    if token.norm == "ur" and at > 0 and tokens[at - 1].is_figure:
        return replace(token, norm="uhr")
    if token.norm == "wir" and at > 0 and tokens[at - 1].norm == "sagen":
        return replace(token, norm="sagen")  # "Sagen wir 19 30" tells no number of people.
    # A no stands first, or before a sign.
    speaks_on = 0 < at < len(tokens) - 1 and tokens[at - 1].is_word and tokens[at + 1].is_word
    return replace(token, norm="noch") if token.norm == "no" and speaks_on else token


def _in_english(tokens: tuple[Token, ...], at: int) -> Token:
    """Return "for" for the "fr" of "table fr 5", and "err" for "er"."""
    token = tokens[at]
    if token.text == "er":
        return replace(token, norm="err")
    behind = tokens[at + 1] if token.text == "fr" and at + 1 < len(tokens) else None
    counts = behind is not None and (
        behind.is_figure or any(kind == "NUM" for kind, _ in LEXICON.get(behind.norm, ()))
    )
    return replace(token, norm="for") if counts else token


def _spelled_right(token: Token) -> Token:
    if not token.is_word:
        return token
    norm = spelled_right(token.norm, _KNOWN_WORDS.__contains__)
    return token if norm == token.norm else replace(token, norm=norm)
