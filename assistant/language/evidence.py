"""All that tells what a message is for."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.language.asked import Question
from assistant.language.elsewhere import Elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that tells what a message is for."""

    model: Mapping[str, float]
    """The log-odds of the linear model."""
    cues: Mapping[str, int]
    """For each intent that a phrase tells, the words of the longest one."""
    core: int
    """How many of party size, day and time were given."""
    party: bool
    """Whether it was said how many come."""
    other_slots: bool
    topics: tuple[str, ...]
    shifted: bool
    """Whether something was said as a change of what was said before."""
    known_words: bool
    """Whether the model has ever seen a word of the message."""
    aside: bool
    """Whether times before or after those talked about are wished for: "too early"."""
    anchored: bool
    """Whether any word belongs to restaurants."""
    dining: bool
    """Whether a word speaks of eating out itself, not only of what comes with it."""
    question: Question
    """What kind of question the message answers."""
    talking: bool
    """Whether messages went before this one."""
    opens_with: str
    """The first word."""
    told: bool
    """Whether something for the kitchen or the floor was told, and nothing asked."""
    noted: bool
    """Whether anything was said that is to be noted, be it asked."""
    agrees: bool
    """Whether it is a yes that stands by itself."""
    agrees_first: bool
    """Whether it begins with a clause that says yes."""
    settles: bool
    """Whether it says which of two days asked about is meant."""
    wonders: bool
    """Whether it asks what the house has on a day, and for no table: "gibt es morgen Rouladen?"."""
    standing: bool
    """Whether a reservation that is made already is spoken of: "unser Tisch", "we're booked in"."""
    otherwise: bool
    """Whether what is said to be reserved is to be different."""
    elsewhere: Elsewhere
    """Whether a thing is spoken of that is had elsewhere: a haircut, a flat."""
    bare: bool
    """Whether it is nothing but a day, a time or how many: said to a restaurant, that is a wish."""
