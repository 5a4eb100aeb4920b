"""What comes in: shape is checked here, rules in the actions."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from businesses.api.base import PageQuery
from businesses.api.fields import (
    DateField,
    InstantField,
    QueryNumberField,
    StrictSerializer,
    TextField,
    WholeNumberField,
)
from reservations.enums import ReservationStatus

MAX_AREA_CHARS = 50
MAX_NOTES_CHARS = 2_000
MAX_NAME_CHARS = 120
MAX_PHONE_CHARS = 32
MAX_EMAIL_CHARS = 254
MAX_REASON_CHARS = 200
NEEDED = _("This is needed.")
PHONE_OR_EMAIL = _("Please give a phone number or an e-mail address.")


class AvailabilityQuery(StrictSerializer):
    """For whom and when."""

    date = DateField(help_text="The service day, YYYY-MM-DD.")
    party_size = QueryNumberField(min_value=1, help_text="How many guests.")
    area = TextField(required=False, max_length=MAX_AREA_CHARS, help_text="Slug of an area.")


class ReservationsQuery(PageQuery):
    """Which reservations."""

    date = DateField(required=False, help_text="The service day, YYYY-MM-DD.")
    status = TextField(
        required=False,
        max_length=200,
        help_text="One status, or several with commas: held, requested, confirmed, seated, completed, cancelled, no_show, expired.",
    )

    def validate_status(self, value: str) -> list[str]:
        """Each of the statuses named, or a refusal."""
        named = value.split(",")
        if not set(named) <= set(ReservationStatus.values):
            raise serializers.ValidationError(_("There is no such status."), code="invalid_choice")
        return named


class ContactIn(StrictSerializer):
    """Who comes: a name with a phone number or a mail address."""

    name = TextField(max_length=MAX_NAME_CHARS)
    phone = TextField(required=False, allow_blank=True, max_length=MAX_PHONE_CHARS)
    email = TextField(required=False, allow_blank=True, max_length=MAX_EMAIL_CHARS)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """The contact, or a refusal naming what is missing."""
        require_phone_or_email(attrs)
        return attrs


class ReservationIn(StrictSerializer):
    """A reservation, or a hold, which needs no name."""

    starts_at = InstantField(help_text="An instant with offset, as availability lists it.")
    party_size = WholeNumberField(min_value=1)
    name = TextField(required=False, allow_blank=True, max_length=MAX_NAME_CHARS)
    phone = TextField(required=False, allow_blank=True, max_length=MAX_PHONE_CHARS)
    email = TextField(required=False, allow_blank=True, max_length=MAX_EMAIL_CHARS)
    area = TextField(
        required=False, allow_null=True, max_length=MAX_AREA_CHARS, help_text="Slug of an area."
    )
    notes = TextField(required=False, allow_blank=True, lines=True, max_length=MAX_NOTES_CHARS)
    status = serializers.ChoiceField(
        [ReservationStatus.CONFIRMED.value, ReservationStatus.HELD.value],
        required=False,
        default=ReservationStatus.CONFIRMED.value,
    )
    lang = serializers.ChoiceField(
        ["de", "en"], required=False, default="de", help_text="The language of the party."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """The request, or a refusal naming what a reservation needs and a hold does not."""
        if attrs["status"] != ReservationStatus.HELD:
            if not attrs.get("name"):
                raise serializers.ValidationError({"name": NEEDED}, code="required")
            require_phone_or_email(attrs)
        return attrs


class ChangeIn(StrictSerializer):
    """What shall be different; what is left out stays."""

    starts_at = InstantField(required=False)
    party_size = WholeNumberField(required=False, min_value=1)
    area = TextField(required=False, allow_null=True, max_length=MAX_AREA_CHARS)
    notes = TextField(required=False, allow_blank=True, lines=True, max_length=MAX_NOTES_CHARS)
    version = WholeNumberField(min_value=1, help_text="The version that was read.")


class CancelIn(StrictSerializer):
    """Why."""

    reason = TextField(required=False, allow_blank=True, max_length=MAX_REASON_CHARS)


def require_phone_or_email(attrs: dict[str, Any]) -> None:
    """Raise ValidationError at both members when neither is there."""
    if not attrs.get("phone") and not attrs.get("email"):
        raise serializers.ValidationError(
            {"phone": PHONE_OR_EMAIL, "email": PHONE_OR_EMAIL}, code="required"
        )
