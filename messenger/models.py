"""Conversations as gap-free sequences of entries between participants.

Rows refer to diners and users by UUID and never join them, so that houses can be sharded.
Only messenger.live.flush writes entries.
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from messenger.enums import (
    Channel,
    ConversationKind,
    ConversationState,
    EntryKind,
    ParticipantRole,
    SenderKind,
    Voice,
)


class BusinessPulse(models.Model):
    """A house's counter of touched conversations; raised once per flushed batch, last in the lock order."""

    business = models.OneToOneField(
        "businesses.Business", models.CASCADE, primary_key=True, related_name="pulse"
    )
    value = models.BigIntegerField(_("value"), default=0)

    class Meta:
        verbose_name = _("pulse")
        verbose_name_plural = _("pulses")

    def __str__(self) -> str:
        return str(self.value)


class Conversation(models.Model):
    """A sequence of entries, numbered without gaps from 1 to `head`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    business = models.ForeignKey(
        "businesses.Business", models.CASCADE, related_name="conversations"
    )
    kind = models.CharField(
        _("kind"), max_length=12, choices=ConversationKind, default=ConversationKind.SERVICE
    )
    state = models.CharField(
        _("state"), max_length=12, choices=ConversationState, default=ConversationState.OPEN
    )
    voice = models.CharField(
        _("who answers"), max_length=12, choices=Voice, default=Voice.ASSISTANT
    )
    head = models.BigIntegerField(_("highest sequence"), default=0)
    answered_seq = models.BigIntegerField(_("answered by the assistant up to"), default=0)
    epoch = models.UUIDField(_("epoch"), default=uuid.uuid4)
    parent = models.OneToOneField(
        "self", models.CASCADE, null=True, blank=True, related_name="notes"
    )
    assignee_uuid = models.UUIDField(_("member in charge"), null=True, blank=True)
    waiting_since = models.DateTimeField(_("a diner waits since"), null=True, blank=True)
    snoozed_until = models.DateTimeField(_("snoozed until"), null=True, blank=True)
    last_at = models.DateTimeField(_("last entry"), null=True, blank=True)
    last_body = models.CharField(_("last words"), max_length=160, blank=True)
    unread = models.PositiveIntegerField(_("messages no one of the house has read"), default=0)
    pulse = models.BigIntegerField(_("touched at"), default=0)
    lang = models.CharField(_("language"), max_length=5, default="de")
    created_at = models.DateTimeField(_("created"))

    PERSONAL_FIELDS = ("last_body",)

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=ConversationKind.values),
                name="conversation_kind_known",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=ConversationState.values),
                name="conversation_state_known",
            ),
            models.CheckConstraint(
                condition=models.Q(voice__in=Voice.values), name="conversation_voice_known"
            ),
            models.CheckConstraint(
                condition=models.Q(head__gte=0), name="conversation_head_counts_up"
            ),
            models.CheckConstraint(
                condition=models.Q(answered_seq__lte=models.F("head")),
                name="conversation_answers_what_was_said",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="notes", parent__isnull=False)
                | (~models.Q(kind="notes") & models.Q(parent=None)),
                name="conversation_notes_have_a_parent",
            ),
            models.UniqueConstraint(fields=["business", "id"], name="conversation_of_house"),
        ]
        indexes = [
            models.Index(fields=["business", "kind", "pulse"], name="conversation_touched"),
            models.Index(
                fields=["business", "kind", "state", "-last_at"], name="conversation_list"
            ),
            models.Index(
                fields=["last_at"],
                condition=models.Q(answered_seq__lt=models.F("head")),
                name="conversation_turn_owed",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Participant(models.Model):
    """Somebody in a conversation: a diner, a member of staff, or the assistant. Rights and receipts go by it."""

    PERSONAL_FIELDS = ("name",)

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="participants")
    business = models.ForeignKey("businesses.Business", models.CASCADE, related_name="+")
    role = models.CharField(_("role"), max_length=12, choices=ParticipantRole)
    person_uuid = models.UUIDField(_("diner or user"), null=True, blank=True)
    name = models.CharField(_("name shown"), max_length=120, blank=True)
    channel = models.CharField(_("channel"), max_length=12, choices=Channel, default=Channel.WEB)
    delivered = models.BigIntegerField(_("delivered up to"), default=0)
    read = models.BigIntegerField(_("read up to"), default=0)
    joined_at = models.DateTimeField(_("joined"))
    left_at = models.DateTimeField(_("left"), null=True, blank=True)
    blocked_at = models.DateTimeField(_("blocked by the house"), null=True, blank=True)
    service_of = models.ForeignKey(
        "businesses.Business",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("open service of"),
    )

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints = [
            models.UniqueConstraint(
                fields=["service_of", "person_uuid"],
                condition=models.Q(service_of__isnull=False),
                name="participant_one_service_thread",
            ),
            models.UniqueConstraint(
                fields=["conversation", "role", "person_uuid"], name="participant_once"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=ParticipantRole.values), name="participant_role_known"
            ),
            models.CheckConstraint(
                condition=models.Q(read__lte=models.F("delivered")),
                name="participant_reads_delivered",
            ),
        ]
        indexes = [models.Index(fields=["person_uuid"], name="participant_by_person")]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"


class Entry(models.Model):
    """One stored item of a conversation; never edited in place."""

    PERSONAL_FIELDS = ("body", "card", "tap", "change")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # The unique constraints below already begin with the conversation; a message pays for each index.
    conversation = models.ForeignKey(
        Conversation, models.CASCADE, related_name="entries", db_index=False
    )
    seq = models.BigIntegerField(_("sequence"))
    cid = models.UUIDField(_("client id"))
    sender = models.ForeignKey(Participant, models.CASCADE, related_name="entries", db_index=False)
    sender_kind = models.CharField(_("sender kind"), max_length=12, choices=SenderKind)
    kind = models.CharField(_("kind"), max_length=8, choices=EntryKind, default=EntryKind.TEXT)
    body = models.TextField(_("text"), blank=True)
    card = models.JSONField(_("card"), null=True, blank=True)
    tap = models.JSONField(_("tap"), null=True, blank=True)
    change = models.JSONField(_("change"), null=True, blank=True)
    target_seq = models.BigIntegerField(_("sequence that is changed"), null=True, blank=True)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ["conversation", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "seq"], name="entry_numbered_once"),
            models.UniqueConstraint(
                fields=["conversation", "sender", "cid"], name="entry_sent_once"
            ),
            models.CheckConstraint(condition=models.Q(seq__gte=1), name="entry_counts_from_one"),
            models.CheckConstraint(
                condition=models.Q(kind__in=EntryKind.values), name="entry_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(sender_kind__in=SenderKind.values), name="entry_sender_known"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="change", target_seq__isnull=False)
                | (~models.Q(kind="change") & models.Q(target_seq=None)),
                name="entry_change_has_a_target",
            ),
        ]
        indexes = [
            models.Index(
                fields=["conversation", "target_seq"],
                condition=models.Q(target_seq__isnull=False),
                name="entry_changes_of",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}/{self.seq}"


class CannedResponse(models.Model):
    """Text that the house has prepared for answers it gives often."""

    business = models.ForeignKey(
        "businesses.Business", models.CASCADE, related_name="canned_responses"
    )
    title = models.CharField(_("title"), max_length=80)
    body = models.JSONField(_("text"), default=dict)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("canned response")
        verbose_name_plural = _("canned responses")
        ordering = ["business", "position", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["business", "title"],
                name="cannedresponse_title_once",
                violation_error_message=_("There is already a canned response with this title."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
