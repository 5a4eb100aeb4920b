"""What is expected of a service day, as prices."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DayPrices(models.Model):
    """What the tables of one service day are worth to guests still to come; made anew in the background.

    The prices are a computed value that only the engine reads, as a whole: hence JSON. Empty where the house has
    no history to tell anything from.
    """

    business = models.ForeignKey(
        "businesses.Business",
        models.CASCADE,
        related_name="day_prices",
        verbose_name=_("business"),
    )
    date = models.DateField(_("day"))
    day_version = models.PositiveIntegerField(_("version of the day"), default=0)
    prices = models.JSONField(_("prices"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("prices of a day")
        verbose_name_plural = _("prices of days")
        constraints = [
            models.UniqueConstraint(fields=["business", "date"], name="dayprices_once"),
        ]

    def __str__(self) -> str:
        return f"{self.date:%Y-%m-%d}"


class RefusingEffect(models.Model):
    """What refusing small parties would have done on a house's latest evenings, played again by the engine."""

    business = models.OneToOneField(
        "businesses.Business",
        models.CASCADE,
        primary_key=True,
        related_name="refusing_effect",
        verbose_name=_("business"),
    )
    evenings = models.PositiveSmallIntegerField(_("evenings"), default=0)
    first_on = models.DateField(_("from"), null=True)
    last_on = models.DateField(_("to"), null=True)
    covers_without = models.PositiveIntegerField(_("guests without refusing"), default=0)
    covers_with = models.PositiveIntegerField(_("guests with refusing"), default=0)
    turned_away = models.PositiveIntegerField(_("more parties turned away"), default=0)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("effect of refusing")
        verbose_name_plural = _("effects of refusing")

    def __str__(self) -> str:
        return f"{self.covers_without} → {self.covers_with}"
