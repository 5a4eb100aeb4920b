"""GET businesses/{slug}/availability/: what can be reserved at this moment, open to everybody."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from businesses.access import open_business
from businesses.api.base import ApiView
from reservations.api.requests import AvailabilityQuery
from reservations.api.shapes import AvailabilityOut, show_availability
from reservations.queries import availability


class AvailabilityView(ApiView):
    """The open slots of one service day for one party size."""

    @extend_schema(
        operation_id="read_availability",
        summary="Ask for free tables",
        parameters=[AvailabilityQuery],
        responses=AvailabilityOut,
        tags=["businesses"],
    )
    def get(self, request: Request, slug: str) -> Response:
        business = open_business(slug)
        query = self.query(AvailabilityQuery)
        found = availability(
            business, query["date"], query["party_size"], query.get("area") or None
        )
        return Response(show_availability(found, business))
