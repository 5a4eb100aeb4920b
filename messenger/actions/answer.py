"""Messages that do not come over a socket: staff in the admin, integrators by key, notes among colleagues."""

import uuid
from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction

from businesses.models import ApiKey, Membership
from common import clock
from common.errors import Invalid, NotFound
from messenger.actions.desk import name_of
from messenger.actions.outcomes import checked_body, stored_or_raise
from messenger.actions.turns import write_entries
from messenger.enums import Channel, ConversationKind, ParticipantRole, SenderKind, Voice
from messenger.live.authority import house_person, person_of_key
from messenger.live.posts import Author, NewEntry, Receipt, Stored
from messenger.live.receipts import advance_receipt
from messenger.live.runtime import post_and_wait
from messenger.models import Conversation, Participant


def answer(
    *, conversation_id: UUID, by: Membership, cid: UUID, body: str, seen: int | None = None
) -> Stored:
    """Store a member's message once for its cid; raise Stale when a colleague wrote what `seen` does not cover.

    Whoever answers first is in charge, unless somebody was put in charge before.
    """
    text = checked_body(body)
    author = speaker(conversation_id=conversation_id, by=by)
    entry = NewEntry(cid=cid, author=author, body=text, seen=seen)
    stored = stored_or_raise(post_and_wait(conversation_id, entry))
    _put_in_charge(conversation_id, by)
    return stored


def speaker(*, conversation_id: UUID, by: Membership) -> Author:
    """The member as one who speaks in this conversation; raise NotFound for another house's."""
    conversation = _of_house(conversation_id, by.business_id)
    me = house_person(conversation, by.user.uuid, name_of(by), Channel.DESK)
    return Author(participant_id=me.pk, kind=SenderKind.STAFF, name=me.name)


@transaction.atomic
def say_all(*, conversation_id: UUID, by: Membership, entries: Sequence[NewEntry]) -> None:
    """Store a member's entries, all or none, and raise the first refusal (Stale, Unavailable)."""
    written = write_entries(conversation_id=conversation_id, entries=entries)
    for outcome in written.outcomes.values():
        stored_or_raise(outcome)
    _put_in_charge(conversation_id, by)


def answer_by_key(*, conversation_id: UUID, api_key: ApiKey, cid: UUID, body: str) -> Stored:
    """Store an integrator's message, who speaks as staff; or raise NotFound, ClientIdReused, Invalid."""
    text = checked_body(body)
    conversation = _of_house(conversation_id, api_key.business_id)
    me = house_person(conversation, person_of_key(api_key.pk), api_key.name, Channel.API)
    author = Author(participant_id=me.pk, kind=SenderKind.STAFF, name=me.name)
    return stored_or_raise(
        post_and_wait(conversation_id, NewEntry(cid=cid, author=author, body=text))
    )


def speak_as_assistant(*, conversation_id: UUID, api_key: ApiKey, cid: UUID, body: str) -> Stored:
    """Store an integrator's message in the assistant's name; the voice stays where it is."""
    text = checked_body(body)
    conversation = _of_house(conversation_id, api_key.business_id)
    house = Participant.objects.filter(
        conversation=conversation, role=ParticipantRole.ASSISTANT
    ).first()
    if house is None:
        raise Invalid
    author = Author(participant_id=house.pk, kind=SenderKind.ASSISTANT, name=house.name)
    return stored_or_raise(
        post_and_wait(conversation_id, NewEntry(cid=cid, author=author, body=text))
    )


def add_note(
    *, conversation_id: UUID, by: Membership, body: str, cid: UUID | None = None
) -> Stored:
    """Store a note that only staff see, in the notes conversation of this one."""
    text = checked_body(body)
    conversation = _of_house(conversation_id, by.business_id)
    notes = notes_of(conversation)
    me = house_person(notes, by.user.uuid, name_of(by), Channel.DESK)
    author = Author(participant_id=me.pk, kind=SenderKind.STAFF, name=me.name)
    entry = NewEntry(cid=cid or uuid.uuid4(), author=author, body=text)
    return stored_or_raise(post_and_wait(notes.pk, entry))


def mark_seen(*, conversation_id: UUID, by: Membership, read: int) -> None:
    """Raise a member's read marker; it never goes back, nor beyond the head."""
    conversation = _of_house(conversation_id, by.business_id)
    me = house_person(conversation, by.user.uuid, name_of(by), Channel.DESK)
    upto = min(read, conversation.head)
    advance_receipt(
        Receipt(
            conversation_id=conversation_id,
            participant_id=me.pk,
            is_staff=True,
            delivered=upto,
            read=upto,
        )
    )


@transaction.atomic
def notes_of(conversation: Conversation) -> Conversation:
    """The notes conversation that belongs to this one, made where there is none."""
    found = Conversation.objects.filter(parent=conversation).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return Conversation.objects.create(
                business_id=conversation.business_id,
                kind=ConversationKind.NOTES,
                voice=Voice.STAFF,
                parent=conversation,
                lang=conversation.lang,
                created_at=clock.now(),
            )
    except IntegrityError:  # a colleague began at the same moment
        return Conversation.objects.get(parent=conversation)


def _put_in_charge(conversation_id: UUID, by: Membership) -> None:
    """Whoever answers first leads, unless somebody was put in charge before."""
    nobodys = Conversation.objects.filter(pk=conversation_id, assignee_uuid=None)
    nobodys.update(assignee_uuid=by.user.uuid)


def _of_house(conversation_id: UUID, business_id: int) -> Conversation:
    found = Conversation.objects.filter(
        pk=conversation_id, business_id=business_id, kind=ConversationKind.SERVICE
    ).first()
    if found is None:
        raise NotFound
    return found
