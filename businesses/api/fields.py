"""Fields that take exactly what the documentation says, and nothing that merely can be converted."""

import datetime as dt
import re
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from common.text import is_storable, without_bidi_controls

RFC3339: Final = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)
ISO_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
DIGITS: Final = re.compile(r"-?\d{1,18}", re.ASCII)


class StrictSerializer(serializers.Serializer[Any]):
    """Refuses members that it does not know."""

    def to_internal_value(self, data: Any) -> Any:
        unknown = sorted(set(data) - set(self.fields)) if isinstance(data, dict) else []
        if unknown:
            message = _("This member is not known here.")
            raise serializers.ValidationError(
                {name: serializers.ErrorDetail(str(message), code="unknown") for name in unknown}
            )
        return super().to_internal_value(data)


class WholeNumberField(serializers.IntegerField):
    """A JSON number without fraction; true, "4" and 4.0 are none."""

    def to_internal_value(self, data: Any) -> int:
        if isinstance(data, bool) or not isinstance(data, int):
            self.fail("invalid")
        return int(data)


class QueryNumberField(serializers.IntegerField):
    """Digits in a query string."""

    def to_internal_value(self, data: Any) -> int:
        if not isinstance(data, str) or not DIGITS.fullmatch(data):
            self.fail("invalid")
        return int(data)


class TextField(serializers.CharField):
    """Text for people: trimmed, of a bounded length, without control characters; lines only where allowed."""

    default_error_messages = {
        "characters": _("Control characters are not allowed."),
    }

    def __init__(self, *, lines: bool = False, **kwargs: Any) -> None:
        self.lines = lines
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        text = without_bidi_controls(data)
        if self.lines:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = text.strip()
        if not is_storable(text) or (not self.lines and ("\n" in text or "\t" in text)):
            self.fail("characters")
        if not text and not self.allow_blank:
            self.fail("blank")
        return text


@extend_schema_field(OpenApiTypes.DATE)
class DateField(serializers.Field):  # type: ignore[type-arg]  # generic in the stubs only
    """A calendar date, YYYY-MM-DD."""

    default_error_messages = {"invalid": _("Please give a date as YYYY-MM-DD.")}

    def to_internal_value(self, data: Any) -> dt.date:
        if isinstance(data, str) and ISO_DATE.fullmatch(data):
            try:
                return dt.date.fromisoformat(data)
            except ValueError:
                pass
        raise self._invalid()

    def _invalid(self) -> serializers.ValidationError:
        return serializers.ValidationError(self.error_messages["invalid"], code="invalid")


@extend_schema_field(OpenApiTypes.DATETIME)
class InstantField(serializers.Field):  # type: ignore[type-arg]  # generic in the stubs only
    """An instant in RFC 3339 with an offset, kept as it was written: the wall time matters too."""

    default_error_messages = {
        "invalid": _("Please give date, time and offset as in 2026-05-01T19:30:00+02:00."),
    }

    def to_internal_value(self, data: Any) -> dt.datetime:
        if isinstance(data, str) and RFC3339.fullmatch(data):
            try:
                instant = dt.datetime.fromisoformat(data.upper())
                instant.astimezone(dt.UTC)
            except (ValueError, OverflowError):
                pass
            else:
                return instant
        raise serializers.ValidationError(self.error_messages["invalid"], code="invalid")
