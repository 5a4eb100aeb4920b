"""Who a socket speaks for, and whether that still holds: logins, roles and places in conversations."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils.crypto import constant_time_compare

from accounts.models import User
from accounts.queries import diner_login
from businesses.access import key_from
from businesses.enums import Scope
from businesses.models import Business, Membership
from common import clock
from common.errors import NotAuthenticated
from messenger.enums import Channel, ParticipantRole, SenderKind
from messenger.live.posts import Author
from messenger.models import Conversation, Participant
from messenger.protocol import Code, Person

_KEY_PEOPLE = uuid.UUID("6f0a3a6e-6d1c-4b4b-9d53-8f3f5d3c6b11")


@dataclass(frozen=True, slots=True, kw_only=True)
class DinerLoginOf:
    login_id: int
    diner_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffLogin:
    session_key: str
    session_hash: str
    user_id: int
    user_uuid: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLogin:
    key_id: int
    business_id: int
    scopes: frozenset[str]
    name: str

    @property
    def person_uuid(self) -> UUID:
        """The key as a person of its house."""
        return person_of_key(self.key_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """What the handshake proved; a browser may carry both a diner's cookie and a staff session."""

    diner: DinerLoginOf | None = None
    staff: StaffLogin | None = None
    key: KeyLogin | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nobody is known."""
        return self.diner is None and self.staff is None and self.key is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A socket's place in one conversation or inbox, as long as its authority lasts."""

    business_id: int
    zone: ZoneInfo
    author: Author | None = None
    participant_id: int | None = None
    member_of: tuple[int, int] | None = None  # user, business
    can_write: bool = True

    @property
    def is_staff(self) -> bool:
        """Whether it speaks for the house."""
        return self.author is None or self.author.kind == SenderKind.STAFF

    def rests_on(self, login: Login) -> bool:
        """Whether this login has the part by which the place was taken."""
        if not self.is_staff:
            return login.diner is not None
        return (login.key if self.member_of is None else login.staff) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An opened conversation: what `welcome` tells."""

    seat: Seat
    epoch: UUID
    head: int
    people: tuple[Person, ...]


def person_of_key(key_id: int) -> UUID:
    """The stable id under which a key takes part in conversations."""
    return uuid.uuid5(_KEY_PEOPLE, str(key_id))


def log_in(cookies: Mapping[str, str], authorization: str) -> Login:
    """Whoever these cookies or this key prove; nobody is an answer, too."""
    if authorization:
        try:
            key = key_from(authorization)
        except NotAuthenticated:
            return Login()
        return Login(
            key=KeyLogin(
                key_id=key.pk,
                business_id=key.business_id,
                scopes=frozenset(key.scopes),
                name=key.name,
            )
        )
    found = diner_login(cookies)
    return Login(
        diner=DinerLoginOf(login_id=found.pk, diner_id=found.diner_id) if found else None,
        staff=_staff(cookies.get(settings.SESSION_COOKIE_NAME, "")),
    )


def _staff(session_key: str) -> StaffLogin | None:
    if not session_key:
        return None
    session = SessionStore(session_key)
    user_id = session.get(SESSION_KEY)
    user = User.objects.filter(pk=user_id, is_active=True).first() if user_id else None
    session_hash = str(session.get(HASH_SESSION_KEY, ""))
    if user is None or not constant_time_compare(session_hash, user.get_session_auth_hash()):
        return None
    return StaffLogin(
        session_key=session_key,
        session_hash=session_hash,
        user_id=user.pk,
        user_uuid=user.uuid,
        name=user.get_full_name() or user.get_username(),
    )


def sit_down(login: Login, conversation_id: UUID, speak_as: str | None) -> Place | Code:
    """A place in this conversation, or the code of the refusal; foreign and missing ones look alike."""
    conversation = (
        Conversation.objects.select_related("business").filter(pk=conversation_id).first()
    )
    if conversation is None:
        return Code.NOT_FOUND
    seat = _as_diner(login, conversation) if speak_as != "staff" else None
    if seat is None and speak_as != "diner":
        seat = _as_staff(login, conversation)
    if seat is None:
        return Code.NOT_FOUND
    if isinstance(seat, Code):
        return seat
    # Read once more: the participant of a colleague may just have been made.
    people = Participant.objects.filter(conversation=conversation, left_at=None).order_by("pk")
    head = Conversation.objects.filter(pk=conversation_id).values_list("head", flat=True).first()
    return Place(
        seat=seat,
        epoch=conversation.epoch,
        head=head or 0,
        people=tuple(_person(each) for each in people),
    )


def _as_diner(login: Login, conversation: Conversation) -> Seat | Code | None:
    if login.diner is None:
        return None
    me = Participant.objects.filter(
        conversation=conversation,
        role=ParticipantRole.DINER,
        person_uuid=login.diner.diner_id,
        left_at=None,
    ).first()
    if me is None:
        return None
    if not conversation.business.is_active:
        return Code.CLOSED  # nobody would ever read it
    if me.blocked_at is not None:
        return Code.FORBIDDEN
    return _seat(conversation, me, SenderKind.DINER)


def _as_staff(login: Login, conversation: Conversation) -> Seat | Code | None:
    business_id = conversation.business_id
    if login.key is not None:
        if login.key.business_id != business_id:
            return None
        if Scope.CONVERSATIONS_READ not in login.key.scopes:
            return Code.FORBIDDEN
        me = house_person(conversation, login.key.person_uuid, login.key.name, Channel.API)
        can_write = Scope.CONVERSATIONS_WRITE in login.key.scopes
        return _seat(conversation, me, SenderKind.STAFF, can_write=can_write)
    if login.staff is None or not _is_member(login.staff.user_id, business_id):
        return None
    me = house_person(conversation, login.staff.user_uuid, login.staff.name, Channel.DESK)
    return _seat(conversation, me, SenderKind.STAFF, member_of=(login.staff.user_id, business_id))


def house_person(
    conversation: Conversation, person_uuid: UUID, name: str, channel: Channel
) -> Participant:
    """The member or key as a participant; it joins when it first looks or speaks."""
    me, _ = Participant.objects.get_or_create(
        conversation=conversation,
        role=ParticipantRole.MEMBER,
        person_uuid=person_uuid,
        defaults={
            "business_id": conversation.business_id,
            "name": name,
            "channel": channel,
            "joined_at": clock.now(),
        },
    )
    return me


def inbox_of(login: Login, slug: str) -> tuple[Seat, str] | Code:
    """A place at this house's inbox and the own name there, or the code of the refusal."""
    business = Business.objects.filter(slug=slug, is_active=True).first()
    if business is None:
        return Code.NOT_FOUND
    if login.key is not None and login.key.business_id == business.pk:
        if Scope.CONVERSATIONS_READ not in login.key.scopes:
            return Code.FORBIDDEN
        return Seat(business_id=business.pk, zone=business.zone), str(login.key.person_uuid)
    if login.staff is not None and _is_member(login.staff.user_id, business.pk):
        seat = Seat(
            business_id=business.pk,
            zone=business.zone,
            member_of=(login.staff.user_id, business.pk),
        )
        return seat, str(login.staff.user_uuid)
    return Code.NOT_FOUND


def _is_member(user_id: int, business_id: int) -> bool:
    return (
        Membership.objects.current()
        .filter(user_id=user_id, business_id=business_id, business__is_active=True)
        .exists()
    )


def _seat(
    conversation: Conversation,
    me: Participant,
    kind: SenderKind,
    *,
    member_of: tuple[int, int] | None = None,
    can_write: bool = True,
) -> Seat:
    return Seat(
        business_id=conversation.business_id,
        zone=conversation.business.zone,
        author=Author(participant_id=me.pk, kind=kind, name=me.name),
        participant_id=me.pk,
        member_of=member_of,
        can_write=can_write,
    )


def _person(each: Participant) -> Person:
    kind = {ParticipantRole.MEMBER: SenderKind.STAFF}.get(ParticipantRole(each.role), each.role)
    return Person(
        id=str(each.pk), kind=str(kind), name=each.name, delivered=each.delivered, read=each.read
    )
