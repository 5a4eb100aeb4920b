"""Answers cases on stdin, one JSON a line: `python -m benchmarks.understanding`."""

import datetime as dt
import gc
import json
import sys
import time
from typing import Any

from assistant.language import Context, Draft, Said, Understanding, settled, understand

_DEFAULT_NOW = dt.datetime(2026, 1, 15, 12, 0)  # noqa: DTZ001 -- local restaurant time
_SLOT_NAMES = {"people": "party_size"}


def context_of(case: dict[str, Any]) -> Context:
    """Return the context a case is to be read in."""
    now = (
        dt.datetime.fromisoformat(case["reference_date"])
        if case.get("reference_date")
        else _DEFAULT_NOW
    )
    asked = tuple(_SLOT_NAMES.get(slot, slot) for slot in case.get("requested_slots") or ())
    history = tuple(
        Said(speaker=said["speaker"], text=said["text"]) for said in case.get("history") or ()
    )
    return Context(
        now=now.replace(tzinfo=None), lang=case["lang"], expected=asked, history=history
    )


def prediction_of(case: dict[str, Any]) -> dict[str, Any]:
    """Return the prediction for one case."""
    context = context_of(case)
    began = time.perf_counter()
    heard = understand(case["utterance"], context)
    took = time.perf_counter() - began
    return {
        "id": case["id"],
        "intent": _label(heard),
        "slots": slots_of(heard),
        "state": state_of(settled(case["utterance"], context)),
        "ms": round(1000 * took, 3),
    }


def slots_of(heard: Understanding) -> dict[str, Any]:
    """Return the values in the form of the contract."""
    slots: dict[str, Any] = {}
    for name in ("party_size", "date", "time", "first_name", "last_name", "name"):
        value = getattr(heard, name)
        if value is not None and not value.negated:
            slots[name] = _plain(value.value)
    if heard.seating:
        slots["seating"] = heard.seating[0].value
    return slots


def state_of(draft: Draft) -> dict[str, Any]:
    """Return what is known of the reservation after the turn."""
    known = {"party_size": draft.party_size, "date": draft.date, "time": draft.time}
    return {slot: _plain(value) for slot, value in known.items() if value is not None}


_LABELS = {"late": "modify", "complaint": "handover"}
"""Intents that the contract of the evaluation does not know, and what it calls them."""


def _label(heard: Understanding) -> str:
    name = heard.intents[0].name if heard.intents else "oos"
    return _LABELS.get(name, name)


def _plain(value: object) -> object:
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, dt.date) else value


def main() -> None:
    """Answer every case on stdin, with Python's collector as the processes that serve have it."""
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(prediction_of(json.loads(line)), ensure_ascii=False))


if __name__ == "__main__":
    main()
