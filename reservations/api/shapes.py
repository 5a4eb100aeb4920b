"""What goes out: the shapes of reservations and availability."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from rest_framework import serializers

from businesses.models import Business
from reservations.enums import ReservationStatus, Source
from reservations.errors import Offer
from reservations.models import Reservation
from reservations.queries import Availability
from reservations.queries.of_house import shown_status


class TableOut(serializers.Serializer[Any]):
    id = serializers.CharField()
    name = serializers.CharField()


class ContactOut(serializers.Serializer[Any]):
    name = serializers.CharField(allow_blank=True)
    phone = serializers.CharField(allow_blank=True)
    email = serializers.CharField(allow_blank=True)


class ReservationOut(serializers.Serializer[Any]):
    """A party, a time, a status. Instants carry the offset of the house."""

    id = serializers.UUIDField()
    reference = serializers.CharField(help_text="What a person would say on the phone.")
    business = serializers.CharField(help_text="The slug of the house.")
    status = serializers.ChoiceField(ReservationStatus.choices)
    source = serializers.ChoiceField(Source.choices)  # type: ignore[assignment]  # the member is called so
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField(help_text="Start and turn time.")
    occupied_until = serializers.DateTimeField(
        help_text="With the buffer: what the tables are taken for."
    )
    service_date = serializers.DateField(
        help_text="The local date on which the service period begins."
    )
    party_size = serializers.IntegerField()
    area = serializers.CharField(
        allow_null=True, help_text="The area promised, if one was asked for."
    )
    tables = TableOut(many=True, help_text="May change until the party is seated.")
    guest = ContactOut()
    notes = serializers.CharField(allow_blank=True)
    hold_expires_at = serializers.DateTimeField(allow_null=True)
    conversation = serializers.UUIDField(allow_null=True)
    idempotency_key = serializers.CharField(allow_null=True)
    version = serializers.IntegerField(
        help_text="Goes up with each change; PATCH needs the latest."
    )
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class ReservationPageOut(serializers.Serializer[Any]):
    results = ReservationOut(many=True)
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)


class SlotOut(serializers.Serializer[Any]):
    starts_at = serializers.DateTimeField()
    areas = serializers.ListField(child=serializers.CharField())
    rank = serializers.IntegerField(
        help_text="1 for the start that suits the house best on this day, for guests who leave it open."
    )


class OfferOut(serializers.Serializer[Any]):
    starts_at = serializers.DateTimeField()
    area = serializers.CharField(allow_null=True)


class AvailabilityOut(serializers.Serializer[Any]):
    """The starts that can be reserved at this moment."""

    business = serializers.CharField()
    date = serializers.DateField()
    party_size = serializers.IntegerField()
    timezone = serializers.CharField()
    slots = SlotOut(many=True)
    reason = serializers.ChoiceField(
        ["closed", "full", "too_large", "too_soon", "too_far"],
        allow_null=True,
        help_text="Why there are no slots; null when there are.",
    )
    alternatives = OfferOut(many=True, help_text="At most three, when there are no slots.")


def show_reservation(
    reservation: Reservation, business: Business, now: dt.datetime
) -> dict[str, Any]:
    """The reservation as interfaces speak of it."""
    zone = business.zone
    return {
        "id": str(reservation.pk),
        "reference": reservation.reference,
        "business": business.slug,
        "status": shown_status(reservation, now),
        "source": reservation.source,
        "starts_at": local(reservation.starts_at, zone),
        "ends_at": local(reservation.ends_at, zone),
        "occupied_until": local(reservation.occupied_until, zone),
        "service_date": reservation.service_date.isoformat(),
        "party_size": reservation.party_size,
        "area": reservation.area.slug if reservation.area else None,
        "tables": [{"id": str(t.pk), "name": t.name} for t in reservation.tables.all()],
        "guest": {
            "name": reservation.name,
            "phone": reservation.phone,
            "email": reservation.email,
        },
        "notes": reservation.notes,
        "hold_expires_at": local(reservation.hold_expires_at, zone),
        "conversation": _id(reservation.conversation_id),
        "idempotency_key": reservation.idempotency_key or None,
        "version": reservation.version,
        "created_at": local(reservation.created_at, zone),
        "updated_at": local(reservation.updated_at, zone),
    }


def show_availability(found: Availability, business: Business) -> dict[str, Any]:
    """The availability as interfaces speak of it."""
    zone = business.zone
    return {
        "business": business.slug,
        "date": found.date.isoformat(),
        "party_size": found.party_size,
        "timezone": business.timezone,
        "slots": [
            {"starts_at": local(slot.starts_at, zone), "areas": list(slot.areas), "rank": rank}
            for slot, rank in zip(found.slots, _ranks(found), strict=True)
        ],
        "reason": found.reason,
        "alternatives": [show_offer(offer, zone) for offer in found.alternatives],
    }


def _ranks(found: Availability) -> list[int]:
    """Places by price, of equals the earlier start first."""
    prices = [round(slot.price, 2) for slot in found.slots]
    order = sorted(range(len(prices)), key=prices.__getitem__)
    return [place for _, place in sorted(zip(order, range(1, len(order) + 1), strict=True))]


def show_offer(offer: Offer, zone: ZoneInfo) -> dict[str, str | None]:
    """A start that could be had instead."""
    return offer.as_json(zone)


def local(instant: dt.datetime | None, zone: ZoneInfo) -> str | None:
    """RFC 3339 with the offset of the house."""
    return None if instant is None else instant.astimezone(zone).isoformat(timespec="seconds")


def _id(value: object) -> str | None:
    return None if value is None else str(value)
