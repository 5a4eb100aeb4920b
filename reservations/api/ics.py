"""GET reservations/{id}/ics/: the reservation as a calendar file."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from reservations.api.reservations import TAGS, ReservationView
from reservations.queries.calendar import calendar_file
from reservations.queries.of_house import reservation_of_house


class CalendarRenderer(BaseRenderer):
    """Says that the answer is text/calendar; the view writes it."""

    media_type = "text/calendar"
    format = "ics"
    charset = "utf-8"

    def render(self, data: Any, *args: Any, **kwargs: Any) -> bytes:
        return bytes(data)


class CalendarView(ReservationView):
    """One reservation, to be put into a calendar."""

    renderer_classes = [CalendarRenderer]

    @extend_schema(
        operation_id="read_reservation_calendar",
        summary="Read a reservation as a calendar file",
        description="UID never changes, SEQUENCE is the version: importing it again brings the entry up to date.",
        responses={(200, "text/calendar"): OpenApiTypes.STR},
        tags=TAGS,
    )
    def get(self, request: Request, reservation_id: UUID) -> HttpResponse:
        found = reservation_of_house(self.business, reservation_id)
        found.business = self.business
        name = f"{self.business.slug}-{found.reference}.ics"
        return HttpResponse(
            calendar_file(found),
            content_type="text/calendar; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
