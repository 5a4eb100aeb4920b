"""Occupancy: one row for each quarter of an hour that a table is taken. An overlap cannot be stored."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from common.constraints import SameHouse


class Block(models.Model):
    """Table time taken out of the offer by staff."""

    business = models.ForeignKey(
        "businesses.Business", models.CASCADE, related_name="blocks", verbose_name=_("business")
    )
    table = models.ForeignKey(
        "reservations.Table", models.CASCADE, related_name="blocks", verbose_name=_("table")
    )
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    reason = models.CharField(_("reason"), max_length=120, blank=True)
    by_uuid = models.UUIDField(_("person"), null=True, blank=True, editable=False)
    by_name = models.CharField(_("by"), max_length=150, blank=True, editable=False)
    created_at = models.DateTimeField(_("created"), editable=False)

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        ordering = ["business", "starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="block_lasts",
                violation_error_message=_("The end must be after the beginning."),
            ),
            models.UniqueConstraint(fields=["business", "id"], name="block_of_house"),
            SameHouse(field="table", name="block_table_of_house"),
        ]
        indexes = [models.Index(fields=["business", "ends_at"], name="block_still_there")]

    def __str__(self) -> str:
        return self.reason or str(_("Block"))


class TableSlot(models.Model):
    """One table for one quarter of an hour while it is taken, by exactly one of reservation or block.

    The composite keys below stand for the plain ones, which would only be looked up twice.
    """

    business = models.ForeignKey(
        "businesses.Business", models.CASCADE, related_name="table_slots", db_constraint=False
    )
    table = models.ForeignKey(
        "reservations.Table",
        models.PROTECT,
        related_name="slots",
        verbose_name=_("table"),
        db_constraint=False,
    )
    starts_at = models.DateTimeField(_("from"))
    reservation = models.ForeignKey(
        "reservations.Reservation",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="slots",
        verbose_name=_("reservation"),
        db_constraint=False,
    )
    block = models.ForeignKey(
        Block,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="slots",
        verbose_name=_("block"),
        db_constraint=False,
    )

    class Meta:
        verbose_name = _("table slot")
        verbose_name_plural = _("table slots")
        ordering = ["table", "starts_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "starts_at"],
                name="tableslot_taken_once",
                violation_error_message=_("Another party has this table at that time."),
            ),
            models.CheckConstraint(
                condition=Q(reservation__isnull=False, block=None)
                | Q(reservation=None, block__isnull=False),
                name="tableslot_taken_by_one",
            ),
            SameHouse(field="table", name="tableslot_table_of_house"),
            SameHouse(field="reservation", name="tableslot_reservation_of_house"),
            SameHouse(field="block", name="tableslot_block_of_house"),
        ]
        indexes = [models.Index(fields=["business", "starts_at"], name="tableslot_of_day")]

    def __str__(self) -> str:
        return f"{self.table_id} {self.starts_at:%Y-%m-%d %H:%M}"
