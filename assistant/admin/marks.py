"""What was understood, on the diner's own words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from assistant.admin.words import LABELS, is_sure, other_words, value_words
from assistant.models import Reading
from messenger.extensions import Mark

HEARD_TOGETHER = 20
"""A reading stands under the last of the messages that were heard together."""


class ReadingMarks:
    """Marks from the stored readings."""

    def marks(self, conversation_id: UUID, first: int, last: int) -> Mapping[int, Sequence[Mark]]:
        """By the sequence of the message in which the words stand, without overlaps."""
        found: dict[int, list[Mark]] = defaultdict(list)
        rows = Reading.objects.filter(
            conversation=conversation_id, seq__gte=first, seq__lte=last + HEARD_TOGETHER
        )
        for row in rows.order_by("seq"):
            for seq, mark in _placed(row):
                found[seq].append(mark)
        return {seq: tuple(_apart(marks)) for seq, marks in found.items()}


def _placed(row: Reading) -> Iterator[tuple[int, Mark]]:
    pieces = row.understood.get("pieces") or [[row.seq, None]]
    for mark in row.understood["marks"]:
        if mark["name"] not in LABELS or mark["negated"] or mark["value"] is None:
            continue
        at = _piece_of(mark, pieces)
        if at is not None:
            seq, offset = at
            yield seq, _mark(mark, offset)


def _piece_of(mark: dict[str, Any], pieces: list[list[Any]]) -> tuple[int, int] | None:
    """In which message the mark stands, and where that begins; None where it runs across two."""
    offset = 0
    for seq, length in pieces:
        if length is None or (mark["start"] >= offset and mark["end"] <= offset + length):
            return seq, offset
        offset += length + 1
    return None


def _mark(mark: dict[str, Any], offset: int) -> Mark:
    return Mark(
        start=mark["start"] - offset,
        end=mark["end"] - offset,
        label=str(LABELS[mark["name"]]),
        value=value_words(mark["name"], mark["value"]),
        is_sure=is_sure(mark),
        other=other_words(mark),
    )


def _apart(marks: list[Mark]) -> Iterator[Mark]:
    """In the order of the text; of two that overlap the first one, and of two at one place the longer."""
    end = 0
    for mark in sorted(marks, key=lambda each: (each.start, -each.end)):
        if mark.start >= end and mark.end > mark.start:
            end = mark.end
            yield mark
