"""From people said to the size of the party."""

from collections.abc import Sequence

from assistant.language.frame import Frame, Slots, chosen
from assistant.language.mentions import Mention
from assistant.language.party import Count, PartyShift

LARGEST_PARTY = 9_999
"""Of more nobody speaks in earnest."""


def read_party(frame: Frame, slots: Slots, mentions: Sequence[Mention]) -> None:
    """Fill in how many come."""
    said = [mention for mention in mentions if mention.kind == "PARTY"]
    sure = [mention for mention in said if not _is_weak(mention)]
    whole = [mention for mention in said if not _is_beside(mention)]
    mention = chosen(sure or whole or said, last=True)
    if mention is None or not isinstance(mention.item.value, Count):
        return
    found = mention.item.value
    if found.beside is not None and frame.draft.party_size is not None:
        found = _together(frame.draft.party_size, found.beside)
    if not 0 < found.number <= LARGEST_PARTY:
        slots.impossible.append(frame.words(mention))
        return
    slots.party_size = frame.value(
        mention,
        found.number,
        other=found.other,
        confidence=0.8 if found.weak else 1.0,
        negated=mention.ruled_out,
    )


def _together(known: int, others: Count) -> Count:
    """Those talked about with those named since: children come on top, a wife is taken for one of them."""
    is_counted = others.who != "children" and others.number < known
    return Count(known if is_counted else known + others.number, "mixed", weak=True)


def _is_beside(mention: Mention) -> bool:
    return isinstance(mention.item.value, Count) and mention.item.value.beside is not None


def _is_weak(mention: Mention) -> bool:
    return isinstance(mention.item.value, Count) and mention.item.value.weak


def shift_party(frame: Frame, slots: Slots, mention: Mention, shift: PartyShift) -> None:
    """Fill in the party grown or shrunk, where the size talked about is known."""
    known = frame.draft.party_size
    if (
        slots.party_size is not None
        and slots.party_size.start > frame.tokens[mention.item.start].start
    ):
        return  # "noch zwei dazu, dann sind wir sieben": the total was said
    if slots.party_size is not None and not slots.party_size.negated:
        known = slots.party_size.value
    if known is not None and known + shift.number > 0:
        slots.party_size = frame.value(mention, known + shift.number, relative=True)
