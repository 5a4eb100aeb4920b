"""The closed lists of reservations. Values are stable and lower-case."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReservationStatus(models.TextChoices):
    HELD = "held", _("held")
    REQUESTED = "requested", _("requested")
    CONFIRMED = "confirmed", _("confirmed")
    SEATED = "seated", _("seated")
    COMPLETED = "completed", _("completed")
    CANCELLED = "cancelled", _("cancelled")
    NO_SHOW = "no_show", _("no-show")
    EXPIRED = "expired", _("expired")


S = ReservationStatus
OCCUPYING = frozenset({S.HELD, S.REQUESTED, S.CONFIRMED, S.SEATED})
"""Statuses that take tables (a hold only until it expires)."""

ALLOWED: dict[str, frozenset[str]] = {
    S.HELD: frozenset({S.REQUESTED, S.CONFIRMED, S.CANCELLED, S.EXPIRED}),
    S.REQUESTED: frozenset({S.CONFIRMED, S.CANCELLED}),
    S.CONFIRMED: frozenset({S.REQUESTED, S.SEATED, S.CANCELLED, S.NO_SHOW}),
    S.SEATED: frozenset({S.COMPLETED}),
    S.COMPLETED: frozenset(),
    S.CANCELLED: frozenset(),
    S.NO_SHOW: frozenset(),
    S.EXPIRED: frozenset(),
}
"""Forward steps (back to requested when a guest changes what a house had approved); an undo by staff goes back along the history instead."""


class Source(models.TextChoices):
    CHAT = "chat", _("chat")
    PHONE = "phone", _("phone")
    WEB = "web", _("web")
    WALK_IN = "walk-in", _("walk-in")
    GOOGLE = "google", _("Google")
    WHATSAPP = "whatsapp", _("WhatsApp")
    API = "api", _("API")


class Actor(models.TextChoices):
    """Who changed a reservation."""

    DINER = "diner", _("diner")
    STAFF = "staff", _("staff")
    KEY = "key", _("API key")
    SYSTEM = "system", _("system")
