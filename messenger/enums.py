"""The closed lists of the messenger. Values are stable and lower-case."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConversationKind(models.TextChoices):
    SERVICE = "service", _("service")
    NOTES = "notes", _("notes")
    PARTY = "party", _("party")
    SESSION = "session", _("session")
    PRIVATE = "private", _("private")


class ConversationState(models.TextChoices):
    OPEN = "open", _("open")
    SNOOZED = "snoozed", _("snoozed")
    CLOSED = "closed", _("closed")


class Voice(models.TextChoices):
    ASSISTANT = "assistant", _("assistant")
    STAFF = "staff", _("staff")


class ParticipantRole(models.TextChoices):
    DINER = "diner", _("diner")
    MEMBER = "member", _("member of staff")
    ASSISTANT = "assistant", _("assistant")


class SenderKind(models.TextChoices):
    DINER = "diner", _("diner")
    STAFF = "staff", _("staff")
    ASSISTANT = "assistant", _("assistant")
    SYSTEM = "system", _("system")


class EntryKind(models.TextChoices):
    TEXT = "text", _("text")
    CARD = "card", _("card")
    FILE = "file", _("file")
    SYSTEM = "system", _("system line")
    CHANGE = "change", _("change")


class Channel(models.TextChoices):
    WEB = "web", _("web chat")
    DESK = "desk", _("staff desk")
    API = "api", _("API")
    HOUSE = "house", _("the house itself")
