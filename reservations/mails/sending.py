"""When a mail goes out: stored with the change, sent by the worker, once per version."""

import datetime as dt
import logging
import smtplib
from collections.abc import Sequence

from django.db import transaction
from django_tasks import task

from common import clock
from common.events import subscribe_durable
from common.tasks import enqueue_each
from reservations.enums import ReservationStatus
from reservations.events import (
    ReservationCancelled,
    ReservationChanged,
    ReservationConfirmed,
    ReservationEvent,
    ReservationReopened,
)
from reservations.mails.message import build_message
from reservations.models import MailLog, Reservation, ReservationChange

log = logging.getLogger(__name__)
TRIES = 8
FIRST_PAUSE = dt.timedelta(seconds=30)
KINDS: dict[type[ReservationEvent], str] = {
    ReservationConfirmed: "confirmed",
    ReservationChanged: "changed",
    ReservationCancelled: "cancelled",
    ReservationReopened: "confirmed",
}
WORTH_A_MAIL = {"starts_at", "party_size", "area", "status"}
"""A change of these is told by mail; lateness, pins and notes are not."""


def plug_in() -> None:
    """Follow the events of reservations; subscribing twice is once."""
    for event_type in KINDS:
        subscribe_durable(event_type, enqueue_mails)


def enqueue_mails(events: Sequence[ReservationEvent]) -> None:
    """Store the sendings with the change."""
    enqueue_each(
        send_mail,
        [(str(each.reservation_id), each.version, KINDS[type(each)], 1) for each in events],
    )


@task()
def send_mail(reservation_id: str, version: int, kind: str, attempt: int) -> None:
    """Send one mail, or nothing when there is no address, it went out before, or the facts have moved on."""
    row = (
        Reservation.objects.filter(pk=reservation_id)
        .select_related("business", "area")
        .prefetch_related("tables")
        .first()
    )
    if row is None or not row.email or not _is_due(row, version, kind):
        return
    if MailLog.objects.filter(reservation=row, version=version, kind=kind).exists():
        return
    message = build_message(row, kind)
    try:
        message.send()
    except (OSError, smtplib.SMTPException):
        _try_again(reservation_id, version, kind, attempt)
        return
    MailLog.objects.get_or_create(
        business=row.business,
        reservation=row,
        version=version,
        kind=kind,
        defaults={"sent_at": clock.now()},
    )


def _is_due(row: Reservation, version: int, kind: str) -> bool:
    """Whether this version is still what the diner should know, and worth a mail."""
    if kind == "cancelled":
        return row.status == ReservationStatus.CANCELLED and _was_promised(row)
    if row.status != ReservationStatus.CONFIRMED:
        return False
    change = ReservationChange.objects.filter(reservation=row, version=version).first()
    if change is None:
        return False
    if kind == "confirmed":
        return change.what != "undone" or change.reason == "cancelled"
    newer = ReservationChange.objects.filter(reservation=row, version__gt=version)
    if any(WORTH_A_MAIL & set(change.after) for change in newer):
        return False
    return bool(WORTH_A_MAIL & set(change.after))


def _was_promised(row: Reservation) -> bool:
    """A hold that was let go needs no mail."""
    statuses = ReservationChange.objects.filter(reservation=row).values_list("after", flat=True)
    return any(after.get("status") == ReservationStatus.CONFIRMED for after in statuses)


@transaction.atomic
def _try_again(reservation_id: str, version: int, kind: str, attempt: int) -> None:
    log.warning("mail not sent", extra={"reservation_id": reservation_id, "attempt": attempt})
    if attempt < TRIES:
        pause = FIRST_PAUSE * 2 ** (attempt - 1)
        send_mail.using(run_after=clock.now() + pause).enqueue(
            reservation_id, version, kind, attempt + 1
        )
