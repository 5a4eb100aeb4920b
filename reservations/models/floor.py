"""Where parties sit: areas, tables and the combinations that may be joined."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from businesses.models import SLUG
from common.constraints import SameHouse
from common.localized import localized
from reservations.models.plan import StampsPlan


class Area(models.Model):
    """A seating area: a room, the terrace, the bar."""

    business = models.ForeignKey(
        "businesses.Business", models.CASCADE, related_name="areas", verbose_name=_("business")
    )
    slug = models.SlugField(_("short name"), max_length=50, validators=[SLUG])
    names = models.JSONField(_("name"), default=dict)
    hints = models.JSONField(_("what it is like"), default=dict, blank=True)
    words = models.JSONField(_("words diners use for it"), default=list, blank=True)
    is_outdoor = models.BooleanField(_("outdoor"), default=False)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ["business", "position", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["business", "slug"],
                name="area_named_once",
                violation_error_message=_("This house already has an area of that name."),
            ),
            models.UniqueConstraint(fields=["business", "id"], name="area_of_house"),
            StampsPlan(name="area_stamps_plan"),
        ]

    def __str__(self) -> str:
        return self.name_in("de") or self.slug

    def name_in(self, lang: str) -> str:
        """The area's name in this language."""
        return localized(self.names, lang) or self.slug

    def hint_in(self, lang: str) -> str:
        """What the area is like, in this language."""
        return localized(self.hints, lang)


class ValidQuerySet(models.QuerySet):  # type: ignore[type-arg]  # shared by tables and combinations
    def valid_on(self, first: dt.date, last: dt.date | None = None) -> "ValidQuerySet":
        """Rows that stand on any date of [first, last]."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=last or first),
            Q(valid_to=None) | Q(valid_to__gt=first),
        )


class Table(models.Model):
    """A physical table with its smallest and largest party, from `valid_from` until before `valid_to`."""

    business = models.ForeignKey(
        "businesses.Business", models.CASCADE, related_name="tables", verbose_name=_("business")
    )
    area = models.ForeignKey(Area, models.PROTECT, related_name="tables", verbose_name=_("area"))
    name = models.CharField(_("name"), max_length=20)
    min_party = models.PositiveSmallIntegerField(_("smallest party"), default=1)
    max_party = models.PositiveSmallIntegerField(_("largest party"))
    online = models.BooleanField(_("offered online"), default=True)
    priority = models.SmallIntegerField(_("given out first (higher = sooner)"), default=0)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("until before"), null=True, blank=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        verbose_name = _("table")
        verbose_name_plural = _("tables")
        ordering = ["business", "area__position", "position", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(min_party__gte=1, max_party__gte=F("min_party")),
                name="table_party_range",
                violation_error_message=_(
                    "The largest party must not be smaller than the smallest."
                ),
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="table_valid_span",
                violation_error_message=_("The end must be after the beginning."),
            ),
            models.UniqueConstraint(
                fields=["business", "name"],
                condition=Q(valid_to=None),
                name="table_named_once",
                violation_error_message=_("This house already has a table of that name."),
            ),
            models.UniqueConstraint(fields=["business", "id"], name="table_of_house"),
            SameHouse(field="area", name="table_area_of_house"),
            StampsPlan(name="table_stamps_plan"),
        ]

    def __str__(self) -> str:
        return self.name


class TableCombination(models.Model):
    """Tables that may be joined, with a range of their own; sets may overlap.

    Change the set together with the row: only the row's own changes renew the PlanStamp.
    """

    business = models.ForeignKey(
        "businesses.Business",
        models.CASCADE,
        related_name="combinations",
        verbose_name=_("business"),
    )
    tables = models.ManyToManyField(Table, related_name="combinations", verbose_name=_("tables"))
    min_party = models.PositiveSmallIntegerField(_("smallest party"), default=1)
    max_party = models.PositiveSmallIntegerField(_("largest party"))
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("until before"), null=True, blank=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        verbose_name = _("table combination")
        verbose_name_plural = _("table combinations")
        ordering = ["business", "min_party", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(min_party__gte=1, max_party__gte=F("min_party")),
                name="tablecombination_party_range",
                violation_error_message=_(
                    "The largest party must not be smaller than the smallest."
                ),
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="tablecombination_valid_span",
                violation_error_message=_("The end must be after the beginning."),
            ),
            StampsPlan(name="tablecombination_stamps_plan"),
        ]

    def __str__(self) -> str:
        return " + ".join(table.name for table in self.tables.all()) if self.pk else "–"
