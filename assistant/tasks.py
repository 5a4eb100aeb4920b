"""Turns that are still owed because a process died between acknowledging and answering."""

import datetime as dt

from assistant.running import ask_for_turn
from common.schedule import Periodic
from messenger.queries.turns import owed_conversations

OVERDUE = dt.timedelta(seconds=3)


def sweep_owed_turns(now: dt.datetime) -> int:
    """Have everything answered that has been owed for longer than three seconds; return how many that were."""
    owed = owed_conversations(now - OVERDUE)
    for conversation_id in owed:
        ask_for_turn(conversation_id)
    return len(owed)


PERIODIC = (Periodic(name="assistant.sweep_owed_turns", every=OVERDUE, run=sweep_owed_turns),)
