"""What staff do with a conversation besides answering: take over, give back, close, assign, put off."""

import datetime as dt
import uuid
from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from businesses.models import Membership
from common.clock import now
from common.errors import Invalid, NotFound
from messenger.enums import (
    ConversationKind,
    ConversationState,
    EntryKind,
    ParticipantRole,
    SenderKind,
    Voice,
)
from messenger.live.flush import admit, finish, silence
from messenger.live.posts import Author, NewEntry, Thread, Written
from messenger.live.runtime import ring
from messenger.live.store import store
from messenger.models import Conversation, Participant

TAKEN_OVER = _("%(name)s of the team is writing now. The assistant keeps quiet.")
GIVEN_BACK = _("The assistant is answering again.")
CLOSED = _("The team has closed this conversation. Just write to open it again.")


@transaction.atomic
def take_over(*, conversation_id: UUID, by: Membership) -> None:
    """Let a person answer from now on, and say so in the thread; a turn of the assistant in flight is lost."""

    def change(thread: Thread) -> None:
        if thread.voice == Voice.STAFF:
            return
        silence(thread)
        _say(thread, TAKEN_OVER, name=name_of(by))

    _change(conversation_id, by, change)
    mine = Conversation.objects.filter(pk=conversation_id, assignee_uuid=None)
    mine.update(assignee_uuid=by.user.uuid)


@transaction.atomic
def give_back(*, conversation_id: UUID, by: Membership) -> None:
    """Let the assistant answer from the next entry on; raise Invalid where the house has switched it off."""
    if not by.business.assistant_enabled:
        raise Invalid(_("The assistant of this house is switched off."))

    def change(thread: Thread) -> None:
        if thread.voice == Voice.ASSISTANT:
            return
        thread.voice, thread.waiting_since = Voice.ASSISTANT, None
        thread.answered_seq = thread.head
        _say(thread, GIVEN_BACK)

    _change(conversation_id, by, change)


@transaction.atomic
def close_conversation(*, conversation_id: UUID, by: Membership) -> None:
    """Take the conversation off the list; the diner's next message opens it again."""

    def change(thread: Thread) -> None:
        if thread.state == ConversationState.CLOSED:
            return
        thread.state, thread.waiting_since, thread.unread = ConversationState.CLOSED, None, 0
        if by.business.assistant_enabled:
            thread.voice, thread.answered_seq = Voice.ASSISTANT, thread.head
        _say(thread, CLOSED)

    _change(conversation_id, by, change)
    Conversation.objects.filter(pk=conversation_id).update(snoozed_until=None)


@transaction.atomic
def reopen_conversation(*, conversation_id: UUID, by: Membership) -> None:
    """Put a closed or put-off conversation back on the list."""

    def change(thread: Thread) -> None:
        thread.state = ConversationState.OPEN

    _change(conversation_id, by, change)
    Conversation.objects.filter(pk=conversation_id).update(snoozed_until=None)


@transaction.atomic
def snooze_conversation(*, conversation_id: UUID, until: dt.datetime, by: Membership) -> None:
    """Put the conversation off until then, or until the diner writes; raise Invalid for a time that is past."""
    if until <= now():
        raise Invalid(_("This time has passed."))

    def change(thread: Thread) -> None:
        thread.state = ConversationState.SNOOZED

    _change(conversation_id, by, change)
    Conversation.objects.filter(pk=conversation_id).update(snoozed_until=until)


@transaction.atomic
def assign_conversation(
    *, conversation_id: UUID, assignee: Membership | None, by: Membership
) -> None:
    """Put a member in charge, or nobody; raise NotFound for a member of another house or one who left."""
    if assignee is not None and (
        assignee.business_id != by.business_id or assignee.ended_at is not None
    ):
        raise NotFound
    _change(conversation_id, by, _touch)
    Conversation.objects.filter(pk=conversation_id).update(
        assignee_uuid=assignee.user.uuid if assignee else None
    )


@transaction.atomic
def wake_snoozed(*, at: dt.datetime) -> int:
    """Put conversations back on the list whose time has come; how many. May run twice."""
    due = Conversation.objects.filter(state=ConversationState.SNOOZED, snoozed_until__lte=at)
    ids = list(due.order_by("pk").values_list("pk", flat=True)[:100])
    threads = store().lock(ids, wait=True) if ids else {}
    for thread in threads.values():
        if thread.state == ConversationState.SNOOZED:  # a colleague may have closed it meanwhile
            thread.state = ConversationState.OPEN
    written = Written()
    finish(threads.values(), [], written)
    Conversation.objects.filter(pk__in=ids).update(snoozed_until=None)
    transaction.on_commit(lambda: ring(written))
    return len(ids)


def name_of(member: Membership) -> str:
    """The name under which a member speaks."""
    return member.user.get_full_name() or member.user.get_username()


def _touch(thread: Thread) -> None:
    thread.is_touched = True


def _change(conversation_id: UUID, by: Membership, change: Callable[[Thread], None]) -> None:
    """Lock the conversation, change it, and tell whoever follows it after the commit."""
    thread = store().lock([conversation_id], wait=True).get(conversation_id)
    is_ours = thread is not None and thread.business_id == by.business_id
    if thread is None or not is_ours or thread.kind != ConversationKind.SERVICE:
        raise NotFound
    change(thread)
    written = Written()
    finish([thread], [], written)
    transaction.on_commit(lambda: ring(written))


def _say(thread: Thread, text: str | Promise, **names: str) -> None:
    """Add a system line in the conversation's language, spoken by the house."""
    lang = Conversation.objects.filter(pk=thread.id).values_list("lang", flat=True).first()
    house = Participant.objects.filter(
        conversation_id=thread.id, role=ParticipantRole.ASSISTANT
    ).first()
    if house is None:
        return
    with translation.override(lang or "de"):
        body = str(text) % names
    author = Author(participant_id=house.pk, kind=SenderKind.SYSTEM, name=house.name)
    entry = NewEntry(cid=uuid.uuid4(), author=author, kind=EntryKind.SYSTEM, body=body)
    admit(thread, entry, {})
