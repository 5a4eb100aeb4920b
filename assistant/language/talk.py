"""What a whole conversation has settled: things said, and things proposed and agreed to."""

import re
from dataclasses import dataclass, field, replace

from assistant.language.model import Context, Draft, Understanding
from assistant.language.spelling import fold, word_set
from assistant.language.tokens import tokenize
from assistant.language.understanding import understand

_SLOTS = ("party_size", "date", "time")
_PROPOSING = frozenset(
    fold(word)
    for word in word_set(
        """
confirm confirming confirmation reservation reserve reserving book booking table correct right
instead tisch reservieren reserviere reservierung buchen buche personen richtig korrekt passt
stimmt notiert verify möglich frei available offer anbieten so okay ok
"""
    )
)
"""Words of messages that put a reservation before the diner, as against facts about it."""
_DONE = word_set(
    "booked reserved went confirmed successful successfully gebucht reserviert bestatigt "
    "bestaetigt eingetragen"
)
_NOT_DONE = word_set(
    "not no unable unfortunately sorry nicht leider kein keine would like shall taxi train confirm verify details"
)
"""Words of sentences that tell of a reservation made, unless a word of these says otherwise."""
_SENTENCE = re.compile(r"(?:[^.!?]|[.](?=\S))+[.!?]*")
_SHORT_NO = 5
"""A "no" of more words is about something else than all that was proposed."""


@dataclass(slots=True)
class _Talk:
    """The values said or agreed to, and those proposed and still open."""

    settled: dict[str, object] = field(default_factory=dict)
    proposed: dict[str, object] = field(default_factory=dict)

    def hear_system(self, heard: Understanding) -> None:
        """Remember what the system proposes, where it speaks of a booking at all."""
        if _PROPOSING & _words(heard.text):
            self.proposed |= _values(heard)

    def hear_done(self, heard: Understanding) -> None:
        """Take a sentence of the system that tells of a reservation made."""
        time = heard.time
        if "time" in self.settled and time is not None and not time.negated:
            self.settled["time"] = time.value

    def hear_user(self, heard: Understanding) -> None:
        """Take what the diner says, and what was proposed if the diner agrees."""
        said = _values(heard)
        refused = heard.has("deny") and not heard.has("affirm")
        if heard.has("affirm") and not heard.has("deny"):
            self.settled |= self.proposed
        elif refused and not said and len(_words(heard.text)) <= _SHORT_NO:
            self.proposed.clear()
        self.settled |= said
        self.proposed |= said


def settled(text: str, context: Context) -> Draft:
    """Return the reservation as known once this message is heard, read from the whole history."""
    talk = _Talk()
    talk.settled = {
        slot: value for slot in _SLOTS if (value := getattr(context.draft, slot)) is not None
    }
    for at, said in enumerate(context.history):
        before = replace(context, history=context.history[:at], expected=(), offered=())
        if said.speaker == "system":
            _hear_system(talk, said.text, replace(before, history=()))
        else:
            talk.hear_user(understand(said.text, before))
    talk.hear_user(understand(text, context))
    return Draft(**talk.settled)  # type: ignore[arg-type]


def _hear_system(talk: _Talk, text: str, context: Context) -> None:
    talk.hear_system(understand(text, context))
    for sentence in _SENTENCE.findall(text):
        words = _words(sentence)
        if words & _DONE and not _words(text) & _NOT_DONE:
            talk.hear_done(understand(sentence, context))


def _words(text: str) -> set[str]:
    return {token.norm for token in tokenize(text) if token.is_word}


def _values(heard: Understanding) -> dict[str, object]:
    found = {}
    for slot in _SLOTS:
        value = getattr(heard, slot)
        if value is not None and not value.negated:
            found[slot] = value.value
    return found
