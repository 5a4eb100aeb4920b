"""What can be done in conversations. Every way in (socket, page, REST, admin, assistant) ends here or in the flush."""

from messenger.actions.answer import (
    add_note,
    answer,
    answer_by_key,
    mark_seen,
    say_all,
    speak_as_assistant,
    speaker,
)
from messenger.actions.desk import (
    assign_conversation,
    close_conversation,
    give_back,
    reopen_conversation,
    snooze_conversation,
    take_over,
    wake_snoozed,
)
from messenger.actions.people import block_diner, unblock_diner
from messenger.actions.prepared import prepare_texts
from messenger.actions.start import Started, continue_conversation, start_conversation
from messenger.actions.tap import tap_card
from messenger.actions.turns import TurnAnswer, TurnOvertaken, answer_turns, write_entries

__all__ = [
    "Started",
    "TurnAnswer",
    "TurnOvertaken",
    "add_note",
    "answer",
    "answer_by_key",
    "answer_turns",
    "assign_conversation",
    "block_diner",
    "close_conversation",
    "continue_conversation",
    "give_back",
    "mark_seen",
    "prepare_texts",
    "reopen_conversation",
    "say_all",
    "snooze_conversation",
    "speak_as_assistant",
    "speaker",
    "start_conversation",
    "take_over",
    "tap_card",
    "unblock_diner",
    "wake_snoozed",
    "write_entries",
]
