"""What the assistant understood so far, beside the conversation."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from assistant.admin.words import LABELS, REASONS, is_sure, other_words, value_words
from assistant.models import Memory, Reading
from businesses.models import Membership

LOOKED_AT = 12
MANY = frozenset({"seating", "note"})
"""Of these several are true at once; of all others the last one said counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    label: str
    value: str
    is_sure: bool
    other: str


class UnderstoodPanel:
    """The last word on day, time, guests and wishes, and whether it is sure."""

    def render(self, conversation_id: UUID, member: Membership) -> SafeString:
        """Empty where the assistant has not understood anything yet."""
        memory = Memory.objects.filter(pk=conversation_id, business=member.business).first()
        facts = _facts(conversation_id, member)
        reason = REASONS.get(memory.wanted_because) if memory else None
        if not facts and reason is None:
            return SafeString("")
        html = render_to_string(
            "desk/inbox/_understood.html", {"facts": facts, "reason": reason or ""}
        )
        return mark_safe(html)  # noqa: S308 -- a template made it


def _facts(conversation_id: UUID, member: Membership) -> list[Fact]:
    rows = Reading.objects.filter(conversation=conversation_id, business=member.business)
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows.order_by("-seq")[:LOOKED_AT]:
        said = [mark for mark in row.understood["marks"] if not mark["negated"]]
        for name in {mark["name"] for mark in said}:
            of_name = [mark for mark in said if mark["name"] == name and mark["value"] is not None]
            if name in MANY:
                found[name] = [*found.get(name, []), *of_name]
            else:
                found.setdefault(name, of_name[:1])
    return [
        Fact(
            label=str(label),
            value=value_words(name, mark["value"]),
            is_sure=is_sure(mark),
            other=other_words(mark),
        )
        for name, label in LABELS.items()
        for mark in _different(found.get(name, []))
    ]


def _different(marks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each value once, as it was said last."""
    return list({str(mark["value"]): mark for mark in reversed(marks)}.values())
