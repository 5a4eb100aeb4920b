"""The first message: a diner, a conversation and an entry come into being together, or not at all."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction

from accounts.actions import start_diner
from accounts.models import Diner
from businesses.models import Business
from common import clock
from common.errors import Forbidden, KeyReused
from messenger.actions.outcomes import checked_body, stored_or_raise
from messenger.enums import Channel, ConversationKind, ParticipantRole, SenderKind, Voice
from messenger.live.posts import Author, NewEntry
from messenger.live.runtime import post_and_wait
from messenger.models import Conversation, Entry, Participant


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """The answer to a first message; the same for each repetition, but for `is_new`."""

    conversation_id: UUID
    seq: int
    at: dt.datetime
    is_new: bool
    diner: Diner


@transaction.atomic
def start_conversation(
    *, business: Business, key: str, cid: UUID, body: str, lang: str, address: str = ""
) -> Started:
    """Store the first message of somebody unknown, once for each key; or raise KeyReused, Forbidden, Invalid, TooBig.

    `address` is the client's IP address, see `start_diner`.
    """
    text = checked_body(body)
    diner, is_new = start_diner(key=key, lang=lang, address=address)
    me = service_thread(business=business, diner=diner, lang=lang)
    if not is_new and not Entry.objects.filter(conversation=me.conversation_id).exists():
        is_new = True  # the key's diner writes to this house for the first time
    if not is_new and not Entry.objects.filter(sender=me, cid=cid).exists():
        raise KeyReused
    return _store(me, diner, cid, text)


@transaction.atomic
def continue_conversation(
    *, business: Business, diner: Diner, cid: UUID, body: str, lang: str
) -> Started:
    """Store a message of a known diner, who may be new to this house; or raise Forbidden, Invalid, TooBig."""
    text = checked_body(body)
    me = service_thread(business=business, diner=diner, lang=lang)
    return _store(me, diner, cid, text)


def service_thread(*, business: Business, diner: Diner, lang: str) -> Participant:
    """The diner's place in the one open service conversation with this house, made where there is none."""
    mine = Participant.objects.filter(service_of=business, person_uuid=diner.pk)
    me = mine.first()
    if me is None:
        try:
            with transaction.atomic():
                me = _new_thread(business, diner, lang)
        except IntegrityError:  # the same diner began at the same moment
            me = mine.get()
    if me.blocked_at is not None:
        raise Forbidden
    return me


def _new_thread(business: Business, diner: Diner, lang: str) -> Participant:
    now = clock.now()
    conversation = Conversation.objects.create(
        business=business,
        kind=ConversationKind.SERVICE,
        voice=Voice.ASSISTANT if business.assistant_enabled else Voice.STAFF,
        lang=lang,
        created_at=now,
    )
    me = Participant.objects.create(
        conversation=conversation,
        business=business,
        role=ParticipantRole.DINER,
        person_uuid=diner.pk,
        name=diner.name,
        service_of=business,
        joined_at=now,
    )
    Participant.objects.create(
        conversation=conversation,
        business=business,
        role=ParticipantRole.ASSISTANT,
        name=business.name,
        channel=Channel.HOUSE,
        joined_at=now,
    )
    return me


def _store(me: Participant, diner: Diner, cid: UUID, text: str) -> Started:
    author = Author(participant_id=me.pk, kind=SenderKind.DINER, name=me.name)
    entry = NewEntry(cid=cid, author=author, body=text)
    stored = stored_or_raise(post_and_wait(me.conversation_id, entry))
    return Started(
        conversation_id=me.conversation_id,
        seq=stored.seq,
        at=stored.at,
        is_new=stored.is_new,
        diner=diner,
    )
