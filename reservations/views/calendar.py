"""The diner's calendar file, behind the link on the card."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.proofs import has_used_code
from accounts.queries import diner_login
from reservations.models import Reservation
from reservations.queries.calendar import calendar_file


@require_safe
def diner_ics(request: HttpRequest, slug: str, reservation_id: UUID) -> HttpResponse:
    """The .ics of a reservation that this diner made, or opened by reference and code; anybody else's looks like none."""
    login = diner_login(request.COOKIES)
    row = (
        Reservation.objects.filter(pk=reservation_id, business__slug=slug)
        .select_related("business")
        .first()
    )
    if login is None or row is None or not _is_theirs(row, login.diner_id):
        raise Http404
    response = HttpResponse(calendar_file(row), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{row.reference}.ics"'
    response["Cache-Control"] = "no-store"
    return response


def _is_theirs(row: Reservation, diner_id: UUID) -> bool:
    return row.diner_id == diner_id or has_used_code(diner_id, f"reservation:{row.pk}")
