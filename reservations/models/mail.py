"""Which mails have gone out."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.constraints import SameHouse


class MailLog(models.Model):
    """One mail about one version of a reservation; running the task twice sends it once."""

    business = models.ForeignKey("businesses.Business", models.CASCADE, related_name="+")
    reservation = models.ForeignKey(
        "reservations.Reservation", models.CASCADE, related_name="mails"
    )
    version = models.PositiveIntegerField(_("version"))
    kind = models.CharField(_("kind"), max_length=12)
    sent_at = models.DateTimeField(_("sent"))

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        constraints = [
            models.UniqueConstraint(
                fields=["reservation", "version", "kind"], name="maillog_once_per_version"
            ),
            SameHouse(field="reservation", name="maillog_reservation_of_house"),
        ]

    def __str__(self) -> str:
        return f"{self.reservation_id} v{self.version} {self.kind}"
