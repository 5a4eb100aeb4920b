"""The reservation, the tables assigned to it, and the history of what happened to it."""

import datetime as dt
import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.constraints import SameHouse
from reservations.enums import OCCUPYING, Actor, ReservationStatus, Source


class ServiceDay(models.Model):
    """One house's local date: the row that is locked while tables are given out."""

    business = models.ForeignKey(
        "businesses.Business", models.CASCADE, related_name="service_days"
    )
    date = models.DateField(_("date"))
    version = models.BigIntegerField(_("version"), default=0)

    class Meta:
        verbose_name = _("service day")
        verbose_name_plural = _("service days")
        constraints = [
            models.UniqueConstraint(fields=["business", "date"], name="serviceday_once")
        ]

    def __str__(self) -> str:
        return f"{self.business_id}/{self.date}"


class ReservationQuerySet(models.QuerySet["Reservation"]):
    def for_business(self, business_id: int) -> "ReservationQuerySet":
        """The door of the tenant: every query begins here."""
        return self.filter(business_id=business_id)

    def occupying(self, now: dt.datetime) -> "ReservationQuerySet":
        """Those that take tables; a hold past its time does not, swept or not."""
        return self.filter(status__in=OCCUPYING).exclude(
            status=ReservationStatus.HELD, hold_expires_at__lte=now
        )

    def between(self, start: dt.datetime, end: dt.datetime) -> "ReservationQuerySet":
        """Those whose tables are taken at some instant of [start, end)."""
        return self.filter(starts_at__lt=end, occupied_until__gt=start)

    def on_day(self, date: dt.date) -> "ReservationQuerySet":
        """Those of one service day."""
        return self.filter(service_date=date)


class Reservation(models.Model):
    """A party, a time, a status, its table slots."""

    PERSONAL_FIELDS = ("name", "phone", "email", "notes")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    business = models.ForeignKey(
        "businesses.Business",
        models.CASCADE,
        related_name="reservations",
        verbose_name=_("business"),
    )
    reference = models.CharField(_("reference"), max_length=12, editable=False)
    status = models.CharField(_("status"), max_length=12, choices=ReservationStatus)
    source = models.CharField(_("source"), max_length=12, choices=Source)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    occupied_until = models.DateTimeField(_("tables taken until"))
    service_date = models.DateField(_("service day"))
    promised_local = models.CharField(_("local time promised"), max_length=25, editable=False)
    party_size = models.PositiveSmallIntegerField(_("party size"))
    area = models.ForeignKey(
        "reservations.Area",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("area promised"),
    )
    guest = models.ForeignKey(
        "businesses.Guest",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="reservations",
        verbose_name=_("guest"),
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=32, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    lang = models.CharField(_("language"), max_length=5, default="de")
    notes = models.TextField(_("notes"), blank=True, max_length=2000)
    hold_expires_at = models.DateTimeField(_("held until"), null=True, blank=True)
    pinned = models.BooleanField(_("table is fixed"), default=False)
    exceptions = models.JSONField(
        _("rules that staff set aside for it"), default=list, blank=True, editable=False
    )
    expected_at = models.DateTimeField(_("comes later, at"), null=True, blank=True)
    seated_at = models.DateTimeField(_("seated"), null=True, blank=True)
    left_at = models.DateTimeField(_("left"), null=True, blank=True)
    conversation = models.ForeignKey(
        "messenger.Conversation",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="reservations",
        verbose_name=_("conversation"),
    )
    diner_id = models.UUIDField(_("diner"), null=True, blank=True, editable=False)
    idempotency_key = models.CharField(
        _("idempotency key"), max_length=255, blank=True, editable=False
    )
    address_hash = models.CharField(
        _("hash of the network address"), max_length=64, blank=True, editable=False
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    created_at = models.DateTimeField(_("created"), editable=False)
    updated_at = models.DateTimeField(_("changed"), editable=False)
    tables = models.ManyToManyField(
        "reservations.Table",
        through="ReservationTable",
        related_name="reservations",
        verbose_name=_("tables"),
    )

    objects = ReservationQuerySet.as_manager()

    class Meta:
        verbose_name = _("reservation")
        verbose_name_plural = _("reservations")
        ordering = ["-starts_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["business", "reference"], name="reservation_reference_once"
            ),
            models.CheckConstraint(
                condition=Q(status__in=ReservationStatus.values), name="reservation_status_known"
            ),
            models.CheckConstraint(
                condition=Q(source__in=Source.values), name="reservation_source_known"
            ),
            models.CheckConstraint(
                condition=Q(party_size__gte=1),
                name="reservation_somebody_comes",
                violation_error_message=_("At least one person."),
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at"), occupied_until__gte=F("ends_at")),
                name="reservation_lasts",
            ),
            models.CheckConstraint(
                condition=~Q(status="held") | Q(hold_expires_at__isnull=False),
                name="reservation_hold_expires",
            ),
            models.UniqueConstraint(fields=["business", "id"], name="reservation_of_house"),
            SameHouse(field="area", name="reservation_area_of_house"),
            SameHouse(field="guest", name="reservation_guest_of_house"),
            SameHouse(field="conversation", name="reservation_thread_of_house"),
        ]
        indexes = [
            models.Index(
                fields=["business", "service_date", "status"], name="reservation_day_book"
            ),
            models.Index(fields=["business", "starts_at", "id"], name="reservation_in_order"),
            models.Index(fields=["business", "occupied_until"], name="reservation_still_there"),
            models.Index(
                fields=["hold_expires_at"], condition=Q(status="held"), name="reservation_holds"
            ),
            models.Index(fields=["conversation"], name="reservation_of_thread"),
            models.Index(fields=["diner_id"], name="reservation_of_diner"),
        ]

    def __str__(self) -> str:
        return self.reference


class ReservationTable(models.Model):
    """A table assigned to a reservation; kept for ever, unlike its slots."""

    business = models.ForeignKey(
        "businesses.Business", models.CASCADE, related_name="+", db_constraint=False
    )
    reservation = models.ForeignKey(
        Reservation, models.CASCADE, related_name="assignments", db_constraint=False
    )
    table = models.ForeignKey(
        "reservations.Table", models.PROTECT, related_name="assignments", db_constraint=False
    )
    since = models.DateTimeField(_("since, where the party moved while it sat"), null=True)

    class Meta:
        verbose_name = _("assigned table")
        verbose_name_plural = _("assigned tables")
        constraints = [
            models.UniqueConstraint(fields=["reservation", "table"], name="reservationtable_once"),
            SameHouse(field="reservation", name="reservationtable_reservation_of_house"),
            SameHouse(field="table", name="reservationtable_table_of_house"),
        ]

    def __str__(self) -> str:
        return f"{self.reservation_id}/{self.table_id}"


class ReservationChange(models.Model):
    """Append-only: who did what to a reservation, when, before and after."""

    PERSONAL_FIELDS = ("by_name", "before", "after", "reason")

    business = models.ForeignKey("businesses.Business", models.CASCADE, related_name="+")
    reservation = models.ForeignKey(Reservation, models.CASCADE, related_name="changes")
    version = models.PositiveIntegerField(_("version"))
    what = models.CharField(_("what"), max_length=24)
    at = models.DateTimeField(_("at"))
    actor = models.CharField(_("by"), max_length=8, choices=Actor)
    by_uuid = models.UUIDField(_("person"), null=True, blank=True)
    by_name = models.CharField(_("name"), max_length=150, blank=True)
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["reservation", "version", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["reservation", "version"], name="reservationchange_one_per_version"
            ),
            models.CheckConstraint(
                condition=Q(actor__in=Actor.values), name="reservationchange_actor_known"
            ),
            SameHouse(field="reservation", name="reservationchange_reservation_of_house"),
        ]

    def __str__(self) -> str:
        return f"{self.reservation_id} v{self.version} {self.what}"
