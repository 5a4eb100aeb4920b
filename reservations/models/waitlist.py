"""The queue for a full time."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.constraints import SameHouse


class WaitlistState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    OFFERED = "offered", _("offered")
    SEATED = "seated", _("got a table")
    LEFT = "left", _("left")
    PASSED = "passed", _("passed on")


class WaitlistEntry(models.Model):
    """A party that would come at some time of [earliest_at, latest_at) if a table came free."""

    PERSONAL_FIELDS = ("name",)

    business = models.ForeignKey(
        "businesses.Business", models.CASCADE, related_name="waitlist", verbose_name=_("business")
    )
    state = models.CharField(
        _("state"), max_length=8, choices=WaitlistState, default=WaitlistState.WAITING
    )
    party_size = models.PositiveSmallIntegerField(_("party size"))
    earliest_at = models.DateTimeField(_("from"))
    latest_at = models.DateTimeField(_("until"))
    area = models.ForeignKey(
        "reservations.Area",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("area"),
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    conversation = models.ForeignKey(
        "messenger.Conversation",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="waitlist_entries",
    )
    diner_id = models.UUIDField(_("diner"), null=True, blank=True, editable=False)
    reservation = models.ForeignKey(
        "reservations.Reservation",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("reservation"),
    )
    created_at = models.DateTimeField(_("since"), editable=False)

    class Meta:
        verbose_name = _("waitlist entry")
        verbose_name_plural = _("waitlist")
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(latest_at__gt=F("earliest_at")), name="waitlistentry_window_lasts"
            ),
            models.CheckConstraint(
                condition=Q(party_size__gte=1), name="waitlistentry_somebody_waits"
            ),
            models.CheckConstraint(
                condition=Q(state__in=WaitlistState.values), name="waitlistentry_state_known"
            ),
            models.UniqueConstraint(
                fields=["business", "diner_id", "earliest_at", "latest_at"],
                condition=Q(state="waiting", diner_id__isnull=False),
                name="waitlistentry_waits_once",
            ),
            SameHouse(field="area", name="waitlistentry_area_of_house"),
            SameHouse(field="conversation", name="waitlistentry_thread_of_house"),
            SameHouse(field="reservation", name="waitlistentry_reservation_of_house"),
        ]
        indexes = [
            models.Index(fields=["business", "state", "earliest_at"], name="waitlistentry_queue")
        ]

    def __str__(self) -> str:
        return f"{self.party_size} {self.earliest_at:%Y-%m-%d}"
