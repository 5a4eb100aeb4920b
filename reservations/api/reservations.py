"""reservations/: making, reading, changing, confirming and calling off, with a key of the house."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from businesses.actions.idempotency import (
    AlreadyAnswered,
    Answer,
    Repeatable,
    remembered,
)
from businesses.api.base import HouseView, page_response
from businesses.api.idempotency import repeatable, respond, respond_once, written
from businesses.enums import Scope
from common.clock import now
from common.pagination import SortKey, instant
from reservations.actions import (
    UNSET,
    By,
    Contact,
    Once,
    cancel_by_diner,
    change_reservation,
    confirm_reservation,
    hold_table,
    reserve_table,
)
from reservations.api.requests import (
    CancelIn,
    ChangeIn,
    ContactIn,
    ReservationIn,
    ReservationsQuery,
)
from reservations.api.shapes import ReservationOut, ReservationPageOut, show_reservation
from reservations.enums import ReservationStatus, Source
from reservations.models import Reservation
from reservations.queries import house_instant
from reservations.queries.of_house import reservation_of_house, reservations_of_house

IN_ORDER: Final = (
    SortKey(field="starts_at", parse=instant),
    SortKey(field="id", parse=UUID),
)
IDEMPOTENCY: Final = OpenApiParameter(
    "Idempotency-Key",
    str,
    OpenApiParameter.HEADER,
    description="1 to 255 visible ASCII characters. A success is replayed for 24 hours with Idempotent-Replayed: true.",
)
TAGS: Final = ["reservations"]


class ReservationView(HouseView):
    """What the endpoints of reservations share."""

    scopes = {
        "GET": Scope.RESERVATIONS_READ,
        "POST": Scope.RESERVATIONS_WRITE,
        "PATCH": Scope.RESERVATIONS_WRITE,
    }

    @property
    def by(self) -> By:
        """Whose hands these are."""
        return By.key(self.api_key)

    def show(self, reservation: Reservation) -> dict[str, Any]:
        """The reservation, read again with its tables."""
        return self._shown(reservation.pk)

    def _shown(self, reservation_id: UUID) -> dict[str, Any]:
        fresh = reservation_of_house(self.business, reservation_id)
        return show_reservation(fresh, self.business, now())


class ReservationsView(ReservationView):
    """All reservations of the house."""

    @extend_schema(
        operation_id="list_reservations",
        summary="List reservations",
        description="In the order of their starts.",
        parameters=[ReservationsQuery],
        responses=ReservationPageOut,
        tags=TAGS,
    )
    def get(self, request: Request) -> Response:
        query, at = self.query(ReservationsQuery), now()
        found = reservations_of_house(
            self.business, now=at, date=query.get("date"), statuses=query.get("status", ())
        )

        def show(rows: Sequence[Reservation]) -> list[dict[str, Any]]:
            return [show_reservation(row, self.business, at) for row in rows]

        return page_response(self, found, IN_ORDER, query=query, show=show)

    @extend_schema(
        operation_id="create_reservation",
        summary="Reserve or hold a table",
        description="`status: held` claims tables for some minutes and needs no name; confirm it in time.",
        parameters=[IDEMPOTENCY],
        request=ReservationIn,
        responses={201: ReservationOut},
        tags=TAGS,
    )
    def post(self, request: Request) -> HttpResponse:
        given = self.body(ReservationIn)
        once = repeatable(self)
        found = remembered(once) if once else None
        if found is not None:
            return respond(found)
        try:
            return respond(self._make(given, once))
        except AlreadyAnswered as answered:
            return respond(answered.answer)

    def _make(self, given: dict[str, Any], request: Repeatable | None) -> Answer:
        # Written down in the reservation's own transaction, so that both are there or neither.
        answers: list[Answer] = []

        def write(reservation_id: UUID) -> Answer:
            answers.append(written(201, self._shown(reservation_id)))
            return answers[-1]

        wish: dict[str, Any] = {
            "business": self.business,
            "starts_at": house_instant(self.business, given["starts_at"]),
            "party_size": given["party_size"],
            "area": given.get("area"),
            "notes": given.get("notes", ""),
            "lang": given["lang"],
            "contact": contact_in(given),
            "source": Source.API,
            "by": self.by,
            "idempotency_key": request.key if request else "",
            "once": Once(request=request, write=write) if request else None,
        }
        held = given["status"] == ReservationStatus.HELD
        made = hold_table(**wish) if held else reserve_table(**wish)
        return answers[-1] if answers else write(made.pk)


class OneReservationView(ReservationView):
    """One reservation of the house."""

    @extend_schema(
        operation_id="read_reservation",
        summary="Read a reservation",
        responses=ReservationOut,
        tags=TAGS,
    )
    def get(self, request: Request, reservation_id: UUID) -> Response:
        found = reservation_of_house(self.business, reservation_id)
        return Response(show_reservation(found, self.business, now()))

    @extend_schema(
        operation_id="change_reservation",
        summary="Change a reservation",
        description="Another time, size, area or note, all or nothing; a stale version is 409.",
        request=ChangeIn,
        responses=ReservationOut,
        tags=TAGS,
    )
    def patch(self, request: Request, reservation_id: UUID) -> Response:
        # Foreign and missing rows look alike whatever the body says.
        reservation_of_house(self.business, reservation_id)
        given = self.body(ChangeIn)
        starts_at = given.get("starts_at")
        changed = change_reservation(
            business=self.business,
            reservation_id=reservation_id,
            by=self.by,
            version=given["version"],
            starts_at=house_instant(self.business, starts_at) if starts_at else UNSET,
            party_size=given.get("party_size", UNSET),
            area=given.get("area", UNSET),
            notes=given.get("notes", UNSET),
        )
        return Response(self.show(changed))


class ConfirmView(ReservationView):
    """From a hold to a promise."""

    @extend_schema(
        operation_id="confirm_reservation",
        summary="Confirm a hold",
        parameters=[IDEMPOTENCY],
        request=ContactIn,
        responses=ReservationOut,
        tags=TAGS,
    )
    def post(self, request: Request, reservation_id: UUID) -> HttpResponse:
        reservation_of_house(self.business, reservation_id)
        contact = contact_in(self.body(ContactIn))

        def act() -> dict[str, Any]:
            return self.show(
                confirm_reservation(
                    business=self.business,
                    reservation_id=reservation_id,
                    contact=contact,
                    by=self.by,
                )
            )

        return respond_once(self, 200, act)


class CancelView(ReservationView):
    """Calling off."""

    @extend_schema(
        operation_id="cancel_reservation",
        summary="Cancel a reservation",
        description="Repeated, the same answer. After the house's cancellation window: too_late.",
        parameters=[IDEMPOTENCY],
        request=CancelIn,
        responses=ReservationOut,
        tags=TAGS,
    )
    def post(self, request: Request, reservation_id: UUID) -> HttpResponse:
        reservation_of_house(self.business, reservation_id)
        reason = self.body(CancelIn).get("reason", "")

        def act() -> dict[str, Any]:
            return self.show(
                cancel_by_diner(
                    business=self.business,
                    reservation_id=reservation_id,
                    by=self.by,
                    reason=reason,
                )
            )

        return respond_once(self, 200, act)


def contact_in(given: dict[str, Any]) -> Contact:
    """The contact that a body names."""
    return Contact(
        name=given.get("name", ""), phone=given.get("phone", ""), email=given.get("email", "")
    )
