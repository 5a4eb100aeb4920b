"""When parties sit: policy, service periods, turn times, closures."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.constraints import SameHouse
from common.localized import localized
from reservations.models.plan import StampsPlan

DAY_MINUTES = 24 * 60


class Policy(models.Model):
    """How one house gives out its tables."""

    business = models.OneToOneField(
        "businesses.Business",
        models.CASCADE,
        primary_key=True,
        related_name="policy",
        verbose_name=_("business"),
    )
    buffer_minutes = models.PositiveSmallIntegerField(_("minutes to reset a table"), default=0)
    min_notice_minutes = models.PositiveIntegerField(_("shortest notice in minutes"), default=30)
    max_advance_days = models.PositiveSmallIntegerField(
        _("days that can be reserved ahead"), default=90
    )
    max_party_size = models.PositiveSmallIntegerField(_("largest party online"), default=8)
    hold_minutes = models.PositiveSmallIntegerField(_("minutes a hold lasts"), default=10)
    grace_minutes = models.PositiveSmallIntegerField(
        _("minutes of lateness tolerated"), default=15
    )
    cancel_until_minutes = models.PositiveIntegerField(
        _("free to cancel until minutes before"), default=240
    )
    freeze_minutes = models.PositiveSmallIntegerField(
        _("no move to another table in the last minutes"), default=30
    )
    reassign = models.BooleanField(_("tables may be changed until seated"), default=True)
    approve_by_hand = models.BooleanField(_("staff approve each reservation"), default=False)
    steer = models.BooleanField(_("put good times first"), default=True)
    protect_large_tables = models.BooleanField(
        _("refuse small parties to keep large tables"), default=False
    )

    class Meta:
        verbose_name = _("reservation policy")
        verbose_name_plural = _("reservation policies")
        constraints = [
            models.CheckConstraint(
                condition=Q(buffer_minutes__in=range(0, 121, 15)),
                name="policy_buffer_on_grid",
                violation_error_message=_("Please choose a multiple of 15 minutes, at most 120."),
            ),
            models.CheckConstraint(
                condition=Q(max_party_size__gte=1),
                name="policy_some_party",
                violation_error_message=_("At least one person."),
            ),
            models.CheckConstraint(
                condition=Q(hold_minutes__gte=1, hold_minutes__lte=60),
                name="policy_hold_is_short",
                violation_error_message=_("Between 1 and 60 minutes."),
            ),
            StampsPlan(name="policy_stamps_plan"),
        ]

    def __str__(self) -> str:
        return str(_("Reservation policy"))


class ServicePeriod(models.Model):
    """An opening rule such as dinner, Fridays 18:00 to 23:00.

    Times are minutes since midnight of the service day; 1440 and more is after midnight.
    `weekdays` is a bit mask: 1 = Monday, 2 = Tuesday, ... 64 = Sunday.
    """

    business = models.ForeignKey(
        "businesses.Business",
        models.CASCADE,
        related_name="service_periods",
        verbose_name=_("business"),
    )
    names = models.JSONField(_("name"), default=dict)
    weekdays = models.PositiveSmallIntegerField(_("weekdays"))
    opens = models.PositiveSmallIntegerField(_("first seating"))
    last_seating = models.PositiveSmallIntegerField(_("last seating"))
    must_end = models.PositiveSmallIntegerField(_("everybody leaves by"), null=True, blank=True)
    step_minutes = models.PositiveSmallIntegerField(_("minutes between starts"), default=15)
    min_party = models.PositiveSmallIntegerField(_("smallest party"), default=1)
    max_party = models.PositiveSmallIntegerField(_("largest party"), null=True, blank=True)
    pacing_covers = models.PositiveSmallIntegerField(
        _("most guests who start in a quarter hour"), null=True, blank=True
    )
    pacing_parties = models.PositiveSmallIntegerField(
        _("most parties that start in a quarter hour"), null=True, blank=True
    )
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("until before"), null=True, blank=True)

    class Meta:
        verbose_name = _("service period")
        verbose_name_plural = _("service periods")
        ordering = ["business", "opens", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weekdays__gte=1, weekdays__lte=127),
                name="serviceperiod_some_weekday",
                violation_error_message=_("Choose at least one weekday."),
            ),
            models.CheckConstraint(
                condition=Q(
                    opens__lt=DAY_MINUTES,
                    last_seating__gte=F("opens"),
                    last_seating__lt=2 * DAY_MINUTES,
                ),
                name="serviceperiod_seats_after_opening",
                violation_error_message=_("The last seating must not be before the first."),
            ),
            models.CheckConstraint(
                condition=Q(must_end=None) | Q(must_end__gt=F("last_seating")),
                name="serviceperiod_ends_after_last_seating",
                violation_error_message=_("The end must be after the last seating."),
            ),
            models.CheckConstraint(
                condition=Q(step_minutes__in=(15, 30, 45, 60, 90, 120)),
                name="serviceperiod_step_on_grid",
                violation_error_message=_("15, 30, 45, 60, 90 or 120 minutes."),
            ),
            models.UniqueConstraint(fields=["business", "id"], name="serviceperiod_of_house"),
            StampsPlan(name="serviceperiod_stamps_plan"),
        ]

    def __str__(self) -> str:
        return localized(self.names, "de") or str(_("Service period"))

    def name_in(self, lang: str) -> str:
        """The period's name in this language."""
        return localized(self.names, lang)


class TurnTime(models.Model):
    """How long a party keeps its table: the first row with `up_to_party` >= party size counts."""

    business = models.ForeignKey(
        "businesses.Business",
        models.CASCADE,
        related_name="turn_times",
        verbose_name=_("business"),
    )
    period = models.ForeignKey(
        ServicePeriod,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="turn_times",
        verbose_name=_("only in this period"),
    )
    up_to_party = models.PositiveSmallIntegerField(_("party up to"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))

    class Meta:
        verbose_name = _("turn time")
        verbose_name_plural = _("turn times")
        ordering = ["business", "period", "up_to_party"]
        constraints = [
            models.UniqueConstraint(
                fields=["business", "up_to_party"],
                condition=Q(period=None),
                name="turntime_one_per_size",
                violation_error_message=_(
                    "For parties of that size there is a turn time already."
                ),
            ),
            models.UniqueConstraint(
                fields=["period", "up_to_party"],
                condition=Q(period__isnull=False),
                name="turntime_one_per_size_and_period",
                violation_error_message=_(
                    "For parties of that size there is a turn time already."
                ),
            ),
            models.CheckConstraint(
                condition=Q(minutes__in=range(15, 721, 15)),
                name="turntime_on_grid",
                violation_error_message=_(
                    "Please choose a multiple of 15 minutes, at most 12 hours."
                ),
            ),
            SameHouse(field="period", name="turntime_period_of_house"),
            StampsPlan(name="turntime_stamps_plan"),
        ]

    def __str__(self) -> str:
        return f"≤ {self.up_to_party}: {self.minutes} min"


class Closure(models.Model):
    """An exception: whole service days [from_on, to_on], or an interval of instants; of house, area or table."""

    business = models.ForeignKey(
        "businesses.Business", models.CASCADE, related_name="closures", verbose_name=_("business")
    )
    area = models.ForeignKey(
        "reservations.Area",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="closures",
        verbose_name=_("only this area"),
    )
    table = models.ForeignKey(
        "reservations.Table",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="closures",
        verbose_name=_("only this table"),
    )
    from_on = models.DateField(_("first day"), null=True, blank=True)
    to_on = models.DateField(_("last day"), null=True, blank=True)
    starts_at = models.DateTimeField(_("from"), null=True, blank=True)
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    online_only = models.BooleanField(_("only stop online offers"), default=False)
    reason = models.CharField(_("reason (staff only)"), max_length=120, blank=True)
    notes = models.JSONField(_("told to diners"), default=dict, blank=True)
    created_at = models.DateTimeField(_("created"), editable=False)

    class Meta:
        verbose_name = _("closure")
        verbose_name_plural = _("closures")
        ordering = ["business", "-from_on", "-starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    from_on__isnull=False, to_on__gte=F("from_on"), starts_at=None, ends_at=None
                )
                | Q(starts_at__isnull=False, ends_at__gt=F("starts_at"), from_on=None, to_on=None),
                name="closure_days_or_instants",
                violation_error_message=_(
                    "Give either first and last day, or from and until; the end after the beginning."
                ),
            ),
            models.CheckConstraint(
                condition=Q(area=None) | Q(table=None),
                name="closure_area_or_table",
                violation_error_message=_("Choose an area or a table, not both."),
            ),
            SameHouse(field="area", name="closure_area_of_house"),
            SameHouse(field="table", name="closure_table_of_house"),
            StampsPlan(name="closure_stamps_plan"),
        ]

    def __str__(self) -> str:
        return self.reason or str(_("Closure"))
