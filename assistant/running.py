"""Turns of this process: at once after the ack, one at a time for each conversation, several side by side."""

import logging
import threading
from uuid import UUID

from assistant.stumbling import step_aside
from assistant.turn import take_turns
from common.db import CONNECTION_LOST, Lane
from common.errors import Unavailable
from messenger.actions import TurnOvertaken

log = logging.getLogger(__name__)
lane = Lane("turn", 4)
_guard = threading.Lock()
_running: set[UUID] = set()
_again: set[UUID] = set()
_failed: dict[UUID, int] = {}
ENOUGH_FAILURES = 3
PUT_OFF = (*CONNECTION_LOST, Unavailable)
"""Nobody's fault: the database is away, or the day for which the turn waits has been locked for too long."""


def ask_for_turn(conversation_id: UUID) -> None:
    """Have the conversation answered soon; returns at once. What is lost here the sweep finds."""
    with _guard:
        if conversation_id in _running:
            _again.add(conversation_id)
            return
        _running.add(conversation_id)
    lane.submit(_run, conversation_id)


def _run(conversation_id: UUID) -> None:
    while True:
        try:
            take_turns(conversation_id)
            _failed.pop(conversation_id, None)
        except PUT_OFF:
            log.warning("turn put off", extra={"conversation_id": str(conversation_id)})
        except Exception:
            log.exception("turn failed", extra={"conversation_id": str(conversation_id)})
            _stumble(conversation_id)
        with _guard:
            if conversation_id not in _again:
                _running.discard(conversation_id)
                return
            _again.discard(conversation_id)


def _stumble(conversation_id: UUID) -> None:
    """The sweep tries again every few seconds; what fails for the third time is left to people."""
    _failed[conversation_id] = _failed.get(conversation_id, 0) + 1
    if _failed[conversation_id] < ENOUGH_FAILURES:
        return
    try:
        step_aside(conversation_id)
        _failed.pop(conversation_id, None)
    except (*PUT_OFF, TurnOvertaken):
        log.info("stepping aside put off", extra={"conversation_id": str(conversation_id)})
