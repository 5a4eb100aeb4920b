"""The assistant's skill of giving out tables."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from django.utils import translation

from assistant.language import Draft, Understanding
from assistant.skills import Heard, Hints, Plan, Text, Thread
from reservations.chat import asides, changing, orders, stay
from reservations.chat.at_once import means_now
from reservations.chat.draft import read_draft, write_draft
from reservations.chat.hours import opening
from reservations.chat.known import known_so_far
from reservations.chat.noting import (
    and_noted,
    beside_notes,
    is_left_to_note,
    overhear,
    wishes_a_seat,
    with_nothing_lost,
)
from reservations.chat.plans import PASSING
from reservations.chat.proving import CODE
from reservations.chat.scene import Scene, set_scene
from reservations.chat.taps import on_tap
from reservations.chat.texts import on_text
from reservations.chat.waiting import WAITLIST
from reservations.chat.which_number import told_in
from reservations.chat.which_one import is_answer

TALKS_OF_TABLES = ("book", "modify", "cancel", "check_booking", "ask_availability", "late")
FOR_PEOPLE = ("complaint", "handover")
FOREIGN = ("oos", *FOR_PEOPLE)
ASKING = (*PASSING, "waitlist")
SURE_ENOUGH, POLITE = 0.5, 0.6
"""From the first on a skill is heard; from the second on nobody's mere politeness is."""
CONTINUES = ("inform", "affirm", "deny", "request_alternatives")


class TableSkill:
    """Offers, holds, reserves, changes and cancels tables in the chat."""

    name = "tables"

    def hints(self, thread: Thread) -> Hints:
        """Opening hours for am and pm, the areas' names, and what was asked or offered last."""
        scene = set_scene(thread)
        draft = scene.draft
        return Hints(
            expected=tuple(draft.expected),
            draft=_spoken_of(scene),
            opening=opening(scene),
            areas={area.slug: [*area.names.values(), *area.words] for area in scene.areas},
            offered=[_local(scene, starts_at) for starts_at in _on_the_screen(scene)],
            days_asked=draft.either,
            largest_party=scene.policy.max_party_size,
        )

    def claim(self, heard: Heard) -> float:
        """Taps on own cards, talk of tables, whatever continues a talk that is under way, and notes still to be made."""
        claimed = self._claim(heard)
        if claimed >= SURE_ENOUGH or heard.understood.has(*FOR_PEOPLE):
            return claimed
        is_ours = self._mentions_tables(heard) or is_left_to_note(set_scene(heard.thread))
        return POLITE if is_ours else claimed

    def _claim(self, heard: Heard) -> float:
        understood = heard.understood
        if heard.tap is not None or self._asks_how_long(heard):
            return 1.0
        if self._is_to_be_noted(understood) or WAITLIST.search(heard.text):
            return 0.9
        chooses = asides.WHICHEVER.search(heard.text) and _are_on_offer(heard)
        asks = asides.CANCEL_UNTIL.search(heard.text) or stay.HOW_LONG.search(heard.text)
        is_ours = chooses or asks or _is_an_answer(heard) or self._tells_which(heard)
        if is_ours and not understood.has(*FOR_PEOPLE):
            return 0.9
        if understood.intents and understood.intents[0].name in FOREIGN:
            return 0.6 if self._mentions_tables(heard) else 0.0
        if understood.has(*TALKS_OF_TABLES) or self._brings_proof(heard):
            return 0.9
        asks_for_hours = understood.has("ask_info") and "hours" in understood.topics
        return 0.8 if asks_for_hours or self._continues(heard) else 0.0

    def _asks_how_long(self, heard: Heard) -> bool:
        """Nothing else is asked, and no person is wanted: the house's texts know nothing of it."""
        understood = heard.understood
        said = bool(
            stay.HOW_LONG.search(heard.text)
            or asides.CANCEL_UNTIL.search(heard.text)
            or asides.KEPT.search(heard.text)
        )
        return said and not understood.topics and not understood.has(*FOR_PEOPLE)

    def _mentions_tables(self, heard: Heard) -> bool:
        """The word itself."""
        if heard.understood.has(*FOR_PEOPLE):
            return False
        return asides.MENTIONS.search(heard.text) is not None

    def _is_to_be_noted(self, understood: Understanding) -> bool:
        """An allergy, an occasion, a pram: told, not asked."""
        asks = bool(understood.topics) and understood.has("ask_info")
        told = [note for note in understood.notes if note.confidence == 1]
        is_told = bool(told) if asks else bool(understood.notes)
        return is_told and not understood.has(*FOR_PEOPLE)

    def _tells_which(self, heard: Heard) -> bool:
        """An answer to "which one do you mean?"."""
        if not read_draft(heard.thread.draft).which_to:
            return False
        return is_answer(set_scene(heard.thread), heard.understood)

    def _brings_proof(self, heard: Heard) -> bool:
        return heard.understood.reference is not None or self._brings_a_code(heard)

    def _brings_a_code(self, heard: Heard) -> bool:
        return bool(read_draft(heard.thread.draft).proving) and CODE.search(heard.text) is not None

    def _continues(self, heard: Heard) -> bool:
        understood = heard.understood
        if self._asks_beside(heard):
            return False
        says_something = bool(
            understood.slots
            or understood.choice
            or understood.phone
            or understood.email
            or wishes_a_seat(understood)
        )
        if says_something or understood.area or understood.impossible:
            return True
        if understood.past and read_draft(heard.thread.draft).has_wish:
            return True
        if understood.soonest or understood.daypart:
            return True
        if understood.time_span or understood.date_span:
            return True
        return understood.has(*CONTINUES) and any(
            card.card.get("kind") in ASKING for card in heard.thread.open_cards
        )

    def _asks_beside(self, heard: Heard) -> bool:
        """A question about the house while no table is talked about: what looks like a name is a dish."""
        understood, thread = heard.understood, heard.thread
        told = understood.party_size or understood.time or understood.time_span
        if not understood.has("ask_info") or told or understood.date_span:
            return False
        if orders.ASKS_FOR_A_TABLE.search(heard.text):
            return False
        is_open = any(card.card.get("kind") in ASKING for card in thread.open_cards)
        return not is_open and not read_draft(thread.draft).has_wish

    def plan(self, heard: Heard) -> Plan:
        """Answer in the diner's language."""
        scene = set_scene(heard.thread)
        with translation.override(heard.thread.lang):
            if heard.tap is not None:
                return on_tap(scene, heard.tap)
            told = self._beside(scene, heard)
            return told if told is not None else self._about_tables(scene, heard)

    def _beside(self, scene: Scene, heard: Heard) -> Plan | None:
        """What is asked beside the wish, with whatever is told in the same breath."""
        understood = heard.understood
        if asides.KEPT.search(heard.text):
            aside = partial(asides.kept_for, scene)
        elif stay.HOW_LONG.search(heard.text) and not _wishes(understood):
            aside = partial(stay.how_long, scene)
        elif asides.CANCEL_UNTIL.search(heard.text):
            aside = partial(asides.cancel_until, scene)
        elif self._asks_for_hours(heard):
            aside = partial(asides.opening_hours, scene, understood)
        else:
            return None
        return beside_notes(scene, understood, aside)

    def _about_tables(self, scene: Scene, heard: Heard) -> Plan:
        was_left, known = is_left_to_note(scene), len(scene.draft.notes)
        if was_left and self._claim(heard) < SURE_ENOUGH:
            return changing.add_notes(scene)
        plan = with_nothing_lost(scene, heard.understood, on_text(scene, heard))
        told_more = len(scene.draft.notes) != known
        if was_left and not told_more and is_left_to_note(scene) and plan.hand_over is None:
            plan = and_noted(scene, plan)
        if stay.HOW_LONG.search(heard.text):
            return replace(plan, say=(Text(body=stay.in_words(scene)), *plan.say))
        return plan

    def take_in(self, thread: Thread, told: Sequence[Understanding]) -> bytes | None:
        """What must not be lost of what was told while this skill did not answer, for the draft."""
        scene = set_scene(thread)
        before = write_draft(scene.draft)
        for each in told:
            overhear(scene, each)
        now = write_draft(scene.draft)
        return now if now != before else None

    def summary(self, thread: Thread) -> str:
        """The wish as far as it is known."""
        with translation.override(thread.lang):
            return known_so_far(set_scene(thread))

    def _asks_for_hours(self, heard: Heard) -> bool:
        """Whether the house is asked when it is open, and not for a table then: "wann habt ihr offen?"."""
        understood = heard.understood
        asks = understood.has("ask_info") and "hours" in understood.topics
        if not asks or understood.party_size is not None:
            return False
        if understood.intents[0].name == "ask_info" and not asides.MENTIONS.search(heard.text):
            return True
        return not understood.has(*TALKS_OF_TABLES) and understood.time is None


def _wishes(understood: Understanding) -> bool:
    """Whether a day, a time or how many is said."""
    said = (understood.party_size, understood.date, understood.time, understood.time_span)
    return any(said) or understood.soonest


def _is_an_answer(heard: Heard) -> bool:
    """The words of an open card's button, "now" to which day, or a mail address, though it may be none."""
    asks = any(card.card.get("kind") in PASSING for card in heard.thread.open_cards)
    if asks and (orders.is_to_reserve(heard.text) or orders.is_to_stop(heard.text)):
        return True
    draft = read_draft(heard.thread.draft)
    if draft.number is not None and told_in(heard.text):
        return True
    expected = draft.expected
    if "date" in expected and means_now(heard.understood):
        return True
    return "@" in heard.text and "email" in expected


def _are_on_offer(heard: Heard) -> bool:
    return any(card.card.get("kind") == "offers" for card in heard.thread.open_cards)


def _spoken_of(scene: Scene) -> Draft:
    """The wish, or else the one reservation that is coming: "one more person" is one more than there."""
    draft = scene.draft
    rows = [] if draft.has_wish else scene.coming()
    if len(rows) != 1:
        return Draft(
            party_size=draft.party_size, date=draft.date, time=draft.time, last=draft.last
        )
    date, time = scene.day_and_time(rows[0].starts_at)
    return Draft(party_size=rows[0].party_size, date=date, time=time)


def _on_the_screen(scene: Scene) -> list[dt.datetime]:
    """The starts of which "the second one" is one: of reservations, while it is asked which is meant, else on offer."""
    if scene.draft.which_to:
        return [row.starts_at for row in scene.coming()]
    return [each.starts_at for each in scene.draft.offered] if scene.open_cards("offers") else []


def _local(scene: Scene, starts_at: dt.datetime) -> tuple[dt.date, dt.time]:
    local = starts_at.astimezone(scene.zone)
    return local.date(), local.time()
