"""conversations/: reading them and writing into them, with a key of the house."""

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

import msgspec
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from businesses.api.base import HouseView, PageQuery, page_response
from businesses.api.fields import QueryNumberField, StrictSerializer
from businesses.enums import Scope
from businesses.models import Business
from common.pagination import SortKey, instant
from messenger.actions import answer_by_key, speak_as_assistant
from messenger.enums import ParticipantRole, SenderKind
from messenger.live.posts import Row
from messenger.live.reading import entries_of_house
from messenger.live.wire import at_house, entry
from messenger.models import Conversation, Participant
from messenger.protocol import MAX_BODY_CHARS
from messenger.queries.of_house import (
    conversation_of_house,
    conversations_of_house,
)

NEWEST_FIRST: Final = (
    SortKey(field="created_at", parse=instant, descending=True),
    SortKey(field="id", parse=UUID),
)
MAX_MESSAGES: Final = 200
MAX_POSITION: Final = 2**53
TAGS: Final = ["conversations"]


class MessagesQuery(StrictSerializer):
    """From where, and how many."""

    after = QueryNumberField(required=False, min_value=0, max_value=MAX_POSITION, default=0)
    limit = QueryNumberField(
        required=False, min_value=1, max_value=MAX_MESSAGES, default=MAX_MESSAGES
    )


class ExactTextField(serializers.CharField):
    """A JSON string, taken as it is."""

    def to_internal_value(self, data: Any) -> str:
        """The string; a number or a boolean is none."""
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class MessageIn(StrictSerializer):
    """A message; `as` speaks in the assistant's name instead of the team's."""

    cid = serializers.UUIDField(help_text="Made by the sender; repeating it does no harm.")
    body = ExactTextField(trim_whitespace=False, help_text=f"At most {MAX_BODY_CHARS} characters.")

    def get_fields(self) -> dict[str, Any]:
        """`as` is a word of Python's."""
        return {
            **super().get_fields(),
            "as": serializers.ChoiceField(choices=[("assistant", "assistant")], required=False),
        }


class PersonOut(serializers.Serializer[Any]):
    """Who takes part."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=["diner", "staff", "assistant"])
    name = serializers.CharField()


class ConversationOut(serializers.Serializer[Any]):
    """A conversation between a diner and the house."""

    id = serializers.UUIDField()
    business = serializers.CharField()
    kind = serializers.CharField()
    state = serializers.ChoiceField(choices=["open", "snoozed", "closed"])
    voice = serializers.ChoiceField(choices=["assistant", "staff"])
    head = serializers.IntegerField()
    last_at = serializers.DateTimeField(allow_null=True)
    unread = serializers.IntegerField()
    participants = PersonOut(many=True)


class ConversationPageOut(serializers.Serializer[Any]):
    """A page of conversations."""

    results = ConversationOut(many=True)
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)


class SenderOut(serializers.Serializer[Any]):
    """Who said it."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=SenderKind.values)
    name = serializers.CharField()


class EntryOut(serializers.Serializer[Any]):
    """One entry; the same as on the socket (docs/protocol.md)."""

    seq = serializers.IntegerField()
    id = serializers.UUIDField()
    cid = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=["text", "card", "file", "system", "change"])
    body = serializers.CharField()
    card = serializers.DictField(allow_null=True)
    tap = serializers.DictField(allow_null=True)
    change = serializers.DictField(allow_null=True)
    at = serializers.DateTimeField()

    def get_fields(self) -> dict[str, Any]:
        """`from` is a word of Python's."""
        return {**super().get_fields(), "from": SenderOut()}


class EntryPageOut(serializers.Serializer[Any]):
    """Entries above a position, ascending."""

    results = EntryOut(many=True)
    next = serializers.CharField(allow_null=True)


class ConversationView(HouseView):
    """What the endpoints of conversations share."""

    scopes = {"GET": Scope.CONVERSATIONS_READ, "POST": Scope.CONVERSATIONS_WRITE}


class ConversationsView(ConversationView):
    """All conversations of the house."""

    @extend_schema(
        operation_id="list_conversations",
        summary="List conversations",
        description="The newest first.",
        parameters=[PageQuery],
        responses=ConversationPageOut,
        tags=TAGS,
    )
    def get(self, request: Request) -> Response:
        query = self.query(PageQuery)
        business = self.business

        def show(rows: Sequence[Conversation]) -> list[dict[str, Any]]:
            return [show_conversation(row, business) for row in rows]

        found = conversations_of_house(business)
        return page_response(self, found, NEWEST_FIRST, query=query, show=show)


class OneConversationView(ConversationView):
    """One of them."""

    @extend_schema(
        operation_id="read_conversation",
        summary="Read a conversation",
        responses=ConversationOut,
        tags=TAGS,
    )
    def get(self, request: Request, conversation_id: UUID) -> Response:
        found = conversation_of_house(self.business, conversation_id)
        return Response(show_conversation(found, self.business))


class MessagesView(ConversationView):
    """The entries of one conversation."""

    @extend_schema(
        operation_id="list_messages",
        summary="List the entries of a conversation",
        description="Above the sequence `after`, ascending; `next` reads on.",
        parameters=[MessagesQuery],
        responses=EntryPageOut,
        tags=TAGS,
    )
    def get(self, request: Request, conversation_id: UUID) -> Response:
        query = self.query(MessagesQuery)
        after, limit = query["after"], query["limit"]
        rows = entries_of_house(self.business, conversation_id, after=after, limit=limit)
        shown, more = rows[:limit], len(rows) > limit
        base = request.build_absolute_uri(request.path)
        following = urlencode({"after": shown[-1].seq, "limit": limit}) if more else ""
        return Response(
            {
                "results": [show_entry(row, self.business) for row in shown],
                "next": f"{base}?{following}" if more else None,
            }
        )

    @extend_schema(
        operation_id="create_message",
        summary="Write into a conversation",
        description="As the team, or with `as: assistant` in the assistant's name. The same cid and body again: 200.",
        request=MessageIn,
        responses={201: EntryOut, 200: EntryOut},
        tags=TAGS,
    )
    def post(self, request: Request, conversation_id: UUID) -> Response:
        given = self.body(MessageIn)
        speak = speak_as_assistant if given.get("as") else answer_by_key
        stored = speak(
            conversation_id=conversation_id,
            api_key=self.api_key,
            cid=given["cid"],
            body=given["body"],
        )
        row = entries_of_house(self.business, conversation_id, after=stored.seq - 1, limit=1)[0]
        return Response(show_entry(row, self.business), status=201 if stored.is_new else 200)


def show_conversation(conversation: Conversation, business: Business) -> dict[str, Any]:
    """A conversation as documented."""
    last_at = conversation.last_at
    return {
        "id": str(conversation.pk),
        "business": business.slug,
        "kind": conversation.kind,
        "state": conversation.state,
        "voice": conversation.voice,
        "head": conversation.head,
        "last_at": at_house(last_at, business.zone).isoformat() if last_at else None,
        "unread": conversation.unread,
        "participants": [_person(each) for each in conversation.participants.all()],
    }


def show_entry(row: Row, business: Business) -> dict[str, Any]:
    """An entry as documented."""
    shown: dict[str, Any] = msgspec.to_builtins(entry(row, business.zone))
    return shown


def _person(each: Participant) -> dict[str, str]:
    is_member = each.role == ParticipantRole.MEMBER
    kind = SenderKind.STAFF.value if is_member else each.role
    return {"id": str(each.pk), "kind": kind, "name": each.name}
